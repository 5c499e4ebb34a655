//! Statuses that a client takes for something else than they mean.

use std::ops::Range;

use super::{Warning, warning};
use crate::model::{Closure, Fault, Model, Shape};

/// Operations whose success is no 2xx, and errors whose status is none or the other side's fault.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let ids = closure.operations.iter().chain(&closure.shapes);
    let shapes = ids.filter_map(|id| model.get(id));
    shapes.flat_map(|shape| of_shape(model, shape).into_iter().chain(of_query(model, shape))).collect()
}

/// Returns the warning about the status of an error in awsQuery, which has one of its own.
fn of_query(model: &Model, shape: &Shape) -> Option<Warning> {
    let status = shape.traits.aws_query_error()?.status;
    (!ERRORS.contains(&status)).then(|| {
        let at = ".traits[\"aws.protocols#awsQueryError\"].httpResponseCode";
        of_error(model, shape, at, status, NO_ERROR, ERRORS)
    })
}

/// The statuses of errors.
const ERRORS: Range<u16> = 400..600;
const NO_ERROR: &str = "clients do not take it for an error";

fn of_error(
    model: &Model,
    shape: &Shape,
    at: &str,
    status: u16,
    meaning: &str,
    range: Range<u16>,
) -> Warning {
    warning(
        "HttpResponseCodeSemantics",
        model.error(&shape.id, "", "", ""),
        at,
        format!("the status {status} for an error"),
        meaning,
        &format!("take a status from {} to {}", range.start, range.end - 1),
    )
}

fn of_shape(model: &Model, shape: &Shape) -> Option<Warning> {
    if let Some(code) = shape.traits.http().map(|http| http.code).filter(|code| !(200..300).contains(code)) {
        return Some(warning(
            "HttpResponseCodeSemantics",
            model.error(&shape.id, "", "", ""),
            ".traits[\"smithy.api#http\"].code",
            format!("the status {code} for a success"),
            "clients take it for an error",
            "take a status from 200 to 299",
        ));
    }
    let status = shape.traits.http_error()?;
    let (range, meaning) = match shape.traits.error()? {
        _ if !ERRORS.contains(&status) => (ERRORS, NO_ERROR),
        Fault::Client => (400..500, "whoever goes by the status blames the service"),
        Fault::Server => (500..600, "whoever goes by the status blames the caller"),
    };
    let at = ".traits[\"smithy.api#httpError\"]";
    (!range.contains(&status)).then(|| of_error(model, shape, at, status, meaning, range))
}
