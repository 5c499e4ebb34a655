//! CBOR (RFC 8949) as Smithy RPC v2 uses it: one reader and one writer for every generated type,
//! driven by its schema.
//!
//! The reader accepts every well-formed encoding of a value: definite and indefinite lengths, integers and
//! floats of any width. `undefined` is read as null. A null with a tag is refused, except in members that are skipped: it
//! would be read as absent, or lose its tag. The writer uses the shortest integers and definite
//! lengths, except for structures of which more than 23 members are set. Numbers beyond 64 bits are bignums
//! or decimal fractions, of at most 1,024 bytes; timestamps are integers for whole seconds, otherwise doubles.
//!
//! ```
//! use ferrosmith_runtime::cbor;
//! use generated::datazone::CreateUserProfileOutput;
//!
//! let output = CreateUserProfileOutput::new().id("u-1");
//! let bytes = cbor::to_vec(&output)?;
//! assert_eq!(bytes, b"\xa1\x62id\x63u-1");
//! assert_eq!(cbor::from_slice::<CreateUserProfileOutput>(&bytes)?, output);
//! # Ok::<(), cbor::Error>(())
//! ```
//!
//! Documents are lossless in both directions, except for tags other than those of timestamps and big numbers,
//! which are dropped. Keys must be strings; NaN and the infinities become the strings that JSON has for them.

mod big;
mod document;
mod entry;
mod head;
mod io;
mod numbers;
mod output;
mod read;
mod reader;
mod skip;
mod strings;
mod times;
mod write;

#[doc(no_inline)]
pub use crate::codec::{Error, Members, Missing, Nulls, Options, UnknownUnion};
pub use io::{from_reader, to_writer};

use crate::codec::{SMALL, Sink as _, Source as _};
use crate::data::Document;
use crate::value::{Mut, Ref, Structure, Value, filled};
use reader::Reader;
use write::Writer;

/// Reads a value. Nothing may follow it, and no required member may be missing.
///
/// ```
/// # fn main() -> Result<(), ferrosmith_runtime::cbor::Error> {
/// let names: Vec<String> = ferrosmith_runtime::cbor::from_slice(b"\x82\x63ada\x65grace")?;
/// assert_eq!(names, ["ada", "grace"]);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// Returns an error if the bytes are not well-formed CBOR, or do not fit the type.
#[inline]
pub fn from_slice<T: Value>(bytes: &[u8]) -> Result<T, Error> {
    filled(|value: &mut T| match T::nullable() && matches!(bytes, [head::NULL | head::UNDEFINED]) {
        true => Ok(()),
        false => read_strictly(bytes, value.open()),
    })
}

/// Returns the bytes of a value in CBOR.
///
/// # Errors
/// Returns an error for a union without a member, a number of more than 1,024 bytes, and more than 128
/// levels.
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

/// Reads into an empty value. After an error, the value has the members that were read before.
///
/// The options for member names and timestamp formats do not apply to CBOR.
///
/// # Errors
/// The same as [`from_slice`], except for the problems that the options allow.
pub fn read(bytes: &[u8], into: Mut<'_>, options: &Options) -> Result<(), Error> {
    let mut reader = Reader::new(bytes, options);
    let read = reader.top(into);
    options.missing.to_the_end(read, || reader.end())
}

/// Appends a value. After an error, the bytes written before remain.
///
/// The options for member names and timestamp formats do not apply to CBOR.
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

/// Reads a document.
///
/// # Errors
/// Returns an error for bytes that are not well-formed CBOR, keys that are not strings, and more than 128
/// levels.
pub fn document_from_slice(bytes: &[u8]) -> Result<Document, Error> {
    let mut document = Document::Null;
    read(bytes, Mut::Document(&mut document), &Options::default())?;
    Ok(document)
}
