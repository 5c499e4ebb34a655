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

impl Schema {
    /// A structure or a union with nothing special to it.
    #[must_use]
    pub const fn new(
        id: &'static str,
        name: &'static str,
        members: &'static [Member],
        by_key: &'static [u16],
    ) -> Self {
        Schema { id, name, members, by_key, sensitive: false, error: None }
    }

    /// Sets [`Schema::sensitive`].
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// Sets [`Schema::error`].
    #[must_use]
    pub const fn error(mut self, error: ErrorTraits) -> Self {
        self.error = Some(error);
        self
    }
}

/// The schema of a member of a structure or a union.
#[derive(Debug)]
pub struct Member {
    /// The member's name in the model, its wire name unless `json_name` says otherwise.
    pub name: &'static str,
    /// The Rust name of the field, or the tag of the union's variant.
    pub field: &'static str,
    /// The JSON key as it is written: quoted, escaped, with a comma before and a colon after.
    pub literal: &'static str,
    /// The key of the `jsonName` trait, and its literal, for the protocols that honour it.
    pub json_name: Option<(&'static str, &'static str)>,
    /// Single-bit facts.
    pub flags: u16,
    /// Where the member stands in an HTTP message.
    pub location: Location,
    /// The format of the timestamp that the member is, or is a list or map of.
    pub timestamp_format: Option<TimestampFormat>,
    /// The constraint traits of the member and of what it contains.
    pub constraints: Option<&'static Constraints>,
}

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
    /// A member of a message body with nothing special to it.
    #[must_use]
    pub const fn new(name: &'static str, field: &'static str, literal: &'static str) -> Self {
        Member {
            name,
            field,
            literal,
            json_name: None,
            flags: 0,
            location: Location::Body,
            timestamp_format: None,
            constraints: None,
        }
    }

    /// The same; the name is what stands between `,"` and `":` in the literal.
    #[must_use]
    pub const fn of(field: &'static str, literal: &'static str) -> Self {
        let (_, name) = literal.split_at(2);
        let (name, _) = name.split_at(name.len() - 2);
        Member::new(name, field, literal)
    }

    /// Sets [`Member::flags`].
    #[must_use]
    pub const fn flags(mut self, flags: u16) -> Self {
        self.flags = flags;
        self
    }

    /// Sets [`Member::json_name`].
    #[must_use]
    pub const fn json(mut self, key: &'static str, literal: &'static str) -> Self {
        self.json_name = Some((key, literal));
        self
    }

    /// Sets [`Member::location`].
    #[must_use]
    pub const fn at(mut self, location: Location) -> Self {
        self.location = location;
        self
    }

    /// Sets [`Member::timestamp_format`].
    #[must_use]
    pub const fn format(mut self, format: TimestampFormat) -> Self {
        self.timestamp_format = Some(format);
        self
    }

    /// Sets [`Member::constraints`].
    #[must_use]
    pub const fn constrained(mut self, constraints: &'static Constraints) -> Self {
        self.constraints = Some(constraints);
        self
    }

    /// Whether one of `flags` is set.
    #[must_use]
    #[inline]
    pub const fn is(&self, flags: u16) -> bool {
        self.flags & flags != 0
    }

    /// The JSON key where the `jsonName` trait counts.
    #[must_use]
    #[inline]
    pub const fn key(&self) -> &'static str {
        match self.json_name {
            Some((key, _)) => key,
            None => self.name,
        }
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
#[derive(Debug)]
pub struct Constraints {
    /// Bounds of the length, in the units of the shape: code points, bytes, elements or entries.
    pub length: Option<(u64, u64)>,
    /// Bounds of a number, as decimal text.
    pub range: Option<(Option<&'static str>, Option<&'static str>)>,
    /// A regular expression (ECMA 262) that must match somewhere.
    pub pattern: Option<&'static str>,
    /// Whether the elements of a list must differ.
    pub unique_items: bool,
    /// What holds of the keys of a map.
    pub key: Option<&'static Constraints>,
    /// What holds of the elements of a list, or of the values of a map.
    pub element: Option<&'static Constraints>,
}

impl ErrorTraits {
    /// An error that no retry helps against.
    #[must_use]
    pub const fn new(code: &'static str, status: u16, fault: Fault) -> Self {
        ErrorTraits { code, status, fault, retryable: false, throttling: false }
    }

    /// The `retryable` trait.
    #[must_use]
    pub const fn retryable(mut self, throttling: bool) -> Self {
        self.retryable = true;
        self.throttling = throttling;
        self
    }
}

impl Constraints {
    /// No constraint: the base of a literal that names only what it sets.
    pub const NONE: Constraints = Constraints {
        length: None,
        range: None,
        pattern: None,
        unique_items: false,
        key: None,
        element: None,
    };

    /// Sets [`Constraints::length`].
    #[must_use]
    pub const fn length(mut self, min: u64, max: u64) -> Self {
        self.length = Some((min, max));
        self
    }

    /// Sets [`Constraints::range`]; an empty text is no bound.
    #[must_use]
    pub const fn range(mut self, min: &'static str, max: &'static str) -> Self {
        self.range = Some((bound(min), bound(max)));
        self
    }

    /// Sets [`Constraints::pattern`].
    #[must_use]
    pub const fn pattern(mut self, pattern: &'static str) -> Self {
        self.pattern = Some(pattern);
        self
    }

    /// Sets [`Constraints::unique_items`].
    #[must_use]
    pub const fn unique_items(mut self) -> Self {
        self.unique_items = true;
        self
    }

    /// Sets [`Constraints::key`].
    #[must_use]
    pub const fn key(mut self, key: &'static Constraints) -> Self {
        self.key = Some(key);
        self
    }

    /// Sets [`Constraints::element`].
    #[must_use]
    pub const fn element(mut self, element: &'static Constraints) -> Self {
        self.element = Some(element);
        self
    }
}

const fn bound(text: &'static str) -> Option<&'static str> {
    if text.is_empty() { None } else { Some(text) }
}

/// The schema of an enum.
#[derive(Debug)]
pub struct EnumSchema {
    /// The absolute shape id.
    pub id: &'static str,
    /// The Rust name of the type.
    pub name: &'static str,
    /// The texts on the wire, in the order of the model.
    pub values: &'static [&'static str],
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
