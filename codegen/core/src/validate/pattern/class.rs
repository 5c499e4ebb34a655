//! Character classes.

use super::property::{Categories, Property};

/// A set of code points. It may contain surrogates, which patterns can name and text cannot contain.
#[derive(Clone, Debug, Default)]
pub(super) struct Class {
    /// The first 128 code points, precomputed.
    ascii: u128,
    /// The other code points, as inclusive ranges; in order and apart once the class is [complete](Class::complete).
    ranges: Vec<(u32, u32)>,
    /// The other code points by category.
    categories: Categories,
    /// The other code points by other properties; negated if `true`.
    properties: Vec<(Property, bool)>,
    /// If `true`, characters outside ASCII match if none of `ranges`, `categories` and `properties` has them.
    negated: bool,
}

const LAST: u32 = 0x10_FFFF;

/// The digits of ECMA 262, which are ASCII.
pub(super) const DIGITS: &[(u32, u32)] = &[(0x30, 0x39)];
/// The word characters of ECMA 262, which are ASCII.
pub(super) const WORDS: &[(u32, u32)] = &[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)];
/// The white space and line terminators of ECMA 262.
pub(super) const SPACES: &[(u32, u32)] = &[
    (0x09, 0x0D),
    (0x20, 0x20),
    (0xA0, 0xA0),
    (0x1680, 0x1680),
    (0x2000, 0x200A),
    (0x2028, 0x2029),
    (0x202F, 0x202F),
    (0x205F, 0x205F),
    (0x3000, 0x3000),
    (0xFEFF, 0xFEFF),
];
/// The horizontal white space of Java: `\h`.
pub(super) const BLANKS: &[(u32, u32)] = &[
    (0x09, 0x09),
    (0x20, 0x20),
    (0xA0, 0xA0),
    (0x1680, 0x1680),
    (0x180E, 0x180E),
    (0x2000, 0x200A),
    (0x202F, 0x202F),
    (0x205F, 0x205F),
    (0x3000, 0x3000),
];
/// The line terminators of ECMA 262, which a dot does not match.
pub(super) const LINE_ENDS: &[(u32, u32)] = &[(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)];

impl Class {
    /// Returns the class of one code point.
    pub(super) fn one(code: u32) -> Self {
        let mut class = Class::default();
        class.add(&[(code, code)]);
        class
    }

    /// Returns the class of some ranges.
    pub(super) fn of(ranges: &[(u32, u32)]) -> Self {
        let mut class = Class::default();
        class.add(ranges);
        class
    }

    /// Returns the class of all code points outside some ranges.
    pub(super) fn all_but(ranges: &[(u32, u32)]) -> Self {
        let mut class = Class::of(ranges);
        class.negate();
        class
    }

    /// Adds ranges.
    pub(super) fn add(&mut self, ranges: &[(u32, u32)]) {
        for &(first, last) in ranges {
            for code in first..=last.min(127) {
                self.ascii |= 1 << code;
            }
            if last > 127 {
                self.ranges.push((first, last));
            }
        }
    }

    /// Adds all code points outside some ranges, which are sorted.
    pub(super) fn add_all_but(&mut self, ranges: &[(u32, u32)]) {
        let mut next = 0;
        for &(first, last) in ranges {
            if first > next {
                self.add(&[(next, first - 1)]);
            }
            next = last + 1;
        }
        self.add(&[(next, LAST)]);
    }

    /// Adds the characters with a property, or those without it if `negated`.
    pub(super) fn add_property(&mut self, property: Property, negated: bool) {
        for code in 0..128 {
            if property.has(char::from(code)) != negated {
                self.ascii |= 1 << code;
            }
        }
        match property {
            Property::Categories(those) => {
                self.categories = self.categories.or(if negated { those.others() } else { those });
            }
            _ if self.properties.contains(&(property, negated)) => {}
            _ => self.properties.push((property, negated)),
        }
    }

    /// Adds a POSIX class by its name in Java, in ASCII, or its complement if `negated`. Returns `false` for
    /// an unknown name.
    pub(super) fn add_posix(&mut self, name: &str, negated: bool) -> bool {
        let has: fn(&u8) -> bool = match name {
            "ASCII" => u8::is_ascii,
            "Alnum" => u8::is_ascii_alphanumeric,
            "Alpha" => u8::is_ascii_alphabetic,
            "Blank" => |code| matches!(code, b' ' | b'\t'),
            "Cntrl" => u8::is_ascii_control,
            "Digit" => u8::is_ascii_digit,
            "Graph" => u8::is_ascii_graphic,
            "Lower" => u8::is_ascii_lowercase,
            "Print" => |code| matches!(code, 0x20..=0x7E),
            "Punct" => u8::is_ascii_punctuation,
            "Space" => |code| matches!(code, 0x09..=0x0D | 0x20),
            "Upper" => u8::is_ascii_uppercase,
            "XDigit" => u8::is_ascii_hexdigit,
            _ => return false,
        };
        for code in 0..128_u8 {
            if has(&code) != negated {
                self.ascii |= 1 << code;
            }
        }
        if negated {
            self.ranges.push((128, LAST));
        }
        true
    }

    /// Adds the other case of every ASCII letter.
    pub(super) fn fold(&mut self) {
        const UPPER: u128 = 0x7FF_FFFE << 64;
        self.ascii |= (self.ascii & UPPER) << 32 | (self.ascii & UPPER << 32) >> 32;
    }

    /// Sorts and joins the ranges, for [`has`](Class::has) to search them.
    pub(super) fn complete(mut self) -> Self {
        self.ranges.sort_unstable();
        self.ranges.dedup_by(|next, range| {
            let joins = next.0 <= range.1.saturating_add(1);
            if joins {
                range.1 = range.1.max(next.1);
            }
            joins
        });
        self.ranges.shrink_to_fit();
        self
    }

    /// Replaces the class by its complement.
    pub(super) fn negate(&mut self) {
        self.ascii = !self.ascii;
        self.negated = !self.negated;
    }

    /// Returns `true` if the class contains an ASCII character.
    pub(super) fn has_ascii(&self, of: u8) -> bool {
        self.ascii >> (of & 127) & 1 != 0
    }

    /// Returns `true` if the class, which is complete, contains a character.
    pub(super) fn has(&self, of: char) -> bool {
        let code = u32::from(of);
        if code < 128 {
            return self.ascii >> code & 1 != 0;
        }
        let before = self.ranges.partition_point(|&(first, _)| first <= code);
        let range = before.checked_sub(1).and_then(|at| self.ranges.get(at));
        let listed = range.is_some_and(|&(_, last)| code <= last)
            || self.categories.have(of)
            || self.properties.iter().any(|&(property, negated)| property.has(of) != negated);
        listed != self.negated
    }
}

/// Returns `true` if a character is a word character (ECMA-262, WordCharacters).
pub(super) fn is_word(of: char) -> bool {
    of.is_ascii_alphanumeric() || of == '_'
}
