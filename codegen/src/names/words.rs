//! Cutting a name into lower-case words: `KMSKeyId` is `kms key id`, `IPv4Address` is `ipv4 address`.

use heck::ToSnakeCase;
use std::borrow::Cow;
use std::fmt::Write;

/// Words whose own capitals would be taken for the start of the next word.
const WORDS: &[&str] = &[
    "DDoS",
    "ETag",
    "FSx",
    "GiB",
    "IaaS",
    "IoT",
    "KiB",
    "LoRaWAN",
    "MiB",
    "MySQL",
    "NVMe",
    "NoSQL",
    "OAuth",
    "PaaS",
    "PostgreSQL",
    "QnA",
    "QoS",
    "SaaS",
    "TiB",
];

/// Names of the symbols that values of enums consist of (`*`, `<=`, …).
const SYMBOLS: &[(char, &str)] = &[
    ('!', "not"),
    ('#', "hash"),
    ('%', "percent"),
    ('&', "and"),
    ('*', "star"),
    ('+', "plus"),
    (',', "comma"),
    ('-', "minus"),
    ('.', "dot"),
    ('/', "slash"),
    (':', "colon"),
    (';', "semicolon"),
    ('<', "less"),
    ('=', "equal"),
    ('>', "greater"),
    ('?', "question"),
    ('@', "at"),
    ('\\', "backslash"),
    ('^', "caret"),
    ('_', "underscore"),
    ('|', "pipe"),
    ('~', "tilde"),
];

/// Returns the words of a name, lower case, with underscores between them; each is made of letters and digits that an
/// identifier may contain.
pub(super) fn snake(name: &str) -> String {
    // Half of all names, which need not be cut.
    if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return name.to_owned();
    }
    one_case_per_word(&identifier_characters(name)).to_snake_case()
}

/// Returns the words for a text that has neither letters nor digits: the names of its symbols.
pub(super) fn spelled(text: &str) -> Vec<String> {
    let spell = |symbol: char| match SYMBOLS.iter().find(|(known, _)| *known == symbol) {
        Some((_, name)) => (*name).to_owned(),
        None => format!("u{:04x}", u32::from(symbol)),
    };
    text.chars().map(spell).collect()
}

/// Spells out, as `u4e2d`, every character outside ASCII that an identifier cannot have or should not.
fn identifier_characters(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return Cow::Borrowed(name);
    }
    let mut spelled = String::with_capacity(name.len());
    for character in name.chars() {
        if character.is_ascii() || is_kept(character) {
            spelled.push(character);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(spelled, "_u{:04x}_", u32::from(character));
        }
    }
    Cow::Owned(spelled)
}

/// Letters that are the same in every normal form and in no lint's way (`uncommon_codepoints`): accented Latin,
/// kana, Han and Hangul. Other scripts have letters that look like Latin ones.
fn is_kept(character: char) -> bool {
    match character {
        // × and ÷ are no letters; İ has a lower case of two characters; ĳ, ŀ, ŉ and ſ are compatibility forms.
        '×' | '÷' | 'İ' | 'Ĳ' | 'ĳ' | 'Ŀ' | 'ŀ' | 'ŉ' | 'ſ' => false,
        'À'..='ſ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣' => true,
        _ => false,
    }
}

/// Rewrites what the usual rule (a capital starts a word) would cut in the wrong place:
/// the [`WORDS`], the plural of an acronym (`ARNs`) and its version (`IPv4`).
fn one_case_per_word(name: &str) -> String {
    let mut rewritten = String::with_capacity(name.len());
    let mut rest = name;
    let mut capitals = 0;
    while let Some(first) = rest.chars().next() {
        let next = rest[first.len_utf8()..].chars().next();
        let word = || WORDS.iter().find(|word| starts_with_word(rest, word));
        if let Some(word) = first.is_ascii_uppercase().then(word).flatten() {
            rewritten.push_str(&word[..1]);
            rewritten.push_str(&word[1..].to_ascii_lowercase());
            rest = &rest[word.len()..];
            capitals = 0;
            continue;
        }
        let belongs_to_acronym = capitals >= 2
            && match first {
                's' => next.is_none_or(|next| !next.is_lowercase()),
                'v' => next.is_some_and(|next| next.is_ascii_digit()),
                _ => false,
            };
        rewritten.push(if belongs_to_acronym { first.to_ascii_uppercase() } else { first });
        capitals = if first.is_uppercase() { capitals + 1 } else { 0 };
        rest = &rest[first.len_utf8()..];
    }
    rewritten
}

fn starts_with_word(text: &str, word: &str) -> bool {
    // Most words differ in their first letter already.
    text.as_bytes().first() == word.as_bytes().first()
        && text.strip_prefix(word).is_some_and(|after| !after.starts_with(char::is_lowercase))
}
