//! Parameters of structures that the model does not know, for structures that keep them.
//!
//! A form does not tell lists, maps and structures apart, so a parameter is kept under the rest of its name:
//! `Filter.member.1`. Members that were read from another format are written as those of a model without traits.
//!
//! In an entry of a map, those that belong to neither the key nor the value are kept by the structure around the map:
//! `Tags.entry.1.Locale`, with the number that the entry has when it is written.

use super::form::Group;
use super::write::Writer;
use super::{Error, MEMBER};
use crate::data::{Document, Object};
use crate::schema::Member;
use crate::value::{Ref, Structure};

/// Keeps the parameters of a group that share a segment.
pub(super) fn keep(segment: &str, group: Group<'_, '_>, into: &mut Object) -> Result<(), Error> {
    group.with_last(segment).try_for_each(|(name, value, at)| insert(into, name, value, at))
}

fn insert(into: &mut Object, name: &str, value: &str, at: usize) -> Result<(), Error> {
    match into.insert(name, value) {
        None => Ok(()),
        Some(_) => Err(Error::new("one value", "more", Some(at))),
    }
}

/// Parameters in entries of maps, until the structure around them keeps them: their whole names, their values, and
/// their offsets in the form.
#[derive(Default)]
pub(super) struct InEntries(Vec<(String, String, usize)>);

impl InEntries {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn add(&mut self, group: Group<'_, '_>) {
        let added = group.whole().map(|(name, value, at)| (name.to_owned(), value.to_owned(), at));
        self.0.extend(added);
    }

    /// Gives those of a map, from an index on, the numbers of their entries in the order of the keys, which are given in
    /// the order of the form. The numbers start at an offset of the names.
    pub(super) fn renumber(&mut self, start: usize, at: usize, keys: &[&str]) {
        if self.len() == start {
            return;
        }
        let mut sorted = keys.to_vec();
        sorted.sort_unstable();
        for (name, ..) in &mut self.0[start..] {
            let digits = name[at..].split('.').next().unwrap_or_default().len();
            let number = name[at..at + digits].parse::<usize>().ok();
            let key = number.and_then(|number| keys.get(number.checked_sub(1)?));
            if let Some(Ok(index)) = key.map(|key| sorted.binary_search(key)) {
                name.replace_range(at..at + digits, itoa::Buffer::new().format(index + 1));
            }
        }
    }

    /// Takes those from an index on, which the structure keeps under their names from an offset on.
    pub(super) fn keep(&mut self, start: usize, at: usize, into: &mut dyn Structure) -> Result<(), Error> {
        if self.len() == start {
            return Ok(());
        }
        let found = self.0.split_off(start);
        let Some(into) = into.unknown_members_mut() else { return Ok(()) };
        found.iter().try_for_each(|(name, value, offset)| insert(into, &name[at..], value, *offset))
    }
}

impl Writer<'_> {
    /// Writes what a structure keeps.
    pub(super) fn unknown(&mut self, kept: &Object) -> Result<(), Error> {
        kept.iter().try_for_each(|(name, value)| {
            self.within(name, |writer| writer.document(value)).map_err(|error| error.in_entry(name))
        })
    }

    fn document(&mut self, value: &Document) -> Result<(), Error> {
        self.down()?;
        match value {
            Document::Null => return Err(Error::new("a value", "null, which a form cannot hold", None)),
            Document::Boolean(value) => self.pair(if *value { "true" } else { "false" }),
            Document::Number(number) => self.pair(&number.to_string()),
            Document::String(text) => self.pair(text),
            Document::Blob(bytes) => self.value(Ref::Blob(bytes), &Member::WHOLE)?,
            Document::Timestamp(time) => self.value(Ref::Timestamp(time), &Member::WHOLE)?,
            Document::Object(members) if members.is_empty() => self.pair(""),
            Document::Object(members) => self.unknown(members)?,
            Document::Array(values) => {
                let segment = self.below_lists(&Member::WHOLE, MEMBER);
                self.elements(values.len(), segment, |writer, index| writer.document(&values[index]))?;
            }
        }
        self.depth -= 1;
        Ok(())
    }
}
