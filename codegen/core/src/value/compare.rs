//! Equality and hashing of values of the same type, by their schemas.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use crate::data::number;
use crate::schema::{Member, Schema};
use crate::value::members::{MEMBERS_AT_ONCE, blocks};
use crate::value::{Ref, Selected, Structure, Value};

/// Returns `true` if two values are equal, member by member, as derived code would.
#[must_use]
pub fn equal(a: Ref<'_>, b: Ref<'_>) -> bool {
    compared(a, b, false)
}

/// Returns `true` if two values are equal, with numbers of any size by their value: `1.0` is `1`.
#[cfg(feature = "validate")]
pub(crate) fn alike(a: Ref<'_>, b: Ref<'_>) -> bool {
    compared(a, b, true)
}

fn compared(a: Ref<'_>, b: Ref<'_>, by_value: bool) -> bool {
    let same_number = |a: &str, b: &str| a == b || by_value && number::compare(a, b) == Some(Ordering::Equal);
    match (a, b) {
        (Ref::Absent, Ref::Absent) => true,
        (Ref::Boolean(a), Ref::Boolean(b)) => a == b,
        (Ref::Byte(a), Ref::Byte(b)) => a == b,
        (Ref::Short(a), Ref::Short(b)) => a == b,
        (Ref::Integer(a), Ref::Integer(b)) => a == b,
        (Ref::Long(a), Ref::Long(b)) => a == b,
        (Ref::Float(a), Ref::Float(b)) => a == b,
        (Ref::Double(a), Ref::Double(b)) => a == b,
        (Ref::BigInteger(a), Ref::BigInteger(b)) => same_number(a.as_str(), b.as_str()),
        (Ref::BigDecimal(a), Ref::BigDecimal(b)) => same_number(a.as_str(), b.as_str()),
        (Ref::String(a), Ref::String(b)) => a == b,
        (Ref::Blob(a), Ref::Blob(b)) => a == b,
        (Ref::Timestamp(a), Ref::Timestamp(b)) => a == b,
        (Ref::Document(a), Ref::Document(b)) => a == b,
        (Ref::Enum(a), Ref::Enum(b)) => a.get() == b.get(),
        (Ref::IntEnum(a), Ref::IntEnum(b)) => a.get() == b.get(),
        (Ref::Structure(a), Ref::Structure(b)) => {
            let schema = a.schema();
            same_members(a, b, schema, by_value) && a.kept(schema) == b.kept(schema)
        }
        (Ref::Union(a), Ref::Union(b)) => match (a.get(), b.get()) {
            (Selected::Member(i, a), Selected::Member(j, b)) => i == j && both(a, b, by_value),
            (Selected::Unknown(a), Selected::Unknown(b)) => a == b,
            _ => false,
        },
        (Ref::List(a), Ref::List(b)) => {
            a.len() == b.len() && (0..a.len()).all(|index| compared(a.get(index), b.get(index), by_value))
        }
        (Ref::Map(a), Ref::Map(b)) => {
            let mut all = a.len() == b.len();
            if all {
                a.each(&mut |key, value| {
                    all = b.get(key).is_some_and(|other| compared(value, other, by_value));
                    all
                });
            }
            all
        }
        _ => false,
    }
}

/// Compares two structures by blocks: by way of the iterator of their members it takes 2.5 times as long.
fn same_members(a: &dyn Structure, b: &dyn Structure, schema: &Schema, by_value: bool) -> bool {
    blocks(schema).all(|(number, members)| {
        let (a, b) = (a.view_block(number), b.view_block(number));
        a.iter().zip(&b).take(members).all(|(a, b)| compared(*a, *b, by_value))
    })
}

fn both(a: Option<&dyn Value>, b: Option<&dyn Value>, by_value: bool) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => compared(a.view(), b.view(), by_value),
        (None, None) => true,
        _ => false,
    }
}

/// Returns `true` if two values of one type are equal.
#[must_use]
#[inline]
pub fn same<T: Value>(a: &T, b: &T) -> bool {
    equal(a.view(), b.view())
}

/// Hashes a value so that equal values hash alike.
#[inline]
pub fn hash<T: Value, H: Hasher>(value: &T, state: &mut H) {
    hash_value(value.view(), state);
}

/// Hashes a value so that equal values hash alike.
///
/// Values of one type that are not equal write different bytes, none of which are the start of the other's: else somebody
/// could choose any number of values with one hash, whatever the keys of the hasher.
pub fn hash_value(value: Ref<'_>, state: &mut dyn Hasher) {
    hashed(value, state, false);
}

/// Hashes a value so that [`alike`] ones hash alike.
#[cfg(feature = "validate")]
pub(crate) fn hash_alike(value: Ref<'_>, state: &mut dyn Hasher) {
    hashed(value, state, true);
}

fn hashed(value: Ref<'_>, mut state: &mut dyn Hasher, by_value: bool) {
    match value {
        Ref::Absent => state.write_u8(2), // neither boolean
        Ref::Boolean(value) => value.hash(&mut state),
        Ref::Byte(value) => value.hash(&mut state),
        Ref::Short(value) => value.hash(&mut state),
        Ref::Integer(value) => value.hash(&mut state),
        Ref::Long(value) => value.hash(&mut state),
        // Types with floats do not implement `Hash`. Positive zero represents both.
        Ref::Float(value) => (value + 0.0).to_bits().hash(&mut state),
        Ref::Double(value) => (value + 0.0).to_bits().hash(&mut state),
        Ref::BigInteger(value) if by_value => number::hash(value.as_str(), state),
        Ref::BigDecimal(value) if by_value => number::hash(value.as_str(), state),
        Ref::BigInteger(value) => value.hash(&mut state),
        Ref::BigDecimal(value) => value.hash(&mut state),
        Ref::String(value) => value.hash(&mut state),
        Ref::Blob(value) => value.hash(&mut state),
        Ref::Timestamp(value) => value.hash(&mut state),
        Ref::Document(value) => value.hash(&mut state),
        Ref::Enum(value) => value.get().hash(&mut state),
        Ref::IntEnum(value) => value.get().hash(&mut state),
        Ref::Structure(value) => {
            let schema = value.schema();
            for (number, members) in blocks(schema) {
                hash_block(&value.view_block(number)[..members], state, by_value);
            }
            if let Some(unknown) = value.kept(schema) {
                unknown.hash(&mut state);
            }
        }
        Ref::Union(value) => match value.get() {
            Selected::Member(index, member) => {
                state.write_usize(index);
                if let Some(member) = member {
                    hashed(member.view(), state, by_value);
                }
            }
            Selected::Unknown(member) => {
                state.write_usize(usize::MAX); // no index
                member.hash(&mut state);
            }
        },
        Ref::List(value) => {
            state.write_usize(value.len());
            for start in (0..value.len()).step_by(MEMBERS_AT_ONCE) {
                let mut block = [Ref::Absent; MEMBERS_AT_ONCE];
                let indices = start..value.len();
                block.iter_mut().zip(indices).for_each(|(element, index)| *element = value.get(index));
                hash_block(&block, state, by_value);
            }
        }
        Ref::Map(value) => {
            state.write_usize(value.len());
            value.each(&mut |key, value| {
                // The byte after the key, none of UTF-8, ends it, and tells a value from none.
                state.write(key.as_bytes());
                if let Ref::Absent = value {
                    state.write_u8(0xFE);
                } else {
                    state.write_u8(0xFF);
                    hashed(value, state, by_value);
                }
                true
            });
        }
    }
}

/// Hashes up to eight values: a bit for each of them that is there, and then these.
fn hash_block(values: &[Ref<'_>], state: &mut dyn Hasher, by_value: bool) {
    let is_there = |value: &Ref<'_>| !matches!(value, Ref::Absent);
    state.write_u8(values.iter().fold(0, |bits, value| bits << 1 | u8::from(is_there(value))));
    values.iter().filter(|value| is_there(value)).for_each(|value| hashed(*value, state, by_value));
}

/// Returns the wire name of the member that a union has; empty if it has none.
#[must_use]
pub fn tag(union: &dyn crate::value::Union) -> &str {
    match union.get() {
        Selected::Member(index, _) => union.schema().members.get(index).map_or("", Member::name),
        Selected::Unknown(member) => member.name(),
    }
}
