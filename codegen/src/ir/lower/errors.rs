//! The HTTP statuses of errors: protocols without HTTP bindings have statuses of their own.

use crate::ir::Fault;
use crate::model::Shape;

/// Returns the status of an error in a protocol, or in one with HTTP bindings.
pub(super) fn status_in(protocol: Option<&str>, shape: &Shape) -> u16 {
    match protocol {
        Some("aws.protocols#awsQuery") => query_status(shape),
        Some("aws.protocols#ec2Query") => fault(shape).status(),
        _ => status(shape),
    }
}

/// Returns the status of an error: that of `httpError`, else by whose fault it is.
pub(super) fn status(shape: &Shape) -> u16 {
    shape.traits.http_error().unwrap_or_else(|| fault(shape).status())
}

/// Returns the status of an error in awsQuery, which has no `httpError`: that of `awsQueryError`, else by whose fault it is.
pub(super) fn query_status(shape: &Shape) -> u16 {
    shape.traits.aws_query_error().map_or_else(|| fault(shape).status(), |query| query.status)
}

fn fault(shape: &Shape) -> Fault {
    shape.traits.error().copied().unwrap_or(Fault::Server)
}
