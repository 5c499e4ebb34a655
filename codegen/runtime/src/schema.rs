//! What the runtime knows of a shape: static tables that generated code spells out.

/// The schema of a structure or a union.
#[derive(Debug)]
pub struct Schema {
    /// The absolute shape id.
    pub id: &'static str,
    /// The Rust name of the type.
    pub name: &'static str,
    /// The members, in the order of the model.
    pub members: &'static [Member],
    /// The indices of `members` in the bytewise order of their keys ([`Member::key`]).
    pub by_key: &'static [u16],
    /// Whether the shape is `@sensitive`: never printed.
    pub sensitive: bool,
    /// What makes it an error shape.
    pub error: Option<ErrorTraits>,
}

/// The schema of a member of a structure or a union: its JSON key as it is written (quoted, with a
/// comma before and a colon after) followed by its name in Rust, the length of the key without that
/// punctuation, flags, and what traits say beside them.
///
/// A row of a table that generated code spells out thousands of times: plain literals, because a
/// call or a field more in each would take the compiler a second in all, and one text instead of
/// two, because each takes 40 bytes of a program beside its own (address, length, relocation).
#[derive(Debug)]
pub struct Member(pub &'static str, pub u16, pub u16, pub &'static [Trait]);

/// `@required` (and not relaxed to optional by `@clientOptional`).
pub const REQUIRED: u16 = 1;
/// `@sensitive`, on the member's target or on what it is a list or map of.
pub const SENSITIVE: u16 = 1 << 1;
/// `@idempotencyToken`: filled in when absent.
pub const IDEMPOTENCY_TOKEN: u16 = 1 << 2;
/// `@hostLabel`.
pub const HOST_LABEL: u16 = 1 << 3;
/// The target is a `@streaming` blob or union.
pub const STREAMING: u16 = 1 << 4;
/// `@eventHeader` or `@eventPayload`.
pub const EVENT: u16 = 1 << 5;
/// A union's member without a value: it targets `smithy.api#Unit`.
pub const UNIT: u16 = 1 << 6;

impl Member {
    /// The Rust name of the field, or of the union's variant.
    #[must_use]
    #[inline]
    pub fn field(&self) -> &'static str {
        self.0.get(self.end()..).unwrap_or_default()
    }

    /// The member's name in the model, its wire name unless a trait says otherwise.
    #[must_use]
    #[inline]
    pub fn name(&self) -> &'static str {
        // Smithy's names need no escape: the name stands as it is between `,"` and `":`.
        self.0.get(2..self.end() - 2).unwrap_or_default()
    }

    /// The JSON key as it is written: quoted, with a comma before and a colon after.
    #[must_use]
    #[inline]
    pub fn literal(&self) -> &'static str {
        self.0.get(..self.end()).unwrap_or_default()
    }

    /// The same as bytes: they are cut without a look at where characters end.
    #[inline]
    pub(crate) fn literal_bytes(&self) -> &'static [u8] {
        self.0.as_bytes().get(..self.end()).unwrap_or_default()
    }

    /// The name as bytes.
    #[inline]
    pub(crate) fn name_bytes(&self) -> &'static [u8] {
        self.0.as_bytes().get(2..self.end() - 2).unwrap_or_default()
    }

    /// Where the name in Rust starts.
    #[inline]
    const fn end(&self) -> usize {
        self.1 as usize + 4
    }

    /// Whether one of `flags` is set.
    #[must_use]
    #[inline]
    pub const fn is(&self, flags: u16) -> bool {
        self.2 & flags != 0
    }

    /// The traits that say more than a flag.
    #[must_use]
    #[inline]
    pub const fn traits(&self) -> &'static [Trait] {
        self.3
    }

    /// The key of the `jsonName` trait and its literal, for the protocols that honour it.
    #[must_use]
    #[inline]
    pub fn json_name(&self) -> Option<(&'static str, &'static str)> {
        self.find(|of| match of {
            Trait::JsonName(key, literal) => Some((*key, *literal)),
            _ => None,
        })
    }

    /// The JSON key where the `jsonName` trait counts.
    #[must_use]
    #[inline]
    pub fn key(&self) -> &'static str {
        self.json_name().map_or_else(|| self.name(), |(key, _)| key)
    }

    /// Where the member stands in an HTTP message.
    #[must_use]
    #[inline]
    pub fn location(&self) -> Location {
        self.find(Trait::location).unwrap_or(Location::Body)
    }

    /// The format of the timestamp that the member is, or is a list or map of.
    #[must_use]
    #[inline]
    pub fn timestamp_format(&self) -> Option<TimestampFormat> {
        self.find(|of| match of {
            Trait::TimestampFormat(format) => Some(*format),
            _ => None,
        })
    }

    /// What the member is that is the whole body.
    #[must_use]
    #[inline]
    pub fn payload(&self) -> Option<Payload> {
        self.find(|of| match of {
            Trait::HttpPayload(payload) => Some(*payload),
            _ => None,
        })
    }

    /// The media type of what the member holds.
    #[must_use]
    #[inline]
    pub fn media_type(&self) -> Option<&'static str> {
        self.find(|of| match of {
            Trait::MediaType(media) => Some(*media),
            _ => None,
        })
    }

    /// The modelled default, as JSON with timestamps in seconds, where it is not the empty value of
    /// the member's type. Of a member that is absent a server fills it in, a client does not send it.
    #[must_use]
    #[inline]
    pub fn default_value(&self) -> Option<&'static str> {
        self.find(|of| match of {
            Trait::DefaultValue(json) => Some(*json),
            _ => None,
        })
    }

    /// The constraint traits of the member and of what it contains; `None` when there is none.
    #[must_use]
    pub fn constraints(&self) -> Option<Constraints> {
        Constraints::of(self.3)
    }

    #[inline]
    fn find<T>(&self, pick: impl Fn(&'static Trait) -> Option<T>) -> Option<T> {
        if self.3.is_empty() { None } else { self.3.iter().find_map(pick) }
    }
}

/// What a trait says of a member, where a flag is not enough.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs)] // named as the specification names them
pub enum Trait {
    /// The key, and its literal.
    JsonName(&'static str, &'static str),
    /// `timestampFormat`, of the member or of what it is a list or map of.
    TimestampFormat(TimestampFormat),
    /// `mediaType`, of the member's type.
    MediaType(&'static str),
    /// `default`, where it is not the empty value: JSON with timestamps in seconds.
    DefaultValue(&'static str),
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
    /// The same without a lower bound: servers say so in other words than of a bound of 0.
    MaxLength(u64),
    /// Bounds of a number, as decimal text; an empty one is no bound.
    Range(&'static str, &'static str),
    /// A regular expression (ECMA 262) that must match somewhere.
    Pattern(&'static str),
    UniqueItems,
    /// The enum that the keys of a map are of.
    Enum(&'static EnumSchema),
    /// What holds of the keys of a map.
    Key(&'static [Trait]),
    /// What holds of the elements of a list, or of the values of a map.
    Element(&'static [Trait]),
}

impl Trait {
    fn location(&self) -> Option<Location> {
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

/// Where a member stands in an HTTP message (Smithy 2.0, HTTP bindings).
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

/// What a member is that is the whole body (`httpPayload`).
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

/// How a timestamp is written (Smithy 2.0, `timestampFormat`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimestampFormat {
    /// RFC 3339 with an optional fraction and the UTC offset `Z`.
    DateTime,
    /// Seconds since 1970-01-01T00:00:00Z, with an optional fraction.
    EpochSeconds,
    /// IMF-fixdate of RFC 9110.
    HttpDate,
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
    /// Whether the elements of a list must differ.
    pub unique_items: bool,
    /// The enum that the keys of a map are of.
    pub enumeration: Option<&'static EnumSchema>,
    /// What holds of the keys of a map; read it with [`Constraints::of`].
    pub key: Option<&'static [Trait]>,
    /// What holds of the elements of a list, or of the values of a map.
    pub element: Option<&'static [Trait]>,
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

/// The schema of an enum.
#[derive(Debug, PartialEq, Eq)]
pub struct EnumSchema {
    /// The absolute shape id.
    pub id: &'static str,
    /// The Rust name of the type.
    pub name: &'static str,
    /// The texts on the wire, in the order of the model.
    pub values: &'static [&'static str],
    /// Those of the values that are not for customers (`internal`): no message names them.
    pub internal: &'static [&'static str],
    /// Whether the shape is `@sensitive`: never printed.
    pub sensitive: bool,
}

impl EnumSchema {
    /// The index of a text among the values, or their number when it is not among them.
    #[must_use]
    #[inline]
    pub fn index_of(&self, text: &str) -> usize {
        self.values.iter().position(|value| *value == text).unwrap_or(self.values.len())
    }
}

/// The traits of an error shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorTraits {
    /// The code on the wire: the shape's name unless `awsQueryError` says otherwise.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// Whose fault it is.
    pub fault: Fault,
    /// Whether a retry may succeed (`@retryable`).
    pub retryable: bool,
    /// Whether it is a throttling error (`@retryable(throttling: true)`).
    pub throttling: bool,
}

/// Whose fault an error is (Smithy 2.0, `error` trait).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The request is wrong: sending it again does not help.
    Client,
    /// The service failed.
    Server,
}
