//! Reading CBOR from readers, and writing it to writers.

use std::io::{self, Read, Write};

use super::{from_slice, to_vec};
use crate::codec::io::{read_all, write_all};
use crate::value::Value;

/// Reads a value from a reader, up to its end and at most `most` bytes, as [`from_slice`] does.
///
/// ```
/// use ferrosmith_runtime::cbor;
///
/// let numbers: Vec<i32> = cbor::from_reader(&[0x82, 1, 2][..], 1 << 20)?;
/// assert_eq!(numbers, [1, 2]);
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
