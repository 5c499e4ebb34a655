//! Reading structures and unions.

use std::borrow::Cow;

use super::members::{self, Seen};
use super::reader::Reader;
use super::{Error, Members, Missing, UnknownUnion, reset, scan};
use crate::aggregate::Selected;
use crate::schema::{Location, Member, REQUIRED, SENSITIVE, Schema};
use crate::{Ref, Structure, Union, UnknownMember};

/// A key of an object: the index of a member, or a text that is none.
enum Key<'a> {
    Member(usize),
    Other(Cow<'a, str>),
}

impl<'a> Reader<'a> {
    pub(super) fn structure(&mut self, into: &mut dyn Structure, members: Members) -> Result<(), Error> {
        self.open(b'{', "an object")?;
        let schema = into.schema();
        let mut seen = Seen::default();
        if !self.close_empty(b'}') {
            let mut guess = 0;
            loop {
                self.peek();
                let index = match self.guess(schema.members.get(guess)) {
                    true => Some(guess),
                    false => match self.key(schema, guess + 1)? {
                        Key::Member(index) => Some(index),
                        Key::Other(_) => None,
                    },
                };
                match index.filter(|&index| is_read(&schema.members[index], members)) {
                    Some(index) => {
                        guess = index + 1;
                        self.member(into, schema, index, &mut seen)
                            .map_err(|error| self.in_member(error, schema, index))?;
                    }
                    None => self.skip()?,
                }
                if !self.more(b'}')? {
                    break;
                }
            }
        }
        self.check_required(schema, members, &seen)
    }

    /// Reads one member.
    #[inline]
    fn member(
        &mut self,
        into: &mut dyn Structure,
        schema: &'static Schema,
        index: usize,
        seen: &mut Seen,
    ) -> Result<(), Error> {
        let Some(slot) = into.slot(index) else {
            return self.skip();
        };
        if self.peek() == b'n' {
            self.null("a value")?;
            if seen.remove(index) {
                reset::slot(slot);
            }
            if let Ref::Document(_) = slot.view() {
                seen.insert(index); // not optional, it may be null
            }
            return Ok(());
        }
        if seen.insert(index) {
            reset::slot(slot);
        }
        self.value(slot.open(), self.options.format(&schema.members[index]))
    }

    #[inline]
    fn check_required(&self, schema: &'static Schema, members: Members, seen: &Seen) -> Result<(), Error> {
        if self.options.missing == Missing::Correct {
            return Ok(());
        }
        let missing = |&(index, member): &(usize, &Member)| {
            member.is(REQUIRED) && !seen.contains(index) && is_read(member, members)
        };
        match schema.members.iter().enumerate().find(missing) {
            Some((index, _)) => {
                let error = Error::new("a required member", "nothing", Some(self.at));
                Err(self.in_member(error, schema, index))
            }
            None => Ok(()),
        }
    }

    pub(super) fn union(&mut self, into: &mut dyn Union) -> Result<(), Error> {
        self.peek();
        let start = self.at;
        self.open(b'{', "an object")?;
        let schema = into.schema();
        let mut selected = None;
        into.set_unknown(UnknownMember::default());
        if !self.close_empty(b'}') {
            loop {
                self.peek();
                let key = match self.guess(schema.members.first()) {
                    true => Key::Member(0),
                    false => self.key(schema, 1)?,
                };
                self.union_member(into, &mut selected, key)?;
                if !self.more(b'}')? {
                    break;
                }
            }
        }
        if selected.is_some() {
            Ok(())
        } else {
            Err(Error::new("a member of the union", "none", Some(start)))
        }
    }

    /// Reads one member of a union; `selected` has the one before it: its index, past the end for
    /// one that is not modelled.
    fn union_member(
        &mut self,
        into: &mut dyn Union,
        selected: &mut Option<usize>,
        key: Key<'a>,
    ) -> Result<(), Error> {
        let schema = into.schema();
        let (index, name) = match key {
            Key::Member(index) => (index, Cow::Borrowed("")),
            Key::Other(name) if name == "__type" => return self.skip(),
            Key::Other(name) => (schema.members.len(), name),
        };
        let same = match into.get() {
            Selected::Unknown(before) if index == schema.members.len() => before.name() == name,
            _ => *selected == Some(index),
        };
        if self.peek() == b'n' {
            self.null("a value")?;
            if same && selected.is_some() {
                *selected = None;
                into.set_unknown(UnknownMember::default());
            }
            return Ok(());
        }
        if selected.is_some() && !same {
            return Err(self.error_found("one member of the union", "another one"));
        }
        *selected = Some(index);
        if index < schema.members.len() {
            return self.modelled(into, index).map_err(|error| self.in_member(error, schema, index));
        }
        if self.options.unknown_union == UnknownUnion::Refuse {
            return Err(self.error_found("a member of the union", "one that is not modelled"));
        }
        let value = self.document()?;
        into.set_unknown(UnknownMember::new(name, value));
        Ok(())
    }

    fn modelled(&mut self, into: &mut dyn Union, index: usize) -> Result<(), Error> {
        let format = self.options.format(&into.schema().members[index]);
        match into.select(index) {
            Some(value) => self.value(value.open(), format),
            None if self.peek() == b'{' => self.skip(),
            None => Err(self.error("an object")),
        }
    }

    /// Consumes the key of a member and the colon after it, if they are next as the writer would
    /// have put them.
    #[inline]
    fn guess(&mut self, member: Option<&'static Member>) -> bool {
        let length = member.and_then(|member| self.starts_with(member));
        self.at += length.unwrap_or(0);
        length.is_some()
    }

    /// The length of a member's key and the colon after it, if they are next.
    #[inline]
    fn starts_with(&self, member: &'static Member) -> Option<usize> {
        let literal = self.options.literal(member).as_bytes().get(1..)?; // it starts with a comma
        scan::starts_with(self.rest(), literal).then_some(literal.len())
    }

    /// The member of a few whose key is next: its index, and the length of key and colon.
    #[inline]
    fn find(&self, members: &'static [Member]) -> Option<(usize, usize)> {
        let mut members = members.iter().enumerate();
        members.find_map(|(index, member)| Some((index, self.starts_with(member)?)))
    }

    /// Reads a key and the colon after it. Of few members each is guessed, those from `likely` on
    /// first: that is faster than to find the end of the key before it is compared.
    #[inline(never)]
    fn key(&mut self, schema: &'static Schema, likely: usize) -> Result<Key<'a>, Error> {
        if schema.members.len() <= members::FEW {
            let (before, after) = schema.members.split_at(likely.min(schema.members.len()));
            let found = self.find(after).map(|(index, length)| (before.len() + index, length));
            if let Some((index, length)) = found.or_else(|| self.find(before)) {
                self.at += length;
                return Ok(Key::Member(index));
            }
        }
        let key = self.string("a key")?;
        self.colon()?;
        Ok(match members::find(schema, &key, self.options.json_names) {
            Some(index) => Key::Member(index),
            None => Key::Other(key),
        })
    }

    #[cold]
    fn in_member(&self, error: Error, schema: &'static Schema, index: usize) -> Error {
        let member = &schema.members[index];
        error.in_member(self.options.key(member), schema.sensitive || member.is(SENSITIVE))
    }
}

/// Whether a member is read at all: not when an HTTP binding puts it elsewhere.
#[inline]
fn is_read(member: &Member, members: Members) -> bool {
    members == Members::All || member.location() == Location::Body
}
