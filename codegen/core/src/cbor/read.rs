//! Reading values, and the tokens of structures, unions, lists and maps.

use std::borrow::Cow;

use super::Error;
use super::head::{ARRAY, MAP, NULL, TEXT, TINY, UNDEFINED};
use super::reader::{Open, Reader};
use crate::codec::{
    Key, Source,
    members::{self, AHEAD},
};
use crate::data::{Blob, Document, short};
use crate::schema::{Member, Schema};
use crate::value::{List, Mut};

impl<'a> Source<'a> for Reader<'a> {
    type Open = Open;

    #[inline]
    fn options(&self) -> &'a super::Options {
        self.options
    }

    #[inline]
    fn start(&mut self) -> usize {
        self.at
    }

    fn left(&self) -> usize {
        self.rest().len()
    }

    fn go_back(&mut self, start: usize) {
        self.at = start;
    }

    #[inline]
    fn open_object(&mut self) -> Result<Option<Open>, Error> {
        self.open(MAP, 2, "a map")
    }

    #[inline]
    fn open_array(&mut self) -> Result<Option<Open>, Error> {
        self.open(ARRAY, 1, "an array")
    }

    #[inline]
    fn more(&mut self, open: &mut Open) -> Result<bool, Error> {
        Ok(self.next(open))
    }

    fn reserves(&self, open: &Open) -> bool {
        open.known().is_some()
    }

    /// Reserves no more than the remaining credit: the input may claim any length.
    fn reserve(&mut self, open: &Open, list: &mut dyn List) {
        let size = list.element_size().max(1);
        let known = open.known().and_then(|known| usize::try_from(known).ok()).unwrap_or_default();
        let count = known.min(self.credit / size);
        self.credit -= count * size;
        list.reserve(count);
    }

    #[inline(always)] // called from the hottest loop
    fn key_is(&mut self, member: &'static Member) -> bool {
        let name = member.name().as_bytes();
        let length = name.len();
        let text = match self.rest() {
            [head, text @ ..] if length <= TINY && *head == TEXT << 5 | length as u8 => text,
            [0x78, next, text @ ..] if length > TINY && usize::from(*next) == length => text,
            _ => return false,
        };
        let is_next = short::starts_with(text, name);
        if is_next {
            self.at += if length <= TINY { 1 } else { 2 } + length;
        }
        is_next
    }

    fn member_key(&mut self, schema: &'static Schema, likely: usize) -> Result<Key<'a>, Error> {
        let likely = likely + 1 + AHEAD;
        let Some((start, name)) = self.short() else {
            let name = self.string("a key")?;
            let index = members::find_name(schema, name.as_bytes(), likely);
            return Ok(index.map_or(Key::Other(name), Key::Member));
        };
        match members::find_name(schema, name, likely) {
            Some(index) => {
                self.at += start + name.len();
                Ok(Key::Member(index))
            }
            None => self.string("a key").map(Key::Other),
        }
    }

    #[inline]
    fn key(&mut self, _: &'static Member) -> Result<Cow<'a, str>, Error> {
        self.string("a key")
    }

    fn name_of(&self, member: &Member) -> &'static str {
        member.name()
    }

    #[inline]
    fn is_null(&mut self) -> bool {
        matches!(self.peek(), NULL | UNDEFINED)
    }

    fn null(&mut self, _: &str) -> Result<(), Error> {
        self.at += 1;
        Ok(())
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

    #[inline(never)]
    fn scalar(&mut self, into: Mut<'_>, member: &'static Member) -> Result<(), Error> {
        match into {
            Mut::Boolean(boolean) => *boolean = self.boolean()?,
            Mut::Byte(number) => *number = self.integer("a byte", i8::MIN.into(), i8::MAX.into())? as i8,
            Mut::Short(number) => *number = self.integer("a short", i16::MIN.into(), i16::MAX.into())? as i16,
            Mut::Integer(number) => *number = self.int()?,
            Mut::IntEnum(number) => number.set(self.int()?),
            Mut::Long(number) => *number = self.integer("a long", i64::MIN, i64::MAX)?,
            Mut::Float(number) => *number = self.single("a number")?,
            Mut::Double(number) => *number = self.double("a number")?,
            Mut::BigInteger(number) => {
                let text = self.big_integer("an integer")?;
                *number = text.parse().map_err(|_| self.error("an integer"))?;
            }
            Mut::BigDecimal(number) => {
                let text = self.big_decimal("a number")?;
                *number = text.parse().map_err(|_| self.error("a number"))?;
            }
            Mut::Timestamp(time) => *time = self.timestamp()?,
            Mut::Blob(blob) => *blob = Blob::from(self.byte_string("a byte string")?.into_owned()),
            Mut::Document(document) => *document = Reader::document(self)?,
            other => return self.value(other, member), // a string, or what contains others
        }
        Ok(())
    }

    fn document(&mut self) -> Result<Document, Error> {
        Reader::document(self)
    }

    fn skip(&mut self) -> Result<(), Error> {
        Reader::skip(self)
    }

    fn skip_object(&mut self) -> Result<(), Error> {
        self.skip_map()
    }

    fn error_found(&self, expected: &str, found: &str) -> Error {
        Reader::error_found(self, expected, found)
    }
}

impl<'a> Reader<'a> {
    fn int(&mut self) -> Result<i32, Error> {
        Ok(self.integer("an integer", i32::MIN.into(), i32::MAX.into())? as i32)
    }
}
