//! Percent-encoding (RFC 3986, section 2.1): everything but unreserved characters is encoded.

use std::borrow::Cow;

/// Appends a text of which nothing but unreserved characters and `kept` stand as they are.
pub(crate) fn encode(text: &str, kept: Option<u8>, out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if is_unreserved(byte) || Some(byte) == kept {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// The text that was encoded; `None` when it is damaged, or no UTF-8.
pub(crate) fn decode(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('%') {
        return Some(Cow::Borrowed(text));
    }
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'%' => digit(bytes.next()?)? << 4 | digit(bytes.next()?)?,
            other => other,
        });
    }
    String::from_utf8(out).ok().map(Cow::Owned)
}

/// Whether a text is another one encoded, as far as it must be or not.
pub(crate) fn is(encoded: &str, text: &str) -> bool {
    encoded == text || decode(encoded).is_some_and(|decoded| decoded == text)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_characters_are_encoded_and_come_back() {
        let text = " %:/?#[]@!$&'()*+,;=\u{1F639}~-._a9";
        let mut encoded = String::new();
        encode(text, None, &mut encoded);
        assert_eq!(encoded, "%20%25%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%F0%9F%98%B9~-._a9");
        assert_eq!(decode(&encoded).as_deref(), Some(text));
    }

    #[test]
    fn damaged_text_is_refused() {
        for damaged in ["%", "%2", "%2g", "%ff", "%C3%28"] {
            assert_eq!(decode(damaged), None, "{damaged}");
        }
    }
}
