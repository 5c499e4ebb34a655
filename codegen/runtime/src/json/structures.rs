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
                let index = match self.guess(schema.members.get(guess)) {
                    true => Some(guess),
                    false => match self.key(schema)? {
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
            let repeated = seen.remove(index);
            slot.unset();
            match slot.view() {
                Ref::Absent => {}
                // A document may be null.
                Ref::Document(_) => {
                    seen.insert(index);
                    reset::value(slot.open());
                }
                _ if repeated => reset::value(slot.open()),
                _ => {}
            }
            return Ok(());
        }
        if seen.insert(index) {
            slot.unset();
            reset::value(slot.open());
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
                let key = match self.guess(schema.members.first()) {
                    true => Key::Member(0),
                    false => self.key(schema)?,
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
        self.peek();
        // The literal starts with a comma.
        let literal = member.and_then(|member| self.options.literal(member).as_bytes().get(1..));
        let Some(literal) = literal else { return false };
        let right = scan::starts_with(self.rest(), literal);
        if right {
            self.at += literal.len();
        }
        right
    }

    /// Reads a key and the colon after it.
    #[inline(never)]
    fn key(&mut self, schema: &'static Schema) -> Result<Key<'a>, Error> {
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
    members == Members::All || member.location == Location::Body
}
