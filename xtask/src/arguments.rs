//! Wrong words on the command line, with the ones that were meant.

use std::error::Error;
use std::fmt;

/// An error of the command line, not of the work.
#[derive(Debug)]
pub(crate) struct WrongArguments(pub(crate) String);

impl fmt::Display for WrongArguments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for WrongArguments {}

/// Returns `true` for an error of the command line.
pub(crate) fn is_wrong(error: &(dyn Error + 'static)) -> bool {
    error.is::<WrongArguments>() || error.is::<lexopt::Error>()
}

/// Returns the error about an argument that a task does not take.
pub(crate) fn unexpected(argument: lexopt::Arg<'_>, options: &[&str]) -> Box<dyn Error> {
    let near = match &argument {
        lexopt::Arg::Long(word) => options.iter().find(|option| is_near(word, option)),
        _ => None,
    };
    let hint = near.map(|option| format!("; did you mean `--{option}`?"));
    Box::new(WrongArguments(format!("{}{}", argument.unexpected(), hint.unwrap_or_default())))
}

/// Returns the error about a word that is none of some names.
pub(crate) fn unknown(kind: &str, word: &str, names: &[&str]) -> Box<dyn Error> {
    let near = names.iter().find(|name| is_near(word, name));
    let hint = near.map_or_else(
        || format!("expected one of {}", names.join(", ")),
        |name| format!("did you mean `{name}`?"),
    );
    Box::new(WrongArguments(format!("`{word}` is no {kind}; {hint}")))
}

/// Returns `true` if a word may be another one with a typo: they begin alike, and at most three
/// letters of the name are missing.
pub(crate) fn is_near(word: &str, name: &str) -> bool {
    let missing = name.chars().filter(|letter| !word.contains(*letter)).count();
    word.get(..2) == name.get(..2) && missing <= 3
}

#[cfg(test)]
mod tests {
    use super::{is_wrong, unexpected, unknown};

    #[test]
    fn an_unknown_option_suggests_a_known_one() {
        let error = |word| unexpected(lexopt::Arg::Long(word), &["check", "dry-run"]).to_string();
        assert!(error("chek").ends_with("'--chek'; did you mean `--check`?"), "{}", error("chek"));
        assert!(error("dryrun").ends_with("`--dry-run`?"));
        assert!(error("output").ends_with("'--output'"));
    }

    #[test]
    fn an_unknown_word_suggests_a_known_one() {
        let error = |word| unknown("part", word, &["moto", "sign"]);
        assert_eq!(error("mota").to_string(), "`mota` is no part; did you mean `moto`?");
        assert_eq!(error("x").to_string(), "`x` is no part; expected one of moto, sign");
        assert!(is_wrong(&*error("x")) && !is_wrong(&std::fmt::Error));
    }
}
