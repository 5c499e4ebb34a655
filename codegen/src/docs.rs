//! The documentation of a model as Markdown that rustdoc takes without a warning.
//!
//! Models document in CommonMark, which for AWS means HTML with a few elements of its own (`<note>`, `<fullname>`).
//! The text is foreign: it becomes paragraphs, lists, code and links to the web, and can become nothing else. No
//! intra-doc link, no HTML and no code that rustdoc would compile comes out, whatever goes in, and the time it takes
//! grows with the length of the text alone.

mod blocks;
mod element;
mod html;
mod inline;
mod markdown;
mod phrase;
mod scanner;
mod text;
mod writer;

pub(crate) use phrase::{code, first_sentence, link};
pub(crate) use text::is_hidden;

/// How deep lists, quotes and emphasis may nest; what is deeper keeps its text and loses its nesting.
const MAX_DEPTH: usize = 12;

/// Renders a documentation text as the lines of a doc comment, without a newline at the end. Empty if there is nothing to say.
#[must_use]
pub fn to_markdown(text: &str) -> String {
    let text = text::clean(text);
    if scanner::is_html(&text) { html::render(&text) } else { markdown::render(&text) }
}

#[cfg(test)]
mod tests;
