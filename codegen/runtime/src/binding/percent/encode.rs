//! Encoding.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Every character except unreserved ones.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The same without the slash, for paths.
const IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// Appends a text with every character encoded except unreserved ones, and `/` in a path.
pub(crate) fn encode(text: &str, path: bool, out: &mut String) {
    out.extend(utf8_percent_encode(text, if path { IN_PATH } else { RESERVED }));
}
