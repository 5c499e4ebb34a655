//! Reading lists and maps from the tokens of any format.

use std::borrow::Cow;

use super::nulled::Nulled;
use super::read::Source;
use super::{Error, Nulls};
use crate::schema::Member;
use crate::value::{List, Map};

/// Reads an array into the list of a member.
#[inline(always)] // into the method of each format
pub(super) fn read_list<'a, S: Source<'a>>(
    source: &mut S,
    into: &mut dyn List,
    member: &'static Member,
) -> Result<(), Error> {
    if source.replaces(member) {
        into.clear();
    }
    let element = member.element();
    let start = source.start();
    let Some(mut open) = source.open_array()? else {
        return Ok(());
    };
    source.reserve(&open, into);
    let mut missing = None;
    let mut index = 0;
    loop {
        if source.is_null() {
            null(source, into.is_sparse(), "an element").map_err(|error| error.in_element(index))?;
            if into.is_sparse() {
                into.push();
            }
        } else if let Err(error) = source.value(into.push().open(), element) {
            match source.options().is_null_union(&error) {
                true => void(into),
                false => source.collect(error.in_element(index), &mut missing)?,
            }
        }
        index += 1;
        if !source.more(&mut open)? {
            return missing.map_or(Ok(()), Err);
        }
        if is_long(index) && !source.reserves(&open) {
            foresee(source, into, start);
        }
    }
}

/// Makes a null of the last element, which a list without nulls drops.
#[cold]
pub(crate) fn void(list: &mut dyn List) {
    list.truncate(list.len().saturating_sub(1));
    if list.is_sparse() {
        list.push();
    }
}

/// Returns `true` if a list of this many elements (64, 256, 1024, …) is long enough to be worth
/// looking ahead for its end.
#[inline]
fn is_long(elements: usize) -> bool {
    elements >= 64 && elements.is_power_of_two() && elements.trailing_zeros().is_multiple_of(2)
}

/// Reserves as many elements as the rest of the input may hold, by the size of those before, but at most
/// three times as many, since other values may follow the list.
///
/// A long list then neither ends with half of its capacity unused nor moves often: with an allocator that
/// returns large blocks, moves took a third of the time.
#[cold]
fn foresee<'a, S: Source<'a>>(source: &mut S, list: &mut dyn List, start: usize) {
    let read = list.len(); // without nulls that were skipped
    let behind = (source.start() - start).max(1) as u64;
    let likely = (source.left() as u64).saturating_mul(read as u64) / behind;
    let room = likely + likely / 16 + 1;
    list.reserve(usize::try_from(room).unwrap_or(usize::MAX).min(read.saturating_mul(3)));
}

/// Reads an object into the map of a member.
#[inline(always)] // into the method of each format
pub(super) fn read_map<'a, S: Source<'a>>(
    source: &mut S,
    into: &mut dyn Map,
    member: &'static Member,
) -> Result<(), Error> {
    if source.replaces(member) {
        into.clear();
    }
    let element = member.element();
    let Some(mut open) = source.open_object()? else {
        return Ok(());
    };
    let mut missing = None;
    let mut nulls = Nulled::default();
    loop {
        let start = source.start();
        let key = source.key(member.map_key())?;
        if source.is_null() {
            null(source, into.is_sparse(), "a value").map_err(|error| error.in_entry(&key))?;
            if into.is_sparse() {
                into.insert(key.into_owned());
            } else if into.get(&key).is_some() {
                nulls.insert(key.into_owned());
            }
        } else {
            nulls.remove(&key);
            let slot = into.insert(key.into_owned());
            if let Err(error) = source.value(slot.open(), element) {
                let is_null = source.options().is_null_union(&error);
                if is_null {
                    slot.unset();
                }
                let key = key_again(source, start, member)?;
                match is_null {
                    false => source.collect(error.in_entry(&key), &mut missing)?,
                    true if into.is_sparse() => {}
                    true => nulls.insert(key.into_owned()),
                }
            }
        }
        if !source.more(&mut open)? {
            nulls.take_out(into);
            return missing.map_or(Ok(()), Err);
        }
    }
}

/// Reads the key of an entry again, by its offset: the map owns the key by then.
#[cold]
fn key_again<'a, S: Source<'a>>(
    source: &mut S,
    start: usize,
    member: &'static Member,
) -> Result<Cow<'a, str>, Error> {
    let behind = source.start();
    source.go_back(start);
    let key = source.key(member.map_key());
    source.go_back(behind);
    key
}

/// Reads a null in a list or a map.
fn null<'a, S: Source<'a>>(source: &mut S, sparse: bool, expected: &str) -> Result<(), Error> {
    if !sparse && source.options().nulls == Nulls::Refuse {
        return Err(source.error_found(expected, "null"));
    }
    source.null(expected)
}
