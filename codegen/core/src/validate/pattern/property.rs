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
    /// Letters and digits of Unicode (`IsAlnum` in Java).
    Alphanumeric,
    IdStart,
    IdContinue,
}

/// The long names of categories, without capitals and underscores (UAX 44, PropertyValueAliases.txt).
const LONG_NAMES: &[(&str, &str)] = &[
    ("letter", "L"),
    ("casedletter", "LC"),
    ("l&", "LC"),
    ("uppercaseletter", "Lu"),
    ("lowercaseletter", "Ll"),
    ("titlecaseletter", "Lt"),
    ("modifierletter", "Lm"),
    ("otherletter", "Lo"),
    ("mark", "M"),
    ("combiningmark", "M"),
    ("nonspacingmark", "Mn"),
    ("spacingmark", "Mc"),
    ("enclosingmark", "Me"),
    ("number", "N"),
    ("decimalnumber", "Nd"),
    ("letternumber", "Nl"),
    ("othernumber", "No"),
    ("punctuation", "P"),
    ("connectorpunctuation", "Pc"),
    ("dashpunctuation", "Pd"),
    ("openpunctuation", "Ps"),
    ("closepunctuation", "Pe"),
    ("initialpunctuation", "Pi"),
    ("finalpunctuation", "Pf"),
    ("otherpunctuation", "Po"),
    ("symbol", "S"),
    ("mathsymbol", "Sm"),
    ("currencysymbol", "Sc"),
    ("modifiersymbol", "Sk"),
    ("othersymbol", "So"),
    ("separator", "Z"),
    ("spaceseparator", "Zs"),
    ("lineseparator", "Zl"),
    ("paragraphseparator", "Zp"),
    ("other", "C"),
    ("control", "Cc"),
    ("format", "Cf"),
    ("surrogate", "Cs"),
    ("privateuse", "Co"),
    ("unassigned", "Cn"),
];

impl Property {
    /// Returns the property with a name: of ECMA 262, of Java with or without `Is`, or a category such as `L`
    /// and `Lu`.
    pub(super) fn named(name: &str) -> Option<Property> {
        let category = ["gc=", "General_Category=", "general_category="]
            .iter()
            .find_map(|prefix| name.strip_prefix(prefix));
        if let Some(category) = category {
            return Categories::of(category).map(Property::Categories);
        }
        // Without the prefix, they are POSIX classes, of ASCII.
        match name {
            "IsDigit" => return Categories::of("Nd").map(Property::Categories),
            "IsTitlecase" => return Categories::of("Lt").map(Property::Categories),
            "IsAlnum" => return Some(Property::Alphanumeric),
            _ => {}
        }
        let name = name.strip_prefix("Is").unwrap_or(name);
        Some(match loose(name).as_str() {
            "l1" => Property::Latin1,
            "all" | "any" => Property::Any,
            "assigned" => Property::Categories(Categories::of("Cn")?.others()),
            "alphabetic" => Property::Alphabetic,
            "lowercase" => Property::Lowercase,
            "uppercase" => Property::Uppercase,
            "whitespace" => Property::WhiteSpace,
            "idstart" | "ids" => Property::IdStart,
            "idcontinue" | "idc" => Property::IdContinue,
            _ => Property::Categories(Categories::of(name)?),
        })
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
            Property::Alphanumeric => of.is_alphabetic() || Categories::DIGITS.have(of),
            // UAX 31, section 2, with Other_ID_Start and Other_ID_Continue.
            Property::IdStart => is_id_start(of),
            Property::IdContinue => {
                is_id_start(of)
                    || Categories::ID_CONTINUE.have(of)
                    || matches!(of, '\u{B7}' | '\u{387}' | '\u{1369}'..='\u{1371}' | '\u{19DA}')
                    || matches!(of, '\u{200C}' | '\u{200D}' | '\u{30FB}' | '\u{FF65}')
            }
        }
    }
}

/// Returns a name without capitals and underscores, which make no difference (UAX 44, section 5.9.3).
fn loose(name: &str) -> String {
    name.chars().filter(|letter| *letter != '_').map(|letter| letter.to_ascii_lowercase()).collect()
}

fn is_id_start(of: char) -> bool {
    let is_other = matches!(of, '\u{1885}' | '\u{1886}' | '\u{2118}' | '\u{212E}' | '\u{309B}' | '\u{309C}');
    is_other || of != '\u{2E2F}' && Categories::ID_START.have(of)
}

/// A set of general categories: a bit for each, in the order of [`NAMES`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Categories(u32);

/// The names of the general categories, in the order of `unicode_properties::GeneralCategory`.
const NAMES: &str = "LuLlLtLmLoMnMcMeNdNlNoPcPdPsPePiPfPoSmScSkSoZsZlZpCcCfCsCoCn";

impl Categories {
    const DIGITS: Categories = Categories(1 << 8);
    /// Letters and `Nl`.
    const ID_START: Categories = Categories(0b1_1111 | 1 << 9);
    /// `Mn`, `Mc`, `Nd` and `Pc`.
    const ID_CONTINUE: Categories = Categories(1 << 5 | 1 << 6 | 1 << 8 | 1 << 11);

    /// Returns the categories with a short or a long name.
    fn of(name: &str) -> Option<Categories> {
        let loose = loose(name);
        let long = LONG_NAMES.iter().find(|(long, _)| *long == loose);
        Categories::named(long.map_or(name, |(_, short)| short))
    }

    /// Returns the categories with a name: `Lu` is one, `L` all that start so, `LC` cased letters,
    /// and `LD`, of Java, letters and digits.
    fn named(name: &str) -> Option<Categories> {
        match name {
            "LD" => return Some(Categories::named("L")?.or(Categories::DIGITS)),
            "LC" => return Some(Categories(0b111)),
            _ => {}
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
