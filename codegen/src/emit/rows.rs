//! Calls of macros whose rows stand on a line each: prettyplease fills lines with the tokens of a macro, and breaks them
//! inside of a row.

use proc_macro2::{Delimiter, Group, Spacing, TokenTree};
use syn::{Item, Macro};

/// Returns an item as text. `printed` is that of prettyplease, which stays where it is one line, or has no rows.
pub(super) fn text(item: &Item, printed: String) -> String {
    match item {
        Item::Macro(call) if printed.trim_end().contains('\n') => laid_out(&call.mac).unwrap_or(printed),
        _ => printed,
    }
}

/// Returns a call with each row of its first braces on a line; `None` if there are only names.
fn laid_out(call: &Macro) -> Option<String> {
    let trees: Vec<TokenTree> = call.tokens.clone().into_iter().collect();
    let is_braced =
        |tree: &TokenTree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let at = trees.iter().position(is_braced)?;
    let TokenTree::Group(rows) = trees.get(at)? else { return None };
    let is_name = |tree: TokenTree| match tree {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(punct) => punct.as_char() == ',',
        _ => false,
    };
    if rows.stream().into_iter().all(is_name) {
        return None;
    }
    let path: Vec<String> = call.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let [before, after] = [trees.get(..at)?, trees.get(at + 1..)?].map(|part| one_line(part.iter().cloned()));
    let mut text = format!("{}!(\n    {before} {{\n", path.join("::"));
    for row in self::rows(rows) {
        text.push_str(&format!("        {}\n", one_line(row)));
    }
    let space = if after.is_empty() || after.starts_with(';') { "" } else { " " };
    text.push_str(&format!("    }}{space}{after}\n);\n"));
    Some(text)
}

/// Returns the rows, each with the comma behind it.
fn rows(group: &Group) -> Vec<Vec<TokenTree>> {
    let mut rows = vec![Vec::new()];
    for tree in group.stream() {
        let ends = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == ',');
        if let Some(row) = rows.last_mut() {
            row.push(tree);
        }
        if ends {
            rows.push(Vec::new());
        }
    }
    rows.retain(|row| !row.is_empty());
    rows
}

/// Returns tokens on a line, with spaces between words, around `=` and behind commas.
fn one_line(trees: impl IntoIterator<Item = TokenTree>) -> String {
    let (mut line, mut spaced) = (String::new(), false);
    for tree in trees {
        let (text, before, after) = match tree {
            TokenTree::Ident(word) => (word.to_string(), true, true),
            TokenTree::Literal(word) => (word.to_string(), true, true),
            TokenTree::Group(group) => (delimited(&group), group.delimiter() == Delimiter::Brace, true),
            TokenTree::Punct(punct) => match (punct.as_char(), punct.spacing()) {
                (sign @ '=', Spacing::Alone) => (sign.to_string(), true, true),
                (sign @ '-', _) => (sign.to_string(), true, false),
                (sign @ (',' | ';'), _) => (sign.to_string(), false, true),
                (sign, _) => (sign.to_string(), false, false),
            },
        };
        // Before a word there is a space only behind another one, or behind a sign that wants it.
        if before && spaced {
            line.push(' ');
        }
        line.push_str(&text);
        spaced = after;
    }
    line
}

fn delimited(group: &Group) -> String {
    let inside = one_line(group.stream());
    match group.delimiter() {
        Delimiter::Parenthesis => format!("({inside})"),
        Delimiter::Bracket => format!("[{inside}]"),
        Delimiter::Brace => format!("{{ {inside} }}"),
        Delimiter::None => inside,
    }
}

#[cfg(test)]
mod tests {
    use syn::Item;

    fn printed(source: &str) -> String {
        let mut file = syn::parse_file(source).unwrap();
        let item = file.items.remove(0);
        let Item::Macro(call) = &item else { panic!("{source} is a call") };
        let before = call.mac.tokens.to_string();
        let text = super::text(&item, "two\nlines\n".to_owned());
        if text != "two\nlines\n" {
            let Item::Macro(again) = &syn::parse_file(&text).unwrap().items[0] else { panic!("{text}") };
            assert_eq!(again.mac.tokens.to_string(), before, "the same tokens");
        }
        text
    }

    #[test]
    fn rows_stand_on_lines_of_their_own() {
        assert_eq!(
            printed(
                r#"rt::enumeration!(Size = "a#Size" { Small = "S", r#Self_ = "\"x\"" } sensitive; internal "S" "x");"#
            ),
            "rt::enumeration!(\n    Size = \"a#Size\" {\n        Small = \"S\",\n        r#Self_ = \"\\\"x\\\"\"\n    } \
             sensitive; internal \"S\" \"x\"\n);\n"
        );
        assert_eq!(
            printed("rt::from!(Any { List(rt::Vec<super::Item>), Map(rt::BTreeMap<rt::String, i32>) });"),
            "rt::from!(\n    Any {\n        List(rt::Vec<super::Item>),\n        Map(rt::BTreeMap<rt::String, i32>)\n    }\n);\n"
        );
        assert_eq!(
            printed("rt::int_enumeration!(N { A = -1 });"),
            "rt::int_enumeration!(\n    N {\n        A = -1\n    }\n);\n"
        );
        for names in ["rt::errors!(Error { First, Second });", "rt::fields!(first, second);"] {
            assert_eq!(printed(names), "two\nlines\n");
        }
    }
}
