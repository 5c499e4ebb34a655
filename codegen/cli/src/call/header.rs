//! Headers that are given on the command line.

use ferrosmith_runtime::http::{HeaderMap, HeaderName, HeaderValue};

/// A header. Its value may be a secret, and is marked as one.
#[derive(Debug, Clone)]
pub(super) struct Header {
    name: HeaderName,
    value: HeaderValue,
}

/// Parses a header.
///
/// # Errors
/// Returns a message that says what one looks like.
pub(super) fn parsed(text: &str) -> Result<Header, String> {
    let (name, value) = text.split_once(':').ok_or("expected NAME: VALUE, found no colon")?;
    let name =
        name.parse().map_err(|_| "expected the name of a header before the colon, found another text")?;
    let value = HeaderValue::from_str(value.trim());
    let mut value =
        value.map_err(|_| "expected a value without characters that are not allowed in a header")?;
    value.set_sensitive(true);
    Ok(Header { name, value })
}

/// Sets headers: those of one name take the place of what was there.
pub(super) fn set(headers: &mut HeaderMap, given: &[Header]) {
    for Header { name, .. } in given {
        headers.remove(name);
    }
    for Header { name, value } in given {
        headers.append(name, value.clone());
    }
}
