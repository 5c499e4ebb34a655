//! The members of structures and unions: rows of the tables, and what is asked of them.

use super::{Constraints, Default, Location, Payload, Trait};
use crate::data::TimestampFormat;

/// The schema of a member of a structure or a union: its JSON key as it is written (quoted, with a
/// comma before and a colon after) followed by its name in Rust, the length of the key without that
/// punctuation, flags, and what traits say beside them.
///
/// A row of a table that generated code spells out thousands of times: plain literals, because a
/// call or a field more in each would take the compiler a second in all, and one text instead of
/// two, because each takes 40 bytes of a program beside its own (address, length, relocation).
#[derive(Debug, PartialEq)]
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
/// `@eventHeader`: a header of the event that the structure is.
pub const EVENT_HEADER: u16 = 1 << 5;
/// A union's member without a value: it targets `smithy.api#Unit`.
pub const UNIT: u16 = 1 << 6;
/// `@eventPayload`: the whole payload of the event that the structure is.
pub const EVENT_PAYLOAD: u16 = 1 << 7;

impl Member {
    /// A value that is no member of anything: of it nothing is said.
    pub(crate) const WHOLE: Member = Member(",\"\":", 0, 0, &[]);
    /// Elements of which nothing is said.
    const ELEMENT: Member = Member(",\"member\":member", 6, 0, &[]);
    /// Keys of which nothing is said.
    const KEY: Member = Member(",\"key\":key", 3, 0, &[]);

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

    /// Returns the literal as bytes, which are cut without a check of character boundaries.
    #[inline]
    pub(crate) fn literal_bytes(&self) -> &'static [u8] {
        self.0.as_bytes().get(..self.end()).unwrap_or_default()
    }

    /// The name as bytes.
    #[inline]
    pub(crate) fn name_bytes(&self) -> &'static [u8] {
        self.0.as_bytes().get(2..self.end() - 2).unwrap_or_default()
    }

    /// Returns the offset of the Rust name.
    #[inline]
    const fn end(&self) -> usize {
        self.1 as usize + 4
    }

    /// Returns `true` if one of `flags` is set.
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

    /// Returns the member's location in an HTTP message.
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
            Trait::Element(element) => element.timestamp_format(),
            _ => None,
        })
    }

    /// The elements of the list that the member is, or the values of the map.
    #[must_use]
    #[inline]
    pub fn element(&self) -> &'static Member {
        let element = self.find(|of| match of {
            Trait::Element(element) => Some(*element),
            _ => None,
        });
        element.unwrap_or(&Self::ELEMENT)
    }

    /// The keys of the map that the member is.
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

    /// The media type of what the member holds.
    #[must_use]
    #[inline]
    pub fn media_type(&self) -> Option<&'static str> {
        self.find(|of| match of {
            Trait::MediaType(media) => Some(*media),
            _ => None,
        })
    }

    /// The modelled default, where it is not the empty value that the member starts as. Of a member
    /// that is absent a server fills it in, a client does not send it.
    #[must_use]
    #[inline]
    pub fn default_value(&self) -> Option<Default> {
        self.find(|of| match of {
            Trait::DefaultValue(value) => Some(*value),
            _ => None,
        })
    }

    /// The constraint traits of the member and of what it contains; `None` when there is none.
    #[must_use]
    pub fn constraints(&self) -> Option<Constraints> {
        Constraints::of(self.3)
    }

    #[inline]
    pub(super) fn find<T>(&self, pick: impl Fn(&'static Trait) -> Option<T>) -> Option<T> {
        if self.3.is_empty() { None } else { self.3.iter().find_map(pick) }
    }
}
