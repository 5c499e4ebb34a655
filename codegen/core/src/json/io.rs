//! Reading JSON from readers, writing it to writers, and indented JSON.

use std::io::{self, Read, Write};

use super::{Error, from_slice, to_vec};
use crate::codec::io::{read_all, write_all};
use crate::data::display::indented;
use crate::value::Value;

/// Reads a value from a reader, up to its end and at most `most` bytes, as [`from_slice`] does.
///
/// ```
/// use ferrosmith_runtime::json;
///
/// let names: Vec<String> = json::from_reader(&br#"["ada"]"#[..], 1 << 20)?;
/// assert_eq!(names, ["ada"]);
/// assert!(json::from_reader::<Vec<String>, _>(&br#"["ada"]"#[..], 6).is_err());
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// Returns the errors of the reader, [`FileTooLarge`](io::ErrorKind::FileTooLarge) for more than `most`
/// bytes, and [`InvalidData`](io::ErrorKind::InvalidData) with the error of [`from_slice`].
pub fn from_reader<T: Value, R: Read>(mut reader: R, most: u64) -> io::Result<T> {
    Ok(from_slice(&read_all(&mut reader, most)?)?)
}

/// Writes a value to a writer, with one call of `write_all`.
///
/// # Errors
/// Returns the errors of the writer, and [`InvalidData`](io::ErrorKind::InvalidData) with the error of
/// [`to_vec`] before anything is written.
pub fn to_writer<T: Value + ?Sized, W: Write>(mut writer: W, value: &T) -> io::Result<()> {
    write_all(&mut writer, to_vec(value))
}

/// Returns a value as JSON with line breaks, indented by two spaces.
///
/// ```
/// use ferrosmith_runtime::{Document, json};
///
/// let document: Document = r#"{"a":[1,2],"b":{}}"#.parse()?;
/// let text = json::to_string_pretty(&document)?;
/// assert_eq!(text, "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}");
/// # Ok::<(), json::Error>(())
/// ```
///
/// # Errors
/// The same as [`to_vec`].
pub fn to_string_pretty<T: Value + ?Sized>(value: &T) -> Result<String, Error> {
    to_vec_pretty(value).map(super::text)
}

/// Returns the bytes of [`to_string_pretty`].
///
/// # Errors
/// The same as [`to_vec`].
pub fn to_vec_pretty<T: Value + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    Ok(indented(&to_vec(value)?))
}

/// Writes a value to a writer as [`to_string_pretty`] does, with one call of `write_all`.
///
/// # Errors
/// The same as [`to_writer`].
pub fn to_writer_pretty<T: Value + ?Sized, W: Write>(mut writer: W, value: &T) -> io::Result<()> {
    write_all(&mut writer, to_vec_pretty(value))
}
