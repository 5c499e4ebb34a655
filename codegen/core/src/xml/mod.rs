//! XML (Smithy 2.0, XML bindings): one reader and one writer for every generated type, driven by its schema.
//!
//! The reader accepts elements in any order and with any prefix, and skips unknown elements, comments and
//! processing instructions. It refuses document types and all entities except the five of XML and those of
//! characters, so that no small document becomes a large value.
//!
//! It traverses schemas by itself, rather than like JSON and CBOR: attributes are before the members, a
//! flattened list is a member that is repeated, and only the schema says whether an element without content
//! is an empty string, an empty list or a structure without members.
//!
//! ```
//! use ferrosmith_runtime::xml;
//! use generated::datazone::CreateUserProfileOutput;
//!
//! let output = CreateUserProfileOutput::new().id("u-1");
//! let bytes = xml::to_vec(&output)?;
//! let text = "<CreateUserProfileOutput><id>u-1</id></CreateUserProfileOutput>";
//! assert_eq!(bytes, text.as_bytes());
//! assert_eq!(xml::from_slice::<CreateUserProfileOutput>(&bytes)?, output);
//! # Ok::<(), xml::Error>(())
//! ```

mod collections;
mod cursor;
mod document;
mod envelope;
mod read;
mod reader;
mod scan;
mod tag;
mod text;
mod write;

pub use crate::codec::{Error, Members, Missing, Options, UnknownUnion};

use crate::codec::SMALL;
use crate::data::Document;
use crate::schema::{Member, XmlRoot};
use crate::value::{Mut, Ref, Structure, Value, filled};
use reader::Reader;
use write::Writer;

pub use envelope::{Envelope, TextElement, texts_within};

const MEMBER: &str = "member";
const ENTRY: &str = "entry";
const KEY: &str = "key";
const VALUE: &str = "value";

/// Returns the name of keys, elements or values: that of their trait, or the default.
fn text_name(member: &'static Member, usual: &'static str) -> &'static str {
    member.xml_name().unwrap_or(usual)
}

/// Reads a value. No required member may be missing; the name of the root element is ignored.
///
/// ```
/// use ferrosmith_runtime::xml;
///
/// let names: Vec<String> = xml::from_slice(b"<Names><member>ada</member></Names>")?;
/// assert_eq!(names, ["ada"]);
/// # Ok::<(), xml::Error>(())
/// ```
///
/// # Errors
/// Returns an error if the bytes are not well-formed XML, or do not fit the type.
pub fn from_slice<T: Value>(bytes: &[u8]) -> Result<T, Error> {
    filled(|value: &mut T| read(bytes, value.open(), &Options::default()))
}

/// Returns a value as XML, with the root element named after its shape.
///
/// # Errors
/// Returns an error for text that XML cannot represent, a null in a list or map, a document, a union without
/// a member, and more than 128 levels.
pub fn to_vec<T: Value + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut out = Vec::with_capacity(SMALL);
    write(value.view(), XmlRoot::PLAIN, &mut out, &Options::default())?;
    Ok(out)
}

/// Reads into an empty value. After an error, the value has the members that were read before.
///
/// # Errors
/// The same as [`from_slice`], except for the problems that the options allow.
pub fn read(bytes: &[u8], into: Mut<'_>, options: &Options) -> Result<(), Error> {
    read_within(bytes, into, options, &|_| true, &|_| true).map(drop)
}

/// Reads the first element with one of the wanted names (without a prefix), inside elements that may contain
/// it. Returns `true` if there is one.
///
/// # Errors
/// The same as [`read`].
pub fn read_within(
    bytes: &[u8],
    into: Mut<'_>,
    options: &Options,
    wanted: &dyn Fn(&str) -> bool,
    through: &dyn Fn(&str) -> bool,
) -> Result<bool, Error> {
    let mut reader = Reader::new(bytes, options)?;
    let Some(tag) = reader.find(wanted, through)? else { return reader.end().map(|()| false) };
    let read = match into {
        Mut::Structure(into) => reader.structure(tag, into, options.members),
        Mut::Document(into) => reader.document(tag).map(|document| *into = document),
        into => reader.value(tag, into, options.member),
    };
    options.missing.to_the_end(read, || reader.end()).map(|()| true)
}

/// Appends a value as a document. After an error, the bytes written before remain.
///
/// # Errors
/// The same as [`to_vec`], with the maximum depth of the options.
pub fn write(value: Ref<'_>, root: XmlRoot, out: &mut Vec<u8>, options: &Options) -> Result<(), Error> {
    Writer::new(out, options).root(root, value, &Member::WHOLE, false)
}

/// Appends the members that the options select, with absent idempotency tokens filled in.
///
/// # Errors
/// The same as [`write()`].
pub fn message(value: Ref<'_>, root: XmlRoot, out: &mut Vec<u8>, options: &Options) -> Result<(), Error> {
    Writer::new(out, options).root(root, value, &Member::WHOLE, true)
}

/// Appends a value as the element of its member. An element without a namespace of its own has the given one.
///
/// # Errors
/// The same as [`write()`].
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

/// Appends the members of a structure that the options select, inside other elements.
///
/// # Errors
/// The same as [`write()`].
pub fn write_enveloped(
    envelope: &Envelope<'_>,
    value: &dyn Structure,
    out: &mut Vec<u8>,
    options: &Options,
) -> Result<(), Error> {
    Writer::new(out, options).enveloped(envelope, value)
}

/// Returns `true` if the root element has one of these names, without its prefix.
#[must_use]
pub fn is_root(bytes: &[u8], names: &[&str]) -> bool {
    let options = Options::default();
    let root = Reader::new(bytes, &options).and_then(|mut reader| reader.root());
    root.is_ok_and(|tag| names.contains(&tag.local))
}

/// Appends a document as an element.
///
/// # Errors
/// The same as [`write()`].
pub fn write_document(
    name: &str,
    value: &Document,
    out: &mut Vec<u8>,
    options: &Options,
) -> Result<(), Error> {
    Writer::new(out, options).document(name, value)
}
