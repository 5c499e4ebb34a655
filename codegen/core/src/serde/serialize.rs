//! Serializing.

use ::serde::ser::{Error as _, SerializeMap, SerializeSeq};
use ::serde::{Serialize, Serializer};

use super::{DEEPEST, TIMESTAMPS, numbers};
use crate::data::{Document, Timestamp, TimestampFormat, base64, number::not_finite};
use crate::schema::Member;
use crate::value::{List, Map, Ref, Selected, Structure, Union};

/// A value, the format of its timestamps, and the remaining nesting depth.
pub(super) struct View<'a> {
    value: Ref<'a>,
    member: &'static Member,
    depth: usize,
}

impl<'a> View<'a> {
    pub(super) fn new(value: Ref<'a>) -> Self {
        View { value, member: &Member::WHOLE, depth: DEEPEST }
    }

    /// Returns a value inside this document.
    fn inner<'b>(&self, value: Ref<'b>) -> View<'b> {
        View { value, member: &Member::WHOLE, depth: self.depth.saturating_sub(1) }
    }

    /// Returns `true` if the value contains other values.
    fn is_composite(&self) -> bool {
        matches!(
            self.value,
            Ref::Structure(_)
                | Ref::Union(_)
                | Ref::List(_)
                | Ref::Map(_)
                | Ref::Document(Document::Array(_) | Document::Object(_))
        )
    }

    /// Returns a member, an element or an entry of this value.
    fn member<'b>(&self, value: Ref<'b>, member: &'static Member) -> View<'b> {
        View { value, member, depth: self.depth.saturating_sub(1) }
    }
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.depth == 0 && self.is_composite() {
            return Err(S::Error::custom("expected a value, found more nesting than allowed"));
        }
        match self.value {
            Ref::Absent => serializer.serialize_none(),
            Ref::Boolean(boolean) => serializer.serialize_bool(boolean),
            Ref::Byte(number) => serializer.serialize_i8(number),
            Ref::Short(number) => serializer.serialize_i16(number),
            Ref::Integer(number) => serializer.serialize_i32(number),
            Ref::Long(number) => serializer.serialize_i64(number),
            Ref::Float(number) if number.is_finite() => serializer.serialize_f32(number),
            Ref::Float(number) => serializer.serialize_str(not_finite(number.into())),
            Ref::Double(number) if number.is_finite() => serializer.serialize_f64(number),
            Ref::Double(number) => serializer.serialize_str(not_finite(number)),
            Ref::BigInteger(number) => numbers::exact(number.as_str(), serializer),
            Ref::BigDecimal(number) => numbers::exact(number.as_str(), serializer),
            Ref::String(text) => serializer.serialize_str(text),
            Ref::Enum(text) => serializer.serialize_str(text.get()),
            Ref::IntEnum(number) => serializer.serialize_i32(number.get()),
            Ref::Blob(bytes) => blob(bytes, serializer),
            Ref::Timestamp(time) => {
                timestamp(*time, self.member.timestamp_format().unwrap_or(TIMESTAMPS), serializer)
            }
            Ref::Document(document) => self.document(document, serializer),
            Ref::Structure(structure) => self.structure(structure, serializer),
            Ref::Union(union) => self.union(union, serializer),
            Ref::List(list) => self.list(list, serializer),
            Ref::Map(map) => self.map(map, serializer),
        }
    }
}

impl View<'_> {
    fn structure<S: Serializer>(&self, structure: &dyn Structure, serializer: S) -> Result<S::Ok, S::Error> {
        let present = |(_, value): &(&'static Member, Ref<'_>)| match value {
            Ref::Absent => false,
            Ref::Union(union) => !union.get().is_nothing(),
            _ => true,
        };
        let members = || structure.members().filter(present);
        let unknown = structure.kept(structure.schema());
        let mut map =
            serializer.serialize_map(Some(members().count() + unknown.map_or(0, |unknown| unknown.len())))?;
        for (member, value) in members() {
            map.serialize_entry(member.key(), &self.member(value, member))?;
        }
        for (name, value) in unknown.into_iter().flatten() {
            map.serialize_entry(name, &self.inner(Ref::Document(value)))?;
        }
        map.end()
    }

    fn union<S: Serializer>(&self, union: &dyn Union, serializer: S) -> Result<S::Ok, S::Error> {
        let members = union.schema().members;
        let mut map = serializer.serialize_map(Some(1))?;
        match union.get() {
            Selected::Member(index, value) if index < members.len() => {
                let member = &members[index];
                // A unit member is written as a structure without members.
                let unit = Document::Object(Default::default());
                let value = value.map_or(Ref::Document(&unit), |value| value.view());
                map.serialize_entry(member.key(), &self.member(value, member))?;
            }
            Selected::Unknown(member) if !member.is_empty() => {
                map.serialize_entry(member.name(), &self.inner(Ref::Document(member.value())))?;
            }
            _ => return Err(S::Error::custom("expected a member of the union, found none")),
        }
        map.end()
    }

    fn list<S: Serializer>(&self, list: &dyn List, serializer: S) -> Result<S::Ok, S::Error> {
        let mut elements = serializer.serialize_seq(Some(list.len()))?;
        let element = self.member.element();
        for index in 0..list.len() {
            elements.serialize_element(&self.member(list.get(index), element))?;
        }
        elements.end()
    }

    fn map<S: Serializer>(&self, map: &dyn Map, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries = serializer.serialize_map(Some(map.len()))?;
        let element = self.member.element();
        let mut result = Ok(());
        map.each(&mut |key, value| {
            result = entries.serialize_entry(key, &self.member(value, element));
            result.is_ok()
        });
        result?;
        entries.end()
    }

    fn document<S: Serializer>(&self, document: &Document, serializer: S) -> Result<S::Ok, S::Error> {
        match document {
            Document::Null => serializer.serialize_unit(),
            Document::Boolean(boolean) => serializer.serialize_bool(*boolean),
            Document::Number(number) => numbers::nearest(number, serializer),
            Document::String(text) => serializer.serialize_str(text),
            Document::Blob(bytes) => blob(bytes, serializer),
            Document::Timestamp(time) => serializer.collect_str(time),
            Document::Array(elements) => {
                serializer.collect_seq(elements.iter().map(|element| self.inner(Ref::Document(element))))
            }
            Document::Object(entries) => serializer
                .collect_map(entries.iter().map(|(key, value)| (key, self.inner(Ref::Document(value))))),
        }
    }
}

/// Writes binary data: in base64 if the format is readable by people.
fn blob<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() {
        serializer.serialize_str(&base64::encode(bytes))
    } else {
        serializer.serialize_bytes(bytes)
    }
}

/// Writes a timestamp in the format of its member; epoch seconds with a fraction as the nearest double.
fn timestamp<S: Serializer>(
    time: Timestamp,
    format: TimestampFormat,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let text = time.format(format).map_err(S::Error::custom)?;
    match format {
        TimestampFormat::EpochSeconds if time.nanos() == 0 => serializer.serialize_i64(time.seconds()),
        TimestampFormat::EpochSeconds => serializer.serialize_f64(text.parse().map_err(S::Error::custom)?),
        _ => serializer.serialize_str(&text),
    }
}
