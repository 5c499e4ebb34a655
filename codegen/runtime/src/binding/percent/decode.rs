//! Texts are decoded.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

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
