//! Forms, as requests of awsQuery and ec2Query have them (Smithy 2.0, AWS query protocol and EC2 query
//! protocol; WHATWG URL, `application/x-www-form-urlencoded`): one writer and one reader for every generated
//! type, driven by its schema.
//!
//! The name of a parameter is the path of its value: `Filters.member.1.Name=state`. The order of parameters
//! does not matter. Elements of lists and entries of maps are numbered from 1. A number is missing only where an
//! element has no parameters, such as a structure without members, for which other clients write nothing either: the
//! reader appends an empty one, but no more of these than the form has parameters, so that no number makes it allocate.
//! Such elements at the end of a list are lost, and so is a union whose member has no parameters.
//!
//! No parameter tells a map or a structure without members, and in ec2Query a list without elements, from an absent one:
//! the reader takes a required one for empty, and an optional one for absent.

mod form;
mod read;
mod text;
mod unknown;
mod write;

pub use crate::codec::{Error, Options};
pub use form::Form;

use crate::schema::Member;
use crate::value::Structure;

const MEMBER: &str = "member";
const ENTRY: &str = "entry";
const KEY: &str = "key";
const VALUE: &str = "value";

/// The names of parameters, which differ between the two protocols.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// awsQuery: members have the name of the `xmlName` trait, or else of the model. An element of a list is
    /// `Name.member.1`, or `Name.1` in a flattened list.
    Aws,
    /// ec2Query: members have the name of the `ec2QueryName` trait, or else of `xmlName` or the model with a
    /// capital. Every list is flattened.
    Ec2,
}

/// The name of a member in a dialect: its first character, and the rest.
struct DialectName(&'static str, char);

impl Dialect {
    /// Returns the name of a member. Only its first letter may differ from what a trait or the model says.
    fn name(self, member: &'static Member) -> DialectName {
        let plain = member.xml_name().unwrap_or_else(|| member.name());
        let name = match self {
            Dialect::Aws => plain,
            Dialect::Ec2 => match member.ec2_query_name() {
                Some(name) => return DialectName::exact(name),
                None => {
                    let first = plain.chars().next().unwrap_or_default();
                    return DialectName(plain, first.to_ascii_uppercase());
                }
            },
        };
        DialectName::exact(name)
    }

    /// Returns `true` if elements of a list, or entries of a map, are directly below its name.
    fn is_flattened(self, member: &'static Member) -> bool {
        self == Dialect::Ec2 || member.is_xml_flattened()
    }
}

impl DialectName {
    fn exact(name: &'static str) -> Self {
        DialectName(name, name.chars().next().unwrap_or_default())
    }

    fn is(&self, found: &str) -> bool {
        let mut chars = found.chars();
        chars.next() == Some(self.1) && Some(chars.as_str()) == self.rest()
    }

    /// Returns the part after the first character.
    fn rest(&self) -> Option<&'static str> {
        let mut chars = self.0.chars();
        chars.next().map(|_| chars.as_str())
    }
}

/// Appends the members of a structure as parameters, each after an `&`, with absent idempotency tokens filled
/// in.
///
/// # Errors
/// Returns an error for values that a form cannot represent: a document, a null in a list, a map or an unknown
/// member, a union without a member, and more than 128 levels.
pub fn write(
    value: &dyn Structure,
    dialect: Dialect,
    out: &mut Vec<u8>,
    options: &Options,
) -> Result<(), Error> {
    write::Writer::new(dialect, out, options).structure(value, true)
}

/// Appends a parameter, after an `&` unless it is the first one.
pub fn write_parameter(name: &str, value: &str, out: &mut Vec<u8>) {
    if !out.is_empty() {
        out.push(b'&');
    }
    text::encode(name, out);
    out.push(b'=');
    text::encode(value, out);
}

/// Reads the parameters of a form into an empty structure.
///
/// A parameter that no member has is skipped, unless the structure keeps unknown members: then its value is under the
/// rest of its name, such as `Filter.member.1`, since a form does not tell lists, maps and structures apart.
///
/// # Errors
/// Returns an error with the path if a parameter does not fit its member or is repeated, or if the number of
/// an element is missing.
pub fn read(
    form: &Form<'_>,
    dialect: Dialect,
    into: &mut dyn Structure,
    options: &Options,
) -> Result<(), Error> {
    read::Reader::new(dialect, options).top(form, into)
}
