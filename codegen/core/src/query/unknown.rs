//! Parameters of structures that the model does not know, for structures that keep them.
//!
//! A form does not tell lists, maps and structures apart, so a parameter is kept under the rest of its name:
//! `Filter.member.1`. Members that were read from another format are written as those of a model without traits.

use super::form::Group;
use super::write::Writer;
use super::{Error, MEMBER};
use crate::data::{Document, Object};
use crate::schema::Member;
use crate::value::Ref;

/// Keeps the parameters of a group that share a segment.
pub(super) fn keep(segment: &str, group: Group<'_, '_>, into: &mut Object) -> Result<(), Error> {
    for (name, value, at) in group.with_last(segment) {
        if into.insert(name, value).is_some() {
            return Err(Error::new("one value", "more", Some(at)));
        }
    }
    Ok(())
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
