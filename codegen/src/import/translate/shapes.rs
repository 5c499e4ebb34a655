//! Data shapes.

use super::members::{timestamp_format, xml_namespace};
use super::patterns::anchored;
use super::{Translator, enum_names, names, with_traits};
use crate::import::botocore::shapes::{Bounds, Shape, ShapeBody, Structure};
use crate::import::error::Error;
use crate::import::json::{Json, Object};

impl Translator<'_> {
    /// Returns a shape by its name in the AST; a second one where strings of the shape carry JSON.
    pub(super) fn shape(&self, name: &str, shape: &Shape) -> Result<Vec<(String, Json)>, Error> {
        let mut json = Object::default();
        let mut traits = Object::default();
        json.push("type", "");
        let kind = self.body(name, &shape.body, &mut json, &mut traits)?;
        json.set("type", kind);
        if shape.sensitive {
            traits.push("smithy.api#sensitive", Json::empty());
        }
        self.common(&mut traits, shape.deprecated.as_ref(), shape.documentation.as_ref());
        let mut shapes = Vec::with_capacity(1);
        if let Some(json_text) = names::json_text(self.service, name).filter(|_| self.carries_json(name)) {
            let mut traits = traits.clone();
            traits.push("smithy.api#mediaType", "application/json");
            shapes.push((json_text, with_traits(Object::from_iter([("type", "string")]), traits)));
        }
        shapes.push((self.names.shape(name)?.to_owned(), with_traits(json, traits)));
        Ok(shapes)
    }

    /// Adds the parts that depend on the type, and returns its name.
    fn body(
        &self,
        name: &str,
        body: &ShapeBody,
        json: &mut Object,
        traits: &mut Object,
    ) -> Result<&'static str, Error> {
        Ok(match body {
            ShapeBody::Structure(structure) => self.structure(name, structure, json, traits)?,
            ShapeBody::List { member, size, sparse, .. } => {
                json.push("member", self.element(member)?);
                bounds("smithy.api#length", size, traits);
                mark(*sparse, "smithy.api#sparse", traits);
                "list"
            }
            ShapeBody::Map { key, value, size, sparse, .. } => {
                json.push("key", self.element(key)?);
                json.push("value", self.element(value)?);
                bounds("smithy.api#length", size, traits);
                mark(*sparse, "smithy.api#sparse", traits);
                "map"
            }
            ShapeBody::String { values, size, pattern } => {
                bounds("smithy.api#length", size, traits);
                if let Some(pattern) = pattern {
                    traits.push("smithy.api#pattern", anchored(pattern).into_owned());
                }
                if values.is_empty() {
                    return Ok("string");
                }
                json.push("members", enum_members(values));
                "enum"
            }
            ShapeBody::Blob { size, streaming, requires_length } => {
                bounds("smithy.api#length", size, traits);
                mark(*streaming || self.is_streamed(name), "smithy.api#streaming", traits);
                mark(*requires_length, "smithy.api#requiresLength", traits);
                "blob"
            }
            ShapeBody::Simple(kind, range) => {
                bounds("smithy.api#range", range, traits);
                kind
            }
            ShapeBody::Timestamp { format } => {
                if let Some(format) = format {
                    traits.push("smithy.api#timestampFormat", timestamp_format(format)?);
                }
                "timestamp"
            }
        })
    }

    fn structure(
        &self,
        name: &str,
        structure: &Structure,
        json: &mut Object,
        traits: &mut Object,
    ) -> Result<&'static str, Error> {
        if structure.document {
            return Ok("document");
        }
        let mut members = Object::default();
        for member in &structure.members {
            members.push(member.name.as_str(), self.member(structure, member)?);
        }
        json.push("members", members);
        mark(structure.event_stream, "smithy.api#streaming", traits);
        let root = self.uses.of(name).and_then(|used| used.root);
        if let Some(id) = self.mark_of_payload(name, structure) {
            traits.push(id, Json::empty());
        }
        if structure.exception {
            self.error(structure, traits);
        }
        let location_name = root.and_then(|payload| payload.location_name.as_ref());
        let location_name = location_name.or(structure.location_name.as_ref());
        if let Some(xml_name) = location_name.filter(|xml_name| *xml_name != name) {
            traits.push("smithy.api#xmlName", xml_name.as_str());
        }
        let namespace = root.and_then(|payload| payload.xml_namespace.as_ref());
        if let Some(namespace) = namespace.or(structure.xml_namespace.as_ref()) {
            traits.push("smithy.api#xmlNamespace", xml_namespace(namespace));
        }
        Ok(if structure.union || structure.event_stream { "union" } else { "structure" })
    }

    /// The traits of an error.
    fn error(&self, structure: &Structure, traits: &mut Object) {
        // Not every service says `fault`; the status does then.
        let is_server = structure.fault
            || (structure.status.is_some_and(|status| status >= 500) && !structure.sender_fault);
        traits.push("smithy.api#error", if is_server { "server" } else { "client" });
        if let Some(status) = structure.status {
            traits.push("smithy.api#httpError", status);
        }
        match structure.retryable {
            None => {}
            Some(false) => traits.push("smithy.api#retryable", Json::empty()),
            Some(true) => traits.push("smithy.api#retryable", Json::of("throttling", true)),
        }
        let by_code = self.speaks(&["query"]) || self.service.metadata.query_compatible;
        if let (true, Some(code)) = (by_code, &structure.error_code) {
            let mut error = Object::from_iter([("code", code.as_str())]);
            error.push("httpResponseCode", structure.status.unwrap_or(if is_server { 500 } else { 400 }));
            traits.push("aws.protocols#awsQueryError", error);
        }
    }

    /// `@input` or `@output`, for a structure that is nothing else and belongs to one operation.
    fn mark_of_payload(&self, name: &str, structure: &Structure) -> Option<&'static str> {
        let used = self.uses.of(name)?;
        let id = match (used.inputs, used.outputs) {
            (1, 0) => "smithy.api#input",
            (0, 1) => "smithy.api#output",
            _ => return None,
        };
        (!structure.exception && !used.is_member).then_some(id)
    }

    /// Returns `true` if the source says of a shape, or of a member that has it, that it is streamed.
    pub(super) fn is_streamed(&self, name: &str) -> bool {
        self.uses.of(name).is_some_and(|used| used.is_streamed)
    }

    fn carries_json(&self, name: &str) -> bool {
        self.uses.of(name).is_some_and(|used| used.carries_json)
    }
}

fn mark(holds: bool, id: &str, traits: &mut Object) {
    if holds {
        traits.push(id, Json::empty());
    }
}

/// Adds `length` or `range`.
pub(super) fn bounds(id: &str, bounds: &Bounds, traits: &mut Object) {
    let ends = [("min", &bounds.min), ("max", &bounds.max)];
    let ends: Object = ends.into_iter().filter_map(|(key, end)| Some((key, end.clone()?))).collect();
    if !ends.is_empty() {
        traits.push(id, ends);
    }
}

fn enum_members(values: &[String]) -> Object {
    let names = enum_names::member_names(values).into_iter();
    let member = |(name, value): (String, &String)| {
        let mut member = Object::from_iter([("target", "smithy.api#Unit")]);
        member.push("traits", Json::of("smithy.api#enumValue", value.as_str()));
        (name, member)
    };
    names.zip(values).map(member).collect()
}
