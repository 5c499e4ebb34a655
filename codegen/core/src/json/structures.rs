//! The tokens of JSON for structures, unions, lists and maps.

use std::borrow::Cow;

use super::reader::Reader;
use super::{Error, Options};
use crate::codec::{
    Key, Source,
    members::{self, AHEAD},
};
use crate::data::{Document, short};
use crate::schema::{JSON_NAME_ESCAPED, Member, Schema};
use crate::value::{Mut, Union};

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

    #[inline(always)] // called from the hottest loop
    fn key_is(&mut self, member: &'static Member) -> bool {
        let name = match member.json_name() {
            Some(_) if self.options.json_names && member.is(JSON_NAME_ESCAPED) => return false,
            Some(name) if self.options.json_names => name,
            _ => member.name(),
        };
        let is_next =
            self.bytes().get(self.at..).is_some_and(|rest| short::starts_with_key(rest, name.as_bytes()));
        if is_next {
            self.at += name.len() + 3;
        }
        is_next
    }

    /// Reads a key and its colon. Few members are compared one by one: that is faster than finding the end of the key.
    #[inline(never)]
    fn member_key(&mut self, schema: &'static Schema, likely: usize) -> Result<Key<'a>, Error> {
        let start = self.at;
        self.peek();
        // If only white space differs, the expected key may still be next.
        let likely = if self.at == start { likely + 1 + AHEAD } else { likely };
        if schema.members.len() <= Schema::FEW {
            let (before, after) = schema.members.split_at(likely.min(schema.members.len()));
            let mut search =
                |members: &'static [Member]| members.iter().position(|member| self.key_is(member));
            let found = search(after).map(|index| before.len() + index);
            if let Some(index) = found.or_else(|| search(before)) {
                return Ok(Key::Member(index));
            }
        }
        let key = self.any_key()?;
        Ok(match members::find(schema, &key, self.options.json_names) {
            Some(index) => Key::Member(index),
            None => Key::Other(key),
        })
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

    #[inline]
    fn borrowed_text(&mut self) -> Result<Cow<'a, str>, Error> {
        self.string("a string")
    }

    #[inline]
    fn any_union(&mut self, into: &mut dyn Union) -> Result<(), Error> {
        if self.options.alloy { self.formed_union(into) } else { self.union(into) }
    }

    fn scalar(&mut self, into: Mut<'_>, member: &'static Member) -> Result<(), Error> {
        Reader::scalar(self, into, member)
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
    /// Reads a key and its colon.
    #[inline]
    fn any_key(&mut self) -> Result<Cow<'a, str>, Error> {
        let key = self.string("a key")?;
        self.colon()?;
        Ok(key)
    }
}

/// Returns the key of a member.
#[inline]
pub(super) fn key_of(member: &Member, options: &Options) -> &'static str {
    if options.json_names { member.key() } else { member.name() }
}
