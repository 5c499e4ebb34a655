//! Checks that no document is in a message of a protocol whose format has none (Smithy 2.0, sections on awsQuery,
//! ec2Query and restXml). CBOR has a form for documents here, though rpcv2Cbor does not ask for one.

use crate::error::Collected;
use crate::model::{Kind, Model};

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for service in model.service_ids() {
        let Some(shape) = model.get(service) else { continue };
        let Some(protocol) = shape.traits.spoken().find(|protocol| protocol.has_xml()) else { continue };
        // Mistakes of the closure were told already.
        let Ok(closure) = model.closure(service) else { continue };
        for shape in closure.shapes.iter().filter_map(|id| model.get(id)) {
            for member in shape.kind.members() {
                if model.get(&member.target).is_some_and(|target| matches!(target.kind, Kind::Document)) {
                    let found = format!("a document in `{service}`, which speaks `{}`", protocol.id());
                    let hint = "target another shape, or remove the protocol from the service";
                    let expected = "no documents, which the protocol has no form for";
                    let error = model.member_error(&shape.id, &member.name, found, expected, hint);
                    errors.push(error.inside(&["target"]));
                }
            }
        }
    }
}
