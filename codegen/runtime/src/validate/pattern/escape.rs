//! Reading what stands for characters in patterns: escapes and classes.

use super::class::{self, Class};
use super::parse::{Node, Parser, UNFINISHED, Unsupported};

const BACKREFERENCE: Unsupported = "it refers back to a group";
const UNKNOWN: Unsupported = "it has an escape that is not known";

const HYPHEN: (u32, u32) = (0x2D, 0x2D);

impl Parser<'_> {
    /// Reads what follows a backslash outside of a class.
    pub(super) fn escape(&mut self) -> Result<Node, Unsupported> {
        match self.peek().ok_or(UNFINISHED)? {
            '1'..='9' | 'k' => Err(BACKREFERENCE),
            'b' | 'B' => Ok(Node::Edge { negated: self.rest.next() == Some('B') }),
            _ => {
                let mut class = Class::default();
                let escaped = self.escaped(&mut class)?;
                Ok(match escaped {
                    Some(code) => self.one(code),
                    None => Node::Class(class),
                })
            }
        }
    }

    /// Reads `[…]`, the bracket already taken.
    pub(super) fn class(&mut self) -> Result<Node, Unsupported> {
        let mut class = Class::default();
        let negated = self.eat("^");
        while !self.eat("]") {
            let first = self.class_part(&mut class)?;
            let ahead = self.rest.clone();
            let range = self.eat("-") && self.peek() != Some(']');
            if !range {
                self.rest = ahead; // a hyphen that stands last stands for itself
                first.inspect(|&code| class.add(&[(code, code)]));
                continue;
            }
            match (first, self.class_part(&mut class)?) {
                (Some(first), Some(last)) if first <= last => class.add(&[(first, last)]),
                (Some(_), Some(_)) => return Err("a range of a class has its ends the wrong way round"),
                // Beside a class a hyphen stands for itself.
                (first, last) => {
                    class.add(&[HYPHEN]);
                    first.or(last).inspect(|&code| class.add(&[(code, code)]));
                }
            }
        }
        if self.fold {
            class.fold();
        }
        if negated {
            class.negate();
        }
        Ok(Node::Class(class))
    }

    /// Reads one part of a class: a character, or a class that is added.
    fn class_part(&mut self, class: &mut Class) -> Result<Option<u32>, Unsupported> {
        match self.rest.next().ok_or("a class is not closed")? {
            '\\' if self.eat("b") => Ok(Some(0x08)),
            '\\' => self.escaped(class),
            other => Ok(Some(u32::from(other))),
        }
    }

    /// Reads what follows a backslash: a character, or a class that is added.
    fn escaped(&mut self, class: &mut Class) -> Result<Option<u32>, Unsupported> {
        let next = self.rest.next().ok_or(UNFINISHED)?;
        match next {
            'd' => class.add(class::DIGITS),
            'D' => class.add_all_but(class::DIGITS),
            'w' => class.add(class::WORDS),
            'W' => class.add_all_but(class::WORDS),
            's' => class.add(class::SPACES),
            'S' => class.add_all_but(class::SPACES),
            'p' | 'P' => self.property(class, next == 'P')?,
            _ => return self.character(next).map(Some),
        }
        Ok(None)
    }

    fn character(&mut self, escape: char) -> Result<u32, Unsupported> {
        Ok(match escape {
            't' => 0x09,
            'n' => 0x0A,
            'v' => 0x0B,
            'f' => 0x0C,
            'r' => 0x0D,
            '0' if !self.peek().is_some_and(|next| next.is_ascii_digit()) => 0,
            'c' => self.control()?,
            'x' => self.hexadecimal(2)?,
            'u' => self.unicode()?,
            // As models write them: `\_`, `\,`, `\!` for the character itself.
            other if !other.is_ascii_alphanumeric() => u32::from(other),
            '0'..='9' => return Err(BACKREFERENCE),
            _ => return Err(UNKNOWN),
        })
    }

    fn property(&mut self, class: &mut Class, negated: bool) -> Result<(), Unsupported> {
        if !self.eat("{") {
            return Err(UNKNOWN);
        }
        let name = self.name('}')?;
        match class::category(name) {
            Some(category) => class.add_category(category, negated),
            None if class.add_posix(name, negated) => {}
            None => return Err("it names a property of characters that is not known"),
        }
        Ok(())
    }

    fn control(&mut self) -> Result<u32, Unsupported> {
        match self.rest.next() {
            Some(letter) if letter.is_ascii_alphabetic() => Ok(u32::from(letter) % 32),
            _ => Err(UNKNOWN),
        }
    }

    /// Reads `\u1234`, a pair of surrogates, or `\u{12345}`.
    fn unicode(&mut self) -> Result<u32, Unsupported> {
        if self.eat("{") {
            let code = u32::from_str_radix(self.name('}')?, 16).ok().filter(|&code| code <= 0x10_FFFF);
            return code.ok_or("it has a code point that is none");
        }
        let first = self.hexadecimal(4)?;
        let ahead = self.rest.clone();
        if (0xD800..0xDC00).contains(&first) && self.eat("\\u") {
            if let Ok(second @ 0xDC00..0xE000) = self.hexadecimal(4) {
                return Ok(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00));
            }
            self.rest = ahead;
        }
        Ok(first)
    }

    fn hexadecimal(&mut self, digits: usize) -> Result<u32, Unsupported> {
        let mut code = 0;
        for _ in 0..digits {
            let digit = self.rest.next().and_then(|digit| digit.to_digit(16));
            code = code * 16 + digit.ok_or(UNKNOWN)?;
        }
        Ok(code)
    }
}
