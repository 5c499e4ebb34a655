//! The tables in `README.md`: what stands between a pair of marks.

use std::error::Error;
use std::fs;

use crate::codegen::root;

/// Puts a table between the marks `<!-- name -->` and `<!-- /name -->`.
pub(crate) fn put(name: &str, table: &str) -> Result<(), Box<dyn Error>> {
    let path = root().join("README.md");
    let text = fs::read_to_string(&path)?;
    Ok(fs::write(path, between_marks(name, &text, table)?)?)
}

fn between_marks(name: &str, text: &str, table: &str) -> Result<String, String> {
    let [begin, end] = [format!("<!-- {name} -->"), format!("<!-- /{name} -->")];
    let parts = text.split_once(&begin).and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    let (before, after) =
        parts.ok_or_else(|| format!("README.md lacks a line {begin} followed by a line {end}: add them"))?;
    Ok(format!("{before}{begin}\n{table}{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::between_marks;

    #[test]
    fn only_what_is_between_the_marks_is_replaced() {
        let readme = |table: &str| format!("a\n<!-- t -->\n{table}<!-- /t -->\nb\n");
        assert_eq!(between_marks("t", &readme("old\n"), "new\n"), Ok(readme("new\n")));
        assert_eq!(between_marks("t", &readme("new\n"), "new\n"), Ok(readme("new\n")));
        assert!(between_marks("other", &readme("old\n"), "new\n").is_err());
    }
}
