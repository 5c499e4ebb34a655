//! JSON: one reader and one writer for every generated type, driven by its schema.
//!
//! The reader accepts the JSON of RFC 8259 and nothing else, unless [`Options`] allow it. Members that the
//! model does not have are skipped.
//!
//! ```
//! use ferrosmith_runtime::json;
//! use generated::datazone::CreateUserProfileOutput;
//!
//! let text = r#"{"id":"u-1","status":"NEVER_SEEN"}"#;
//! let output: CreateUserProfileOutput = json::from_str(text)?;
//! assert_eq!(output.id.as_deref(), Some("u-1"));
//! assert_eq!(json::to_string(&output)?, text);
//!
//! let error = json::from_str::<CreateUserProfileOutput>(r#"{"id":1}"#).unwrap_err();
//! assert_eq!(error.to_string(), "id: expected a string, found a number, byte 6");
//! # Ok::<(), json::Error>(())
//! ```

mod document;
mod escapes;
mod forms;
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
pub use io::{from_reader, to_string_pretty, to_vec_pretty, to_writer, to_writer_pretty};

use crate::codec::{SMALL, Sink as _, Source as _};
use crate::data::Document;
use crate::value::{Mut, Ref, Structure, Value, filled};
use reader::Reader;
use write::Writer;

/// Reads a value. Nothing may follow it, and no required member may be missing.
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
/// Returns an error if the bytes are not valid JSON, or do not fit the type.
#[inline]
pub fn from_slice<T: Value>(bytes: &[u8]) -> Result<T, Error> {
    filled(|value: &mut T| match T::nullable() && is_null(bytes) {
        true => Ok(()),
        false => read_strictly(bytes, value.open()),
    })
}

/// Reads a value from a string, as [`from_slice`] does.
///
/// # Errors
/// The same as [`from_slice`].
#[inline]
pub fn from_str<T: Value>(text: &str) -> Result<T, Error> {
    from_slice(text.as_bytes())
}

/// Returns the bytes of a value in JSON.
///
/// # Errors
/// Returns an error for values that JSON cannot represent: a union without a member, a date-time outside the
/// years 0 to 9999, and more than 128 levels.
#[inline]
pub fn to_vec<T: Value + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    written(value.view())
}

// Generic functions are compiled once per type, and therefore short.

fn read_strictly(bytes: &[u8], into: Mut<'_>) -> Result<(), Error> {
    read(bytes, into, &Options::default())
}

fn written(value: Ref<'_>) -> Result<Vec<u8>, Error> {
    let mut out = Vec::with_capacity(SMALL);
    write(value, &mut out, &Options::default())?;
    Ok(out)
}

/// Returns a value as JSON.
///
/// # Errors
/// The same as [`to_vec`].
#[inline]
pub fn to_string<T: Value + ?Sized>(value: &T) -> Result<String, Error> {
    to_vec(value).map(text)
}

/// Reads into an empty value. After an error, the value has the members that were read before.
///
/// # Errors
/// The same as [`from_slice`], except for the problems that the options allow.
pub fn read(bytes: &[u8], into: Mut<'_>, options: &Options) -> Result<(), Error> {
    let mut reader = Reader::new(bytes, options)?;
    let read = reader.top(into);
    options.missing.to_the_end(read, || reader.end())
}

/// Appends a value. After an error, the bytes written before remain.
///
/// # Errors
/// The same as [`to_vec`], with the maximum depth of the options.
pub fn write(value: Ref<'_>, out: &mut Vec<u8>, options: &Options) -> Result<(), Error> {
    Writer::new(out, options).top(value)
}

/// Returns the body of a message: the members that are not bound to another part of an HTTP message, with
/// absent idempotency tokens filled in (see [`Options::token`]).
///
/// # Errors
/// The same as [`write()`]. Also returns an error if the platform has no source of randomness for a token.
pub fn body(input: &dyn Structure, options: &Options) -> Result<Vec<u8>, Error> {
    let mut out = Vec::with_capacity(SMALL);
    Writer::new(&mut out, options).body(input)?;
    Ok(out)
}

/// Appends the members that the options select, with absent idempotency tokens filled in.
#[doc(hidden)]
pub fn message(value: &dyn Structure, out: &mut Vec<u8>, options: &Options) -> Result<(), Error> {
    Writer::new(out, options).outermost(value, options.members, true)
}

/// Returns a document as compact JSON, with binary data in base64 and timestamps as date-times.
#[must_use]
pub fn document_to_string(document: &Document) -> String {
    let mut out = Vec::new();
    crate::data::display::write(document, &mut out);
    text(out)
}

/// Reads a document. Numbers keep every digit.
///
/// # Errors
/// Returns an error for invalid JSON, and for more than 128 levels.
pub fn document_from_slice(bytes: &[u8]) -> Result<Document, Error> {
    let mut document = Document::Null;
    read(bytes, Mut::Document(&mut document), &Options::default())?;
    Ok(document)
}

fn is_null(bytes: &[u8]) -> bool {
    // `trim_ascii` would also remove form feeds, which are not white space in JSON.
    let start = bytes.iter().position(|byte| !b" \n\r\t".contains(byte)).unwrap_or(bytes.len());
    let word = bytes.get(start..).and_then(|rest| rest.strip_prefix(b"null"));
    word.is_some_and(|rest| rest.iter().all(|byte| b" \n\r\t".contains(byte)))
}

/// Returns the output of a writer as a string.
fn text(out: Vec<u8>) -> String {
    String::from_utf8(out).unwrap_or_default()
}
