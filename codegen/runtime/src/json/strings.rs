//! Strings.

use std::borrow::Cow;

use super::Error;
use super::reader::Reader;
use crate::data::scan;

impl<'a> Reader<'a> {
    /// Reads a string; borrowed from the input when nothing in it is escaped.
    #[inline]
    pub(super) fn string(&mut self, expected: &str) -> Result<Cow<'a, str>, Error> {
        let start = self.quote(expected)?;
        let end = start + scan::plain(self.rest());
        self.at = end;
        match self.bytes().get(end) {
            Some(b'"') => {
                self.at = end + 1;
                Ok(Cow::Borrowed(self.slice(start, end)))
            }
            _ => self.escaped(start, expected).map(Cow::Owned),
        }
    }

    /// Reads a string.
    #[inline]
    pub(super) fn owned_string(&mut self, expected: &str) -> Result<String, Error> {
        let start = self.quote(expected)?;
        let end = start + scan::plain(self.rest());
        self.at = end;
        match self.bytes().get(end) {
            Some(b'"') => {
                self.at = end + 1;
                Ok(self.slice(start, end).to_owned())
            }
            _ => self.escaped(start, expected),
        }
    }

    /// Skips a string, and validates it.
    pub(super) fn skip_string(&mut self, expected: &str) -> Result<(), Error> {
        self.quote(expected)?;
        loop {
            self.at += scan::plain(self.rest());
            match self.bytes().get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    self.escape(expected)?;
                }
                _ => return Err(self.damaged(expected)),
            }
        }
    }

    /// Consumes the quote before a string and gives the place after it.
    #[inline]
    fn quote(&mut self, expected: &str) -> Result<usize, Error> {
        if self.peek() != b'"' {
            return Err(self.error(expected));
        }
        self.at += 1;
        Ok(self.at)
    }

    /// The input between two ASCII bytes.
    #[inline]
    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Reads the rest of a string that has escapes: up to the place, it has none.
    #[cold]
    fn escaped(&mut self, start: usize, expected: &str) -> Result<String, Error> {
        let mut out = String::new();
        let mut run = start;
        loop {
            out.push_str(self.slice(run, self.at));
            match self.bytes().get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape(expected)?),
                _ => return Err(self.damaged(expected)),
            }
            run = self.at;
            self.at += scan::plain(self.rest());
        }
    }

    /// Consumes a backslash and what it escapes.
    fn escape(&mut self, expected: &str) -> Result<char, Error> {
        let letter = self.bytes().get(self.at + 1).copied().unwrap_or_default();
        let escaped = match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(expected),
            _ => return Err(self.error_found(expected, "an escape that JSON does not have")),
        };
        self.at += 2;
        Ok(escaped)
    }

    /// Consumes `\u0000`, or two of them that are one character.
    fn unicode(&mut self, expected: &str) -> Result<char, Error> {
        let first = self.code_unit(expected)?;
        let code = match first {
            0xD800..0xDC00 if self.rest().get(6..8) == Some(b"\\u") => {
                let start = self.at;
                self.at += 6;
                let second = self.code_unit(expected)?;
                if !(0xDC00..0xE000).contains(&second) {
                    self.at = start;
                    return Err(self.error_found(expected, "half a surrogate pair"));
                }
                0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
            }
            code => code,
        };
        match char::from_u32(code) {
            Some(character) => {
                self.at += 6;
                Ok(character)
            }
            None => Err(self.error_found(expected, "half a surrogate pair")),
        }
    }

    /// The four hexadecimal digits of the escape that is next, not consumed.
    fn code_unit(&self, expected: &str) -> Result<u32, Error> {
        let digits = self.rest().get(2..6).unwrap_or_default();
        let unit =
            digits.iter().try_fold(0, |unit, &digit| Some(unit << 4 | char::from(digit).to_digit(16)?));
        match unit {
            Some(unit) if digits.len() == 4 => Ok(unit),
            _ => Err(self.error_found(expected, "an escape that JSON does not have")),
        }
    }

    #[cold]
    fn damaged(&self, expected: &str) -> Error {
        let found = if self.at < self.text.len() {
            "a control character in a string"
        } else {
            "the end of the input"
        };
        self.error_found(expected, found)
    }
}
