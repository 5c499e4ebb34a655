//! Deserializing. One visitor serves for all types: the format determines the value that is found, and the
//! destination the one that is expected.

use std::fmt;

use ::serde::Deserializer;
use ::serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use super::documents::AnyDocument;
use super::place::Place;
use super::scalars::{self, Scalar};
use super::{aggregates, numbers};
use crate::data::Document;
use crate::schema::Member;
use crate::value::{List, Map, Mut, Union, Value, no_member};

/// Deserializes into a value.
pub(super) fn into<'de, D: Deserializer<'de>>(value: Mut<'_>, deserializer: D) -> Result<(), D::Error> {
    Slot { destination: Destination::Whole(value), member: &Member::WHOLE, place: Place::WHOLE }
        .deserialize(deserializer)
        .map(drop)
}

/// The destination of a value. A null does not open it.
pub(super) enum Destination<'a> {
    /// A value outside of others of this crate, such as a key of a map.
    Whole(Mut<'a>),
    Value(&'a mut dyn Value),
    Element(&'a mut dyn List),
    Entry(&'a mut dyn Map, String),
    /// The member of a union at this index.
    Selected(&'a mut dyn Union, usize),
}

impl<'a> Destination<'a> {
    fn open(self) -> Mut<'a> {
        match self {
            Destination::Whole(value) => value,
            Destination::Value(slot) => slot.open(),
            Destination::Element(list) => list.push().open(),
            Destination::Entry(map, key) => map.insert(key).open(),
            // A unit member is a structure of which nothing counts.
            Destination::Selected(union, index) => union.select(index).unwrap_or_else(no_member).open(),
        }
    }

    /// Handles a null: an absent value, one that is ignored, or an element of a sparse collection. An error is what was found
    /// in place of a value.
    fn null(self) -> Result<(), &'static str> {
        match self {
            Destination::Whole(Mut::Document(document)) => *document = Document::Null,
            Destination::Whole(_) => return Err("null"),
            Destination::Value(slot) => slot.unset(),
            Destination::Element(list) => {
                if list.is_sparse() {
                    list.push();
                }
            }
            Destination::Entry(map, key) => {
                if map.is_sparse() {
                    map.insert(key);
                }
            }
            Destination::Selected(..) => {}
        }
        Ok(())
    }
}

/// A destination, its schema, and its place.
pub(super) struct Slot<'a> {
    pub(super) destination: Destination<'a>,
    pub(super) member: &'static Member,
    pub(super) place: Place<'a>,
}

/// The kind of a value that was read.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum ValueKind {
    Null,
    Value,
}

impl Slot<'_> {
    fn scalar<E: Error>(self, scalar: &Scalar<'_>) -> Result<ValueKind, E> {
        scalars::fill(self.destination.open(), self.member, scalar, &self.place).map(|()| ValueKind::Value)
    }
}

/// Returns an error without the value, which may be secret, and without its place.
#[cold]
pub(super) fn unexpected<E: Error>(expected: &str, found: &str) -> E {
    Place::WHOLE.unexpected(expected, found)
}

impl<'de> DeserializeSeed<'de> for Slot<'_> {
    type Value = ValueKind;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<ValueKind, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Slot<'_> {
    type Value = ValueKind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<ValueKind, E> {
        let place = self.place;
        self.destination.null().map(|()| ValueKind::Null).map_err(|found| place.unexpected("a value", found))
    }

    fn visit_none<E: Error>(self) -> Result<ValueKind, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<ValueKind, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<ValueKind, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, boolean: bool) -> Result<ValueKind, E> {
        self.scalar(&Scalar::Boolean(boolean))
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<ValueKind, E> {
        self.scalar(&Scalar::Number(integer.into()))
    }

    fn visit_u64<E: Error>(self, integer: u64) -> Result<ValueKind, E> {
        self.scalar(&Scalar::Number(integer.into()))
    }

    fn visit_i128<E: Error>(self, integer: i128) -> Result<ValueKind, E> {
        self.scalar(&Scalar::number(&integer.to_string()))
    }

    fn visit_u128<E: Error>(self, integer: u128) -> Result<ValueKind, E> {
        self.scalar(&Scalar::number(&integer.to_string()))
    }

    fn visit_f64<E: Error>(self, double: f64) -> Result<ValueKind, E> {
        self.scalar(&Scalar::double(double))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ValueKind, E> {
        // JSON has keys of no other type.
        if let (Destination::Whole(Mut::IntEnum(_)), Ok(number)) = (&self.destination, text.parse()) {
            return self.scalar(&Scalar::Number(number));
        }
        self.scalar(&Scalar::String(text))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<ValueKind, E> {
        self.scalar(&Scalar::Bytes(bytes))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<ValueKind, A::Error> {
        let place = &self.place;
        place.enter()?;
        match self.destination.open() {
            Mut::List(list) => aggregates::list(list, elements, self.member, place)?,
            Mut::Document(document) => {
                *document = AnyDocument { depth: place.depth() }.visit_seq(elements)?
            }
            other => return Err(place.unexpected(scalars::expected(&other), "an array")),
        }
        Ok(ValueKind::Value)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<ValueKind, A::Error> {
        let place = &self.place;
        place.enter()?;
        match self.destination.open() {
            Mut::Structure(structure) => aggregates::structure(structure, entries, place)?,
            Mut::Union(union) => aggregates::union(union, entries, place)?,
            Mut::Map(map) => aggregates::map(map, entries, self.member, place)?,
            Mut::Document(document) => *document = AnyDocument { depth: place.depth() }.visit_map(entries)?,
            scalar => match entries.next_key::<String>()? {
                Some(key) if key == numbers::TEXT => {
                    let number = Scalar::number(&entries.next_value::<String>()?);
                    scalars::fill(scalar, self.member, &number, place)?;
                }
                _ => return Err(place.unexpected(scalars::expected(&scalar), "an object")),
            },
        }
        Ok(ValueKind::Value)
    }
}

/// Returns the remaining depth one level down.
pub(super) fn enter<E: Error>(depth: usize) -> Result<usize, E> {
    depth.checked_sub(1).ok_or_else(|| unexpected("a value", "more nesting than allowed"))
}
