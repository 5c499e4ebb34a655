//! The example on the front page of a service.

use super::{Docs, Operation, Service};

/// The call that the front page of a service shows.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The index of its operation.
    pub operation: usize,
    /// The index of the paragraph after it.
    pub end: usize,
}

/// Adds paragraphs about an operation behind the example; none if there is no example.
pub(super) fn show(service: &mut Service, paragraphs: impl FnOnce(usize, &Operation) -> Docs) {
    let Some(Example { operation, end }) = service.example else { return };
    let Some(shown) = service.operations.get(operation) else { return };
    let added = paragraphs(operation, shown);
    service.example = Some(Example { operation, end: end + added.len() });
    service.docs.splice(end..end, added);
}

/// Returns a sentence, with the cargo feature that it is true with. It begins with code, which has no capital letter.
pub(super) fn with_feature(feature: Option<&str>, sentence: &str) -> String {
    feature.map_or(sentence.to_owned(), |feature| format!("With the feature `{feature}`, {sentence}"))
}
