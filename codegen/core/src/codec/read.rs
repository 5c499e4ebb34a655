//! Reading values from the tokens of any format: members of structures, and the kinds of values in them.

use std::borrow::Cow;

use super::members::{AHEAD, Seen};
use super::{Error, Members, Missing, Options, collections, defaults, reset, unions};
use crate::data::Document;
use crate::schema::{JSON_UNKNOWN, Member, REQUIRED, SENSITIVE, Schema};
use crate::value::{Enum, List, Map, Mut, Ref, Structure, Union};

/// A key of an object: the index of a member, or a name that no member has.
pub(crate) enum Key<'a> {
    Member(usize),
    Other(Cow<'a, str>),
}

/// The tokens of an input.
pub(crate) trait Source<'a>: Sized {
    /// The state of an open object or array.
    type Open;

    fn options(&self) -> &'a Options;
    /// Returns the offset of the next token.
    fn start(&mut self) -> usize;
    /// Returns the number of bytes to read.
    fn left(&self) -> usize;
    /// Returns to the offset of an earlier token.
    fn go_back(&mut self, start: usize);

    /// Opens an object; returns `None` if it is empty.
    fn open_object(&mut self) -> Result<Option<Self::Open>, Error>;
    /// Opens an array; returns `None` if it is empty.
    fn open_array(&mut self) -> Result<Option<Self::Open>, Error>;
    /// Returns `true` if another element or entry follows, and moves to it; ends the object or array
    /// otherwise.
    fn more(&mut self, open: &mut Self::Open) -> Result<bool, Error>;
    /// Returns `true` if an array states its number of elements, so that room for them is reserved.
    fn reserves(&self, _: &Self::Open) -> bool {
        false
    }
    /// Reserves the elements of an array that states their number.
    fn reserve(&mut self, _: &Self::Open, _: &mut dyn List) {}

    /// Reads the key of a member, and returns `true`, if it is this one, as the writer would have written it.
    fn key_is(&mut self, member: &'static Member) -> bool;
    /// Reads the key of the member at this index, or of one of the next few: optional ones are often absent.
    #[inline(always)] // called from the hottest loop
    fn likely_key(&mut self, members: &'static [Member], index: usize) -> Option<(usize, &'static Member)> {
        let member = members.get(index)?;
        if self.key_is(member) { Some((index, member)) } else { self.key_ahead(members, index + 1) }
    }
    #[inline(never)]
    fn key_ahead(&mut self, members: &'static [Member], first: usize) -> Option<(usize, &'static Member)> {
        let ahead = members.iter().enumerate().skip(first).take(AHEAD);
        for (index, member) in ahead {
            if self.key_is(member) {
                return Some((index, member));
            }
        }
        None
    }
    /// Reads any key. [`Source::likely_key`] has not found it at `likely`, nor among the next few members.
    fn member_key(&mut self, schema: &'static Schema, likely: usize) -> Result<Key<'a>, Error>;
    /// Reads a key of a map.
    fn key(&mut self, key: &'static Member) -> Result<Cow<'a, str>, Error>;
    /// Returns `true` if a repeated member replaces the earlier one; otherwise it adds to it.
    #[inline]
    fn replaces(&self, _: &'static Member) -> bool {
        true
    }
    /// Returns the name of a member in keys.
    fn name_of(&self, member: &Member) -> &'static str;

    fn is_null(&mut self) -> bool;
    /// Reads a null, after [`Source::is_null`] has returned `true`.
    fn null(&mut self, expected: &str) -> Result<(), Error>;
    /// Reads a string.
    fn text(&mut self) -> Result<String, Error>;
    /// Reads a string into a place.
    #[inline]
    fn text_into(&mut self, into: &mut String) -> Result<(), Error> {
        *into = self.text()?;
        Ok(())
    }
    /// Reads a string; borrowed from the input if that has it as it is.
    fn borrowed_text(&mut self) -> Result<Cow<'a, str>, Error>;
    /// Reads a number or another value that contains no others, of a member, an element, or an entry.
    fn scalar(&mut self, into: Mut<'_>, member: &'static Member) -> Result<(), Error>;
    fn document(&mut self) -> Result<Document, Error>;
    /// Skips a value after validating its syntax.
    fn skip(&mut self) -> Result<(), Error>;
    /// Skips an object after validating its syntax.
    fn skip_object(&mut self) -> Result<(), Error>;

    /// Returns the error for an unexpected next token.
    fn error_found(&self, expected: &str, found: &str) -> Error;

    /// Reads the outermost value.
    fn top(&mut self, into: Mut<'_>) -> Result<(), Error> {
        match into {
            Mut::Structure(structure) => self.structure(structure, self.options().members),
            other => self.value(other, self.options().member),
        }
    }

    fn structure(&mut self, into: &mut dyn Structure, members: Members) -> Result<(), Error> {
        let schema = into.schema();
        let mut seen = Seen::default();
        let mut missing = None;
        if let Some(mut open) = self.open_object()? {
            let mut likely = 0;
            loop {
                // Most inputs have their members in the order of the model.
                let next = match self.likely_key(schema.members, likely) {
                    None => self.other_key(into, likely)?,
                    next => next,
                };
                if let Some((index, member)) = next {
                    if !members.has(member) {
                        self.skip()?;
                    } else if let Err(error) = self.member(into, member, index, &mut seen) {
                        self.in_structure(error, into, index, &mut seen, &mut missing)?;
                    }
                    likely = index + 1;
                }
                if !self.more(&mut open)? {
                    break;
                }
            }
        }
        self.check_absent(into, members, &seen, missing)
    }

    /// Reads the key of any member. One that the model does not have is read to its end, and `None` is returned.
    #[inline(never)]
    fn other_key(
        &mut self,
        into: &mut dyn Structure,
        likely: usize,
    ) -> Result<Option<(usize, &'static Member)>, Error> {
        let schema = into.schema();
        match self.member_key(schema, likely)? {
            Key::Member(index) => Ok(schema.members.get(index).map(|member| (index, member))),
            Key::Other(name) => self.unknown_member(into, name).map(|()| None),
        }
    }

    /// Reads a member that the model does not have: into the structure if that keeps it, otherwise it is
    /// skipped. `__type` is not a member.
    #[cold]
    fn unknown_member(&mut self, into: &mut dyn Structure, name: Cow<'a, str>) -> Result<(), Error> {
        if self.options().alloy
            && let Some(index) = into.schema().members.iter().position(|member| member.is(JSON_UNKNOWN))
            && let Mut::Map(map) = into.member_mut(index).open()
        {
            let document = self.document()?;
            if let Mut::Document(value) = map.insert(name.into_owned()).open() {
                *value = document;
            }
            return Ok(());
        }
        match into.unknown_members_mut() {
            Some(kept) if name != "__type" => {
                kept.insert(name.into_owned(), self.document()?);
                Ok(())
            }
            _ => self.skip(),
        }
    }

    /// Reads a value other than null. Strings, which most values are, take the direct way.
    #[inline(always)]
    fn value(&mut self, into: Mut<'_>, member: &'static Member) -> Result<(), Error> {
        match into {
            Mut::String(text) => self.text_into(text),
            other => self.other_value(other, member),
        }
    }

    /// Reads a value other than null, which is no string.
    #[inline(never)]
    fn other_value(&mut self, into: Mut<'_>, member: &'static Member) -> Result<(), Error> {
        match into {
            Mut::String(text) => self.text_into(text),
            Mut::Structure(structure) => self.structure(structure, Members::All),
            Mut::Union(union) => self.any_union(union),
            Mut::List(list) => self.list(list, member),
            Mut::Map(map) => self.map(map, member),
            Mut::Enum(text) => self.enumeration(text),
            other => self.scalar(other, member),
        }
    }

    /// Reads a string of an enum.
    #[inline(never)]
    fn enumeration(&mut self, into: &mut dyn Enum) -> Result<(), Error> {
        let text = self.borrowed_text()?;
        into.set(into.schema().index_of(&text), &text);
        Ok(())
    }

    /// Reads a union of any form.
    #[inline]
    fn any_union(&mut self, into: &mut dyn Union) -> Result<(), Error> {
        self.union(into)
    }

    /// Reads one member.
    #[inline]
    fn member(
        &mut self,
        into: &mut dyn Structure,
        member: &'static Member,
        index: usize,
        seen: &mut Seen,
    ) -> Result<(), Error> {
        let slot = into.member_mut(index);
        if self.is_null() {
            self.null("a value")?;
            if seen.remove(index) {
                reset::member(slot, member);
            }
            if let Ref::Document(_) = slot.view() {
                seen.insert(index); // not optional, it may be null
            }
            return Ok(());
        }
        if seen.insert(index) && self.replaces(member) {
            reset::member(slot, member);
        }
        self.value(slot.open(), member)
    }

    /// Handles an error in a member that was read completely. To a client, a union without a member is
    /// missing; missing members may be collected.
    #[cold]
    #[inline(never)]
    fn in_structure(
        &mut self,
        error: Error,
        into: &mut dyn Structure,
        index: usize,
        seen: &mut Seen,
        missing: &mut Option<Error>,
    ) -> Result<(), Error> {
        let schema = into.schema();
        if self.options().is_null_union(&error) {
            seen.remove(index);
            reset::member(into.member_mut(index), &schema.members[index]);
            return Ok(());
        }
        let error = self.in_member(error, schema, index);
        self.collect(error, missing)
    }

    /// Collects an error for missing members, if the options ask for that: the value was read completely.
    #[cold]
    #[inline(never)]
    fn collect(&self, error: Error, missing: &mut Option<Error>) -> Result<(), Error> {
        if !self.options().missing.collects() || !error.is_missing() {
            return Err(error);
        }
        match missing {
            Some(missing) => missing.and(error),
            None => *missing = Some(error),
        }
        Ok(())
    }

    /// Tells which required members are absent, and gives others their defaults.
    #[inline]
    fn check_absent(
        &mut self,
        into: &mut dyn Structure,
        members: Members,
        seen: &Seen,
        mut missing: Option<Error>,
    ) -> Result<(), Error> {
        if self.options().missing != Missing::Correct {
            let schema = into.schema();
            let mut index = seen.absent_from(0);
            while let Some(member) = schema.members.get(index) {
                if member.is(REQUIRED) && members.has(member) {
                    self.missing_member(schema, index, &mut missing)?;
                } else if self.options().defaults {
                    defaults::fill_member(into.member_mut(index), member);
                }
                index = seen.absent_from(index + 1);
            }
        }
        missing.map_or(Ok(()), Err)
    }

    #[cold]
    #[inline(never)]
    fn missing_member(
        &mut self,
        schema: &'static Schema,
        index: usize,
        missing: &mut Option<Error>,
    ) -> Result<(), Error> {
        let error = Error::missing_member(Some(self.start()));
        let error = self.in_member(error, schema, index);
        self.collect(error, missing)
    }

    /// Reads a union: an object of one member.
    #[inline(never)]
    fn union(&mut self, into: &mut dyn Union) -> Result<(), Error> {
        unions::read(self, into)
    }

    #[inline(never)]
    fn list(&mut self, into: &mut dyn List, member: &'static Member) -> Result<(), Error> {
        collections::read_list(self, into, member)
    }

    #[inline(never)]
    fn map(&mut self, into: &mut dyn Map, member: &'static Member) -> Result<(), Error> {
        collections::read_map(self, into, member)
    }

    #[cold]
    fn in_member(&self, error: Error, schema: &'static Schema, index: usize) -> Error {
        let member = &schema.members[index];
        error.in_member(self.name_of(member), member.name(), schema.sensitive || member.is(SENSITIVE))
    }
}
