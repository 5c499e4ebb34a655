//! Doc comments and deprecations.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::Docs;

/// Doc attributes, a blank line between paragraphs. What they hold stays a literal: no text of a
/// model can leave its comment.
pub(super) fn docs(docs: &Docs) -> TokenStream {
    let mut tokens = TokenStream::new();
    for (index, paragraph) in docs.iter().enumerate() {
        if index > 0 {
            tokens.extend(line(""));
        }
        for text in paragraph.lines() {
            tokens.extend(line(text));
        }
    }
    tokens
}

/// One line of documentation.
pub(super) fn line(text: &str) -> TokenStream {
    // prettyplease writes `//` and the text: the space is ours, and blank lines have none.
    let text = if text.is_empty() { String::new() } else { format!(" {text}") };
    let literal = Literal::string(&text);
    quote!(#[doc = #literal])
}

/// A note, not an attribute: code that handles the whole API must not drown in warnings that it can do nothing about.
pub(super) fn with_deprecation(own: &Docs, deprecated: Option<&String>) -> TokenStream {
    match deprecated {
        None => docs(own),
        Some(reason) => {
            let note = match reason.as_str() {
                "" => "**Deprecated.**".to_owned(),
                reason => format!("**Deprecated:** {}", crate::docs::to_markdown(reason)),
            };
            let mut all = own.clone();
            all.push(note);
            docs(&all)
        }
    }
}
