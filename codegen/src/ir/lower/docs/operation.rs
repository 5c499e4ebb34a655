//! The page of an operation: what it does, then links to its input, output and errors, and the call.

use super::{link_to, shape, words};
use crate::docs::code;
use crate::ir::lower::{Lowering, naming::OperationNames};
use crate::ir::{Docs, Http, Paginated};
use crate::model::Shape;

impl Lowering<'_> {
    pub(in crate::ir::lower) fn operation_docs(&self, shape: &Shape, names: &OperationNames) -> Docs {
        let mut docs = words::own(&shape.traits);
        let has_words = !docs.is_empty();
        if !has_words {
            docs.push(match shape.traits.http() {
                Some(http) => request(http),
                None => format!("The operation {}.", code(shape.id.name())),
            });
        }
        let OperationNames { input, output, error, .. } = names;
        let mut items = vec![
            format!("Input: {}", link_to(input)),
            format!("Output: {}", link_to(output)),
            format!("Errors: {}{}", link_to(error), self.errors_of(shape)),
            "Call: [`request`](rt::Operation::request) makes the HTTP request, [`response`](rt::Operation::response) reads the \
             HTTP response"
                .to_owned(),
        ];
        if let Some(http) = shape.traits.http() {
            let success = format!("status {} on success", http.code);
            items.push(match has_words {
                true => format!("HTTP: {}, {success}", request(http)),
                // The request is the first line of the page.
                false => format!("HTTP: {success}"),
            });
        }
        if shape.traits.readonly() {
            items.push("Read-only: safe to repeat".to_owned());
        } else if shape.traits.idempotent() {
            items.push("Idempotent: safe to repeat".to_owned());
        }
        items.extend(shape.traits.paginated().map(pages));
        docs.push(items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"));
        docs.push(self.shape_id(shape, true));
        docs
    }

    fn errors_of(&self, operation: &Shape) -> String {
        let errors: Vec<String> = self
            .closure
            .operation_errors(self.model, &operation.id)
            .into_iter()
            .filter_map(|id| Some((self.names.shapes.get(id)?, self.shape(id)?)))
            .map(|(name, error)| format!("{} ({})", link_to(name), shape::status(error)))
            .collect();
        if errors.is_empty() { String::new() } else { format!(": {}", errors.join(", ")) }
    }
}

/// Method and URI.
pub(super) fn request(http: &Http) -> String {
    code(&format!("{} {}", http.method, http.uri))
}

/// Returns a sentence about pagination.
fn pages(paginated: &Paginated) -> String {
    let Paginated { input_token, output_token, items, page_size } = paginated;
    let parts = [
        ("next token in", output_token),
        ("sent back as", input_token),
        ("items in", items),
        ("page size", page_size),
    ];
    let parts = parts.into_iter().filter_map(|(what, path)| Some(format!("{what} {}", code(path.as_ref()?))));
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "Paginated".to_owned() } else { format!("Paginated: {}", parts.join(", ")) }
}
