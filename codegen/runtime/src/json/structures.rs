//! The tokens of JSON for structures, unions, lists and maps.

use std::borrow::Cow;

use super::reader::Reader;
use super::{Error, Options};
use crate::codec::{
    Key, Source,
    members::{self, FEW},
};
use crate::data::{Document, short};
use crate::schema::{Member, Schema};
use crate::value::Mut;

impl<'a> Source<'a> for Reader<'a> {
    /// The closing bracket.
    type Open = u8;

    #[inline]
    fn options(&self) -> &'a Options {
        self.options
    }

    #[inline]
    fn start(&mut self) -> usize {
        self.peek();
        self.at
    }

    fn left(&self) -> usize {
        self.rest().len()
    }

    fn go_back(&mut self, start: usize) {
        self.at = start;
    }

    #[inline]
    fn open_object(&mut self) -> Result<Option<u8>, Error> {
        self.open(b'{', "an object")?;
        Ok(if self.close_empty(b'}') { None } else { Some(b'}') })
    }

    #[inline]
    fn open_array(&mut self) -> Result<Option<u8>, Error> {
        self.open(b'[', "an array")?;
        Ok(if self.close_empty(b']') { None } else { Some(b']') })
    }

    #[inline]
    fn more(&mut self, open: &mut u8) -> Result<bool, Error> {
        self.comma(*open)
    }

    /// Expects the key as the writer would have written it, and falls back to any key.
    fn member_key(&mut self, schema: &'static Schema, likely: usize) -> Result<Key<'a>, Error> {
        self.peek();
        let length = schema.members.get(likely).and_then(|member| self.starts_with(member));
        match length {
            Some(length) => {
                self.at += length;
                Ok(Key::Member(likely))
            }
            None => self.find_key(schema, likely + 1),
        }
    }

    /// Compares the key together with the comma before it.
    #[inline(always)] // called from the hottest loop
    fn next_is(&mut self, _: &mut u8, member: &'static Member) -> bool {
        let literal = expected(member, self.options);
        let is_next = short::starts_with(self.rest(), literal);
        if is_next {
            self.at += literal.len();
        }
        is_next
    }

    fn next_member_key(
        &mut self,
        open: &mut u8,
        schema: &'static Schema,
        likely: usize,
    ) -> Result<Option<Key<'a>>, Error> {
        if !self.comma(*open)? {
            return Ok(None);
        }
        let start = self.at;
        self.peek();
        // If only white space differs, the expected key may still be next.
        let likely = if self.at == start { likely + 1 } else { likely };
        self.find_key(schema, likely).map(Some)
    }

    #[inline]
    fn key(&mut self, _: &'static Member) -> Result<Cow<'a, str>, Error> {
        self.any_key()
    }

    fn name_of(&self, member: &Member) -> &'static str {
        key_of(member, self.options)
    }

    #[inline]
    fn is_null(&mut self) -> bool {
        self.peek() == b'n'
    }

    fn null(&mut self, expected: &str) -> Result<(), Error> {
        self.literal("null", expected)
    }

    #[inline]
    fn text(&mut self) -> Result<String, Error> {
        self.owned_string("a string")
    }

    #[inline]
    fn text_into(&mut self, into: &mut String) -> Result<(), Error> {
        self.string_into(into)
    }

    fn value(&mut self, into: Mut<'_>, member: &'static Member) -> Result<(), Error> {
        Reader::value(self, into, member)
    }

    fn document(&mut self) -> Result<Document, Error> {
        Reader::document(self)
    }

    fn skip(&mut self) -> Result<(), Error> {
        Reader::skip(self)
    }

    fn skip_object(&mut self) -> Result<(), Error> {
        if self.peek() == b'{' { Reader::skip(self) } else { Err(self.error("an object")) }
    }

    fn error_found(&self, expected: &str, found: &str) -> Error {
        Reader::error_found(self, expected, found)
    }
}

impl<'a> Reader<'a> {
    /// Returns the length of a member's key and its colon, if they are next.
    #[inline]
    fn starts_with(&self, member: &'static Member) -> Option<usize> {
        let literal = expected(member, self.options).get(1..)?; // it starts with a comma
        short::starts_with(self.rest(), literal).then_some(literal.len())
    }

    /// Reads a key and its colon.
    #[inline]
    fn any_key(&mut self) -> Result<Cow<'a, str>, Error> {
        let key = self.string("a key")?;
        self.colon()?;
        Ok(key)
    }

    /// Returns the member whose key is next, among few: its index, and the length of key and colon.
    #[inline]
    fn find(&self, members: &'static [Member]) -> Option<(usize, usize)> {
        let mut members = members.iter().enumerate();
        members.find_map(|(index, member)| Some((index, self.starts_with(member)?)))
    }

    /// Reads a key and its colon. Few members are compared one by one, from `likely` on: that is faster than
    /// finding the end of the key first.
    #[inline(never)]
    fn find_key(&mut self, schema: &'static Schema, likely: usize) -> Result<Key<'a>, Error> {
        if schema.members.len() <= FEW {
            let (before, after) = schema.members.split_at(likely.min(schema.members.len()));
            let found = self.find(after).map(|(index, length)| (before.len() + index, length));
            if let Some((index, length)) = found.or_else(|| self.find(before)) {
                self.at += length;
                return Ok(Key::Member(index));
            }
        }
        let key = self.any_key()?;
        Ok(match members::find(schema, &key, self.options.json_names) {
            Some(index) => Key::Member(index),
            None => Key::Other(key),
        })
    }
}

/// Returns the key of a member.
#[inline]
pub(super) fn key_of(member: &Member, options: &Options) -> &'static str {
    if options.json_names { member.key() } else { member.name() }
}

/// Returns the key of a member with a comma before and a colon after it, as written.
#[inline]
pub(super) fn literal(member: &Member, options: &Options) -> &'static str {
    match member.json_name() {
        Some((_, literal)) if options.json_names => literal,
        _ => member.literal(),
    }
}

/// Returns the name and colon of a member as bytes.
#[inline]
fn expected(member: &Member, options: &Options) -> &'static [u8] {
    match member.json_name() {
        Some((_, literal)) if options.json_names => literal.as_bytes(),
        _ => member.literal_bytes(),
    }
}
