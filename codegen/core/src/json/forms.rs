//! Unions in the forms of alloy: discriminated, untagged, and open for members that the model does not have.

use std::mem;

use super::reader::Reader;
use super::structures::key_of;
use super::write::Writer;
use super::{Error, Missing, Options, UnknownUnion};
use crate::codec::{Sink, Source};
use crate::data::{Document, Object, UnknownMember, text::string};
use crate::schema::{JSON_UNKNOWN, Member, Schema, UnionForm};
use crate::value::{Mut, Selected, Union};

impl Reader<'_> {
    /// Reads a union of any form.
    #[inline(never)]
    pub(super) fn formed_union(&mut self, into: &mut dyn Union) -> Result<(), Error> {
        let schema = into.schema();
        into.set_unknown(UnknownMember::default());
        match schema.union_form() {
            Some(UnionForm::Discriminated(key)) => self.discriminated(into, key),
            Some(UnionForm::Untagged) => self.untagged(into),
            None => match open_member(schema) {
                Some(open) => self.tagged(into, open),
                None => self.union(into),
            },
        }
    }

    /// Reads a union whose member at `open` holds what the model does not have.
    fn tagged(&mut self, into: &mut dyn Union, open: usize) -> Result<(), Error> {
        let start = self.start();
        let document = self.document()?;
        let is_it = |(name, value): &(&str, &Document)| *name != "__type" && **value != Document::Null;
        let first = document.as_object().and_then(|members| members.iter().find(is_it));
        let index = first.map(|(name, _)| self.member_named(into.schema(), name));
        if index.is_none_or(|index| index.is_some_and(|index| index != open)) {
            self.go_back(start);
            return self.union(into);
        }
        keep(into, open, document);
        Ok(())
    }

    fn discriminated(&mut self, into: &mut dyn Union, key: &str) -> Result<(), Error> {
        let (start, schema) = (self.start(), into.schema());
        let Some(name) = self.discriminator(key)? else {
            return Err(Error::no_member(Some(start)));
        };
        self.go_back(start);
        let open = open_member(schema);
        if let Some(index) = self.member_named(schema, &name).filter(|index| Some(*index) != open) {
            let member = &schema.members[index];
            let Some(value) = into.select(index) else { return self.skip() };
            let read = self.value(value.open(), member);
            if let Mut::Structure(structure) = value.open()
                && let Some(unknown) = structure.unknown_members_mut()
            {
                remove(unknown, key); // it is not the structure's
            }
            return read.map_err(|error| error.in_member(key_of(member, self.options), member.name(), false));
        }
        if open.is_none() && self.options.unknown_union == UnknownUnion::Refuse {
            return Err(Reader::error_found(self, "a member of the union", "one that is not modelled"));
        }
        let mut document = self.document()?;
        match open {
            Some(open) => keep(into, open, document),
            None => {
                if let Document::Object(members) = &mut document {
                    remove(members, key);
                }
                into.set_unknown(UnknownMember::new(name, document));
            }
        }
        Ok(())
    }

    /// Reads an object to its end, and returns the string under a key.
    fn discriminator(&mut self, key: &str) -> Result<Option<String>, Error> {
        let mut name = None;
        let Some(mut open) = self.open_object()? else { return Ok(None) };
        loop {
            let is_it = *self.key(&Member::WHOLE)? == *key;
            match is_it && !self.is_null() {
                true => name = Some(self.text()?),
                false => Reader::skip(self)?,
            }
            if !self.more(&mut open)? {
                return Ok(name);
            }
        }
    }

    /// Reads the first member that the value fits, without what a client forgives.
    fn untagged(&mut self, into: &mut dyn Union) -> Result<(), Error> {
        let (start, schema) = (self.start(), into.schema());
        let strict = Options { missing: Missing::Refuse, ..self.options.clone() };
        for (index, member) in schema.members.iter().enumerate() {
            let mut attempt = self.attempt(start, &strict);
            let read = match into.select(index) {
                Some(value) => attempt.value(value.open(), member),
                None => attempt.skip_object(),
            };
            let (behind, again) = (attempt.at, attempt.again);
            self.again = again;
            if read.is_ok() {
                self.at = behind;
                return Ok(());
            }
            let Some(left) = again.checked_sub(behind.saturating_sub(start) + 1) else {
                return Err(Reader::error_found(
                    self,
                    "a union that few attempts tell",
                    "one that takes more",
                ));
            };
            self.again = left;
        }
        into.set_unknown(UnknownMember::default());
        if self.options.unknown_union == UnknownUnion::Refuse {
            return Err(Reader::error_found(self, "a value of a member of the union", "another one"));
        }
        let document = self.document()?;
        into.set_unknown(UnknownMember::new("", document));
        Ok(())
    }

    fn member_named(&self, schema: &'static Schema, name: &str) -> Option<usize> {
        schema.members.iter().position(|member| key_of(member, self.options) == name)
    }
}

/// Returns the index of the member that holds what the model does not have.
fn open_member(schema: &Schema) -> Option<usize> {
    schema.members.iter().position(|member| member.is(JSON_UNKNOWN))
}

/// Removes a member from an object that is as small as those of unions: the code that removes from a large one in place
/// would be compiled for this alone.
fn remove(members: &mut Object, key: &str) {
    *members = mem::take(members).into_iter().filter(|(name, _)| name != key).collect();
}

fn keep(into: &mut dyn Union, open: usize, document: Document) {
    if let Some(value) = into.select(open)
        && let Mut::Document(value) = value.open()
    {
        *value = document;
    }
}

impl Writer<'_> {
    /// Writes a union in a form of alloy; `None` if it has the usual one.
    #[inline(never)]
    pub(super) fn in_form(
        &mut self,
        schema: &'static Schema,
        union: &Selected<'_>,
    ) -> Option<Result<(), Error>> {
        let form = schema.union_form();
        let (member, value) = match union {
            Selected::Member(index, value) => (schema.members.get(*index), *value),
            Selected::Unknown(_) => (None, None),
        };
        if let (Some(member), Some(value)) = (member, value)
            && (member.is(JSON_UNKNOWN) || form == Some(UnionForm::Untagged))
        {
            return Some(self.value(value.view(), member));
        }
        let start = self.position();
        let written = match union {
            Selected::Unknown(unknown) if unknown.is_empty() => form.map(|_| Err(Error::no_member(None)))?,
            Selected::Unknown(unknown) => form.map(|_| self.document(unknown.value()))?,
            Selected::Member(..) => match (form?, value) {
                (_, None) => self.empty(),
                (_, Some(value)) => self.value(value.view(), member?),
            },
        };
        if let (Some(UnionForm::Discriminated(key)), Ok(())) = (form, &written) {
            let name = match union {
                Selected::Unknown(unknown) => unknown.name(),
                Selected::Member(..) => self.name_of(member?),
            };
            return Some(self.insert_member(start, key, name));
        }
        Some(written)
    }

    fn empty(&mut self) -> Result<(), Error> {
        let open = self.open_object(0)?;
        self.close_object(open);
        Ok(())
    }

    /// Makes a member the first one of the object that was written from `start` on.
    fn insert_member(&mut self, start: usize, key: &str, name: &str) -> Result<(), Error> {
        let Some(rest) = self.written_from(start).strip_prefix(b"{").map(<[u8]>::to_vec) else {
            return Err(Error::new("an object for the discriminator", "another value", None));
        };
        let mut object = b"{".to_vec();
        string(key, &mut object);
        object.push(b':');
        string(name, &mut object);
        if rest.first() != Some(&b'}') {
            object.push(b',');
        }
        object.extend_from_slice(&rest);
        self.replace_from(start, &object);
        Ok(())
    }
}
