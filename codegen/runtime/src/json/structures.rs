//! Reading structures and unions.

use std::borrow::Cow;

use super::reader::Reader;
use super::{Error, Members, Missing, UnknownUnion, reset, scan};
use crate::aggregate::Selected;
use crate::schema::{Location, Member, REQUIRED, SENSITIVE, Schema};
use crate::{Ref, Structure, Union, UnknownMember};

/// Up to so many members a key is looked up one by one.
const FEW: usize = 8;

/// A key of an object: the index of a member, or a text that is none.
enum Key<'a> {
    Member(usize),
    Other(Cow<'a, str>),
}

/// Which members were seen.
#[derive(Default)]
struct Seen {
    first: u128,
    rest: Vec<u128>, // of structures wider than 128 members
}

impl Seen {
    /// Marks a member and answers whether it was marked before.
    #[inline]
    fn insert(&mut self, index: usize) -> bool {
        let (word, bit) = self.place(index);
        let before = *word & bit != 0;
        *word |= bit;
        before
    }

    #[inline]
    fn remove(&mut self, index: usize) -> bool {
        let (word, bit) = self.place(index);
        let before = *word & bit != 0;
        *word &= !bit;
        before
    }

    #[inline]
    fn contains(&self, index: usize) -> bool {
        let word = match index / 128 {
            0 => self.first,
            word => self.rest.get(word - 1).copied().unwrap_or_default(),
        };
        word & 1 << (index % 128) != 0
    }

    #[inline]
    fn place(&mut self, index: usize) -> (&mut u128, u128) {
        let word = match index / 128 {
            0 => &mut self.first,
            word => self.wide(word - 1),
        };
        (word, 1 << (index % 128))
    }

    #[cold]
    fn wide(&mut self, word: usize) -> &mut u128 {
        if self.rest.len() <= word {
            self.rest.resize(word + 1, 0);
        }
        &mut self.rest[word]
    }
}

impl<'a> Reader<'a> {
    pub(super) fn structure(
        &mut self,
        into: &mut dyn Structure,
        members: Members,
    ) -> Result<(), Error> {
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
    fn check_required(
        &self,
        schema: &'static Schema,
        members: Members,
        seen: &Seen,
    ) -> Result<(), Error> {
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
            return self
                .modelled(into, index)
                .map_err(|error| self.in_member(error, schema, index));
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
        let literal = literal.unwrap_or(b",");
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
        Ok(match self.find(schema, &key) {
            Some(index) => Key::Member(index),
            None => Key::Other(key),
        })
    }

    fn find(&self, schema: &'static Schema, key: &str) -> Option<usize> {
        let members = schema.members;
        if members.len() <= FEW || !self.options.json_names {
            return members
                .iter()
                .position(|member| self.options.key(member) == key);
        }
        let key_of = |&index: &u16| members.get(usize::from(index)).map_or("", Member::key);
        let place = schema
            .by_key
            .binary_search_by(|index| key_of(index).cmp(key))
            .ok()?;
        schema
            .by_key
            .get(place)
            .map(|&index| usize::from(index))
            .filter(|&index| index < members.len())
    }

    #[cold]
    fn in_member(&self, error: Error, schema: &'static Schema, index: usize) -> Error {
        let member = &schema.members[index];
        error.in_member(
            self.options.key(member),
            schema.sensitive || member.is(SENSITIVE),
        )
    }

    /// Skips a value, and validates it.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        match self.peek() {
            b'"' => self.skip_string("a string"),
            b'{' => {
                self.open(b'{', "an object")?;
                if self.close_empty(b'}') {
                    return Ok(());
                }
                loop {
                    self.peek();
                    self.skip_string("a key")?;
                    self.colon()?;
                    self.skip()?;
                    if !self.more(b'}')? {
                        return Ok(());
                    }
                }
            }
            b'[' => {
                self.open(b'[', "an array")?;
                if self.close_empty(b']') {
                    return Ok(());
                }
                loop {
                    self.skip()?;
                    if !self.more(b']')? {
                        return Ok(());
                    }
                }
            }
            b't' | b'f' => self.boolean().map(drop),
            b'n' => self.null("a value"),
            b'-' | b'0'..=b'9' => self.number("a number").map(drop),
            _ => Err(self.error("a value")),
        }
    }
}

/// Whether a member is read at all: not when an HTTP binding puts it elsewhere.
#[inline]
fn is_read(member: &Member, members: Members) -> bool {
    members == Members::All || member.location == Location::Body
}
