//! Modelled defaults of members that were not read.

use crate::data::{Document, Number, Object, Timestamp};
use crate::schema::{Default, Member, STREAMING};
use crate::value::{Mut, Ref, Structure, Value};

/// Sets a value to the modelled default of its member (Smithy 2.0, `default` trait). The generator has checked the
/// default: one of another type changes nothing.
#[cold]
pub fn set(value: Mut<'_>, default: Default) {
    match (value, default) {
        (_, Default::Empty) => {}
        (Mut::Document(into), default) => *into = document(default).unwrap_or_default(),
        (Mut::Boolean(into), Default::Boolean(boolean)) => *into = boolean,
        (Mut::Timestamp(into), Default::Timestamp(seconds, nanos)) => {
            *into = Timestamp::from_epoch(seconds, nanos);
        }
        (Mut::Blob(into), Default::Blob(bytes)) => *into = bytes.into(),
        (Mut::String(into), Default::String(text)) => text.clone_into(into),
        (Mut::Enum(into), Default::String(text)) => into.set(into.schema().index_of(text), text),
        (into, Default::Integer(number)) => integer(into, number),
        (into, Default::Number(text)) => decimal(into, text),
        _ => {}
    }
}

/// Sets the absent members of a structure to their defaults.
pub fn fill(into: &mut dyn Structure) {
    for (index, member) in into.schema().members.iter().enumerate() {
        fill_member(into.member_mut(index), member);
    }
}

/// Sets a member to its default, if it has one and is absent.
#[inline]
pub(crate) fn fill_member(slot: &mut dyn Value, member: &Member) {
    // A streaming member needs a default in the model, but an absent one stays empty.
    let Some(default) = member.default_value().filter(|_| !member.is(STREAMING)) else { return };
    if matches!(slot.view(), Ref::Absent) {
        set(slot.open(), default);
    }
}

fn integer(value: Mut<'_>, number: i64) {
    match value {
        Mut::Byte(into) => *into = number.try_into().unwrap_or_default(),
        Mut::Short(into) => *into = number.try_into().unwrap_or_default(),
        Mut::Integer(into) => *into = number.try_into().unwrap_or_default(),
        Mut::Long(into) => *into = number,
        Mut::IntEnum(into) => into.set(number.try_into().unwrap_or_default()),
        _ => {}
    }
}

fn decimal(value: Mut<'_>, text: &str) {
    match value {
        Mut::Float(into) => *into = text.parse().unwrap_or_default(),
        Mut::Double(into) => *into = text.parse().unwrap_or_default(),
        Mut::BigInteger(into) => *into = text.parse().unwrap_or_default(),
        Mut::BigDecimal(into) => *into = text.parse().unwrap_or_default(),
        _ => {}
    }
}

fn document(default: Default) -> Option<Document> {
    Some(match default {
        Default::Boolean(boolean) => Document::Boolean(boolean),
        Default::Number(text) => Document::Number(text.parse::<Number>().ok()?),
        Default::String(text) => Document::String(text.into()),
        Default::List => Document::Array(Vec::new()),
        Default::Map => Document::Object(Object::default()),
        _ => return None,
    })
}
