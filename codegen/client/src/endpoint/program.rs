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

/// The booleans that most conditions are made of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Test {
    Constant(bool),
    IsSet,
    Not,
    BooleanEquals,
    StringEquals,
}

/// An error in a step: as small as can be, because most steps may give it.
#[derive(Debug)]
pub(super) enum Stuck {
    /// The bytes are no program.
    Malformed,
    /// The program makes more than it may.
    TooMuch,
}

pub(super) use Stuck::Malformed;

pub(super) type Read<T> = Result<T, Stuck>;

impl From<Stuck> for RulesError {
    fn from(stuck: Stuck) -> Self {
        match stuck {
            Stuck::Malformed => RulesError::Malformed,
            Stuck::TooMuch => RulesError::TooMuch,
        }
    }
}

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
        let (byte, rest) = self.rest.split_first().ok_or(Malformed)?;
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
            number |= usize::from(byte & 0x7f).checked_shl(shift).ok_or(Malformed)?;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Malformed)
    }

    #[inline]
    pub(super) fn text(&mut self) -> Read<&'p str> {
        let (offset, length) = (self.number()?, self.number()?);
        let end = offset.checked_add(length).ok_or(Malformed)?;
        self.texts.get(offset..end).ok_or(Malformed)
    }

    /// Returns the place of a part whose length stands before it, and goes on behind it.
    pub(super) fn part(&mut self) -> Read<Cursor<'p>> {
        let length = self.number()?;
        let (part, rest) = self.rest.split_at_checked(length).ok_or(Malformed)?;
        self.rest = rest;
        Ok(Cursor { texts: self.texts, rest: part })
    }

    /// Returns the test that comes next, if it is one, and goes on behind its code.
    #[inline]
    pub(super) fn test(&mut self) -> Option<Test> {
        let (first, rest) = self.rest.split_first()?;
        let test = match *first {
            code::TRUE => Test::Constant(true),
            code::FALSE => Test::Constant(false),
            code::IS_SET => Test::IsSet,
            code::NOT => Test::Not,
            code::BOOLEAN_EQUALS => Test::BooleanEquals,
            code::STRING_EQUALS => Test::StringEquals,
            _ => return None,
        };
        self.rest = rest;
        Some(test)
    }

    /// Returns `true` if a code comes next, and goes on behind it.
    #[inline]
    pub(super) fn takes(&mut self, code: u8) -> bool {
        match self.rest.split_first() {
            Some((next, rest)) if *next == code => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }
}
