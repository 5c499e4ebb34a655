//! Resetting values that were read before: a repeated member replaces the earlier one.

use super::defaults;
use crate::schema::Member;
use crate::value::{Mut, Ref, Structure, Value};

/// Resets a member: an optional one is absent, any other one has its modelled default, or is empty.
#[cold]
pub fn member(slot: &mut dyn Value, schema: &Member) {
    slot.unset();
    if matches!(slot.view(), Ref::Absent) {
        return;
    }
    value(slot.open());
    if let Some(default) = schema.default_value() {
        defaults::set(slot.open(), default);
    }
}

/// Resets every member of a structure. The recursion is bounded: it enters only structures that are not
/// optional.
fn structure(structure: &mut dyn Structure) {
    for (index, member) in structure.schema().members.iter().enumerate() {
        self::member(structure.member_mut(index), member);
    }
    if let Some(unknown) = structure.unknown_members_mut() {
        *unknown = Default::default();
    }
}

/// Empties a value that reading would extend.
fn value(value: Mut<'_>) {
    match value {
        Mut::Structure(inner) => structure(inner),
        Mut::List(list) => list.clear(),
        Mut::Map(map) => map.clear(),
        Mut::Boolean(boolean) => *boolean = false,
        Mut::Byte(number) => *number = 0,
        Mut::Short(number) => *number = 0,
        Mut::Integer(number) => *number = 0,
        Mut::Long(number) => *number = 0,
        Mut::Float(number) => *number = 0.0,
        Mut::Double(number) => *number = 0.0,
        Mut::BigInteger(number) => *number = Default::default(),
        Mut::BigDecimal(number) => *number = Default::default(),
        Mut::String(text) => text.clear(),
        Mut::Blob(blob) => blob.clear(),
        Mut::Timestamp(time) => *time = Default::default(),
        Mut::Document(document) => *document = Default::default(),
        Mut::Enum(text) => text.set(usize::MAX, ""),
        Mut::IntEnum(number) => number.set(0),
        Mut::Union(union) => union.set_unknown(Default::default()),
    }
}
