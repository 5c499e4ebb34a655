//! Doc comments and deprecations.

use syn::Attribute;

use super::nodes;
use crate::ir::Docs;

/// Doc attributes, a blank line between paragraphs. What they hold stays a literal: no text of a
/// model can leave its comment.
pub(super) fn docs(docs: &Docs) -> Vec<Attribute> {
    paragraphs(docs.iter().map(String::as_str))
}

fn paragraphs<'a>(paragraphs: impl Iterator<Item = &'a str>) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    for (index, paragraph) in paragraphs.enumerate() {
        if index > 0 {
            attributes.push(line(""));
        }
        attributes.extend(paragraph.lines().map(line));
    }
    attributes
}

/// One line of documentation.
pub(super) fn line(text: &str) -> Attribute {
    // prettyplease writes `//` and the text: the space is ours, and blank lines have none.
    if text.is_empty() { nodes::doc("") } else { nodes::doc(&format!(" {text}")) }
}

/// A note, not an attribute: code that handles the whole API must not drown in warnings that it can do nothing about.
pub(super) fn with_deprecation(own: &Docs, deprecated: Option<&String>) -> Vec<Attribute> {
    let note = deprecated.map(|reason| match reason.as_str() {
        "" => "**Deprecated.**".to_owned(),
        reason => format!("**Deprecated:** {}", crate::docs::to_markdown(reason)),
    });
    paragraphs(own.iter().chain(&note).map(String::as_str))
}
