//! Reading a program: numbers, text, lengths. Nothing panics, whatever the bytes are.

use ferrosmith_runtime::schema::EndpointRules;
use ferrosmith_runtime::schema::rules::code;

use super::RulesError;

/// A place in a program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'p> {
    texts: &'p str,
    rest: &'p [u8],
}

/// The functions that most conditions are made of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Test {
    IsSet,
    Not,
    BooleanEquals,
    StringEquals,
}

pub(super) type Read<T> = Result<T, RulesError>;

const MALFORMED: RulesError = RulesError::Malformed;

impl<'p> Cursor<'p> {
    /// Returns the place of the first rule.
    pub(super) fn start(rules: &EndpointRules<'p>) -> Self {
        Cursor { texts: rules.texts, rest: rules.program }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    #[inline(always)]
    pub(super) fn byte(&mut self) -> Read<u8> {
        let (byte, rest) = self.rest.split_first().ok_or(MALFORMED)?;
        self.rest = rest;
        Ok(*byte)
    }

    #[inline(always)]
    pub(super) fn number(&mut self) -> Read<usize> {
        match self.byte()? {
            byte @ 0..0x80 => Ok(usize::from(byte)),
            byte => self.long_number(byte),
        }
    }

    /// Returns a number of several bytes, of which the first has been read.
    #[cold]
    fn long_number(&mut self, first: u8) -> Read<usize> {
        let mut number = usize::from(first & 0x7f);
        for shift in (7..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift).ok_or(MALFORMED)?;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(MALFORMED)
    }

    #[inline]
    pub(super) fn text(&mut self) -> Read<&'p str> {
        let (offset, length) = (self.number()?, self.number()?);
        let end = offset.checked_add(length).ok_or(MALFORMED)?;
        self.texts.get(offset..end).ok_or(MALFORMED)
    }

    /// Returns the place of a part whose length stands before it, and goes on behind it.
    pub(super) fn part(&mut self) -> Read<Cursor<'p>> {
        let length = self.number()?;
        let (part, rest) = self.rest.split_at_checked(length).ok_or(MALFORMED)?;
        self.rest = rest;
        Ok(Cursor { texts: self.texts, rest: part })
    }

    /// Returns the test that comes next, if it is one, and goes on behind its code.
    #[inline]
    pub(super) fn test(&mut self) -> Option<Test> {
        let (first, rest) = self.rest.split_first()?;
        let test = match *first {
            code::IS_SET => Test::IsSet,
            code::NOT => Test::Not,
            code::BOOLEAN_EQUALS => Test::BooleanEquals,
            code::STRING_EQUALS => Test::StringEquals,
            _ => return None,
        };
        self.rest = rest;
        Some(test)
    }

    /// Returns the slot that comes next, if it is one, and goes on behind it.
    #[inline]
    pub(super) fn slot(&mut self) -> Read<Option<usize>> {
        match self.rest.split_first() {
            Some((&code::REF, rest)) => {
                self.rest = rest;
                self.number().map(Some)
            }
            _ => Ok(None),
        }
    }
}
