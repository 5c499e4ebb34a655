//! Properties of characters: `\p{…}`.

use std::array;
use std::sync::OnceLock;

use unicode_properties::UnicodeGeneralCategory as _;

/// A property of Unicode.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Property {
    /// Some general categories.
    Categories(Categories),
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
        // Long names are the same with and without capitals and underscores (UAX 44, section 5.9.3).
        let loose: String = name.chars().filter(|letter| *letter != '_').collect();
        let category = match loose.to_ascii_lowercase().as_str() {
            "l1" => return Some(Property::Latin1),
            "all" | "any" => return Some(Property::Any),
            "alphabetic" => return Some(Property::Alphabetic),
            "lowercase" => return Some(Property::Lowercase),
            "uppercase" => return Some(Property::Uppercase),
            "whitespace" => return Some(Property::WhiteSpace),
            "letter" => "L",
            "mark" => "M",
            "number" => "N",
            "punctuation" => "P",
            "symbol" => "S",
            "separator" => "Z",
            "control" => "Cc",
            _ => name,
        };
        Categories::named(category).map(Property::Categories)
    }

    /// Returns `true` if a character has the property.
    pub(super) fn has(self, of: char) -> bool {
        match self {
            Property::Categories(categories) => categories.have(of),
            Property::Latin1 => u32::from(of) < 256,
            Property::Any => true,
            Property::Alphabetic => of.is_alphabetic(),
            Property::Lowercase => of.is_lowercase(),
            Property::Uppercase => of.is_uppercase(),
            Property::WhiteSpace => of.is_whitespace(),
        }
    }
}

/// A set of general categories: a bit for each, in the order of [`NAMES`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Categories(u32);

/// The names of the general categories, in the order of `unicode_properties::GeneralCategory`.
const NAMES: &str = "LuLlLtLmLoMnMcMeNdNlNoPcPdPsPePiPfPoSmScSkSoZsZlZpCcCfCsCoCn";

impl Categories {
    /// Returns the categories with a name: `Lu` is one, `L` all that start so, and `LD`, of Java, letters and digits.
    fn named(name: &str) -> Option<Categories> {
        if name == "LD" {
            return Some(Categories::named("L")?.or(Categories::named("Nd")?));
        }
        let has_name = |at: &usize| NAMES[2 * at..][..2].starts_with(name);
        let bits = (0..NAMES.len() / 2).filter(has_name).fold(0, |bits, at| bits | 1 << at);
        (bits != 0 && !name.is_empty()).then_some(Categories(bits))
    }

    /// Returns the categories of both sets.
    pub(super) fn or(self, other: Categories) -> Categories {
        Categories(self.0 | other.0)
    }

    /// Returns all other categories. Each character has one.
    pub(super) fn others(self) -> Categories {
        Categories(!self.0)
    }

    /// Returns `true` if the category of a character is in the set.
    pub(super) fn have(self, of: char) -> bool {
        self.0 != 0 && self.0 >> index(of) & 1 != 0
    }
}

/// The indices of categories in the Basic Multilingual Plane, by pages of 256 characters. A page is made when it is
/// first needed: to search for each character would double the time of a match.
static PAGES: [OnceLock<Box<[u8; 256]>>; 256] = [const { OnceLock::new() }; 256];

/// Returns the index of the category of a character in [`NAMES`].
fn index(of: char) -> u8 {
    let [0, 0, page, at] = u32::from(of).to_be_bytes() else { return searched(of) };
    let made = PAGES[usize::from(page)].get_or_init(|| {
        let character = |at| char::from_u32(u32::from(page) << 8 | at as u32);
        Box::new(array::from_fn(|at| character(at).map_or(0, searched)))
    });
    made[usize::from(at)]
}

fn searched(of: char) -> u8 {
    of.general_category() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_have_their_names() {
        let examples = [
            ("Lu", 'A'),
            ("Ll", 'a'),
            ("Lt", '\u{1C5}'),
            ("Lm", '\u{2B0}'),
            ("Lo", '\u{5D0}'),
            ("Mn", '\u{301}'),
            ("Mc", '\u{903}'),
            ("Me", '\u{20DD}'),
            ("Nd", '1'),
            ("Nl", '\u{2160}'),
            ("No", '\u{BD}'),
            ("Pc", '_'),
            ("Pd", '-'),
            ("Ps", '('),
            ("Pe", ')'),
            ("Pi", '\u{AB}'),
            ("Pf", '\u{BB}'),
            ("Po", '!'),
            ("Sm", '+'),
            ("Sc", '$'),
            ("Sk", '^'),
            ("So", '\u{A9}'),
            ("Zs", ' '),
            ("Zl", '\u{2028}'),
            ("Zp", '\u{2029}'),
            ("Cc", '\0'),
            ("Cf", '\u{AD}'),
            ("Co", '\u{E000}'),
            ("Cn", '\u{FFFF}'),
        ];
        for (name, example) in examples {
            for (other, _) in examples {
                let has = Property::named(other).unwrap().has(example);
                assert_eq!(has, name == other, "{example:?}, which is {name}, in {other}");
            }
            assert!(Property::named(&name[..1]).unwrap().has(example), "{example:?} in {}", &name[..1]);
        }
        assert!(Property::named("So").unwrap().has('\u{1F600}'), "beyond the pages");
        assert!(["", "X", "Lx", "u", "Lul"].iter().all(|name| Property::named(name).is_none()));
    }
}
