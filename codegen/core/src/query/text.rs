//! Percent-encoding of forms: what is written is also a URI's (RFC 3986, 2.3); of what is read, `+` is a space.

use std::borrow::Cow;

const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// The bytes that stay as they are: letters, digits and `-._~`.
static UNRESERVED: [bool; 256] = {
    let mut all = [false; 256];
    let mut byte = b'-';
    while byte <= b'~' {
        all[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    all
};

/// Appends a text; all but unreserved characters are encoded.
pub(super) fn encode(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if UNRESERVED[usize::from(*byte)] {
            continue;
        }
        out.extend_from_slice(&bytes[done..at]);
        let [high, low] = [byte >> 4, byte & 15].map(|digit| HEX[usize::from(digit)]);
        out.extend_from_slice(&[b'%', high, low]);
        done = at + 1;
    }
    out.extend_from_slice(&bytes[done..]);
}

/// Decodes a text; `None` where it is not UTF-8, or a percent sign has no two digits after it.
pub(super) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if !bytes.iter().any(|byte| matches!(byte, b'%' | b'+')) {
        return std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        out.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || rest.next().and_then(|digit| char::from(*digit).to_digit(16));
                let (high, low) = (digit()?, digit()?);
                u8::try_from(high << 4 | low).ok()?
            }
            byte => *byte,
        });
    }
    String::from_utf8(out).ok().map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_comes_back() {
        let text: String = ('\0'..='\u{17f}').chain(['😹', '\u{2028}']).collect();
        let mut encoded = Vec::new();
        encode(&text, &mut encoded);
        assert!(encoded.iter().all(|byte| byte.is_ascii_graphic() && !b"+&=".contains(byte)));
        assert_eq!(decode(&encoded).as_deref(), Some(&*text));
    }

    #[test]
    fn what_is_unreserved_stays() {
        for char in '\0'..='\u{ff}' {
            let mut encoded = Vec::new();
            encode(&char.to_string(), &mut encoded);
            let stays = char.is_ascii_alphanumeric() || "-._~".contains(char);
            assert_eq!(encoded == char.to_string().as_bytes(), stays, "{char:?}");
        }
    }

    #[test]
    fn spaces_are_read_in_both_ways_and_damage_is_refused() {
        assert_eq!(decode(b"a+b%20c%2b").as_deref(), Some("a b c+"));
        for damaged in [&b"%"[..], b"%4", b"%+1", b"%zz", b"%ff", b"\xff", b"%c3%28"] {
            assert_eq!(decode(damaged), None, "{damaged:?}");
        }
    }
}
