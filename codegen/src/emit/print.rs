//! From tokens to formatted text, item by item.

use std::fmt;

use proc_macro2::TokenStream;

use super::HEADER;

/// Tokens that are no Rust. A mistake of the generator, whatever the model says.
#[derive(Debug, Clone)]
pub struct Unprintable {
    /// What `syn` says.
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

/// A file of these items.
pub(super) fn file(items: Vec<TokenStream>) -> Result<String, Unprintable> {
    let mut text = HEADER.to_owned();
    for (index, tokens) in items.into_iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        text.push_str(&item(tokens)?);
    }
    Ok(text)
}

fn item(tokens: TokenStream) -> Result<String, Unprintable> {
    match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(file) => Ok(prettyplease::unparse(&file)),
        Err(error) => Err(Unprintable {
            message: error.to_string(),
            tokens: tokens.to_string().chars().take(200).collect(),
        }),
    }
}
