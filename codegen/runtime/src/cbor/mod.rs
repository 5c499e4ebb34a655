//! CBOR (RFC 8949) as Smithy RPC v2 uses it: one reader and one writer for every generated type,
//! driven by its schema.
//!
//! The reader takes any well-formed encoding of a value: lengths that are known or not, integers
//! and floats of any width. `undefined` counts as null. The writer takes the shortest integers and
//! known lengths, save for structures of more than 23 members. Numbers beyond 64 bits are bignums,
//! decimal ones decimal fractions (of at most 1024 bytes: longer ones are refused), timestamps
//! whole seconds where they are, else doubles.
//!
//! Documents are lossless both ways but for what they cannot hold: tags other than those of
//! timestamps and big numbers are dropped, keys must be texts, NaN and the infinities become the
//! texts that JSON has for them.

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
use crate::value::{Mut, Ref, Structure, Value};
use reader::Reader;
use write::Writer;

/// Reads a value, strictly: nothing may follow it, and no required member may be missing.
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
/// Bytes that are no CBOR, or not that of this type: what was expected and found, and where.
#[inline]
pub fn from_slice<T: Value>(bytes: &[u8]) -> Result<T, Error> {
    let mut value = T::empty();
    if !(T::nullable() && matches!(bytes, [head::NULL | head::UNDEFINED])) {
        read_strictly(bytes, value.open())?;
    }
    Ok(value)
}

/// Writes a value.
///
/// # Errors
/// A union without a member, a number of more than 1024 bytes, more than 128 levels.
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

/// Reads into a value that holds nothing yet. Where it fails, what was read before remains.
///
/// `jsonName` and timestamp formats do not count, whatever the options say.
///
/// # Errors
/// As [`from_slice`], as far as the options do not forgive it.
pub fn read(bytes: &[u8], into: Mut<'_>, options: &Options) -> Result<(), Error> {
    let mut reader = Reader::new(bytes, options);
    reader.top(into)?;
    reader.end()
}

/// Appends a value. Where it fails, what was written before remains.
///
/// `jsonName` and timestamp formats do not count, whatever the options say.
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

/// Reads a document, strictly.
///
/// # Errors
/// Bytes that are no CBOR, keys that are no texts, or more than 128 levels.
pub fn document_from_slice(bytes: &[u8]) -> Result<Document, Error> {
    let mut document = Document::Null;
    read(bytes, Mut::Document(&mut document), &Options::default())?;
    Ok(document)
}
