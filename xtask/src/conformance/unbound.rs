//! Operations with tests that no service has: they get a service of their own for each protocol.

use std::collections::BTreeSet;

use ferrosmith::error::Errors;
use ferrosmith::model::{Kind, Model, ShapeId};
use serde_json::{Map, Value, json};

use super::case::{protocols, tested};

/// Returns a model with these services, as text; `None` when every operation has a service.
pub(super) fn services(model: &Model) -> Result<Option<String>, Errors> {
    let mut bound: BTreeSet<ShapeId> = BTreeSet::new();
    for service in model.service_ids() {
        bound.extend(model.closure(service)?.operations);
    }
    let unbound: Vec<_> = model
        .shapes
        .values()
        .filter(|shape| matches!(shape.kind, Kind::Operation(_)) && !bound.contains(&shape.id))
        .collect();
    let mut shapes = Map::new();
    for (id, protocol) in protocols() {
        let operations: Vec<Value> = unbound
            .iter()
            .filter(|shape| tested(shape).contains(&id))
            .map(|shape| json!({ "target": shape.id.to_string() }))
            .collect();
        if !operations.is_empty() {
            let service = json!({ "type": "service", "operations": operations, "traits": { id: {} } });
            shapes.insert(format!("ferrosmith.conformance#Unbound_{protocol}"), service);
        }
    }
    Ok((!shapes.is_empty()).then(|| json!({ "smithy": "2.0", "shapes": shapes }).to_string()))
}

#[cfg(test)]
mod tests {
    use ferrosmith::model::Source;

    use super::*;

    #[test]
    fn an_operation_without_a_service_gets_one() {
        let test = json!([{"id": "A", "protocol": "aws.protocols#restJson1", "method": "GET", "uri": "/"}]);
        let model = json!({"smithy": "2.0", "shapes": {
            "a#Tested": {"type": "operation", "traits": {"smithy.test#httpRequestTests": test}},
            "a#Untested": {"type": "operation"},
        }});
        let text = model.to_string();
        let model = Model::load(&[Source { name: "a", text: text.as_bytes() }]).unwrap();
        let services = services(&model).unwrap().unwrap();
        assert!(services.contains("ferrosmith.conformance#Unbound_restJson1"), "{services}");
        assert!(services.contains("a#Tested") && !services.contains("a#Untested"), "{services}");
        assert_eq!(super::services(&Model::default()).unwrap(), None);
    }
}
