//! Texts are encoded.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Those of a path: slashes stand as they are.
const IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// Appends a text of which nothing but unreserved characters stand as they are, and `/` in a path.
pub(crate) fn encode(text: &str, path: bool, out: &mut String) {
    out.extend(utf8_percent_encode(text, if path { IN_PATH } else { RESERVED }));
}
