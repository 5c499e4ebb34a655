//! Parsing escapes and character classes.

use super::class::{self, Class};
use super::parse::{Node, Parser, UNFINISHED, Unsupported};
use super::property::Property;
use super::{lines, ranges};

const BACKREFERENCE: Unsupported = "it refers back to a group";
const UNKNOWN: Unsupported = "it has an escape that is not known";

const HYPHEN: (u32, u32) = (0x2D, 0x2D);

impl Parser<'_> {
    /// Parses an escape outside of a class, after its backslash.
    pub(super) fn escape(&mut self) -> Result<Node, Unsupported> {
        match self.peek().ok_or(UNFINISHED)? {
            'k' => Err(BACKREFERENCE),
            '1'..='9' if self.is_reference() => Err(BACKREFERENCE),
            'A' => self.assertion(Node::Start),
            'z' => self.assertion(Node::End),
            'Z' => self.assertion(lines::last_end()),
            'R' => self.assertion(lines::line_break()),
            'b' | 'B' => Ok(Node::WordBoundary { negated: self.rest.next() == Some('B') }),
            _ => {
                let mut class = Class::default();
                let escaped = self.escaped(&mut class)?;
                Ok(match escaped {
                    Some(code) => self.one(code),
                    None => Node::class(class),
                })
            }
        }
    }

    /// Consumes the letter of an assertion or another construct.
    fn assertion(&mut self, node: Node) -> Result<Node, Unsupported> {
        self.rest.next();
        Ok(node)
    }

    /// Returns `true` if the digits that follow are a backreference; without a group of that number they are an
    /// octal escape (ECMA-262, B.1.2).
    fn is_reference(&self) -> bool {
        let digits: String = self.rest.clone().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().is_ok_and(|number| number <= self.groups)
    }

    /// Parses `[…]`, after its opening bracket.
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
                // Next to a class, a hyphen is literal.
                (first, last) => {
                    class.add(&[HYPHEN]);
                    first.or(last).inspect(|&code| class.add(&[(code, code)]));
                }
            }
        }
        if self.flags.fold {
            class.fold();
        }
        if negated {
            class.negate();
        }
        Ok(Node::class(class))
    }

    /// Parses one item of a class: a character, or a class that is added.
    fn class_part(&mut self, class: &mut Class) -> Result<Option<u32>, Unsupported> {
        match self.rest.next().ok_or("a class is not closed")? {
            '\\' if self.eat("b") => Ok(Some(0x08)),
            '\\' => self.escaped(class),
            other => Ok(Some(u32::from(other))),
        }
    }

    /// Parses an escape after its backslash: a character, or a class that is added.
    fn escaped(&mut self, class: &mut Class) -> Result<Option<u32>, Unsupported> {
        let next = self.rest.next().ok_or(UNFINISHED)?;
        match next {
            'd' => class.add(class::DIGITS),
            'D' => class.add_all_but(class::DIGITS),
            'w' => class.add(class::WORDS),
            'W' => class.add_all_but(class::WORDS),
            's' => class.add(class::SPACES),
            'S' => class.add_all_but(class::SPACES),
            'h' => class.add(class::BLANKS),
            'H' => class.add_all_but(class::BLANKS),
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
            'a' => 0x07,
            'e' => 0x1B,
            '0'..='7' => self.octal(escape),
            '8' | '9' => u32::from(escape),
            'c' => self.control()?,
            'x' if self.eat("{") => self.code_point()?,
            'x' => self.hexadecimal(2)?,
            'u' => self.unicode()?,
            // Identity escapes, as in models: `\_`, `\,`, `\!`.
            other if !other.is_ascii_alphanumeric() => u32::from(other),
            _ => return Err(UNKNOWN),
        })
    }

    fn property(&mut self, class: &mut Class, negated: bool) -> Result<(), Unsupported> {
        let letter;
        let name = if self.eat("{") {
            self.name('}')?
        } else {
            // `\pL` of Java, for a category of one letter.
            letter = self.rest.next().ok_or(UNFINISHED)?.to_string();
            &letter
        };
        match Property::named(name) {
            Some(property) => class.add_property(property, negated),
            None if class.add_posix(name, negated) => {}
            None if let Some(ranges) = ranges::named(name) => match negated {
                true => class.add_all_but(ranges),
                false => class.add(ranges),
            },
            None => return Err("it names a property of characters that is not known"),
        }
        Ok(())
    }

    /// Parses the rest of `\\7`, `\\12` or `\\377`.
    fn octal(&mut self, first: char) -> u32 {
        let mut code = first.to_digit(8).unwrap_or_default();
        while code < 0o40
            && let Some(digit) = self.peek().and_then(|next| next.to_digit(8))
        {
            self.rest.next();
            let zeros = code == 0 && digit == 0;
            code = code * 8 + digit;
            if zeros {
                // `\\00` and `\\000` are one character as well.
                self.eat("0");
                break;
            }
        }
        code
    }

    /// Parses the rest of `\\u{12345}` or `\\x{12345}`.
    fn code_point(&mut self) -> Result<u32, Unsupported> {
        let code = u32::from_str_radix(self.name('}')?, 16).ok().filter(|&code| code <= 0x10_FFFF);
        code.ok_or("it has a code point that is none")
    }

    fn control(&mut self) -> Result<u32, Unsupported> {
        match self.rest.next() {
            Some(letter) if letter.is_ascii_alphabetic() => Ok(u32::from(letter) % 32),
            _ => Err(UNKNOWN),
        }
    }

    /// Parses `\u1234`, a surrogate pair, or `\u{12345}`.
    fn unicode(&mut self) -> Result<u32, Unsupported> {
        if self.eat("{") {
            return self.code_point();
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

/// Returns the number of capturing groups of a pattern.
pub(super) fn groups(pattern: &str) -> u32 {
    let (mut groups, mut in_class) = (0, false);
    let mut chars = pattern.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' => {
                let quotes = chars.next() == Some('Q') && !in_class;
                while quotes && chars.next().is_some_and(|char| char != '\\' || chars.peek() != Some(&'E')) {}
            }
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                let mut ahead = chars.clone();
                let named = |ahead: &mut dyn Iterator<Item = char>| {
                    ahead.next() == Some('<') && !matches!(ahead.next(), Some('=' | '!'))
                };
                if ahead.next_if_eq(&'?').is_none() || named(&mut ahead) {
                    groups += 1;
                }
            }
            _ => {}
        }
    }
    groups
}
