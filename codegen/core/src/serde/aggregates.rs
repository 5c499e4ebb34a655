//! Deserializing structures, unions, lists and maps.

use std::fmt;

use ::serde::Deserializer;
use ::serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::deserialize::{Destination, Slot, ValueKind};
use super::documents::AnyDocument;
use super::place::{Place, Step};
use crate::codec::{
    members::{self, Seen},
    nulled::Nulled,
    reset,
};
use crate::data::{Document, UnknownMember};
use crate::schema::{Member, REQUIRED, Schema};
use crate::value::{List, Map, Ref, Structure, Union, Value};

pub(super) fn list<'de, A: SeqAccess<'de>>(
    list: &mut dyn List,
    mut elements: A,
    member: &'static Member,
    place: &Place<'_>,
) -> Result<(), A::Error> {
    list.clear();
    let element = member.element();
    for index in 0.. {
        let place = place.inner(Step::Element(index));
        let slot = Slot { destination: Destination::Element(list), member: element, place };
        if elements.next_element_seed(slot)?.is_none() {
            break;
        }
    }
    Ok(())
}

pub(super) fn map<'de, A: MapAccess<'de>>(
    map: &mut dyn Map,
    mut entries: A,
    member: &'static Member,
    place: &Place<'_>,
) -> Result<(), A::Error> {
    map.clear();
    let value = member.element();
    let mut nulls = Nulled::default();
    while let Some(key) = entries.next_key::<String>()? {
        let before = map.get(&key).is_some().then(|| key.clone());
        let kind = entries.next_value_seed(Slot {
            destination: Destination::Entry(map, key),
            member: value,
            place: place.inner(Step::Entry),
        })?;
        match (before, kind) {
            (Some(key), ValueKind::Null) if !map.is_sparse() => nulls.insert(key),
            (Some(key), ValueKind::Value) => nulls.remove(&key),
            _ => {}
        }
    }
    nulls.take_out(map);
    Ok(())
}

pub(super) fn structure<'de, A: MapAccess<'de>>(
    into: &mut dyn Structure,
    mut entries: A,
    place: &Place<'_>,
) -> Result<(), A::Error> {
    let schema = into.schema();
    let mut seen = Seen::default();
    let keep = into.kept(schema).is_some();
    while let Some(key) = entries.next_key_seed(KeyOf { schema, keep })? {
        match key {
            Key::Member(index) => {
                member(into.member_mut(index), schema, index, &mut seen, &mut entries, place)?;
            }
            Key::Other(name) => match into.unknown_members_mut() {
                Some(kept) if name != "__type" => {
                    kept.insert(name, entries.next_value_seed(AnyDocument { depth: place.enter()? })?);
                }
                _ => drop(entries.next_value::<IgnoredAny>()?),
            },
        }
    }
    let mut members = schema.members.iter().enumerate();
    match members.find(|(index, member)| member.is(REQUIRED) && !seen.contains(*index)) {
        Some((_, member)) => {
            Err(place.inner(Step::Member(member)).unexpected("a required member", "nothing"))
        }
        None => Ok(()),
    }
}

/// Deserializes one member of a structure. A repeated one replaces the earlier one.
fn member<'de, A: MapAccess<'de>>(
    slot: &mut dyn Value,
    schema: &'static Schema,
    index: usize,
    seen: &mut Seen,
    entries: &mut A,
    place: &Place<'_>,
) -> Result<(), A::Error> {
    if seen.insert(index) {
        reset::member(slot, &schema.members[index]);
    }
    let member = &schema.members[index];
    let place = place.inner(Step::Member(member));
    let kind = entries.next_value_seed(Slot { destination: Destination::Value(slot), member, place })?;
    // A document may be null.
    if kind == ValueKind::Null && !matches!(slot.view(), Ref::Document(_)) {
        seen.remove(index);
    }
    Ok(())
}

pub(super) fn union<'de, A: MapAccess<'de>>(
    into: &mut dyn Union,
    mut entries: A,
    place: &Place<'_>,
) -> Result<(), A::Error> {
    let schema = into.schema();
    into.set_unknown(UnknownMember::default());
    let mut selected: Option<Key> = None;
    while let Some(key) = entries.next_key_seed(KeyOf { schema, keep: true })? {
        if key == Key::Other("__type".to_owned()) {
            entries.next_value::<IgnoredAny>()?;
            continue;
        }
        let other = selected.as_ref().is_some_and(|selected| *selected != key);
        match union_member(into, &key, other, &mut entries, place)? {
            ValueKind::Value => selected = Some(key),
            ValueKind::Null if !other => {
                selected = None;
                into.set_unknown(UnknownMember::default());
            }
            ValueKind::Null => {}
        }
    }
    if selected.is_some() { Ok(()) } else { Err(place.unexpected("a member of the union", "none")) }
}

/// Deserializes the value of a union's member: null is no value. With `other`, the union has another member already.
fn union_member<'de, A: MapAccess<'de>>(
    into: &mut dyn Union,
    key: &Key,
    other: bool,
    entries: &mut A,
    place: &Place<'_>,
) -> Result<ValueKind, A::Error> {
    let members = into.schema().members;
    if let (Key::Member(index), false) = (key, other) {
        let destination = Destination::Selected(into, *index);
        let member = &members[*index];
        return entries.next_value_seed(Slot {
            destination,
            member,
            place: place.inner(Step::Member(member)),
        });
    }
    match (entries.next_value_seed(AnyDocument { depth: place.enter()? })?, key) {
        (Document::Null, _) => return Ok(ValueKind::Null),
        (value, Key::Other(name)) if !other => into.set_unknown(UnknownMember::new(name.as_str(), value)),
        _ => return Err(place.unexpected("one member of the union", "another one")),
    }
    Ok(ValueKind::Value)
}

/// A key of an object: the index of a member, or a name that no member has.
#[derive(PartialEq)]
enum Key {
    Member(usize),
    Other(String),
}

struct KeyOf {
    schema: &'static Schema,
    /// If `true`, a name that no member has is kept.
    keep: bool,
}

impl<'de> DeserializeSeed<'de> for KeyOf {
    type Value = Key;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self) // as it was written: a key of a map, not the name of a field
    }
}

impl Visitor<'_> for KeyOf {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        Ok(match members::find(self.schema, key, true) {
            Some(index) => Key::Member(index),
            None if self.keep => Key::Other(key.to_owned()),
            None => Key::Other(String::new()),
        })
    }
}
