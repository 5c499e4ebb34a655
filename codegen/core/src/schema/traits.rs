//! Traits of members that have a value: HTTP bindings, timestamp formats, constraints, XML names.

use super::{EnumSchema, Member};
use crate::data::TimestampFormat;

/// A trait of a member that has a value. Traits without one are flags of [`Member`](super::Member).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Trait {
    /// The name of the `jsonName` trait: the first trait of a member that has it.
    JsonName(&'static str),
    /// `timestampFormat` of the member or of its target.
    TimestampFormat(TimestampFormat),
    /// `mediaType` of the member's target.
    MediaType(&'static str),
    /// `default`, unless it is the value that the field starts as.
    DefaultValue(super::Default),
    /// A label in the path of the URI.
    HttpLabel,
    /// The name of a parameter of the query string.
    HttpQuery(&'static str),
    /// All other parameters of the query string.
    HttpQueryParams,
    /// The name of a header.
    HttpHeader(&'static str),
    /// The prefix of the names of headers.
    HttpPrefixHeaders(&'static str),
    /// `httpPayload`, and the kind of the body: an absent member does not reveal it.
    HttpPayload(Payload),
    /// The status code of a response.
    HttpResponseCode,
    /// Limits of the length, inclusive, in the unit of the shape: code points, bytes, elements or entries.
    Length(u64, u64),
    /// The `length` trait without `min`, for which servers have another message than for `min: 0`.
    MaxLength(u64),
    /// Limits of a number, inclusive, in decimal notation; an empty string is no limit.
    Range(&'static str, &'static str),
    /// A regular expression (ECMA 262) that must match part of the string.
    Pattern(&'static str),
    /// No element of the list equals another one.
    UniqueItems,
    /// The enum that the keys of a map target.
    Enum(&'static EnumSchema),
    /// The schema of a map's keys, if they have traits.
    Key(&'static Member),
    /// The schema of a list's elements or a map's values, if they have traits.
    Element(&'static Member),
    /// The key that names the member of the union in the member's own object (`alloy#discriminated`).
    Discriminated(&'static str),
    /// Nothing names the member of the union (`alloy#untagged`).
    Untagged,
    /// The name in XML and in query protocols, with a prefix if there is one.
    XmlName(&'static str),
    /// An attribute of the element around it.
    XmlAttribute,
    /// Elements or entries have no element around them.
    XmlFlattened,
    /// The URI and the prefix, which is empty for the default namespace.
    XmlNamespace(&'static str, &'static str),
    /// The name in requests of ec2Query.
    Ec2QueryName(&'static str),
    /// The Rust name of the field or variant, where it does not follow from the member's name.
    RustName(&'static str),
}

impl Trait {
    pub(super) fn location(&self) -> Option<Location> {
        Some(match *self {
            Trait::HttpLabel => Location::Label,
            Trait::HttpQuery(name) => Location::Query(name),
            Trait::HttpQueryParams => Location::QueryParams,
            Trait::HttpHeader(name) => Location::Header(name),
            Trait::HttpPrefixHeaders(prefix) => Location::PrefixHeaders(prefix),
            Trait::HttpPayload(_) => Location::Payload,
            Trait::HttpResponseCode => Location::StatusCode,
            _ => return None,
        })
    }
}

/// The location of a member in an HTTP message (Smithy 2.0, HTTP binding traits). Names are static texts in the
/// tables of generated code, and `String`s in the generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Location<Text = &'static str> {
    /// A part of the body's document; the default.
    Body,
    /// A label in the path of the URI (`httpLabel`).
    Label,
    /// A parameter of the query string (`httpQuery`).
    Query(Text),
    /// All parameters of the query string that are not bound to other members (`httpQueryParams`).
    QueryParams,
    /// A header (`httpHeader`).
    Header(Text),
    /// All headers whose name has this prefix (`httpPrefixHeaders`).
    PrefixHeaders(Text),
    /// The whole body (`httpPayload`).
    Payload,
    /// The status code of a response (`httpResponseCode`).
    StatusCode,
}

/// The kind of a member that is the whole body (Smithy 2.0, `httpPayload` trait).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Payload {
    /// Bytes, as they are.
    Blob,
    /// A string or an enum, as it is.
    String,
    /// A structure, in the protocol's format.
    Structure,
    /// A document, a union, a list or a map, in the protocol's format.
    Document,
}

/// Constraint traits (Smithy 2.0, section Constraint traits).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Constraints {
    /// Limits of the length, inclusive, in the unit of the shape: code points, bytes, elements or entries.
    pub length: Option<(u64, u64)>,
    /// Limits of a number, inclusive, in decimal notation.
    pub range: Option<(Option<&'static str>, Option<&'static str>)>,
    /// A regular expression (ECMA 262) that must match part of the string.
    pub pattern: Option<&'static str>,
    /// If `true`, the elements of a list must differ from each other (Smithy 2.0, `uniqueItems` trait).
    pub unique_items: bool,
    /// The enum that the keys of a map target.
    pub enumeration: Option<&'static EnumSchema>,
    /// The schema of a map's keys, if they have traits.
    pub key: Option<&'static Member>,
    /// The schema of a list's elements or a map's values, if they have traits.
    pub element: Option<&'static Member>,
}

impl Constraints {
    /// Returns the constraints among some traits; `None` if there are none.
    #[must_use]
    pub fn of(traits: &'static [Trait]) -> Option<Self> {
        let mut all = Constraints::default();
        for of in traits {
            match *of {
                Trait::Length(min, max) => all.length = Some((min, max)),
                Trait::MaxLength(max) => all.length = Some((0, max)),
                Trait::Range(min, max) => all.range = Some((bound(min), bound(max))),
                Trait::Pattern(pattern) => all.pattern = Some(pattern),
                Trait::UniqueItems => all.unique_items = true,
                Trait::Enum(schema) => all.enumeration = Some(schema),
                Trait::Key(of) => all.key = Some(of),
                Trait::Element(of) => all.element = Some(of),
                _ => {}
            }
        }
        (all != Constraints::default()).then_some(all)
    }
}

fn bound(text: &'static str) -> Option<&'static str> {
    if text.is_empty() { None } else { Some(text) }
}
