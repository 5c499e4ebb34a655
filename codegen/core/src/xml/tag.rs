//! Start tags, their names and attributes, and the members that they are.

use super::Error;
use crate::data::short;
use crate::schema::{Member, Schema};

/// A start tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    /// The name, with its prefix.
    pub(super) name: &'a str,
    /// The name without its prefix.
    pub(super) local: &'a str,
    /// The text between the name and the end of the tag: well-formed attributes.
    pub(super) attributes: &'a str,
    /// The offset.
    pub(super) start: usize,
}

impl<'a> Tag<'a> {
    /// Returns `true` if the element has a name, whatever the prefixes of both.
    #[inline]
    pub(super) fn is_named(&self, name: &[u8]) -> bool {
        let Some(prefix) = name.len().checked_sub(self.local.len()) else { return false };
        let is_local = prefix == 0 || name[prefix - 1] == b':';
        is_local && short::starts_with(&name[prefix..], self.local.as_bytes())
    }

    /// Returns `true` if the name has a prefix.
    #[inline]
    fn has_prefix(&self) -> bool {
        self.name.len() != self.local.len()
    }

    /// Returns `true` if the element says that it is null (XML Schema, `xsi:nil`).
    #[inline]
    pub(super) fn is_nil(&self) -> bool {
        let says = |(name, value): (&str, &str)| {
            name.ends_with(":nil") && matches!(value.trim_ascii(), "true" | "1")
        };
        !self.attributes.is_empty() && attributes(self.attributes).any(says)
    }
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The attributes in a tag that was read: their names, and their values as they stand there.
pub(super) fn attributes(mut rest: &str) -> impl Iterator<Item = (&str, &str)> {
    std::iter::from_fn(move || {
        let (name, after) = rest.trim_ascii_start().split_once('=')?;
        let after = after.trim_ascii_start();
        let mark = after.chars().next()?;
        let (value, after) = after.get(1..)?.split_once(mark)?;
        rest = after;
        Some((name.trim_ascii_end(), value))
    })
}

/// The attribute that a member is, by its name and value: the one of the member's name, else one whose name differs by the
/// prefix alone, and is no other member's.
pub(super) fn attribute<'a>(
    tag: Tag<'a>,
    schema: &'static Schema,
    member: &'static Member,
) -> Result<Option<(&'a str, &'a str)>, Error> {
    let name = name_of(member);
    let is_of_other =
        |found: &str| schema.members.iter().any(|of| of.is_xml_attribute() && name_of(of) == found);
    // Of its name; with a prefix as that has one, or without as that has none; any other.
    let mut nearest: [Option<(&str, &str)>; 3] = [None; 3];
    for (found, value) in attributes(tag.attributes) {
        if found.starts_with("xmlns") || local(found) != local(name) {
            continue;
        }
        let place = match found {
            found if found == name => 0,
            found if is_of_other(found) => continue,
            found if found.contains(':') == name.contains(':') => 1,
            _ => 2,
        };
        if nearest[place].replace((found, value)).is_some() && nearest[..place].iter().all(Option::is_none) {
            return Err(Error::new("one attribute of the name", "more", Some(tag.start)));
        }
    }
    Ok(nearest.into_iter().flatten().next())
}

/// The name of a member's element or attribute, perhaps with a prefix.
#[inline]
pub(super) fn name_of(member: &'static Member) -> &'static str {
    member.xml_name().unwrap_or_else(|| member.name())
}

/// The index of the member that an element is; the one at `likely` and those after it are looked at first.
pub(super) fn find(schema: &'static Schema, child: Tag<'_>, likely: usize) -> Option<usize> {
    let (before, after) = schema.members.split_at(likely.min(schema.members.len()));
    let place = |members: &'static [Member]| {
        let is_it = |of: &'static Member| child.is_named(name_of(of).as_bytes()) && !of.is_xml_attribute();
        members.iter().position(is_it)
    };
    let found = place(after).map(|index| before.len() + index).or_else(|| place(before))?;
    let name = name_of(&schema.members[found]);
    match child.has_prefix() || name.contains(':') {
        true => Some(exactly(schema, child).unwrap_or(found)),
        false => Some(found),
    }
}

/// The index of the member that has the name of an element with its prefix: another one may differ by the prefix alone.
#[cold]
fn exactly(schema: &'static Schema, child: Tag<'_>) -> Option<usize> {
    schema.members.iter().position(|of| name_of(of) == child.name && !of.is_xml_attribute())
}
