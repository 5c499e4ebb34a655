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
                Some(b'\\') => self.skip_escape(expected)?,
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

    /// Reads the rest of a string with escapes; there are none before the offset.
    #[inline(never)]
    fn escaped(&mut self, start: usize, expected: &str) -> Result<String, Error> {
        let mut out = std::mem::take(&mut self.unescaped);
        out.clear();
        out.extend_from_slice(self.bytes().get(start..self.at).unwrap_or_default());
        let read = self.unescape(&mut out, expected);
        // Copied in one piece of its exact size.
        let text = std::str::from_utf8(&out).map(str::to_owned);
        self.unescaped = out;
        read?;
        text.map_err(|_| self.malformed(expected)) // never: of texts and characters it was made
    }

    /// Appends the rest of a string, and consumes its end. JSON inside a string has an escape every few
    /// bytes: eight bytes are copied at once, and those after a special one are removed.
    fn unescape(&mut self, out: &mut Vec<u8>, expected: &str) -> Result<(), Error> {
        loop {
            let rest = self.rest();
            let Some(chunk) = rest.first_chunk::<8>() else {
                let plain = scan::plain(rest);
                out.extend_from_slice(rest.get(..plain).unwrap_or_default());
                self.at += plain;
                if self.special(out, expected)? {
                    return Ok(());
                }
                continue;
            };
            let plain = scan::plain_of(chunk);
            let end = out.len() + plain;
            out.extend_from_slice(chunk);
            out.truncate(end);
            self.at += plain;
            if plain < chunk.len() && self.special(out, expected)? {
                return Ok(());
            }
        }
    }

    /// Consumes the end of a string and returns `true`, or an escape and returns `false`.
    #[inline]
    fn special(&mut self, out: &mut Vec<u8>, expected: &str) -> Result<bool, Error> {
        match self.bytes().get(self.at) {
            Some(b'"') => {
                self.at += 1;
                return Ok(true);
            }
            Some(b'\\') => {}
            _ => return Err(self.malformed(expected)),
        }
        match self.bytes().get(self.at + 1).and_then(|letter| unescaped(*letter)) {
            Some(byte) => {
                self.at += 2;
                out.push(byte);
            }
            None => {
                let character = self.unicode_escape(expected)?;
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        Ok(false)
    }

    /// Consumes a backslash and the escaped characters.
    fn skip_escape(&mut self, expected: &str) -> Result<(), Error> {
        if self.bytes().get(self.at + 1).is_some_and(|letter| unescaped(*letter).is_some()) {
            self.at += 2;
            return Ok(());
        }
        self.unicode_escape(expected).map(drop)
    }

    /// Consumes an escape of more than one letter.
    #[inline(never)]
    fn unicode_escape(&mut self, expected: &str) -> Result<char, Error> {
        match self.bytes().get(self.at + 1) {
            Some(b'u') => self.unicode(expected),
            _ => Err(self.error_found(expected, "an escape that JSON does not have")),
        }
    }

    /// Consumes `\u0000`, or a surrogate pair of two.
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

    /// Returns the four hexadecimal digits of the next escape without consuming it.
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
    fn malformed(&self, expected: &str) -> Error {
        let found = if self.at < self.text.len() {
            "a control character in a string"
        } else {
            "the end of the input"
        };
        self.error_found(expected, found)
    }
}

/// Returns the character that a letter after a backslash stands for.
#[inline]
fn unescaped(letter: u8) -> Option<u8> {
    Some(match letter {
        b'"' | b'\\' | b'/' => letter,
        b'b' => 0x08,
        b'f' => 0x0c,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        _ => return None,
    })
}
