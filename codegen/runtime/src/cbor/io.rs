//! CBOR from readers and to writers.

use std::io::{self, Read, Write};

use super::{from_slice, to_vec};
use crate::codec::io::{malformed, read_all, write_all};
use crate::value::Value;

/// Reads a value from all that a reader gives, of at most so many bytes, as [`from_slice`] does.
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
/// Errors of the reader; [`FileTooLarge`](io::ErrorKind::FileTooLarge) where it gives more bytes, and
/// [`InvalidData`](io::ErrorKind::InvalidData) with the error of [`from_slice`].
pub fn from_reader<T: Value, R: Read>(mut reader: R, most: u64) -> io::Result<T> {
    from_slice(&read_all(&mut reader, most)?).map_err(malformed)
}

/// Writes a value to a writer, in one piece.
///
/// # Errors
/// Errors of the writer, and [`InvalidData`](io::ErrorKind::InvalidData) with the error of [`to_vec`],
/// before anything is written.
pub fn to_writer<T: Value + ?Sized, W: Write>(mut writer: W, value: &T) -> io::Result<()> {
    write_all(&mut writer, to_vec(value))
}
