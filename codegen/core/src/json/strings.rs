//! Strings.

use std::borrow::Cow;

use super::Error;
use super::reader::Reader;
use crate::data::scan;

impl<'a> Reader<'a> {
    /// Reads a string; borrowed from the input unless it has escapes.
    #[inline]
    pub(super) fn string(&mut self, expected: &str) -> Result<Cow<'a, str>, Error> {
        let start = self.quote(expected)?;
        let end = scan::plain_from(self.bytes(), start);
        self.at = end;
        match self.bytes().get(end) {
            Some(b'"') => {
                self.at = end + 1;
                Ok(Cow::Borrowed(self.slice(start, end)))
            }
            _ => self.escaped(start, expected).map(Cow::Owned),
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
        let start = match self.bytes().get(self.at) {
            Some(b'"') => self.at + 1,
            _ => self.quote(expected)?, // after white space
        };
        let end = scan::plain_from(self.bytes(), start);
        match self.bytes().get(end) {
            Some(b'"') => {
                self.at = end + 1;
                Ok(self.slice(start, end).to_owned())
            }
            _ => {
                self.at = end;
                self.escaped(start, expected)
            }
        }
    }

    /// Skips a string after validating it.
    pub(super) fn skip_string(&mut self, expected: &str) -> Result<(), Error> {
        self.quote(expected)?;
        loop {
            self.at += scan::plain(self.rest());
            match self.bytes().get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => drop(self.escape(expected)?),
                _ => return Err(self.malformed(expected)),
            }
        }
    }

    /// Consumes the quote before a string, and returns the offset after it.
    #[inline]
    fn quote(&mut self, expected: &str) -> Result<usize, Error> {
        if self.peek() != b'"' {
            return Err(self.error(expected));
        }
        self.at += 1;
        Ok(self.at)
    }

    /// Returns the input between two ASCII bytes.
    #[inline]
    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    #[cold]
    pub(super) fn malformed(&self, expected: &str) -> Error {
        let found = if self.at < self.text.len() {
            "a control character in a string"
        } else {
            "the end of the input"
        };
        self.error_found(expected, found)
    }
}
