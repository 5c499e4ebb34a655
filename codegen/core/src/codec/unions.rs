//! Reading unions from the tokens of any format.

use std::borrow::Cow;

use super::read::{Key, Source};
use super::{Error, UnknownUnion};
use crate::data::UnknownMember;
use crate::schema::Member;
use crate::value::{Selected, Union};

/// Reads an object of one member.
#[inline(always)] // into the method of each format
pub(super) fn read<'a, S: Source<'a>>(source: &mut S, into: &mut dyn Union) -> Result<(), Error> {
    let start = source.start();
    let schema = into.schema();
    let mut selected = None;
    let mut missing = None;
    if let Some(mut open) = source.open_object()? {
        loop {
            let read = match source.likely_key(schema.members, 0) {
                Some((index, member)) if selected.is_none() && !source.is_null() => {
                    modelled(source, into, member, index, &mut selected)
                }
                key => other(source, into, key, &mut selected),
            };
            if let Err(error) = read {
                source.collect(error, &mut missing)?;
            }
            if !source.more(&mut open)? {
                break;
            }
        }
    }
    match selected {
        Some(_) => missing.map_or(Ok(()), Err),
        None => {
            into.set_unknown(UnknownMember::default());
            Err(Error::no_member(Some(start)))
        }
    }
}

/// Reads a member that is unusual, after its key if that was read. `selected` is the index of the member before it, beyond
/// the last for one that is not modelled.
#[inline(never)]
fn other<'a, S: Source<'a>>(
    source: &mut S,
    into: &mut dyn Union,
    key: Option<(usize, &'static Member)>,
    selected: &mut Option<usize>,
) -> Result<(), Error> {
    let schema = into.schema();
    let key = match key {
        Some((index, _)) => Key::Member(index),
        None => source.member_key(schema, 0)?,
    };
    let (index, name) = match key {
        Key::Member(index) => (index, Cow::Borrowed("")),
        Key::Other(name) if name == "__type" => return source.skip(),
        Key::Other(name) => (schema.members.len(), name),
    };
    let same = *selected == Some(index)
        && match into.get() {
            Selected::Unknown(before) if index == schema.members.len() => before.name() == name,
            _ => true,
        };
    if source.is_null() {
        source.null("a value")?;
        if same {
            *selected = None;
            into.set_unknown(UnknownMember::default());
        }
        return Ok(());
    }
    if selected.is_some() && !same {
        return Err(source.error_found("one member of the union", "another one"));
    }
    if let Some(member) = schema.members.get(index) {
        return modelled(source, into, member, index, selected);
    }
    *selected = Some(index);
    if source.options().unknown_union == UnknownUnion::Refuse {
        return Err(source.error_found("a member of the union", "one that is not modelled"));
    }
    let value = source.document()?;
    into.set_unknown(UnknownMember::new(name, value));
    Ok(())
}

#[inline]
fn modelled<'a, S: Source<'a>>(
    source: &mut S,
    into: &mut dyn Union,
    member: &'static Member,
    index: usize,
    selected: &mut Option<usize>,
) -> Result<(), Error> {
    *selected = Some(index);
    let read = match into.select(index) {
        Some(value) => source.value(value.open(), member),
        None => source.skip_object(),
    };
    read.or_else(|error| {
        if source.options().is_null_union(&error) {
            *selected = None;
            into.set_unknown(UnknownMember::default());
            return Ok(());
        }
        Err(source.in_member(error, into.schema(), index))
    })
}
