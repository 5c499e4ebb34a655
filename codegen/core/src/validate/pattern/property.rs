//! Properties of characters: `\p{…}`.

use unicode_general_category::get_general_category;

/// A property of Unicode.
#[derive(Clone, Copy, Debug)]
pub(super) enum Property {
    /// A general category: its letter, and that of the subcategory, or zero.
    Category(u8, u8),
    /// A letter or a decimal digit (`LD` in Java).
    LetterOrDigit,
    /// Latin-1 (`L1` in Java).
    Latin1,
    /// Any character.
    Any,
    Alphabetic,
    Lowercase,
    Uppercase,
    WhiteSpace,
}

impl Property {
    /// Returns the property with a name: of ECMA 262, of Java with or without `Is`, or a category such as `L`
    /// and `Lu`.
    pub(super) fn named(name: &str) -> Option<Property> {
        let name = ["gc=", "General_Category=", "general_category="]
            .iter()
            .find_map(|prefix| name.strip_prefix(prefix))
            .unwrap_or(name);
        let name = name.strip_prefix("Is").unwrap_or(name);
        Some(match name {
            "LD" => Property::LetterOrDigit,
            "L1" => Property::Latin1,
            "all" | "ALL" | "Any" => Property::Any,
            "Alphabetic" | "ALPHABETIC" => Property::Alphabetic,
            "Lowercase" | "LOWERCASE" => Property::Lowercase,
            "Uppercase" | "UPPERCASE" => Property::Uppercase,
            "White_Space" | "WHITE_SPACE" | "WhiteSpace" => Property::WhiteSpace,
            "Letter" | "LETTER" => Property::Category(b'L', 0),
            "Mark" => Property::Category(b'M', 0),
            "Number" => Property::Category(b'N', 0),
            "Punctuation" | "PUNCTUATION" => Property::Category(b'P', 0),
            "Symbol" => Property::Category(b'S', 0),
            "Separator" => Property::Category(b'Z', 0),
            "Control" | "CONTROL" => Property::Category(b'C', b'c'),
            _ => return category(name),
        })
    }

    /// Returns `true` if a character has the property.
    pub(super) fn has(self, of: char) -> bool {
        match self {
            Property::Category(major, minor) => is_in(of, major, minor),
            Property::LetterOrDigit => is_in(of, b'L', 0) || is_in(of, b'N', b'd'),
            Property::Latin1 => u32::from(of) < 256,
            Property::Any => true,
            Property::Alphabetic => of.is_alphabetic(),
            Property::Lowercase => of.is_lowercase(),
            Property::Uppercase => of.is_uppercase(),
            Property::WhiteSpace => of.is_whitespace(),
        }
    }
}

/// Returns the category with a name such as `L` or `Lu`.
fn category(name: &str) -> Option<Property> {
    match *name.as_bytes() {
        [major @ (b'L' | b'M' | b'N' | b'P' | b'S' | b'Z' | b'C')] => Some(Property::Category(major, 0)),
        [major, minor] => {
            const ALL: &[u8] = b"LuLlLtLmLoMnMcMeNdNlNoPcPdPsPePiPfPoSmScSkSoZsZlZpCcCfCsCoCn";
            let known = ALL.chunks(2).any(|pair| pair == [major, minor]);
            known.then_some(Property::Category(major, minor))
        }
        _ => None,
    }
}

fn is_in(of: char, major: u8, minor: u8) -> bool {
    match *get_general_category(of).abbreviation().as_bytes() {
        [first, second] => first == major && (minor == 0 || second == minor),
        _ => false,
    }
}
