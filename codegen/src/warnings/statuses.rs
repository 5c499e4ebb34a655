//! Statuses that a client takes for something else than they mean.

use super::{Warning, warning};
use crate::model::{Closure, Fault, Model, Shape};

/// Operations whose success is no 2xx, and errors whose status is none or the other side's fault.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let ids = closure.operations.iter().chain(&closure.shapes);
    ids.filter_map(|id| model.get(id)).filter_map(|shape| of_shape(model, shape)).collect()
}

fn of_shape(model: &Model, shape: &Shape) -> Option<Warning> {
    let location = || model.error(&shape.id, "", "", "");
    if let Some(code) = shape.traits.http().map(|http| http.code).filter(|code| !(200..300).contains(code)) {
        return Some(warning(
            "HttpResponseCodeSemantics",
            location(),
            ".traits[\"smithy.api#http\"].code",
            format!("the status {code} for a success"),
            "clients take it for an error",
            "take a status from 200 to 299",
        ));
    }
    let status = shape.traits.http_error()?;
    let (range, meaning) = match shape.traits.error()? {
        _ if !(400..600).contains(&status) => (400..600, "clients do not take it for an error"),
        Fault::Client => (400..500, "whoever goes by the status blames the service"),
        Fault::Server => (500..600, "whoever goes by the status blames the caller"),
    };
    (!range.contains(&status)).then(|| {
        warning(
            "HttpResponseCodeSemantics",
            location(),
            ".traits[\"smithy.api#httpError\"]",
            format!("the status {status} for an error"),
            meaning,
            &format!("take a status from {} to {}", range.start, range.end - 1),
        )
    })
}
