//! Deserializing. The format says what comes, and the value says what may: one visitor for both.

use std::fmt;

use ::serde::Deserializer;
use ::serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use super::documents::AnyDocument;
use super::scalars::{self, Scalar};
use super::{DEEPEST, aggregates, numbers};
use crate::data::Document;
use crate::schema::Member;
use crate::value::{List, Map, Mut, Value};

/// Deserializes into a value.
pub(super) fn into<'de, D: Deserializer<'de>>(value: Mut<'_>, deserializer: D) -> Result<(), D::Error> {
    Slot { place: Place::Whole(value), member: &Member::WHOLE, depth: DEEPEST }
        .deserialize(deserializer)
        .map(drop)
}

/// The destination of a value. It is opened only for a value: null leaves it absent.
pub(super) enum Place<'a> {
    /// Not within another one of this crate; a key of a map, for example.
    Whole(Mut<'a>),
    Open(Mut<'a>),
    Value(&'a mut dyn Value),
    Element(&'a mut dyn List),
    Entry(&'a mut dyn Map, String),
}

impl<'a> Place<'a> {
    fn open(self) -> Mut<'a> {
        match self {
            Place::Whole(value) | Place::Open(value) => value,
            Place::Value(slot) => slot.open(),
            Place::Element(list) => list.push().open(),
            Place::Entry(map, key) => map.insert(key).open(),
        }
    }

    /// Null: absent, left out, or an element of something sparse.
    fn null(self) -> Result<(), &'static str> {
        match self {
            Place::Whole(Mut::Document(document)) | Place::Open(Mut::Document(document)) => {
                *document = Document::Null
            }
            Place::Whole(_) | Place::Open(_) => return Err("expected a value, found null"),
            Place::Value(slot) => slot.unset(),
            Place::Element(list) => {
                if list.is_sparse() {
                    list.push();
                }
            }
            Place::Entry(map, key) => {
                if map.is_sparse() {
                    map.insert(key);
                }
            }
        }
        Ok(())
    }
}

/// A place, the member, element or value it is of, and how much enter values may nest.
pub(super) struct Slot<'a> {
    pub(super) place: Place<'a>,
    pub(super) member: &'static Member,
    pub(super) depth: usize,
}

/// The kind of value that was read.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Came {
    Null,
    Value,
}

impl Slot<'_> {
    fn scalar<E: Error>(self, scalar: &Scalar<'_>) -> Result<Came, E> {
        scalars::fill(self.place.open(), self.member, scalar).map(|()| Came::Value)
    }
}

/// An error without the value: it may be a secret.
#[cold]
pub(super) fn unexpected<E: Error>(expected: &str, found: &str) -> E {
    E::custom(format_args!("expected {expected}, found {found}"))
}

impl<'de> DeserializeSeed<'de> for Slot<'_> {
    type Value = Came;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Came, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Slot<'_> {
    type Value = Came;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Came, E> {
        self.place.null().map(|()| Came::Null).map_err(E::custom)
    }

    fn visit_none<E: Error>(self) -> Result<Came, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Came, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Came, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, boolean: bool) -> Result<Came, E> {
        self.scalar(&Scalar::Boolean(boolean))
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<Came, E> {
        self.scalar(&Scalar::Number(integer.into()))
    }

    fn visit_u64<E: Error>(self, integer: u64) -> Result<Came, E> {
        self.scalar(&Scalar::Number(integer.into()))
    }

    fn visit_i128<E: Error>(self, integer: i128) -> Result<Came, E> {
        self.scalar(&Scalar::number(&integer.to_string()))
    }

    fn visit_u128<E: Error>(self, integer: u128) -> Result<Came, E> {
        self.scalar(&Scalar::number(&integer.to_string()))
    }

    fn visit_f64<E: Error>(self, double: f64) -> Result<Came, E> {
        self.scalar(&Scalar::double(double))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Came, E> {
        // JSON has no other keys than texts.
        if let (Place::Whole(Mut::IntEnum(_)), Ok(number)) = (&self.place, text.parse()) {
            return self.scalar(&Scalar::Number(number));
        }
        self.scalar(&Scalar::String(text))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Came, E> {
        self.scalar(&Scalar::Bytes(bytes))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<Came, A::Error> {
        let depth = enter(self.depth)?;
        match self.place.open() {
            Mut::List(list) => aggregates::list(list, elements, self.member, depth)?,
            Mut::Document(document) => *document = AnyDocument { depth: self.depth }.visit_seq(elements)?,
            other => return Err(unexpected(scalars::expected(&other), "an array")),
        }
        Ok(Came::Value)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Came, A::Error> {
        let depth = enter(self.depth)?;
        match self.place.open() {
            Mut::Structure(structure) => aggregates::structure(structure, entries, depth)?,
            Mut::Union(union) => aggregates::union(union, entries, depth)?,
            Mut::Map(map) => aggregates::map(map, entries, self.member, depth)?,
            Mut::Document(document) => *document = AnyDocument { depth: self.depth }.visit_map(entries)?,
            scalar => match entries.next_key::<String>()? {
                Some(key) if key == numbers::TEXT => {
                    let number = Scalar::number(&entries.next_value::<String>()?);
                    scalars::fill(scalar, self.member, &number)?;
                }
                _ => return Err(unexpected(scalars::expected(&scalar), "an object")),
            },
        }
        Ok(Came::Value)
    }
}

/// One level less, when there is one.
pub(super) fn enter<E: Error>(depth: usize) -> Result<usize, E> {
    depth.checked_sub(1).ok_or_else(|| unexpected("a value", "more nesting than allowed"))
}
