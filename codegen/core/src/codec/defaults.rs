//! Modelled defaults of members that were not read.

use crate::data::{Document, Number, Object, Timestamp};
use crate::schema::Default;
use crate::value::Mut;

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
