//! Copies the pagination of a service into its operations.

use crate::model::{Model, ShapeId};

/// Completes the trait `smithy.api#paginated` of each operation by that of its service.
pub fn inherit_pagination(mut model: Model) -> Model {
    let services: Vec<ShapeId> = model.service_ids().into_iter().cloned().collect();
    for service in services {
        let Some(common) = model.get(&service).and_then(|shape| shape.traits.paginated()).cloned() else {
            continue;
        };
        for operation in model.service_operations(&service) {
            if let Some(shape) = model.shapes.get_mut(&operation) {
                shape.traits.complete_pagination(&common);
            }
        }
    }
    model
}
