//! The page of an operation: what it does, then links to its input, output and errors, and the call.

use super::{link_to, words};
use crate::docs::code;
use crate::ir::lower::{Lowering, naming::OperationNames};
use crate::ir::{Docs, Events, Http, Paginated};
use crate::model::{Operation, Shape};

/// Returns the first paragraph of an operation's own documentation, else its request.
pub(in crate::ir::lower) fn summary(shape: &Shape) -> Option<String> {
    words::own(&shape.traits).into_iter().next().or_else(|| shape.traits.http().map(request))
}

impl Lowering<'_> {
    pub(in crate::ir::lower) fn operation_docs(
        &self,
        shape: &Shape,
        operation: &Operation,
        names: &OperationNames,
    ) -> Docs {
        let mut docs = words::own(&shape.traits);
        let has_words = !docs.is_empty();
        if !has_words {
            docs.push(summary(shape).unwrap_or_else(|| format!("The operation {}.", code(shape.id.name()))));
        }
        let OperationNames { input, output, error, .. } = names;
        let sent = self.events(operation.input.as_ref());
        let received = self.events(operation.output.as_ref());
        let beside = |events: &Option<Events>| match events {
            Some(events) => format!(", and a stream of {}", link_to(&events.union)),
            None => String::new(),
        };
        let mut items = vec![
            format!("Input: {}{}", link_to(input), beside(&sent)),
            format!("Output: {}{}", link_to(output), beside(&received)),
            format!("Errors: {}{}", link_to(error), self.errors_of(shape)),
            call(sent.is_some(), received.is_some()),
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
            .map(|(name, error)| format!("{} ({})", link_to(name), self.first_status(error)))
            .collect();
        if errors.is_empty() { String::new() } else { format!(": {}", errors.join(", ")) }
    }
}

/// The functions that make the request and read the response. Those of events are not there without a feature of the
/// runtime: no link may lead to them.
fn call(sends_events: bool, receives_events: bool) -> String {
    let request = match sends_events {
        true => "`InputEvents::request_events`",
        false => "[`request`](rt::Operation::request)",
    };
    let response = match receives_events {
        true => "`OutputEvents::response_events`",
        false => "[`response`](rt::Operation::response)",
    };
    let feature = match sends_events || receives_events {
        true => " (feature `event-stream` of the runtime)",
        false => "",
    };
    format!("Call: {request} makes the HTTP request, {response} reads the HTTP response{feature}")
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
