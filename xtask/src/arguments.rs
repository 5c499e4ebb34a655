//! Wrong words on the command line, with the ones that were meant.

use std::error::Error;

/// Returns the error about an argument that a task does not take.
pub(crate) fn unexpected(argument: lexopt::Arg<'_>, options: &[&str]) -> Box<dyn Error> {
    let near = match &argument {
        lexopt::Arg::Long(word) => options.iter().find(|option| is_near(word, option)),
        _ => None,
    };
    let hint = near.map(|option| format!("; did you mean `--{option}`?"));
    format!("{}{}", argument.unexpected(), hint.unwrap_or_default()).into()
}

/// Returns `true` if a word may be another one with a typo: they begin alike, and at most three
/// letters of the name are missing.
pub(crate) fn is_near(word: &str, name: &str) -> bool {
    let missing = name.chars().filter(|letter| !word.contains(*letter)).count();
    word.get(..2) == name.get(..2) && missing <= 3
}

#[cfg(test)]
mod tests {
    use super::unexpected;

    #[test]
    fn an_unknown_option_suggests_a_known_one() {
        let error = |word| unexpected(lexopt::Arg::Long(word), &["check", "dry-run"]).to_string();
        assert!(error("chek").ends_with("'--chek'; did you mean `--check`?"), "{}", error("chek"));
        assert!(error("dryrun").ends_with("`--dry-run`?"));
        assert!(error("output").ends_with("'--output'"));
    }
}
