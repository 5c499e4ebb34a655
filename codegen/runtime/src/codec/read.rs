//! Reading structures, unions, lists and maps from the tokens of any format.

use std::borrow::Cow;

use super::members::Seen;
use super::nulled::Nulled;
use super::{Error, Members, Missing, Nulls, Options, UnknownUnion, reset};
use crate::data::{Document, UnknownMember};
use crate::schema::{JSON_UNKNOWN, Member, REQUIRED, SENSITIVE, Schema};
use crate::value::{List, Map, Mut, Ref, Selected, Structure, Union};

/// Returns `true` if a list of this many elements (64, 256, 1024, …) is long enough to be worth
/// looking ahead for its end.
#[inline]
fn is_long(elements: usize) -> bool {
    elements >= 64 && elements.is_power_of_two() && elements.trailing_zeros().is_multiple_of(2)
}

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

    /// Reads the key of a member, which is probably the one at `likely`.
    fn member_key(&mut self, schema: &'static Schema, likely: usize) -> Result<Key<'a>, Error>;
    /// Reads the key of the next member, and returns `true`, if it is this one, as the writer would have written it.
    fn next_is(&mut self, open: &mut Self::Open, member: &'static Member) -> bool;
    /// Reads the key of the next member, if there is one.
    #[inline]
    fn next_member_key(
        &mut self,
        open: &mut Self::Open,
        schema: &'static Schema,
        likely: usize,
    ) -> Result<Option<Key<'a>>, Error> {
        if self.more(open)? { self.member_key(schema, likely).map(Some) } else { Ok(None) }
    }
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
    /// Reads a value other than null, of a member, an element, or an entry.
    fn value(&mut self, into: Mut<'_>, member: &'static Member) -> Result<(), Error>;
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
            other => self.value(other, &Member::WHOLE),
        }
    }

    fn structure(&mut self, into: &mut dyn Structure, members: Members) -> Result<(), Error> {
        let schema = into.schema();
        let mut seen = Seen::default();
        let mut missing = None;
        if let Some(mut open) = self.open_object()? {
            let mut likely = 0;
            let mut next = Some(self.member_key(schema, likely)?);
            while let Some(key) = next {
                match key {
                    Key::Member(index) => likely = index,
                    Key::Other(name) => {
                        self.unknown_member(into, name)?;
                        next = self.next_member_key(&mut open, schema, likely)?;
                        continue;
                    }
                }
                // Most inputs have their members in the order of the model.
                let mut following = schema.members.get(likely);
                while let Some(member) = following {
                    if !is_read(member, members) {
                        self.skip()?;
                    } else if let Err(error) = self.member(into, member, likely, &mut seen) {
                        self.in_structure(error, into, likely, &mut seen, &mut missing)?;
                    }
                    likely += 1;
                    following = schema.members.get(likely).filter(|member| self.next_is(&mut open, member));
                }
                next = self.next_member_key(&mut open, schema, likely)?;
            }
        }
        self.check_required(schema, members, &seen, missing)
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
    #[inline]
    fn text_or_value(&mut self, into: Mut<'_>, member: &'static Member) -> Result<(), Error> {
        match into {
            Mut::String(text) => self.text_into(text),
            Mut::Structure(structure) => self.structure(structure, Members::All),
            other => self.value(other, member),
        }
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
        self.text_or_value(slot.open(), member)
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
        if self.options().missing.corrects() && error.is_no_member() {
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

    #[inline]
    fn check_required(
        &mut self,
        schema: &'static Schema,
        members: Members,
        seen: &Seen,
        mut missing: Option<Error>,
    ) -> Result<(), Error> {
        if self.options().missing != Missing::Correct {
            for (index, member) in schema.members.iter().enumerate() {
                if member.is(REQUIRED) && !seen.contains(index) && is_read(member, members) {
                    let error = Error::missing_member(Some(self.start()));
                    let error = self.in_member(error, schema, index);
                    self.collect(error, &mut missing)?;
                }
            }
        }
        missing.map_or(Ok(()), Err)
    }

    fn union(&mut self, into: &mut dyn Union) -> Result<(), Error> {
        let start = self.start();
        let schema = into.schema();
        let mut selected = None;
        let mut missing = None;
        if let Some(mut open) = self.open_object()? {
            loop {
                let key = self.member_key(schema, 0)?;
                if let Err(error) = self.union_member(into, schema, &mut selected, key) {
                    self.collect(error, &mut missing)?;
                }
                if !self.more(&mut open)? {
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

    /// Reads one member of a union. `selected` is the index of the one before it, beyond the last for one
    /// that is not modelled.
    fn union_member(
        &mut self,
        into: &mut dyn Union,
        schema: &'static Schema,
        selected: &mut Option<usize>,
        key: Key<'a>,
    ) -> Result<(), Error> {
        let (index, name) = match key {
            Key::Member(index) => (index, Cow::Borrowed("")),
            Key::Other(name) if name == "__type" => return self.skip(),
            Key::Other(name) => (schema.members.len(), name),
        };
        let same = *selected == Some(index)
            && match into.get() {
                Selected::Unknown(before) if index == schema.members.len() => before.name() == name,
                _ => true,
            };
        if self.is_null() {
            self.null("a value")?;
            if same {
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
            return self.modelled(into, schema, index).map_err(|error| self.in_member(error, schema, index));
        }
        if self.options().unknown_union == UnknownUnion::Refuse {
            return Err(self.error_found("a member of the union", "one that is not modelled"));
        }
        let value = self.document()?;
        into.set_unknown(UnknownMember::new(name, value));
        Ok(())
    }

    fn modelled(&mut self, into: &mut dyn Union, schema: &'static Schema, index: usize) -> Result<(), Error> {
        match into.select(index) {
            Some(value) => self.value(value.open(), &schema.members[index]),
            None => self.skip_object(),
        }
    }

    fn list(&mut self, into: &mut dyn List, member: &'static Member) -> Result<(), Error> {
        if self.replaces(member) {
            into.clear();
        }
        let element = member.element();
        let start = self.start();
        let Some(mut open) = self.open_array()? else {
            return Ok(());
        };
        self.reserve(&open, into);
        let mut missing = None;
        let mut index = 0;
        loop {
            if self.is_null() {
                self.null_in(into.is_sparse(), "an element").map_err(|error| error.in_element(index))?;
                if into.is_sparse() {
                    into.push();
                }
            } else {
                if let Err(error) = self.text_or_value(into.push().open(), element) {
                    self.collect(error.in_element(index), &mut missing)?;
                }
            }
            index += 1;
            if !self.more(&mut open)? {
                return missing.map_or(Ok(()), Err);
            }
            if is_long(index) && !self.reserves(&open) {
                self.foresee(into, start);
            }
        }
    }

    /// Reserves as many elements as the rest of the input may hold, by the size of those before, but at most
    /// three times as many, since other values may follow the list.
    ///
    /// A long list then neither ends with half of its capacity unused nor moves often: with an allocator that
    /// returns large blocks, moves took a third of the time.
    #[cold]
    fn foresee(&mut self, list: &mut dyn List, start: usize) {
        let read = list.len(); // without nulls that were skipped
        let behind = (self.start() - start).max(1) as u64;
        let likely = (self.left() as u64).saturating_mul(read as u64) / behind;
        let room = likely + likely / 16 + 1;
        list.reserve(usize::try_from(room).unwrap_or(usize::MAX).min(read.saturating_mul(3)));
    }

    /// Reads a null in a list or a map.
    fn null_in(&mut self, sparse: bool, expected: &str) -> Result<(), Error> {
        if !sparse && self.options().nulls == Nulls::Refuse {
            return Err(self.error_found(expected, "null"));
        }
        self.null(expected)
    }

    fn map(&mut self, into: &mut dyn Map, member: &'static Member) -> Result<(), Error> {
        if self.replaces(member) {
            into.clear();
        }
        let element = member.element();
        let Some(mut open) = self.open_object()? else {
            return Ok(());
        };
        let mut missing = None;
        let mut nulls = Nulled::default();
        loop {
            let start = self.start();
            let key = self.key(member.map_key())?;
            if self.is_null() {
                self.null_in(into.is_sparse(), "a value").map_err(|error| error.in_entry(&key))?;
                if into.is_sparse() {
                    into.insert(key.into_owned());
                } else if into.get(&key).is_some() {
                    nulls.insert(key.into_owned());
                }
            } else {
                nulls.remove(&key);
                let slot = into.insert(key.into_owned());
                if let Err(error) = self.text_or_value(slot.open(), element) {
                    let error = self.in_entry(error, start, member);
                    self.collect(error, &mut missing)?;
                }
            }
            if !self.more(&mut open)? {
                nulls.take_out(into);
                return missing.map_or(Ok(()), Err);
            }
        }
    }

    /// Adds the key of an entry to the path of an error, by its offset: the map owns the key by then.
    #[cold]
    fn in_entry(&mut self, error: Error, start: usize, member: &'static Member) -> Error {
        let behind = self.start();
        self.go_back(start);
        let error = match self.key(member.map_key()) {
            Ok(key) => error.in_entry(&key),
            Err(_) => error,
        };
        self.go_back(behind);
        error
    }

    #[cold]
    fn in_member(&self, error: Error, schema: &'static Schema, index: usize) -> Error {
        let member = &schema.members[index];
        error.in_member(self.name_of(member), member.name(), schema.sensitive || member.is(SENSITIVE))
    }
}

/// Returns `true` if a member is in this body, rather than in another part of the message.
#[inline]
fn is_read(member: &Member, members: Members) -> bool {
    members.has(member)
}
