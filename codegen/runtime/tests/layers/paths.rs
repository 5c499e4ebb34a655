//! The paths of a source that start at the root of its crate, in imports and in expressions.

/// A token and the line it is in.
type Token = (usize, String);

/// In place of a name: `crate as …`, `super as …` or `self as …`.
pub(crate) const ALIAS: &str = "as";

/// The lines and first names of all paths that start with `crate`, or with as many `super` as lead
/// from a module so deep to the root. Imports that give a module of these another name are there as [`ALIAS`]: it could be
/// the root, and paths that start with it are not looked for.
pub(crate) fn crate_paths(source: &str, depth: usize) -> Vec<(usize, String)> {
    let tokens = tokens(source);
    let text = |at: usize| tokens.get(at).map_or("", |(_, text)| text.as_str());
    let mut found = Vec::new();
    let mut is_import = false;
    for at in 0..tokens.len() {
        match text(at) {
            "use" | "extern" => is_import = true,
            ";" => is_import = false,
            "crate" | "super" | "self" if is_import && text(at + 1) == "as" => {
                found.push((tokens[at].0, ALIAS.to_owned()));
            }
            _ => {}
        }
        let before = if at == 0 { "" } else { text(at - 1) };
        match text(at) {
            "crate" if before != "$" && text(at + 1) == "::" => first_names(&tokens, at + 2, &mut found),
            "super" if before != "::" => {
                let mut levels = 0;
                while text(at + 2 * levels) == "super" && text(at + 2 * levels + 1) == "::" {
                    levels += 1;
                }
                if levels >= depth {
                    first_names(&tokens, at + 2 * levels, &mut found);
                }
            }
            _ => {}
        }
    }
    found
}

/// The first names of a path, or of each of those in braces.
fn first_names(tokens: &[Token], at: usize, found: &mut Vec<(usize, String)>) {
    match tokens.get(at) {
        Some((_, open)) if open == "{" => {
            let (mut depth, mut starts) = (0, false);
            for (line, text) in &tokens[at..] {
                match text.as_str() {
                    "{" => {
                        depth += 1;
                        starts = depth == 1;
                    }
                    "}" => depth -= 1,
                    "," => starts = depth == 1,
                    name if starts => {
                        found.push((*line, name.to_owned()));
                        starts = false;
                    }
                    _ => {}
                }
                if depth == 0 {
                    return;
                }
            }
        }
        Some(name) => found.push(name.clone()),
        None => {}
    }
}

/// Names and punctuation, without comments, texts and characters.
fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (source, 1);
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = text(rest) {
            length
        } else {
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let length = if rest.starts_with("::") { 2 } else { word.max(first.len_utf8()) };
            if !first.is_whitespace() {
                tokens.push((line, rest[..length].to_owned()));
            }
            length
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

/// The length of a text or a character that a source starts with, raw or not.
fn text(source: &str) -> Option<usize> {
    let start = source.strip_prefix('b').or_else(|| source.strip_prefix('c')).unwrap_or(source);
    let prefix = source.len() - start.len();
    if let Some(raw) = start.strip_prefix('r') {
        let marks = raw.len() - raw.trim_start_matches('#').len();
        let body = raw[marks..].strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(marks));
        return Some(source.len() - body.len() + body.find(&end)? + end.len());
    }
    let quote = start.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let is_lifetime = quote == '\'' && !start.starts_with("'\\") && start.chars().nth(2) != Some('\'');
    let mut escaped = false;
    for (at, character) in start.char_indices().skip(1).filter(|_| !is_lifetime) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return Some(prefix + at + quote.len_utf8()),
            _ => {}
        }
    }
    None
}

#[test]
fn other_names_of_the_root_are_found() {
    let source = "
        use crate as root;
        use {super::{super as top, sibling as other}, crate::{self as again}};
        extern crate self as own;
        use root::json as _;
        fn read(of: &dyn Any) { let (a, b) = (crate::data::of(), self as &dyn Any); }
    ";
    let found: Vec<(usize, String)> = crate_paths(source, 1);
    let aliases: Vec<usize> = found.iter().filter(|(_, name)| name == ALIAS).map(|(line, _)| *line).collect();
    assert_eq!(aliases, [2, 3, 3, 4]);
}

#[test]
fn paths_are_found_wherever_they_stand() {
    let source = r##"
        use crate::{json::{self, reset}, data};
        use super::super::value;
        use super::sibling;
        pub(crate) fn read<'a>(of: &'a str) -> crate::Blob { // crate::comment
            /* crate::comment */ let _ = ("crate::text \" crate::text", '"', r#"crate::raw"#, b'\'');
            $crate::Mut::open(crate::schema::Member::WHOLE, super::super::{error, binding::*})
        }
    "##;
    let found: Vec<(usize, String)> = crate_paths(source, 2);
    let expected =
        [(2, "json"), (2, "data"), (3, "value"), (5, "Blob"), (7, "schema"), (7, "error"), (7, "binding")];
    assert_eq!(found, expected.map(|(line, name)| (line, name.to_owned())));
}
