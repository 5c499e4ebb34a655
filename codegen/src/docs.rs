//! Conversion of a model's documentation to Markdown for rustdoc.
//!
//! The documentation of models is CommonMark, which in AWS models is HTML with some own elements (`<note>`,
//! `<fullname>`); blank lines may set Markdown off between its blocks. It is untrusted input: the result has
//! paragraphs, lists, code and links to the web, and nothing else. It never contains intra-doc links, HTML or code
//! that rustdoc would compile, and the time is linear in the length of the text.

mod blocks;
mod element;
mod html;
mod inline;
mod markdown;
mod phrase;
mod pieces;
mod scanner;
mod text;
mod writer;

pub(crate) use phrase::{code, first_sentence, link};
pub(crate) use text::is_hidden;

/// The maximum nesting depth of lists, quotes and emphasis. Deeper text is kept without its nesting.
const MAX_DEPTH: usize = 12;

/// Returns a documentation text as the lines of a doc comment, without a newline at the end; empty if there
/// is nothing to say.
#[must_use]
pub fn to_markdown(text: &str) -> String {
    let text = text::clean(text);
    if scanner::is_html(&text) { html::render(&text) } else { markdown::render(&text) }
}

#[cfg(test)]
mod tests;
