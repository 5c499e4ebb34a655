//! Texts of XML: entities and characters that it cannot hold, both ways (XML 1.0, 2.2, 2.11 and 4.6).

use std::borrow::Cow;

use super::{Error, scan};

/// The bytes that may be part of a name, without its colon; all letters outside ASCII are accepted. A table: names are
/// half of a document.
const NAMES: [bool; 256] = {
    let (mut names, mut byte) = ([false; 256], 0);
    while byte < 256 {
        let ascii = matches!(byte as u8, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.');
        names[byte] = ascii || byte >= 0x80;
        byte += 1;
    }
    names
};

fn is_name(byte: u8) -> bool {
    NAMES[usize::from(byte)]
}

/// Returns the number of bytes before the first one that cannot be part of a name, or is its colon.
pub(super) fn name_part(bytes: &[u8]) -> usize {
    bytes.iter().position(|&byte| !is_name(byte)).unwrap_or(bytes.len())
}

/// Returns `true` if a text of bytes that may be part of a name begins as one.
pub(super) fn starts_name(text: &str) -> bool {
    text.bytes().next().is_some_and(|first| !matches!(first, b'0'..=b'9' | b'-' | b'.'))
}

/// Returns `true` if a text is a name.
pub(super) fn is_whole_name(text: &str) -> bool {
    starts_name(text) && text.bytes().all(|byte| is_name(byte) || byte == b':')
}

/// The encoding that an XML declaration names, which is no other instruction, such as `<?xml-stylesheet`.
pub(super) fn declared_encoding(input: &str) -> Option<&str> {
    let after = input.strip_prefix("<?xml").filter(|after| after.starts_with([' ', '\t', '\r', '\n']))?;
    let (declaration, _) = after.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_ascii_start().strip_prefix('=')?.trim_ascii_start();
    ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.split(quote).next())
}

/// Reads a text with entities.
pub(super) fn unescaped(raw: &str, start: usize) -> Result<Cow<'_, str>, Error> {
    let Some(first) = raw.find('&') else { return literal(raw, start) };
    let mut out = String::with_capacity(raw.len()); // no entity is shorter than what it stands for
    out.push_str(&literal(&raw[..first], start)?);
    let mut at = first;
    while let Some(entity) = raw.get(at..).filter(|rest| !rest.is_empty()) {
        match entity.strip_prefix('&') {
            Some(entity) => {
                let wrong = || Error::new("an entity of XML", "something else", Some(start + at));
                // None is longer: a text of ampersands takes no more than its length.
                let length = entity.bytes().take(12).position(|byte| byte == b';').ok_or_else(wrong)?;
                out.push(character(&entity[..length]).ok_or_else(wrong)?);
                at += length + 2;
            }
            None => {
                let length = entity.find('&').unwrap_or(entity.len());
                out.push_str(&literal(&entity[..length], start + at)?);
                at += length;
            }
        }
    }
    Ok(Cow::Owned(out))
}

/// Reads the value of an attribute, where a break of the line or a tab that is no entity is a space (XML 1.0, 3.3.3).
pub(super) fn attribute(raw: &str, start: usize) -> Result<Cow<'_, str>, Error> {
    if !raw.contains(['\t', '\n', '\r']) {
        return unescaped(raw, start);
    }
    let spaces = raw.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
    Ok(unescaped(&spaces, start)?.into_owned().into())
}

/// The character that an entity stands for.
fn character(entity: &str) -> Option<char> {
    Some(match entity {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = entity.strip_prefix('#')?;
            let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
            if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return None; // a sign, which the standard library would take
            }
            u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).filter(|of| is_held(*of))?
        }
    })
}

/// Reads a text that is as it stands there, but for the ends of its lines.
pub(super) fn literal(raw: &str, start: usize) -> Result<Cow<'_, str>, Error> {
    if scan::plain(raw.as_bytes()) == raw.len() {
        return Ok(Cow::Borrowed(raw));
    }
    if let Some(at) = unheld(raw) {
        return Err(Error::new("a character of XML", "another one", Some(start + at)));
    }
    Ok(match raw.contains('\r') {
        false => Cow::Borrowed(raw),
        true => Cow::Owned(raw.replace("\r\n", "\n").replace('\r', "\n")),
    })
}

/// Returns the offset of the first character that XML cannot represent.
fn unheld(text: &str) -> Option<usize> {
    let suspect = |byte: &u8| (*byte < 0x20) | (*byte == 0xef);
    if !text.as_bytes().iter().fold(false, |any, byte| any | suspect(byte)) {
        return None;
    }
    text.char_indices().find(|(_, of)| !is_held(*of)).map(|(at, _)| at)
}

fn is_held(of: char) -> bool {
    !matches!(of, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Returns `true` if a text is written as it is: ASCII without anything to escape, as most are. Without a branch,
/// so that many bytes are looked at at once.
fn is_plain(text: &str, attribute: bool) -> bool {
    let special = |byte: u8| {
        !(0x20..0x80).contains(&byte)
            | (byte == b'&')
            | (byte == b'<')
            | (byte == b'>')
            | (attribute & (byte == b'"'))
    };
    !text.bytes().fold(false, |any, byte| any | special(byte))
}

/// Appends a text, escaped for an element or for an attribute in double quotes.
pub(super) fn escape(text: &str, attribute: bool, out: &mut Vec<u8>) -> Result<(), Error> {
    if is_plain(text, attribute) {
        out.extend_from_slice(text.as_bytes());
        return Ok(());
    }
    if unheld(text).is_some() {
        return Err(Error::new("a text that XML can hold", "one with control characters", None));
    }
    let bytes = text.as_bytes();
    let mut done = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let entity: &str = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' if attribute => "&quot;",
            b'\t' if attribute => "&#x9;",
            b'\n' => "&#xA;",
            b'\r' => "&#xD;",
            // U+0085 and U+2028: XML 1.1 takes them for ends of lines.
            0xc2 if bytes.get(at + 1) == Some(&0x85) => "&#x85;",
            0xe2 if bytes.get(at + 1..at + 3) == Some(&[0x80, 0xa8]) => "&#x2028;",
            _ => continue,
        };
        out.extend_from_slice(&bytes[done..at]);
        out.extend_from_slice(entity.as_bytes());
        done = at + if *byte < 0x80 { 1 } else { text[at..].chars().next().map_or(1, char::len_utf8) };
    }
    out.extend_from_slice(&bytes[done..]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::attribute;

    #[test]
    fn an_attribute_has_spaces_for_breaks_of_lines_that_are_no_entities() {
        let read = |raw| attribute(raw, 0).unwrap().into_owned();
        assert_eq!(read("a\nb\tc\r\nd\re"), "a b c d e");
        assert_eq!(read("a&#xA;b&#9;c&#xD;"), "a\nb\tc\r");
        assert_eq!(read("\n&#xA;"), " \n");
        assert!(attribute("\n&none;", 0).is_err());
    }
}
