//! Forgetting what was read before: a repeated key replaces, it never adds.

use super::defaults;
use crate::schema::Member;
use crate::value::{Mut, Ref, Structure, Value};

/// Makes a member what it was at first: an optional one is absent, and starts afresh when it is
/// opened; another one has its modelled default, or is empty.
#[cold]
pub(crate) fn slot(slot: &mut dyn Value, member: &Member) {
    slot.unset();
    if matches!(slot.view(), Ref::Absent) {
        return;
    }
    value(slot.open());
    if let Some(default) = member.default_value() {
        defaults::set(slot.open(), default);
    }
}

/// Makes every member of a structure what it was at first. It recurses only through structures
/// that are not optional, which no type can hold without end.
fn structure(structure: &mut dyn Structure) {
    for (index, member) in structure.schema().members.iter().enumerate() {
        slot(structure.slot(index), member);
    }
    if let Some(unknown) = structure.unknown_mut() {
        *unknown = Default::default();
    }
}

/// Empties a value whose reading would not replace it as a whole.
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
