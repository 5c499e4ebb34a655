//! Reading a program: numbers, text, lengths. Nothing panics, whatever the bytes are.

use super::RulesError;

/// A place in a program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'p> {
    pool: &'p [u8],
    rest: &'p [u8],
}

pub(super) type Read<T> = Result<T, RulesError>;

const MALFORMED: RulesError = RulesError::Malformed;

impl<'p> Cursor<'p> {
    /// Returns the place of a program's first rule.
    pub(super) fn start(program: &'p [u8]) -> Read<Self> {
        let mut cursor = Cursor { pool: &[], rest: program };
        let length = cursor.number()?;
        let (pool, rest) = cursor.rest.split_at_checked(length).ok_or(MALFORMED)?;
        Ok(Cursor { pool, rest })
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn byte(&mut self) -> Read<u8> {
        let (byte, rest) = self.rest.split_first().ok_or(MALFORMED)?;
        self.rest = rest;
        Ok(*byte)
    }

    pub(super) fn number(&mut self) -> Read<usize> {
        let mut number = 0_usize;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift).ok_or(MALFORMED)?;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(MALFORMED)
    }

    pub(super) fn text(&mut self) -> Read<&'p str> {
        let (offset, length) = (self.number()?, self.number()?);
        let end = offset.checked_add(length).ok_or(MALFORMED)?;
        let bytes = self.pool.get(offset..end).ok_or(MALFORMED)?;
        std::str::from_utf8(bytes).map_err(|_| MALFORMED)
    }

    /// Returns the place of a part whose length stands before it, and goes on behind it.
    pub(super) fn part(&mut self) -> Read<Cursor<'p>> {
        let length = self.number()?;
        let (part, rest) = self.rest.split_at_checked(length).ok_or(MALFORMED)?;
        self.rest = rest;
        Ok(Cursor { pool: self.pool, rest: part })
    }
}
