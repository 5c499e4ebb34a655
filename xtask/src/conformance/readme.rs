//! The table in the README.

use std::error::Error;
use std::fs;

use crate::codegen::root;

const BEGIN: &str = "<!-- conformance -->";
const END: &str = "<!-- /conformance -->";

/// Replaces what stands between the marks in `README.md`.
pub(super) fn put(markdown: &str) -> Result<(), Box<dyn Error>> {
    let path = root().join("README.md");
    let text = fs::read_to_string(&path)?;
    let replaced = between_marks(&text, markdown)
        .ok_or_else(|| format!("README.md lacks a line {BEGIN} followed by a line {END}"))?;
    Ok(fs::write(path, replaced)?)
}

fn between_marks(text: &str, markdown: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{markdown}{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_marks_is_replaced() {
        let readme = format!("a\n{BEGIN}\nold\n{END}\nb\n");
        let once = between_marks(&readme, "new\n");
        assert_eq!(once.as_deref(), Some(format!("a\n{BEGIN}\nnew\n{END}\nb\n").as_str()));
        assert_eq!(between_marks("no marks", "new"), None);
    }
}
