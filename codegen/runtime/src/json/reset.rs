//! Emptying what was read before: a repeated key replaces, it never adds.

use crate::{Mut, Ref, Structure, Value};

/// Empties a member: an optional one becomes absent, and starts afresh when it is opened.
#[cold]
pub(crate) fn slot(slot: &mut dyn Value) {
    slot.unset();
    if !matches!(slot.view(), Ref::Absent) {
        value(slot.open());
    }
}

/// Makes every optional member of a structure absent, and everything else in it empty. It
/// recurses only through structures that are not optional, which no type can hold without end.
fn structure(structure: &mut dyn Structure) {
    for index in 0..structure.schema().members.len() {
        if let Some(member) = structure.slot(index) {
            slot(member);
        }
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
