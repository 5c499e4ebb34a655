//! Percent-encoding (RFC 3986, section 2.1): everything but unreserved characters is encoded.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// All but the unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Those of a path: slashes stand as they are.
const IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// Appends a text of which nothing but unreserved characters stand as they are, and `/` in a path.
pub(crate) fn encode(text: &str, path: bool, out: &mut String) {
    out.extend(utf8_percent_encode(text, if path { IN_PATH } else { RESERVED }));
}

/// The text that was encoded; `None` when it is malformed, or not UTF-8.
pub(crate) fn decode(text: &str) -> Option<Cow<'_, str>> {
    // What is no escape would be left as it is.
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|byte| *byte == b'%') {
        let (digits, after) = rest.get(at + 1..)?.split_at_checked(2)?;
        if !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        rest = after;
    }
    percent_decode_str(text).decode_utf8().ok()
}

/// Whether a text is another one encoded, as far as it must be or not.
pub(crate) fn is(encoded: &str, text: &str) -> bool {
    encoded == text || decode(encoded).is_some_and(|decoded| decoded == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_characters_are_encoded_and_come_back() {
        let text = " %:/?#[]@!$&'()*+,;=\u{1F639}~-._a9";
        let mut encoded = String::new();
        encode(text, false, &mut encoded);
        assert_eq!(encoded, "%20%25%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%F0%9F%98%B9~-._a9");
        assert_eq!(decode(&encoded).as_deref(), Some(text));
    }

    #[test]
    fn a_path_keeps_its_slashes() {
        let mut encoded = String::new();
        encode("a/../b c", true, &mut encoded);
        assert_eq!(encoded, "a/../b%20c");
    }

    #[test]
    fn damaged_text_is_refused() {
        for damaged in ["%", "%2", "%2g", "%ff", "%C3%28"] {
            assert_eq!(decode(damaged), None, "{damaged}");
        }
    }
}
