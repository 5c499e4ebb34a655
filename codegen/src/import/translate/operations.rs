//! Operation shapes.

use super::{Translator, unknown, with_traits};
use crate::import::botocore::operations::Operation;
use crate::import::botocore::shapes::ShapeBody;
use crate::import::error::Error;
use crate::import::json::{Json, Object};

impl Translator<'_> {
    /// Returns an operation with its input, output, errors and traits.
    pub(super) fn operation(&mut self, operation: &Operation) -> Result<Json, Error> {
        let input = operation.input.as_ref().map(|payload| payload.shape.as_str());
        let mut shape = Object::default();
        shape.push("type", "operation");
        for (key, name) in [("input", input), ("output", operation.output.as_deref())] {
            let target =
                name.map_or_else(|| Ok(Json::of("target", "smithy.api#Unit")), |name| self.target(name));
            shape.push(key, target?);
        }
        let errors = operation.errors.iter().map(|name| self.target(name)).collect::<Result<Vec<_>, _>>()?;
        if !errors.is_empty() {
            shape.push("errors", errors);
        }
        let mut traits = Object::default();
        self.http(operation, input, &mut traits);
        authentication(operation, &mut traits)?;
        for (holds, id) in
            [(operation.idempotent, "smithy.api#idempotent"), (operation.readonly, "smithy.api#readonly")]
        {
            if holds {
                traits.push(id, Json::empty());
            }
        }
        if !operation.encodings.is_empty() {
            traits.push("smithy.api#requestCompression", Json::of("encodings", operation.encodings.clone()));
        }
        self.endpoint_parameters(operation, &mut traits);
        if let Some(paginated) = self.paginated(operation) {
            traits.push("smithy.api#paginated", paginated);
        }
        if let Some(waitable) = self.waitable(operation)? {
            traits.push("smithy.waiters#waitable", waitable);
        }
        self.common(&mut traits, operation.deprecated.as_ref(), operation.documentation.as_ref());
        Ok(with_traits(shape, traits))
    }

    /// Adds the traits for the HTTP message.
    fn http(&self, operation: &Operation, input: Option<&str>, traits: &mut Object) {
        let of_protocol = operation.method == "POST" && operation.uri == "/" && operation.code.is_none();
        // The other protocols send everything to one place, by definition.
        if self.has(|protocol| protocol.has_http_bindings()) || !of_protocol {
            let mut uri = self.labels_by_member(&operation.uri, input);
            if self.is_request_shared(operation) {
                // The literal by which official models tell such operations apart; services ignore it.
                uri.push_str(if uri.contains('?') { "&x-id=" } else { "?x-id=" });
                uri.push_str(&operation.name);
            }
            let code = operation.code.unwrap_or(200);
            let http = [
                ("method", Json::from(operation.method.as_str())),
                ("uri", uri.into()),
                ("code", code.into()),
            ];
            traits.push("smithy.api#http", Object::from_iter(http));
        }
        if let Some(prefix) = &operation.host_prefix {
            traits.push("smithy.api#endpoint", Json::of("hostPrefix", prefix.as_str()));
        }
        if operation.checksum_required {
            traits.push("smithy.api#httpChecksumRequired", Json::empty());
        }
        if !operation.checksum.is_empty() {
            traits.push("aws.protocols#httpChecksum", operation.checksum.iter().cloned().collect::<Object>());
        }
    }

    /// Returns `true` if another operation has the same method and URI.
    fn is_request_shared(&self, operation: &Operation) -> bool {
        self.uses.is_request_shared(operation) && self.has(|protocol| protocol.has_http_bindings())
    }

    /// Returns the URI with its labels named as the members are: the source names them by their place on the
    /// wire.
    fn labels_by_member(&self, uri: &str, input: Option<&str>) -> String {
        let shape = input.and_then(|name| self.service.shapes.get(name));
        let Some(ShapeBody::Structure(structure)) = shape.map(|shape| &shape.body) else {
            return uri.to_owned();
        };
        let mut named = String::with_capacity(uri.len());
        let mut rest = uri;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((label, after)) = after.split_once('}') else {
                break;
            };
            let greedy = if label.ends_with('+') { "+" } else { "" };
            let label = label.trim_end_matches('+');
            let of_label = |member: &&crate::import::botocore::shapes::Member| {
                member.location.as_deref() == Some("uri")
                    && member.location_name.as_deref().unwrap_or(&member.name) == label
            };
            let member = structure.members.iter().find(of_label).map_or(label, |member| &member.name);
            named.push_str(&format!("{before}{{{member}{greedy}}}"));
            rest = after;
        }
        named + rest
    }
}

/// Traits of an operation whose authentication differs from the service's.
fn authentication(operation: &Operation, traits: &mut Object) -> Result<(), Error> {
    let anonymous = operation.auth_type.as_deref() == Some("none");
    if let Some(schemes) = &operation.auth {
        let schemes: Vec<&str> =
            schemes.iter().map(String::as_str).filter(|id| *id != "smithy.api#noAuth").collect();
        traits.push("smithy.api#auth", schemes);
    }
    if anonymous {
        traits.push("smithy.api#optionalAuth", Json::empty());
    }
    match operation.auth_type.as_deref() {
        None | Some("none" | "v4") => {}
        Some("v4-unsigned-body") => traits.push("aws.auth#unsignedPayload", Json::empty()),
        Some(other) => {
            return Err(unknown("`authtype`", other));
        }
    }
    if operation.unsigned_payload {
        traits.set("aws.auth#unsignedPayload", Json::empty());
    }
    Ok(())
}
