//! The measured tables in the pages of the project: what stands between a pair of marks.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use crate::codegen::root;

/// The page of a newcomer, with the few rows that matter to one.
pub(crate) const README: &str = "README.md";
/// The page of every number.
pub(crate) const NUMBERS: &str = "codegen/docs/numbers.md";

/// Returns what stands between the marks `<!-- name -->` and `<!-- /name -->` of a page.
///
/// # Errors
/// Returns an error if the page cannot be read or lacks the marks.
pub(crate) fn get(page: &str, name: &str) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(path(page))?;
    let [_, between, _] = split(page, name, &text)?;
    Ok(between.to_owned())
}

/// Puts a text between the marks of a page.
///
/// # Errors
/// Returns an error if the page cannot be read or written, or lacks the marks.
pub(crate) fn put(page: &str, name: &str, between: &str) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(path(page))?;
    let [before, _, after] = split(page, name, &text)?;
    Ok(fs::write(path(page), [before, between, after].concat())?)
}

/// Returns the place of a page.
pub(crate) fn path(page: &str) -> PathBuf {
    root().join(page)
}

/// Returns a page up to and with the opening mark, what follows it, and the rest from the closing mark on.
fn split<'a>(page: &str, name: &str, text: &'a str) -> Result<[&'a str; 3], String> {
    let [begin, end] = [format!("<!-- {name} -->\n"), format!("<!-- /{name} -->")];
    let start = text.find(&begin).map(|at| at + begin.len());
    let parts = start.and_then(|start| Some((start, start + text[start..].find(&end)?)));
    let (start, stop) =
        parts.ok_or_else(|| format!("{page} lacks a line {begin:?} followed by a line {end:?}: add them"))?;
    Ok([&text[..start], &text[start..stop], &text[stop..]])
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn only_what_is_between_the_marks_is_taken() {
        let page = "a\n<!-- t -->\nold\n<!-- /t -->\nb\n";
        assert_eq!(split("p", "t", page), Ok(["a\n<!-- t -->\n", "old\n", "<!-- /t -->\nb\n"]));
        assert!(split("p", "other", page).is_err());
        assert!(split("p", "t", "<!-- /t -->\n<!-- t -->\n").is_err());
    }
}
