//! The schemas of members.

use std::borrow::Cow;
use std::fmt;

use super::{Constraints, Default, Location, Payload, Trait, names};
use crate::data::TimestampFormat;

/// The schema of a member of a structure or a union, or of an element, key or value of a collection.
// A row of a table that generated code spells out thousands of times: plain literals, because a call or a field
// more in each would take the compiler a second in all: the name, the flags, and the traits that have a value.
#[derive(PartialEq)]
pub struct Member(
    #[doc(hidden)] pub &'static str,
    #[doc(hidden)] pub u16,
    #[doc(hidden)] pub &'static [Trait],
);

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Member");
        out.field("name", &self.name()).field("flags", &self.1).field("traits", &self.2).finish()
    }
}

/// Set if the member is required (Smithy 2.0, `required` trait), and not optional to clients
/// ([`CLIENT_OPTIONAL`]).
pub const REQUIRED: u16 = 1;
/// Set if the member is sensitive, or contains what is (Smithy 2.0, `sensitive` trait).
pub const SENSITIVE: u16 = 1 << 1;
/// Set if clients fill in a unique value for an absent member (Smithy 2.0, `idempotencyToken` trait).
pub const IDEMPOTENCY_TOKEN: u16 = 1 << 2;
/// Set if the member is part of the host name (Smithy 2.0, `hostLabel` trait).
pub const HOST_LABEL: u16 = 1 << 3;
/// Set if the member targets a streaming blob or union (Smithy 2.0, `streaming` trait).
pub const STREAMING: u16 = 1 << 4;
/// Set if the member is a header of an event (Smithy 2.0, `eventHeader` trait).
pub const EVENT_HEADER: u16 = 1 << 5;
/// Set if a union's member has no value: it targets `smithy.api#Unit`.
pub const UNIT: u16 = 1 << 6;
/// Set if the member is the entire payload of an event (Smithy 2.0, `eventPayload` trait).
pub const EVENT_PAYLOAD: u16 = 1 << 7;

/// `alloy#jsonUnknown`: holds what the model does not have, of a structure or of a union.
pub const JSON_UNKNOWN: u16 = 1 << 8;
/// Set if the length of a streaming blob must be known before it is sent (Smithy 2.0, `requiresLength` trait).
pub const REQUIRES_LENGTH: u16 = 1 << 9;
/// Set on the last member of a structure that keeps members which are not in the model: they follow it.
pub const KEEPS_UNKNOWN: u16 = 1 << 10;
/// Set if the member is required, but optional to clients (Smithy 2.0, `required` and `clientOptional` traits), or filled in
/// by them ([`IDEMPOTENCY_TOKEN`]): it may be absent from a value, and servers refuse a request without it.
pub const CLIENT_OPTIONAL: u16 = 1 << 11;

/// Set if the text of the `jsonName` trait needs escapes in JSON.
pub const JSON_NAME_ESCAPED: u16 = 1 << 12;

impl Member {
    /// The schema of a value that is no member, such as the root of a document.
    #[doc(hidden)]
    pub const WHOLE: Member = Member("", 0, &[]);
    /// The schema of an element or a map's value without traits.
    const ELEMENT: Member = Member("member", 0, &[]);
    /// The schema of a map's key without traits.
    const KEY: Member = Member("key", 0, &[]);

    /// Returns the name of the member in the model, which is its name on the wire unless a trait gives
    /// another one.
    #[must_use]
    #[inline]
    pub const fn name(&self) -> &'static str {
        self.0
    }

    /// Returns the Rust name of the field, of a structure's member.
    #[must_use]
    pub fn field(&self) -> Cow<'static, str> {
        self.rust_name().map_or_else(|| names::field(self.0).into(), Cow::Borrowed)
    }

    /// Returns the Rust name of the variant, of a union's member.
    #[must_use]
    pub fn variant(&self) -> Cow<'static, str> {
        self.rust_name().map_or_else(|| names::variant(self.0).into(), Cow::Borrowed)
    }

    fn rust_name(&self) -> Option<&'static str> {
        self.find(|of| match of {
            Trait::RustName(name) => Some(*name),
            _ => None,
        })
    }

    /// Returns `true` if at least one of `flags` is set.
    #[must_use]
    #[inline]
    pub const fn is(&self, flags: u16) -> bool {
        self.1 & flags != 0
    }

    /// Returns the traits that have a value.
    #[must_use]
    #[inline]
    pub const fn traits(&self) -> &'static [Trait] {
        self.2
    }

    /// Returns the name of the `jsonName` trait. It is the first trait, if there is one.
    #[inline]
    pub(crate) fn json_name(&self) -> Option<&'static str> {
        match self.2 {
            [Trait::JsonName(name), ..] => Some(name),
            _ => None,
        }
    }

    /// Returns the JSON key for protocols that honour the `jsonName` trait.
    #[must_use]
    #[inline]
    pub fn key(&self) -> &'static str {
        self.json_name().unwrap_or(self.0)
    }

    /// Returns the member's location in an HTTP message.
    #[must_use]
    #[inline]
    pub fn location(&self) -> Location {
        self.find(Trait::location).unwrap_or(Location::Body)
    }

    /// Returns the format of a timestamp, or of the timestamps that a list or map contains.
    #[must_use]
    #[inline]
    pub fn timestamp_format(&self) -> Option<TimestampFormat> {
        self.find(|of| match of {
            Trait::TimestampFormat(format) => Some(*format),
            Trait::Element(element) => element.timestamp_format(),
            _ => None,
        })
    }

    /// Returns the schema of a list's elements, or of a map's values.
    #[must_use]
    #[inline]
    pub fn element(&self) -> &'static Member {
        let element = self.find(|of| match of {
            Trait::Element(element) => Some(*element),
            _ => None,
        });
        element.unwrap_or(&Self::ELEMENT)
    }

    /// Returns the schema of a map's keys.
    #[must_use]
    #[inline]
    pub fn map_key(&self) -> &'static Member {
        let key = self.find(|of| match of {
            Trait::Key(key) => Some(*key),
            _ => None,
        });
        key.unwrap_or(&Self::KEY)
    }

    /// Returns the kind of a member that is the whole body; `None` for every other member.
    #[must_use]
    #[inline]
    pub fn payload(&self) -> Option<Payload> {
        self.find(|of| match of {
            Trait::HttpPayload(payload) => Some(*payload),
            _ => None,
        })
    }

    /// Returns the media type of the member's content (Smithy 2.0, `mediaType` trait).
    #[must_use]
    #[inline]
    pub fn media_type(&self) -> Option<&'static str> {
        self.find(|of| match of {
            Trait::MediaType(media) => Some(*media),
            _ => None,
        })
    }

    /// Returns the modelled default, unless it is the empty value that the field starts as.
    ///
    /// Servers fill it in for an absent member; clients do not send it.
    #[must_use]
    #[inline]
    pub fn default_value(&self) -> Option<Default> {
        self.find(|of| match of {
            Trait::DefaultValue(value) => Some(*value),
            _ => None,
        })
    }

    /// Returns the constraint traits of the member and of its elements, keys and values; `None` if there are
    /// none.
    #[must_use]
    pub fn constraints(&self) -> Option<Constraints> {
        Constraints::of(self.2)
    }

    #[inline]
    pub(super) fn find<T>(&self, pick: impl Fn(&'static Trait) -> Option<T>) -> Option<T> {
        if self.2.is_empty() { None } else { self.2.iter().find_map(pick) }
    }
}
