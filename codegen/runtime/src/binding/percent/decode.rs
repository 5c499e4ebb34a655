//! Decoding.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// Returns the decoded text; `None` if it is malformed, or not UTF-8.
pub(crate) fn decode(text: &str) -> Option<Cow<'_, str>> {
    // The decoder would leave a malformed escape unchanged.
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

/// Returns `true` if the first text is an encoding of the second, with or without optional escapes.
pub(crate) fn is(encoded: &str, text: &str) -> bool {
    encoded == text || decode(encoded).is_some_and(|decoded| decoded == text)
}
