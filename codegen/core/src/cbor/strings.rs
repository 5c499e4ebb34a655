//! Strings and byte strings.

use std::borrow::Cow;

use super::Error;
use super::head::{self, BREAK, BYTES, TEXT};
use super::reader::Reader;
use crate::data::utf8;

const NOT_UTF_8: &str = "a string that is not UTF-8";

impl<'a> Reader<'a> {
    /// Reads a string; borrowed from the input unless it consists of several chunks.
    #[inline]
    pub(super) fn string(&mut self, expected: &str) -> Result<Cow<'a, str>, Error> {
        match self.short() {
            Some((start, bytes)) => {
                let text = self.utf8(bytes, expected)?;
                self.at += start + bytes.len();
                Ok(Cow::Borrowed(text))
            }
            None => self.long(expected),
        }
    }

    /// Reads a string into a place.
    #[inline(never)] // from several places
    pub(super) fn string_into(&mut self, into: &mut String) -> Result<(), Error> {
        *into = self.owned_string("a string")?;
        Ok(())
    }

    /// Reads a string.
    #[inline(always)] // into the one above
    pub(super) fn owned_string(&mut self, expected: &str) -> Result<String, Error> {
        let Some((start, bytes)) = self.short() else {
            return self.long(expected).map(Cow::into_owned);
        };
        let text = self.utf8(bytes, expected)?.to_owned();
        self.at += start + bytes.len();
        Ok(text)
    }

    /// Returns the bytes of the next string and their offset, if their length fits a byte.
    #[inline]
    pub(super) fn short(&self) -> Option<(usize, &'a [u8])> {
        let rest = self.rest();
        let (start, length) = match rest {
            [head @ 0x60..=0x77, ..] => (1, head::low(*head)),
            [0x78, length, ..] => (2, *length),
            _ => return None,
        };
        Some((start, rest.get(start..start + usize::from(length))?))
    }

    #[inline(never)]
    fn long(&mut self, expected: &str) -> Result<Cow<'a, str>, Error> {
        let head = self.peek();
        if head::major(head) != TEXT {
            return Err(self.error(expected));
        }
        if !head::is_indefinite(head) {
            let start = self.at;
            let bytes = self.run(expected)?;
            return self.utf8(bytes, expected).map(Cow::Borrowed).inspect_err(|_| self.at = start);
        }
        self.at += 1;
        let mut text = String::new();
        while let Some(part) = self.part(TEXT, expected)? {
            text.push_str(self.utf8(part, expected)?); // no part may end within a character
        }
        Ok(Cow::Owned(text))
    }

    /// Reads a byte string; borrowed from the input unless it consists of several chunks.
    pub(super) fn byte_string(&mut self, expected: &str) -> Result<Cow<'a, [u8]>, Error> {
        let head = self.peek();
        if head::major(head) != BYTES {
            return Err(self.error(expected));
        }
        if !head::is_indefinite(head) {
            return self.run(expected).map(Cow::Borrowed);
        }
        self.at += 1;
        let mut all = Vec::new();
        while let Some(part) = self.part(BYTES, expected)? {
            all.extend_from_slice(part);
        }
        Ok(Cow::Owned(all))
    }

    /// Skips a string or a byte string after validating it.
    pub(super) fn skip_string(&mut self, expected: &str) -> Result<(), Error> {
        let major = head::major(self.peek());
        if !head::is_indefinite(self.peek()) {
            return if major == TEXT {
                self.string(expected).map(drop)
            } else {
                self.run(expected).map(drop)
            };
        }
        self.at += 1;
        while let Some(part) = self.part(major, expected)? {
            if major == TEXT {
                self.utf8(part, expected)?;
            }
        }
        Ok(())
    }

    /// Reads a chunk of a string of indefinite length, or the break that ends it.
    fn part(&mut self, major: u8, expected: &str) -> Result<Option<&'a [u8]>, Error> {
        let head = self.peek();
        if head == BREAK {
            self.at += 1;
            return Ok(None);
        }
        if head::major(head) != major || head::is_indefinite(head) {
            return Err(self.error("a part of a string"));
        }
        self.run(expected).map(Some)
    }

    /// Reads a head, and as many bytes as it states.
    fn run(&mut self, expected: &str) -> Result<&'a [u8], Error> {
        let length = self.argument(expected)?;
        let bytes = usize::try_from(length).ok().and_then(|length| self.rest().get(..length));
        match bytes {
            Some(bytes) => {
                self.at += bytes.len();
                Ok(bytes)
            }
            None => Err(self.cut_off(expected)),
        }
    }

    #[inline]
    fn utf8(&self, bytes: &'a [u8], expected: &str) -> Result<&'a str, Error> {
        utf8::text(bytes).map_err(|_| self.error_found(expected, NOT_UTF_8))
    }
}
