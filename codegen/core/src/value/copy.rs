//! Cloning of structures by their schemas. A derived `clone` for each would take a tenth of the compiler's
//! time.

use crate::value::{Mut, Ref, Selected, Structure, Union, Value};

/// Returns a copy of a value.
#[must_use]
#[inline]
pub fn duplicate<T: Value>(value: &T) -> T {
    let mut copy = T::empty();
    assign(value.view(), copy.open());
    copy
}

/// Makes an empty value equal to another value of its type.
pub fn assign(from: Ref<'_>, into: Mut<'_>) {
    match (from, into) {
        (Ref::Boolean(from), Mut::Boolean(into)) => *into = from,
        (Ref::Byte(from), Mut::Byte(into)) => *into = from,
        (Ref::Short(from), Mut::Short(into)) => *into = from,
        (Ref::Integer(from), Mut::Integer(into)) => *into = from,
        (Ref::Long(from), Mut::Long(into)) => *into = from,
        (Ref::Float(from), Mut::Float(into)) => *into = from,
        (Ref::Double(from), Mut::Double(into)) => *into = from,
        (Ref::BigInteger(from), Mut::BigInteger(into)) => into.clone_from(from),
        (Ref::BigDecimal(from), Mut::BigDecimal(into)) => into.clone_from(from),
        (Ref::String(from), Mut::String(into)) => *into = from.to_owned(),
        (Ref::Blob(from), Mut::Blob(into)) => *into = from.into(),
        (Ref::Timestamp(from), Mut::Timestamp(into)) => *into = *from,
        (Ref::Document(from), Mut::Document(into)) => into.clone_from(from),
        (Ref::Enum(from), Mut::Enum(into)) => {
            let text = from.get();
            into.set(from.schema().index_of(text), text);
        }
        (Ref::IntEnum(from), Mut::IntEnum(into)) => into.set(from.get()),
        (Ref::Structure(from), Mut::Structure(into)) => structure(from, into),
        (Ref::Union(from), Mut::Union(into)) => union(from, into),
        (Ref::List(from), Mut::List(into)) => {
            into.reserve(from.len());
            for index in 0..from.len() {
                present(from.get(index), into.push());
            }
        }
        (Ref::Map(from), Mut::Map(into)) => {
            from.each(&mut |key, value| {
                present(value, into.insert(key.to_owned()));
                true
            });
        }
        // Values of the same type open as the same variant.
        _ => {}
    }
}

/// Copies a value unless it is absent, since opening the copy would make it present.
fn present(from: Ref<'_>, into: &mut dyn Value) {
    if !matches!(from, Ref::Absent) {
        assign(from, into.open());
    }
}

/// Makes an empty structure equal to another structure of its type.
pub fn structure(from: &dyn Structure, into: &mut dyn Structure) {
    for (index, (_, member)) in from.members().enumerate() {
        present(member, into.member_mut(index));
    }
    if let Some(from) = from.kept(from.schema())
        && let Some(into) = into.unknown_members_mut()
    {
        from.clone_into(into);
    }
}

fn union(from: &dyn Union, into: &mut dyn Union) {
    match from.get() {
        Selected::Unknown(member) => into.set_unknown(member.clone()),
        Selected::Member(index, from) => {
            if let (Some(into), Some(from)) = (into.select(index), from) {
                present(from.view(), into);
            }
        }
    }
}
