//! Doc comments.

use syn::Attribute;

use super::nodes;

/// Doc attributes, a blank line between paragraphs. What they hold stays a literal: no text of a
/// model can leave its comment.
pub(super) fn documentation(docs: &[String]) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    for (index, paragraph) in docs.iter().enumerate() {
        if index > 0 {
            attributes.push(line(""));
        }
        attributes.extend(paragraph.lines().map(line));
    }
    attributes
}

/// Returns a line of documentation.
pub(super) fn line(text: &str) -> Attribute {
    // prettyplease writes `//` and the text: the space is ours, and blank lines have none.
    if text.is_empty() { nodes::doc("") } else { nodes::doc(&format!(" {text}")) }
}
