//! Traits of members with a value: the location in an HTTP message, the timestamp format, constraints.

use super::{EnumSchema, Member};
use crate::data::TimestampFormat;

/// A trait with a value; traits without one are flags of [`Member`](super::Member).
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs)] // named as the specification names them
pub enum Trait {
    /// The key, and its literal.
    JsonName(&'static str, &'static str),
    /// `timestampFormat`, of the member or of its target.
    TimestampFormat(TimestampFormat),
    /// `mediaType`, of the member's type.
    MediaType(&'static str),
    /// `default`, where the member does not start as it.
    DefaultValue(super::Default),
    HttpLabel,
    HttpQuery(&'static str),
    HttpQueryParams,
    HttpHeader(&'static str),
    HttpPrefixHeaders(&'static str),
    /// `httpPayload`, and what the member is: its absence does not tell.
    HttpPayload(Payload),
    HttpResponseCode,
    /// Bounds of the length, in the units of the shape: code points, bytes, elements or entries.
    Length(u64, u64),
    /// The `length` trait without `min`, which servers word differently from `min: 0`.
    MaxLength(u64),
    /// Bounds of a number, as decimal text; an empty one is no bound.
    Range(&'static str, &'static str),
    /// A regular expression (ECMA 262) that must match somewhere.
    Pattern(&'static str),
    UniqueItems,
    /// The enum that the keys of a map are of.
    Enum(&'static EnumSchema),
    /// The keys of a map, where something is to be said of them.
    Key(&'static Member),
    /// The elements of a list or the values of a map, where something is to be said of them.
    Element(&'static Member),
    /// The name in XML and in query protocols, perhaps with a prefix.
    XmlName(&'static str),
    XmlAttribute,
    /// Elements or entries stand without an element around them.
    XmlFlattened,
    /// The URI, and the prefix; empty for the default namespace.
    XmlNamespace(&'static str, &'static str),
    /// The name in requests of ec2Query.
    Ec2QueryName(&'static str),
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

/// The location of a member in an HTTP message (Smithy 2.0, HTTP binding traits).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// In the document that the body holds.
    Body,
    /// In the path of the URI (`httpLabel`).
    Label,
    /// A parameter of the query string (`httpQuery`).
    Query(&'static str),
    /// All parameters of the query string that no other member takes (`httpQueryParams`).
    QueryParams,
    /// A header (`httpHeader`).
    Header(&'static str),
    /// All headers with a prefix (`httpPrefixHeaders`).
    PrefixHeaders(&'static str),
    /// The whole body (`httpPayload`).
    Payload,
    /// The status code of a response (`httpResponseCode`).
    StatusCode,
}

/// The kind of a member that is the whole body (Smithy 2.0, `httpPayload` trait).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payload {
    /// Bytes as they are.
    Blob,
    /// Text as it is: a string or an enum.
    String,
    /// A structure, in the protocol's format.
    Structure,
    /// Anything else in the protocol's format: a document, a union, a list or a map.
    Document,
    /// A stream of events.
    Events,
}

/// Constraint traits (Smithy 2.0, section Constraint traits).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Constraints {
    /// Bounds of the length, in the units of the shape: code points, bytes, elements or entries.
    pub length: Option<(u64, u64)>,
    /// Bounds of a number, as decimal text.
    pub range: Option<(Option<&'static str>, Option<&'static str>)>,
    /// A regular expression (ECMA 262) that must match somewhere.
    pub pattern: Option<&'static str>,
    /// If `true`, the elements of a list must differ (Smithy 2.0, `uniqueItems` trait).
    pub unique_items: bool,
    /// The enum that the keys of a map are of.
    pub enumeration: Option<&'static EnumSchema>,
    /// The keys of a map, where something is said of them.
    pub key: Option<&'static Member>,
    /// The elements of a list or the values of a map, where something is said of them.
    pub element: Option<&'static Member>,
}

impl Constraints {
    /// The constraints among some traits; `None` when there is none.
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
