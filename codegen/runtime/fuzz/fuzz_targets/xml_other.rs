//! Any text as XML, for us and for `roxmltree`: what that takes, we take, and find the same.
#![no_main]

use std::collections::BTreeMap;

use ferrosmith_runtime::xml::{self, Options};
use ferrosmith_runtime::{Document, Mut};
use libfuzzer_sys::fuzz_target;
use roxmltree::Node;

fuzz_target!(|text: &str| {
    let Ok(theirs) = roxmltree::Document::parse(text) else { return };
    // A depth that none of these small texts has; an encoding that is named counts for us alone, and so do a
    // colon that begins a name in a tag, and a reference to no character.
    let mut options = Options::default();
    options.max_depth = 512;
    let mut ours = Document::Null;
    let read = xml::read(text.as_bytes(), Mut::Document(&mut ours), &options);
    if let Err(error) = read {
        assert!(
            text.contains("encoding")
                || text.contains("</:")
                || text.contains("<:")
                || text.contains("&#")
                || depth(theirs.root_element()) > 384,
            "{error}"
        );
        return;
    }
    // Prefixes are no part of their names.
    if !text.contains(':') && !text.contains("xmlns") {
        let theirs = document(theirs.root_element());
        assert_eq!(ours, theirs);
    }
});

fn depth(node: Node<'_, '_>) -> usize {
    let (mut deepest, mut open) = (0, vec![(node, 1)]);
    while let Some((node, depth)) = open.pop() {
        deepest = deepest.max(depth);
        open.extend(node.children().filter(Node::is_element).map(|child| (child, depth + 1)));
    }
    deepest
}

/// Returns an element as a document: attributes, then elements in their order, then the text beside them.
fn document(node: Node<'_, '_>) -> Document {
    let mut members: BTreeMap<String, Vec<Document>> = BTreeMap::new();
    for attribute in node.attributes() {
        members.insert(format!("@{}", attribute.name()), vec![attribute.value().into()]);
    }
    for child in node.children().filter(Node::is_element) {
        members.entry(child.tag_name().name().to_owned()).or_default().push(document(child));
    }
    let text: String = node.children().filter(Node::is_text).filter_map(|text| text.text()).collect();
    if members.is_empty() {
        return Document::String(text);
    }
    if !text.trim_ascii().is_empty() {
        members.insert("#text".to_owned(), vec![text.into()]);
    }
    let one = |(name, mut all): (String, Vec<Document>)| {
        (name, if all.len() == 1 { all.remove(0) } else { Document::Array(all) })
    };
    members.into_iter().map(one).collect()
}
