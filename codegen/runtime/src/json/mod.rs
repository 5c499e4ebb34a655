//! JSON: one reader and one writer for every generated type, driven by its schema.
//!
//! The reader takes exactly the JSON of RFC 8259; what it may forgive beyond that is in
//! [`Options`]. It validates UTF-8 once, guesses that members come in the order of the model,
//! and skips what the model does not know.

mod document;
mod io;
mod numbers;
mod read;
mod reader;
mod skip;
mod strings;
mod structures;
mod write;

#[doc(no_inline)]
pub use crate::codec::{Error, Members, Missing, Nulls, Options, UnknownUnion};
pub use io::{from_reader, to_string_pretty, to_writer};

use crate::codec::{SMALL, Sink as _, Source as _};
use crate::data::Document;
use crate::value::{Mut, Ref, Structure, Value};
use reader::Reader;
use write::Writer;

/// Reads a value, strictly: nothing may follow it, and no required member may be missing.
///
/// ```
/// # fn main() -> Result<(), ferrosmith_runtime::json::Error> {
/// let names: Vec<String> = ferrosmith_runtime::json::from_slice(br#"["ada", "grace"]"#)?;
/// assert_eq!(names, ["ada", "grace"]);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// Bytes that are no JSON, or not that of this type: what was expected and found, and where.
#[inline]
pub fn from_slice<T: Value>(bytes: &[u8]) -> Result<T, Error> {
    let mut value = T::empty();
    if !(T::nullable() && is_null(bytes)) {
        read_strictly(bytes, value.open())?;
    }
    Ok(value)
}

/// Reads a value from text, as [`from_slice`] does.
///
/// # Errors
/// As [`from_slice`].
#[inline]
pub fn from_str<T: Value>(text: &str) -> Result<T, Error> {
    from_slice(text.as_bytes())
}

/// Writes a value.
///
/// # Errors
/// What JSON cannot hold: a union without a member, a date beyond the years 0 to 9999, more than
/// 128 levels.
#[inline]
pub fn to_vec<T: Value + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    written(value.view())
}

// What is generic is compiled once per type, and so it is short.

fn read_strictly(bytes: &[u8], into: Mut<'_>) -> Result<(), Error> {
    read(bytes, into, &Options::default())
}

fn written(value: Ref<'_>) -> Result<Vec<u8>, Error> {
    let mut out = Vec::with_capacity(SMALL);
    write(value, &mut out, &Options::default())?;
    Ok(out)
}

/// Writes a value as text.
///
/// # Errors
/// As [`to_vec`].
#[inline]
pub fn to_string<T: Value + ?Sized>(value: &T) -> Result<String, Error> {
    to_vec(value).map(text)
}

/// Reads into a value that holds nothing yet. Where it fails, what was read before remains.
///
/// # Errors
/// As [`from_slice`], as far as the options do not forgive it.
pub fn read(bytes: &[u8], into: Mut<'_>, options: &Options) -> Result<(), Error> {
    let mut reader = Reader::new(bytes, options)?;
    reader.top(into)?;
    reader.end()
}

/// Appends a value. Where it fails, what was written before remains.
///
/// # Errors
/// As [`to_vec`]; of levels there are as many as the options say.
pub fn write(value: Ref<'_>, out: &mut Vec<u8>, options: &Options) -> Result<(), Error> {
    Writer::new(out, options).top(value)
}

/// Returns the body of a message: the members that no HTTP binding puts elsewhere, idempotency tokens
/// that are absent filled in (see [`Options::token`]).
///
/// # Errors
/// As [`write()`]; when the platform has no randomness for a token.
pub fn body(input: &dyn Structure, options: &Options) -> Result<Vec<u8>, Error> {
    let mut out = Vec::with_capacity(SMALL);
    Writer::new(&mut out, options).body(input)?;
    Ok(out)
}

/// Appends the members that the options want, idempotency tokens that are absent filled in.
pub(crate) fn message(value: &dyn Structure, out: &mut Vec<u8>, options: &Options) -> Result<(), Error> {
    Writer::new(out, options).outermost(value, options.members, true)
}

/// Writes a document: compact, binary data as base64 and timestamps as date-times.
#[must_use]
pub fn document_to_string(document: &Document) -> String {
    let mut out = Vec::new();
    crate::data::display::write(document, &mut out);
    text(out)
}

/// Reads a document, strictly. Numbers keep their text.
///
/// # Errors
/// Bytes that are no JSON, or more than 128 levels.
pub fn document_from_slice(bytes: &[u8]) -> Result<Document, Error> {
    let mut document = Document::Null;
    read(bytes, Mut::Document(&mut document), &Options::default())?;
    Ok(document)
}

fn is_null(bytes: &[u8]) -> bool {
    // Not `trim_ascii`, which takes a form feed for whitespace.
    let start = bytes.iter().position(|byte| !b" \n\r\t".contains(byte)).unwrap_or(bytes.len());
    let word = bytes.get(start..).and_then(|rest| rest.strip_prefix(b"null"));
    word.is_some_and(|rest| rest.iter().all(|byte| b" \n\r\t".contains(byte)))
}

/// Returns the output of a writer as text: it is UTF-8, as all its parts are.
fn text(out: Vec<u8>) -> String {
    String::from_utf8(out).unwrap_or_default()
}
