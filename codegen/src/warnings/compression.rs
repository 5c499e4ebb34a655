//! Compression of requests that is asked for and not done (Smithy 2.0, `requestCompression` trait).

use super::{Warning, warning};
use crate::model::{Closure, Kind, Model, Shape};

const ID: &str = "smithy.api#requestCompression";

/// Returns the warnings about the operations of a service.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    closure
        .operations
        .iter()
        .filter_map(|id| model.get(id))
        .flat_map(|shape| of_operation(model, shape))
        .collect()
}

fn of_operation(model: &Model, shape: &Shape) -> Vec<Warning> {
    let (Kind::Operation(operation), Some(encodings)) = (&shape.kind, shape.traits.request_compression())
    else {
        return Vec::new();
    };
    let warn = |inside: String, found: String, meaning: &str, hint: &str| {
        let at = model.error(&shape.id, "", "", "");
        warning("RequestCompressionTrait", at, &format!(".traits[\"{ID}\"]{inside}"), found, meaning, hint)
    };
    let mut all = Vec::new();
    for (at, name) in encodings.iter().enumerate().filter(|(_, name)| !name.eq_ignore_ascii_case("gzip")) {
        all.push(warn(
            format!(".encodings[{at}]"),
            format!("the encoding {name:?}, which Smithy does not have"),
            "no request is compressed by it",
            "write `gzip`, or remove it",
        ));
    }
    let Some(input) = operation.input.as_ref().and_then(|id| model.get(id)) else {
        let found = "`smithy.api#requestCompression` at an operation without an input".to_owned();
        all.push(warn(String::new(), found, "there is nothing to compress", "remove the trait"));
        return all;
    };
    let of_length = |target: &&Shape| target.traits.streaming() && target.traits.requires_length();
    if let Some(target) = input.kind.members().filter_map(|member| model.get(&member.target)).find(of_length)
    {
        let found = format!("`{ID}` beside `{}`, a stream whose length is to be known", target.id);
        let meaning = "the length of a stream that is compressed on the way is not known";
        let hint = "remove the trait, or `smithy.api#requiresLength` from the stream";
        all.push(warn(String::new(), found, meaning, hint));
    }
    all
}
