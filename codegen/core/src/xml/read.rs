//! Reading structures, unions and simple values.

use super::document::add;
use super::reader::Reader;
use super::tag::{Tag, attribute, attributes, find, name_of};
use super::{Error, Members, text};
use crate::codec::members::Seen;
use crate::codec::{Missing, UnknownUnion, defaults, reset, text as simple};
use crate::data::{Document, TimestampFormat, UnknownMember};
use crate::schema::{CLIENT_OPTIONAL, Member, REQUIRED, SENSITIVE, Schema};
use crate::value::{Mut, Structure, Union};

impl<'a> Reader<'a> {
    /// Reads the value that the element of a start tag is.
    pub(super) fn value(
        &mut self,
        tag: Tag<'a>,
        into: Mut<'_>,
        member: &'static Member,
    ) -> Result<(), Error> {
        match into {
            Mut::String(value) => *value = self.text()?.into_owned(),
            Mut::Structure(value) => self.structure(tag, value, Members::All)?,
            Mut::Union(value) => self.union(value)?,
            Mut::List(value) => self.list(value, member)?,
            Mut::Map(value) => self.map(value, member)?,
            other => {
                let start = self.at();
                let text = self.text()?;
                self.simple(other, &text, member, start)?;
            }
        }
        Ok(())
    }

    /// Reads a simple value from its text; white space around it counts in texts alone.
    fn simple(&self, into: Mut<'_>, text: &str, member: &Member, start: usize) -> Result<(), Error> {
        let joined;
        let text = match into {
            Mut::String(_) | Mut::Enum(_) => text,
            // Base64 may stand in several lines (XML Schema, base64Binary).
            Mut::Blob(_) if text.contains(char::is_whitespace) => {
                joined = text.replace(char::is_whitespace, "");
                &joined
            }
            _ => text.trim_ascii(),
        };
        let format = member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        simple::read(into, text, format, self.options.offsets)
            .map_err(|problem| Error::of_problem(problem, Some(start)))
    }

    pub(super) fn structure(
        &mut self,
        tag: Tag<'a>,
        into: &mut dyn Structure,
        members: Members,
    ) -> Result<(), Error> {
        let schema = into.schema();
        let mut seen = Seen::default();
        let mut missing = None;
        self.attributes(tag, into, &mut seen)?;
        let mut likely = 0;
        while let Some(child) = self.child()? {
            let Some(index) = find(schema, child, likely).filter(|&index| is_read(schema, index, members))
            else {
                self.unknown_member(child, into)?;
                continue;
            };
            likely = index;
            if child.is_nil() {
                self.skip()?;
                continue;
            }
            if let Err(error) = self.member(child, into, index, &mut seen) {
                self.in_structure(error, into, index, &mut seen, &mut missing)?;
            }
        }
        self.check_absent(into, members, &seen, missing)
    }

    /// Reads an element that no member is: into the structure if that keeps it, otherwise it is skipped.
    fn unknown_member(&mut self, child: Tag<'a>, into: &mut dyn Structure) -> Result<(), Error> {
        let Some(kept) = into.unknown_members_mut() else { return self.skip() };
        add(kept, child.name, self.document(child)?);
        Ok(())
    }

    /// Keeps the attributes that no member is, as [`Reader::document`] does, but for the namespace that names have
    /// without a prefix: names are looked at without it.
    fn unknown_attributes(
        &self,
        tag: Tag<'a>,
        into: &mut dyn Structure,
        taken: &[&str],
    ) -> Result<(), Error> {
        let Some(kept) = into.unknown_members_mut() else { return Ok(()) };
        for (name, raw) in attributes(tag.attributes).filter(|(name, _)| *name != "xmlns") {
            if !taken.contains(&name) {
                let value = text::attribute(raw, tag.start)?.into_owned();
                kept.insert(format!("@{name}"), Document::String(value));
            }
        }
        Ok(())
    }

    /// Reads the members that are attributes.
    fn attributes(&self, tag: Tag<'a>, into: &mut dyn Structure, seen: &mut Seen) -> Result<(), Error> {
        if tag.attributes.is_empty() {
            return Ok(());
        }
        let (schema, mut taken) = (into.schema(), Vec::new());
        for (index, member) in schema.members.iter().enumerate().filter(|(_, of)| of.is_xml_attribute()) {
            let found = attribute(tag, schema, member).map_err(|error| in_member(error, schema, member))?;
            let Some((name, raw)) = found else { continue };
            taken.push(name);
            text::attribute(raw, tag.start)
                .and_then(|text| self.simple(into.member_mut(index).open(), &text, member, tag.start))
                .map_err(|error| in_member(error, schema, member))?;
            seen.insert(index);
        }
        self.unknown_attributes(tag, into, &taken)
    }

    fn member(
        &mut self,
        child: Tag<'a>,
        into: &mut dyn Structure,
        index: usize,
        seen: &mut Seen,
    ) -> Result<(), Error> {
        let member = &into.schema().members[index];
        let slot = into.member_mut(index);
        let first = !seen.insert(index);
        if member.is_xml_flattened() {
            return self.flattened(child, slot.open(), member, first);
        }
        if !first {
            reset::member(slot, member); // what comes again replaces what came before
        }
        self.value(child, slot.open(), member)
    }

    /// Decides about an error in a member that was read to its end: a client takes a union that holds nothing
    /// for a missing one; what is missing may be collected.
    #[cold]
    fn in_structure(
        &self,
        error: Error,
        into: &mut dyn Structure,
        index: usize,
        seen: &mut Seen,
        missing: &mut Option<Error>,
    ) -> Result<(), Error> {
        let schema = into.schema();
        if self.options.is_null_union(&error) {
            seen.remove(index);
            reset::member(into.member_mut(index), &schema.members[index]);
            return Ok(());
        }
        self.collect(in_member(error, schema, &schema.members[index]), missing)
    }

    /// Keeps an error that says what is missing, where all of that is to be told in the end.
    #[cold]
    pub(super) fn collect(&self, error: Error, missing: &mut Option<Error>) -> Result<(), Error> {
        if !self.options.missing.collects() || !error.is_missing() {
            return Err(error);
        }
        match missing {
            Some(missing) => missing.and(error),
            None => *missing = Some(error),
        }
        Ok(())
    }

    /// Tells which required members are absent, and gives others their defaults.
    fn check_absent(
        &self,
        into: &mut dyn Structure,
        members: Members,
        seen: &Seen,
        mut missing: Option<Error>,
    ) -> Result<(), Error> {
        if self.options.missing != Missing::Correct {
            let schema = into.schema();
            for (index, member) in schema.members.iter().enumerate() {
                if seen.contains(index) {
                    continue;
                }
                if self.options.defaults {
                    defaults::fill_member(into.member_mut(index), member);
                }
                if !member.is(REQUIRED | CLIENT_OPTIONAL) || !is_wanted(member, members) {
                    continue;
                }
                // An empty list that is flattened looks like an absent one, which a server does not take.
                if member.is_xml_flattened() {
                    if !self.options.missing.corrects() {
                        into.member_mut(index).open();
                    }
                } else if member.is(REQUIRED) {
                    let error = in_member(Error::missing_member(Some(self.at())), schema, member);
                    self.collect(error, &mut missing)?;
                }
            }
        }
        missing.map_or(Ok(()), Err)
    }

    fn union(&mut self, into: &mut dyn Union) -> Result<(), Error> {
        let start = self.at();
        let schema = into.schema();
        into.set_unknown(UnknownMember::default());
        let mut missing = None;
        let mut next = self.child()?;
        while let Some(child) = next {
            next = match find(schema, child, 0) {
                Some(index) => self.modelled(child, into, index, &mut missing)?,
                None if self.options.unknown_union == UnknownUnion::Refuse => {
                    let found = "one that is not modelled";
                    return Err(Error::new("a member of the union", found, Some(child.start)));
                }
                None => self.unmodelled(child, into)?,
            };
            // A member that is null is none.
            if !into.get().is_nothing() {
                return match next {
                    None => missing.map_or(Ok(()), Err),
                    Some(child) => {
                        Err(Error::new("one member of the union", "another one", Some(child.start)))
                    }
                };
            }
        }
        Err(Error::no_member(Some(start)))
    }

    /// Reads the member that the model has, and returns what comes after it. One that is flattened is all elements of its
    /// name.
    fn modelled(
        &mut self,
        tag: Tag<'a>,
        into: &mut dyn Union,
        index: usize,
        missing: &mut Option<Error>,
    ) -> Result<Option<Tag<'a>>, Error> {
        let schema = into.schema();
        let member = &schema.members[index];
        let Some(value) = into.select(index) else {
            self.skip()?;
            return self.child();
        };
        let mut collect = |reader: &Self, read: Result<(), Error>| match read {
            Ok(()) => Ok(()),
            Err(error) => reader.collect(in_member(error, schema, member), missing),
        };
        if !member.is_xml_flattened() {
            match self.value(tag, value.open(), member) {
                Err(error) if self.options.is_null_union(&error) => {
                    into.set_unknown(UnknownMember::default())
                }
                read => collect(self, read)?,
            }
            return self.child();
        }
        let (mut next, mut first) = (Some(tag), true);
        while let Some(child) = next.filter(|child| child.local == tag.local) {
            let read = self.flattened(child, value.open(), member, first);
            collect(self, read)?;
            first = false;
            next = self.child()?;
        }
        Ok(next)
    }

    /// Keeps a member that the model does not have, and returns what comes after it. Several elements of its name are one
    /// that is flattened.
    fn unmodelled(&mut self, tag: Tag<'a>, into: &mut dyn Union) -> Result<Option<Tag<'a>>, Error> {
        let mut value = self.document(tag)?;
        let mut next = self.child()?;
        while let Some(child) = next.filter(|child| child.name == tag.name) {
            let another = self.document(child)?;
            match &mut value {
                Document::Array(all) => all.push(another),
                one => *one = Document::Array(vec![std::mem::take(one), another]),
            }
            next = self.child()?;
        }
        into.set_unknown(UnknownMember::new(tag.name, value));
        Ok(next)
    }
}

fn is_read(schema: &'static Schema, index: usize, members: Members) -> bool {
    schema.members.get(index).is_some_and(|member| is_wanted(member, members))
}

/// Returns `true` if a member is in this body, rather than bound to another part of an HTTP message.
pub(super) fn is_wanted(member: &Member, members: Members) -> bool {
    members.has(member)
}

#[cold]
pub(super) fn in_member(error: Error, schema: &'static Schema, member: &'static Member) -> Error {
    error.in_member(name_of(member), member.name(), schema.sensitive || member.is(SENSITIVE))
}
