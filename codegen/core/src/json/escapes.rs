//! Strings with escapes.

use super::Error;
use super::reader::Reader;
use crate::data::room::{Room, copy};
use crate::data::scan;

/// The characters that a letter after a backslash stands for; 0 for letters that stand for none.
const LETTERS: [u8; 256] = {
    let mut letters = [0; 256];
    let pairs = [*b"\"\"", *b"\\\\", *b"//", *b"b\x08", *b"f\x0c", *b"n\n", *b"r\r", *b"t\t"];
    let mut index = 0;
    while index < pairs.len() {
        let [letter, character] = pairs[index];
        letters[letter as usize] = character;
        index += 1;
    }
    letters
};

impl Reader<'_> {
    /// Reads the rest of a string with escapes; there are none before the offset.
    #[inline(never)]
    pub(super) fn escaped(&mut self, start: usize, expected: &str) -> Result<String, Error> {
        let mut buffer = std::mem::take(&mut self.unescaped);
        let mut out = Room::behind(0, &mut buffer);
        out.extend(self.bytes().get(start..self.at).unwrap_or_default());
        let read = self.unescape(&mut out, expected);
        // Copied in one piece of its exact size.
        let text = std::str::from_utf8(out.written()).map(str::to_owned);
        self.unescaped = buffer;
        read?;
        text.map_err(|_| self.malformed(expected)) // never: of texts and characters it was made
    }

    /// Writes the rest of a string, and consumes its end.
    #[inline]
    fn unescape(&mut self, out: &mut Room<'_>, expected: &str) -> Result<(), Error> {
        loop {
            self.blocks(out);
            // The end, an escape of several letters, a character that is not allowed, or few bytes of input.
            match self.bytes().get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    let character = self.escape(expected)?;
                    out.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
                }
                Some(byte) if !scan::is_special(*byte) => {
                    let rest = self.rest();
                    let plain = rest.get(..scan::plain(rest)).unwrap_or_default();
                    out.extend(plain);
                    self.at += plain.len();
                }
                _ => return Err(self.malformed(expected)),
            }
        }
    }

    /// Writes what is before the next quote or escape of several letters, as long as whole windows are left.
    #[inline]
    fn blocks(&mut self, out: &mut Room<'_>) {
        while let Some(window) = self.rest().first_chunk() {
            let Some(room) = out.next() else {
                out.grow(4 * WINDOW + out.written().len());
                continue;
            };
            let Block { read, written, ends } = block(window, room);
            self.at += read;
            out.keep(written);
            if ends {
                return;
            }
        }
    }

    /// Consumes a backslash and the escaped characters.
    pub(super) fn escape(&mut self, expected: &str) -> Result<char, Error> {
        let letter = self.bytes().get(self.at + 1).copied().unwrap_or_default();
        if letter == b'u' {
            return self.unicode(expected);
        }
        match LETTERS[usize::from(letter)] {
            0 => Err(self.error_found(expected, "an escape that JSON does not have")),
            character => {
                self.at += 2;
                Ok(char::from(character))
            }
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
}

/// A block, and the bytes behind it that are copied with its last ones.
const WINDOW: usize = scan::BLOCK + 32;

/// The part of a block before a quote or an escape of several letters, if it `ends` with one.
struct Block {
    read: usize,
    written: usize,
    ends: bool,
}

/// Copies a block, and replaces escapes of one letter. JSON inside a string has an escape every few bytes: they
/// are found all at once, since the processor would have to wait for each before it could look for the next one.
#[inline]
fn block(window: &[u8; WINDOW], room: &mut [u8; WINDOW]) -> Block {
    const LAST: usize = scan::BLOCK - 1; // spares checks of bounds: what it is applied to is no more
    let mut specials = window.first_chunk().map_or(0, scan::specials);
    let (mut read, mut written) = (0, 0);
    while specials != 0 {
        let special = specials.trailing_zeros() as usize & LAST;
        copy(window, read & LAST, room, written & LAST, special - read);
        written += special - read;
        let character = LETTERS[usize::from(window[special + 1])];
        if window[special] != b'\\' || character == 0 {
            return Block { read: special, written, ends: true };
        }
        room[written & LAST] = character;
        written += 1;
        read = special + 2;
        specials &= (specials - 1) & !(2 << special); // the letter may be special, too
    }
    if let Some(rest) = scan::BLOCK.checked_sub(read).filter(|rest| *rest > 0) {
        copy(window, read & LAST, room, written & LAST, rest);
        (read, written) = (read + rest, written + rest);
    }
    Block { read, written, ends: false }
}
