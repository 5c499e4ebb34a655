//! JSON of the command line: a text, `@FILE`, or `-` for the standard input.

use std::fs;
use std::io::{self, Read as _};

use ferrosmith_dynamic::{DynamicStructure, text};
use ferrosmith_runtime::{Structure as _, json};

/// The most that is read, in bytes.
const MOST: u64 = 256 << 20;

/// Returns the text that an argument stands for.
///
/// # Errors
/// Returns a message that names the file, if it cannot be read.
pub(crate) fn text(argument: &str) -> Result<Vec<u8>, String> {
    match (argument, argument.strip_prefix('@')) {
        ("-", _) => stdin(),
        (_, Some(path)) => fs::read(path).map_err(|error| format!("{path}: cannot be read: {error}")),
        (text, None) => Ok(text.as_bytes().to_vec()),
    }
}

/// Reads the standard input.
///
/// # Errors
/// Returns a message, if it cannot be read.
pub(crate) fn stdin() -> Result<Vec<u8>, String> {
    let mut text = Vec::new();
    let read = io::stdin().lock().take(MOST).read_to_end(&mut text);
    read.map_err(|error| format!("<stdin>: cannot be read: {error}"))?;
    Ok(text)
}

/// Reads an empty structure, and returns the paths of missing required members.
///
/// # Errors
/// Returns a message with a path, if the text is not valid JSON, does not fit, or has a member that the structure does
/// not have.
pub(crate) fn read(json_text: &[u8], into: &mut DynamicStructure) -> Result<Vec<String>, String> {
    let missing = text::read(json_text, into).map_err(|error| error.to_string())?;
    let given = json::document_from_slice(json_text).map_err(|error| error.to_string())?;
    match text::unknown_member(&given, &text::document(into)) {
        Some(path) => Err(format!("{path}: `{}` has no such member", into.schema().id)),
        None => Ok(missing),
    }
}
