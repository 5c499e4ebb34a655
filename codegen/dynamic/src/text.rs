//! JSON that people write and read: names of the model, timestamps in any format.

use ferrosmith_runtime::codec::{Missing, Nulls, path};
use ferrosmith_runtime::{Document, Mut, Ref, Structure, TimestampFormat, Value as _, json};

use crate::DynamicStructure;

/// Returns the options of such JSON: members have their names in the model, timestamps are date-times or seconds, and nulls
/// stand in sparse lists and maps alone.
#[must_use]
pub fn options() -> json::Options {
    let mut options = json::Options::default();
    options.json_names = false;
    options.timestamp_formats = false;
    options.timestamp_format = TimestampFormat::DateTime;
    options.any_timestamps = true;
    options.missing = Missing::Collect;
    // A null that is dropped moves the elements behind it, and a server refuses it.
    options.nulls = Nulls::Refuse;
    options
}

/// Reads an empty structure, and returns the paths of missing required members: JSON pointers.
///
/// # Errors
/// Returns an error if the text is not valid JSON, or does not fit the structure.
pub fn read(text: &[u8], into: &mut DynamicStructure) -> Result<Vec<String>, json::Error> {
    read_value(text, into.open())
}

/// The same for any value.
pub(crate) fn read_value(text: &[u8], into: Mut<'_>) -> Result<Vec<String>, json::Error> {
    match json::read(text, into, &options()) {
        Ok(()) => Ok(Vec::new()),
        Err(error) => match error.missing() {
            missing if missing.is_empty() => Err(error),
            missing => Ok(missing),
        },
    }
}

/// Returns a structure as JSON, indented; with `null` for what JSON cannot hold.
#[must_use]
pub fn pretty(value: &dyn Structure) -> String {
    json::to_string_pretty(&document(value)).unwrap_or_default()
}

/// Returns a structure as a document; `null` for what JSON cannot hold.
#[must_use]
pub fn document(value: &dyn Structure) -> Document {
    document_of(Ref::Structure(value))
}

/// The same for any value.
pub(crate) fn document_of(value: Ref<'_>) -> Document {
    let mut text = Vec::new();
    match json::write(value, &mut text, &options()) {
        Ok(()) => json::document_from_slice(&text).unwrap_or_default(),
        Err(_) => Document::Null,
    }
}

/// Returns the path of the first member in a text that its structure does not have: a JSON pointer. `read` is the
/// structure that was read from the text.
#[must_use]
pub fn unknown_member(text: &Document, read: &Document) -> Option<String> {
    match (text, read) {
        (Document::Object(text), Document::Object(read)) => text.iter().find_map(|(name, value)| {
            match read.get(name) {
                Some(read) => unknown_member(value, read).map(|rest| step(name) + &rest),
                // A null is an absent member.
                None => (!value.is_null()).then(|| step(name)),
            }
        }),
        (Document::Array(text), Document::Array(read)) => {
            let mut pairs = text.iter().zip(read).enumerate();
            pairs.find_map(|(index, (text, read))| Some(format!("/{index}{}", unknown_member(text, read)?)))
        }
        _ => None,
    }
}

/// Returns a step of a JSON pointer.
fn step(name: &str) -> String {
    let mut pointer = String::new();
    path::push(&mut pointer, name);
    pointer
}
