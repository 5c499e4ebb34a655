//! Characters: which ones may stay, what entities stand for, which addresses can be linked to.

use std::borrow::Cow;

use super::element::HtmlElement;

/// The longest address that becomes a link.
const MAX_ADDRESS: usize = 2000;

/// Normalises line ends and tabs, and removes what is not to be seen: control characters and everything that
/// changes the direction of the text or has no width, and so could make a comment read as it is not.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                if characters.peek() != Some(&'\n') {
                    cleaned.push('\n');
                }
            }
            '\t' => cleaned.push_str("    "),
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            '\n' => cleaned.push('\n'),
            hidden if is_hidden(hidden) => {}
            visible => cleaned.push(visible),
        }
    }
    Cow::Owned(cleaned)
}

/// Returns the length of the words that a text starts with: characters that stand for nothing but themselves in HTML and
/// in Markdown, single spaces between them, up to what could be an address. Most of a text is such, and is taken as it is.
pub(super) fn plain_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_plain = |at: usize| match bytes[at] {
        b' ' => at > 0 && bytes[at - 1] != b' ',
        b'h' => !bytes[at..].starts_with(b"http"),
        byte => byte.is_ascii_alphanumeric() || b".,;:()'\"/-".contains(&byte),
    };
    (0..bytes.len()).find(|at| !is_plain(*at)).unwrap_or(bytes.len())
}

/// Control characters, marks of direction and characters without width.
pub(crate) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Raised or lowered text, where Unicode has characters for it: 2⁶³, H₂O. An exponent without them is set off by `^`.
pub(super) fn raised(text: &str, element: HtmlElement) -> String {
    let text = text.trim();
    let (digits, signs) = match element {
        HtmlElement::Superscript => ("⁰¹²³⁴⁵⁶⁷⁸⁹", ['⁺', '⁻']),
        _ => ("₀₁₂₃₄₅₆₇₈₉", ['₊', '₋']),
    };
    let character = |character: char| match character {
        '0'..='9' => digits.chars().nth(character as usize - '0' as usize),
        '+' => Some(signs[0]),
        '-' | '−' => Some(signs[1]),
        'n' if element == HtmlElement::Superscript => Some('ⁿ'),
        _ => None,
    };
    let is_formula =
        element == HtmlElement::Superscript && text.chars().any(|c| "0123456789+-*/".contains(c));
    match text.chars().map(character).collect::<Option<String>>() {
        Some(raised) => raised,
        None if is_formula => format!("^({text})"),
        None => text.to_owned(),
    }
}

/// Reads an entity at the start of a text: the character it stands for and its length.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(10).position(|byte| byte == b';')?;
    let name = body.get(..end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((character, end + 2))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    let character = char::from_u32(code.ok()?)?;
    // Characters that `clean` removes must not come back by their numbers.
    let stands_for_space = character.is_whitespace() || is_hidden(character);
    Some(if stands_for_space { ' ' } else { character })
}

fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "bull" => '•',
        "middot" => '·',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "sect" => '§',
        "deg" => '°',
        "plusmn" => '±',
        "micro" => 'µ',
        "times" => '×',
        "le" => '≤',
        "ge" => '≥',
        "ne" => '≠',
        "rarr" => '→',
        "larr" => '←',
        _ => return None,
    })
}

/// Returns an address that a link may have: on the web (no `javascript:`, no path that rustdoc would look
/// up), with a host, and with everything encoded that Markdown could misread.
pub(super) fn web_address(address: &str) -> Option<String> {
    let address = address.trim();
    let after_scheme = ["https://", "http://"].iter().find_map(|scheme| {
        let start = address.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
    })?;
    if address.len() > MAX_ADDRESS || !after_scheme.starts_with(|first: char| first.is_alphanumeric()) {
        return None;
    }
    let mut encoded = String::with_capacity(address.len());
    for character in address.chars() {
        if character.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(character) {
            encoded.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    Some(encoded)
}

/// Returns the address at the start of a running text, without the punctuation of the sentence it stands in.
///
/// Only one with a dot in its host: `http://example` is an example, and rustdoc does not ask for a link there.
pub(super) fn bare_address(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let ends = |character: char| character.is_whitespace() || "<>\"'`[]{}|\\^*".contains(character);
    let visible = &text[..text.floor_char_boundary(MAX_ADDRESS)];
    let mut address = &visible[..visible.find(ends).unwrap_or(visible.len())];
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '_', '~', '&']);
        let shorter = match shorter.strip_suffix(')') {
            Some(inner) if !inner.contains('(') => inner,
            _ => shorter,
        };
        if shorter.len() == address.len() {
            break;
        }
        address = shorter;
    }
    let host = address.get(scheme.len()..)?.split(['/', '?', '#']).next()?;
    host.contains('.').then_some(address)
}
