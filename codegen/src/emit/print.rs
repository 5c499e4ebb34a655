//! From tokens to formatted text, item by item.

use std::fmt;

use proc_macro2::TokenStream;

use super::rows;
use crate::files::{Files, HEADER};
use crate::parallel;

/// An item that is still to be made. Tokens cannot leave the thread that made them, so that each
/// thread makes those of the items that it formats.
pub(super) type Item<'a> = Box<dyn Fn() -> Unprinted + Sync + 'a>;

/// A made item: tokens, which must still be parsed, or syntax nodes.
pub(super) enum Unprinted {
    Tokens(TokenStream),
    /// Nodes, or the error of the part of them that was parsed.
    Nodes(syn::Result<Vec<syn::Item>>),
}

impl From<TokenStream> for Unprinted {
    fn from(tokens: TokenStream) -> Self {
        Unprinted::Tokens(tokens)
    }
}

impl From<Vec<syn::Item>> for Unprinted {
    fn from(items: Vec<syn::Item>) -> Self {
        Unprinted::Nodes(Ok(items))
    }
}

impl From<syn::Result<Vec<syn::Item>>> for Unprinted {
    fn from(items: syn::Result<Vec<syn::Item>>) -> Self {
        Unprinted::Nodes(items)
    }
}

/// Tokens that are no Rust. A mistake of the generator, whatever the model says.
#[derive(Debug, Clone)]
pub struct Unprintable {
    /// The error of `syn`.
    pub message: String,
    /// The first of the tokens.
    pub tokens: String,
}

impl fmt::Display for Unprintable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the generator made no Rust ({}): `{}`; please report it with the model",
            self.message, self.tokens
        )
    }
}

impl std::error::Error for Unprintable {}

/// Returns the text of every file, from its path and its items.
pub(super) fn files(files: Vec<(String, Vec<Item<'_>>)>) -> Result<Files, Unprintable> {
    let all: Vec<(usize, &Item<'_>)> = files
        .iter()
        .enumerate()
        .flat_map(|(file, (_, items))| items.iter().map(move |item| (file, item)))
        .collect();
    let texts = parallel::map(&all, |(_, item)| text(item));
    let mut printed = vec![HEADER.to_owned(); files.len()];
    for ((file, _), text) in all.iter().zip(texts) {
        let into = &mut printed[*file];
        if into.len() > HEADER.len() {
            into.push('\n');
        }
        into.push_str(&text?);
    }
    Ok(files.into_iter().map(|(path, _)| path).zip(printed).collect())
}

/// Returns the text of one file.
pub(super) fn file(items: Vec<Item<'_>>) -> Result<String, Unprintable> {
    let files = files(vec![(String::new(), items)])?;
    Ok(files.into_values().collect())
}

/// Returns an item as it stands in its file.
fn text(item: &Item<'_>) -> Result<String, Unprintable> {
    let file = match item() {
        Unprinted::Nodes(items) => {
            items.map(|items| syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items })
        }
        Unprinted::Tokens(tokens) => syn::parse2(tokens),
    };
    let mut file = file.map_err(|error| unprintable(&error, item))?;
    let items = std::mem::take(&mut file.items);
    // Most items have no call of a macro beside them, and are printed at once.
    if !items.iter().any(|item| matches!(item, syn::Item::Macro(_))) {
        file.items = items;
        return Ok(prettyplease::unparse(&file));
    }
    let mut text = prettyplease::unparse(&file); // the attributes of the file
    for item in items {
        file.attrs.clear();
        file.items = vec![item];
        let printed = prettyplease::unparse(&file);
        text.push_str(&match file.items.as_slice() {
            [item] => rows::text(item, printed),
            _ => printed,
        });
    }
    Ok(text)
}

/// The tokens are gone by then: they are made again, so as not to be copied each time.
#[cold]
fn unprintable(error: &syn::Error, item: &Item<'_>) -> Unprintable {
    let tokens = match item() {
        Unprinted::Tokens(tokens) => tokens.to_string().chars().take(200).collect(),
        Unprinted::Nodes(_) => String::new(),
    };
    Unprintable { message: error.to_string(), tokens }
}
