//! Identifiers by Smithy's grammar, and the steps of JSON paths that they are.

/// Returns `true` if it is an identifier by Smithy's grammar: a letter, or underscores and then a letter or
/// digit; after that letters, digits, underscores.
pub fn is_identifier(text: &str) -> bool {
    let start = text.trim_start_matches('_');
    let first_fits = match start.bytes().next() {
        Some(first) if start.len() < text.len() => first.is_ascii_alphanumeric(),
        Some(first) => first.is_ascii_alphabetic(),
        None => false,
    };
    first_fits && start.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// Returns the step of a JSON path to the value of a key.
pub(crate) fn step(key: &str) -> String {
    if is_identifier(key) { format!(".{key}") } else { format!("[{key:?}]") }
}
