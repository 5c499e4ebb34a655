//! From values to documents, by the data model of expressions (Smithy 2.0, section Waiters, "JMESPath data model").

use crate::data::{Document, Number, Object, Timestamp, TimestampFormat, base64};
use crate::value::{List, Map, Ref, Selected, Structure, Union};

/// The levels that are looked into: as many as readers and writers allow at most.
const DEEPEST: usize = 512;

/// Returns a value as expressions see it: members by their names in the model, a union as an object with one member,
/// a blob in base64, a timestamp in seconds; null where a value is absent.
#[must_use]
pub fn document(value: Ref<'_>) -> Document {
    of(value, DEEPEST)
}

fn of(value: Ref<'_>, depth: usize) -> Document {
    let Some(depth) = depth.checked_sub(1) else { return Document::Null };
    match value {
        Ref::Absent => Document::Null,
        Ref::Boolean(value) => Document::Boolean(value),
        Ref::Byte(number) => i64::from(number).into(),
        Ref::Short(number) => i64::from(number).into(),
        Ref::Integer(number) => i64::from(number).into(),
        Ref::Long(number) => number.into(),
        Ref::Float(number) => number.into(),
        Ref::Double(number) => number.into(),
        Ref::BigInteger(number) => of_text(number.as_str()),
        Ref::BigDecimal(number) => of_text(number.as_str()),
        Ref::String(text) => text.into(),
        Ref::Blob(bytes) => base64::encode(bytes).into(),
        Ref::Timestamp(time) => of_time(*time),
        Ref::Document(document) => document.clone(),
        Ref::Enum(value) => value.get().into(),
        Ref::IntEnum(value) => i64::from(value.get()).into(),
        Ref::Structure(value) => structure(value, depth),
        Ref::Union(value) => union(value, depth),
        Ref::List(value) => list(value, depth),
        Ref::Map(value) => map(value, depth),
    }
}

fn of_text(number: &str) -> Document {
    number.parse::<Number>().map_or(Document::Null, Document::Number)
}

fn of_time(time: Timestamp) -> Document {
    time.format(TimestampFormat::EpochSeconds).map_or(Document::Null, |seconds| of_text(&seconds))
}

fn structure(value: &dyn Structure, depth: usize) -> Document {
    let found = value.members().filter(|(_, value)| !matches!(value, Ref::Absent));
    found.map(|(member, value)| (member.name(), of(value, depth))).collect()
}

fn union(value: &dyn Union, depth: usize) -> Document {
    let mut object = Object::new();
    match value.get() {
        Selected::Unknown(member) if member.is_empty() => {}
        Selected::Unknown(member) => {
            object.insert(member.name(), member.value().clone());
        }
        Selected::Member(index, found) => {
            if let Some(member) = value.schema().members.get(index) {
                // A member without a value is there all the same.
                let found =
                    found.map_or_else(|| Document::Object(Object::new()), |found| of(found.view(), depth));
                object.insert(member.name(), found);
            }
        }
    }
    Document::Object(object)
}

fn list(value: &dyn List, depth: usize) -> Document {
    (0..value.len()).map(|index| of(value.get(index), depth)).collect()
}

fn map(value: &dyn Map, depth: usize) -> Document {
    let mut object = Object::new();
    value.each(&mut |key, found| {
        object.insert(key, of(found, depth));
        true
    });
    Document::Object(object)
}
