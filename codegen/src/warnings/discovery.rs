//! Discovery of endpoints that does nothing, or whose error an operation does not have.

use super::{Warning, warning};
use crate::model::{Closure, Model, Shape};

const SERVICE: &str = ".traits[\"aws.api#clientEndpointDiscovery\"]";
const OPERATION: &str = ".traits[\"aws.api#clientDiscoveredEndpoint\"]";

/// Returns a warning about a service of which no operation discovers its endpoint, and about each operation that does so
/// and does not have the error for endpoints that are none any more.
pub(super) fn of_service(model: &Model, closure: &Closure, service: &Shape) -> Vec<Warning> {
    let Some(discovery) = service.traits.client_endpoint_discovery() else { return Vec::new() };
    let is_discovered = |shape: &&Shape| shape.traits.client_discovered_endpoint().is_some();
    let operations = model.service_operations(&service.id);
    if !operations.iter().filter_map(|id| model.get(id)).any(|shape| is_discovered(&shape)) {
        return vec![warning(
            "ClientEndpointDiscovery",
            model.error(&service.id, "", "", ""),
            SERVICE,
            "`aws.api#clientEndpointDiscovery`, and no operation that discovers its endpoint".to_owned(),
            "no endpoint is discovered",
            "add `aws.api#clientDiscoveredEndpoint` to operations, or remove the trait",
        )];
    }
    let Some(error) = &discovery.error else { return Vec::new() };
    let discovered = closure.operations.iter().filter_map(|id| model.get(id)).filter(is_discovered);
    let lacking = discovered.filter(|shape| !closure.operation_errors(model, &shape.id).contains(&error));
    let warn = |shape: &Shape| {
        warning(
            "ClientEndpointDiscovery",
            model.error(&shape.id, "", "", ""),
            OPERATION,
            format!("an operation without the error `{error}`, by which `{}` refuses endpoints", service.id),
            "callers get it as an error that the operation does not know",
            "add it to `errors`",
        )
    };
    lacking.map(warn).collect()
}
