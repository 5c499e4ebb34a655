//! XML (Smithy 2.0, XML bindings): one reader and one writer for every generated type, driven by its schema.
//!
//! The reader takes elements in any order and with any prefix, skips those that no member has, and comments
//! and processing instructions. A document type is refused, and so is every entity but the five of XML and
//! those of characters: no small document becomes a large value.
//!
//! It walks schemas by itself instead of giving tokens to the walk that JSON and CBOR share: attributes stand
//! before the members, a flattened list is a member that comes again, and only the schema tells whether an
//! element without content is an empty text, an empty list or a structure without members.

mod collections;
mod document;
mod read;
mod reader;
mod text;
mod write;

pub use crate::codec::{Error, Members, Missing, Options, UnknownUnion};

use crate::codec::SMALL;
use crate::data::Document;
use crate::schema::{Member, XmlRoot};
use crate::value::{Mut, Ref, Structure, Value};
use reader::Reader;
use write::Writer;

pub use write::Envelope;

const MEMBER: &str = "member";
const ENTRY: &str = "entry";
const KEY: &str = "key";
const VALUE: &str = "value";

/// The name of keys, elements or values: that of their trait, or the usual one.
fn text_name(member: &'static Member, usual: &'static str) -> &'static str {
    member.xml_name().unwrap_or(usual)
}

/// Reads a value, strictly: no required member may be missing. The name of the outermost element does not
/// count.
///
/// ```
/// # fn main() -> Result<(), ferrosmith_runtime::xml::Error> {
/// let names: Vec<String> = ferrosmith_runtime::xml::from_slice(b"<Names><member>ada</member></Names>")?;
/// assert_eq!(names, ["ada"]);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// Bytes that are no XML, or not that of this type: what was expected and found, and where.
pub fn from_slice<T: Value>(bytes: &[u8]) -> Result<T, Error> {
    let mut value = T::empty();
    read(bytes, value.open(), &Options::default())?;
    Ok(value)
}

/// Writes a value; the outermost element has the name of its shape.
///
/// # Errors
/// A text that XML cannot hold, a null in a list or map, a document, a union without a member, more than 128
/// levels.
pub fn to_vec<T: Value + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut out = Vec::with_capacity(SMALL);
    write(value.view(), XmlRoot::PLAIN, &mut out, &Options::default())?;
    Ok(out)
}

/// Reads into a value that holds nothing yet. Where it fails, what was read before remains.
///
/// # Errors
/// As [`from_slice`], as far as the options do not forgive it.
pub fn read(bytes: &[u8], into: Mut<'_>, options: &Options) -> Result<(), Error> {
    read_within(bytes, into, options, &|_| true, &|_| true).map(drop)
}

/// Reads the first element whose name (without a prefix) is wanted, in elements through which it may be found;
/// answers whether there is one.
///
/// # Errors
/// As [`read`].
pub fn read_within(
    bytes: &[u8],
    into: Mut<'_>,
    options: &Options,
    wanted: &dyn Fn(&str) -> bool,
    through: &dyn Fn(&str) -> bool,
) -> Result<bool, Error> {
    let mut reader = Reader::new(bytes, options)?;
    let mut next = Some(reader.root()?);
    while let Some(tag) = next {
        if wanted(tag.local()) {
            match into {
                Mut::Structure(into) => reader.structure(tag, into, options.members)?,
                Mut::Document(into) => *into = reader.document(tag)?,
                into => reader.value(tag, into, &Member::WHOLE)?,
            }
            return reader.end().map(|()| true);
        }
        if !through(tag.local()) {
            reader.skip()?;
        }
        next = if reader.is_open() { reader.child()? } else { None };
    }
    reader.end().map(|()| false)
}

/// Appends a value as a whole document. Where it fails, what was written before remains.
///
/// # Errors
/// As [`to_vec`]; of levels there are as many as the options say.
pub fn write(value: Ref<'_>, root: XmlRoot, out: &mut Vec<u8>, options: &Options) -> Result<(), Error> {
    Writer::new(out, options).root(root, value, &Member::WHOLE, false)
}

/// Appends the members that the options want, idempotency tokens that are absent filled in.
///
/// # Errors
/// As [`write()`].
pub fn message(value: Ref<'_>, root: XmlRoot, out: &mut Vec<u8>, options: &Options) -> Result<(), Error> {
    Writer::new(out, options).root(root, value, &Member::WHOLE, true)
}

/// Appends a value that is a member, in the element that the member is; one that says nothing of its namespace
/// has the given one.
///
/// # Errors
/// As [`write()`].
pub fn write_member(
    value: Ref<'_>,
    member: &'static Member,
    namespace: Option<(&'static str, &'static str)>,
    out: &mut Vec<u8>,
    options: &Options,
) -> Result<(), Error> {
    let root = XmlRoot {
        name: member.xml_name().unwrap_or_default(),
        namespace: member.xml_namespace().or(namespace),
    };
    Writer::new(out, options).root(root, value, member, false)
}

/// Appends the members of a structure that the options want, within elements that are no value's.
///
/// # Errors
/// As [`write()`].
pub fn write_enveloped(
    envelope: &Envelope<'_>,
    value: &dyn Structure,
    out: &mut Vec<u8>,
    options: &Options,
) -> Result<(), Error> {
    Writer::new(out, options).enveloped(envelope, value)
}

/// Returns whether the name of the outermost element, without its prefix, is one of some.
#[must_use]
pub fn is_root(bytes: &[u8], names: &[&str]) -> bool {
    let options = Options::default();
    let root = Reader::new(bytes, &options).and_then(|mut reader| reader.root());
    root.is_ok_and(|tag| names.contains(&tag.local()))
}

/// Appends a document as an element.
///
/// # Errors
/// As [`write()`].
pub fn write_document(
    name: &str,
    value: &Document,
    out: &mut Vec<u8>,
    options: &Options,
) -> Result<(), Error> {
    Writer::new(out, options).document(name, value)
}
