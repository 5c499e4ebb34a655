//! Reading lists and maps, flattened or not.

use super::reader::Reader;
use super::tag::Tag;
use super::{Error, MEMBER, text_name};
use crate::codec::nulled::Nulled;
use crate::codec::void;
use crate::schema::Member;
use crate::value::{List, Map, Mut};

impl<'a> Reader<'a> {
    pub(super) fn list(&mut self, into: &mut dyn List, member: &'static Member) -> Result<(), Error> {
        into.clear();
        let element = member.element();
        let name = text_name(element, MEMBER).as_bytes();
        let mut missing = None;
        while let Some(child) = self.child()? {
            if !child.is_named(name) {
                self.skip()?;
            } else if let Err(error) = self.element(child, into, element) {
                self.collect(error, &mut missing)?;
            }
        }
        missing.map_or(Ok(()), Err)
    }

    fn element(&mut self, tag: Tag<'a>, into: &mut dyn List, element: &'static Member) -> Result<(), Error> {
        let index = into.len();
        let read = self.value(tag, into.push().open(), element);
        match read {
            Err(error) if self.options.is_null_union(&error) => {
                void(into);
                Ok(())
            }
            read => read.map_err(|error| error.in_element(index)),
        }
    }

    /// Reads one of the elements that a flattened list or map has, the first one or another.
    pub(super) fn flattened(
        &mut self,
        tag: Tag<'a>,
        into: Mut<'_>,
        member: &'static Member,
        first: bool,
    ) -> Result<(), Error> {
        match into {
            Mut::List(list) => {
                if first {
                    list.clear();
                }
                self.element(tag, list, member.element())
            }
            Mut::Map(map) => {
                if first {
                    map.clear();
                }
                self.entry(map, member, None)
            }
            other => self.value(tag, other, member), // the model is wrong: nothing else can be flattened
        }
    }

    pub(super) fn map(&mut self, into: &mut dyn Map, member: &'static Member) -> Result<(), Error> {
        into.clear();
        let (mut missing, mut nulls) = (None, Nulled::default());
        while let Some(child) = self.child()? {
            if child.local != super::ENTRY {
                self.skip()?;
            } else if let Err(error) = self.entry(into, member, Some(&mut nulls)) {
                self.collect(error, &mut missing)?;
            }
        }
        nulls.take_out(into);
        missing.map_or(Ok(()), Err)
    }

    /// Reads an entry, whichever of key and value comes first.
    ///
    /// One whose value is a union that holds nothing is noted as a null, where there is room for it: the entries of a
    /// flattened map come one by one, among other members.
    fn entry(
        &mut self,
        into: &mut dyn Map,
        member: &'static Member,
        nulls: Option<&mut Nulled>,
    ) -> Result<(), Error> {
        let (key_member, value_member) = (member.map_key(), member.element());
        let names =
            [text_name(key_member, super::KEY), text_name(value_member, super::VALUE)].map(str::as_bytes);
        let (start, mut key, mut value) = (self.at(), None, None);
        while let Some(child) = self.child()? {
            if child.is_named(names[0]) {
                key = Some(self.text()?.into_owned());
            } else if child.is_named(names[1]) {
                value = Some((child, self.again()));
                self.skip()?;
            } else {
                self.skip()?;
            }
        }
        let Some(key) = key else {
            return Err(Error::new("a key of the entry", "none", Some(start)));
        };
        let Some((tag, mut inner)) = value else {
            return Err(Error::new("a value of the entry", "none", Some(start)).in_entry(&key));
        };
        let slot = into.insert(key.clone());
        let read = inner.value(tag, slot.open(), value_member);
        match (read, nulls) {
            (Err(error), Some(nulls)) if self.options.is_null_union(&error) => {
                slot.unset();
                if !into.is_sparse() {
                    nulls.insert(key);
                }
                Ok(())
            }
            (Ok(()), Some(nulls)) => {
                nulls.remove(&key);
                Ok(())
            }
            (read, _) => read.map_err(|error| error.in_entry(&key)),
        }
    }
}
