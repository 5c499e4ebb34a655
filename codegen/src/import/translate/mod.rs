//! From botocore's description of a service to the Smithy JSON AST.

mod endpoints;
mod enum_names;
mod members;
mod names;
mod operations;
mod paging;
mod patterns;
mod service;
mod shapes;
mod uses;

use std::collections::BTreeMap;

use ferrosmith_runtime::protocol::{self, Protocol};

use super::botocore::{Deprecated, Service};
use super::error::{Error, Problems};
use super::fields::UNKNOWN;
use super::json::{Json, Object};
pub(super) use enum_names::RULE as ENUM_RULE;
use names::Names;
use uses::Uses;

/// The shapes of a service, and what is said about them.
#[derive(Debug)]
pub(super) struct Translated {
    /// All shapes by id.
    pub shapes: Object,
    /// Notes on the parts of the source that the AST cannot express.
    pub notes: Vec<String>,
}

/// The context of a service's translation.
struct Translator<'a> {
    service: &'a Service,
    names: Names,
    uses: Uses<'a>,
    /// `true` if the documentation is translated as well.
    docs: bool,
    notes: Vec<String>,
}

/// Translates a service, with its documentation or without.
pub(super) fn translate(service: &Service, docs: bool) -> Result<Translated, Error> {
    let names = Names::new(service).map_err(|error| error.at(&service.file, "$"))?;
    let mut translator = Translator { service, names, uses: Uses::new(service), docs, notes: Vec::new() };
    let mut problems = Problems::default();
    let mut shapes: BTreeMap<String, Json> = BTreeMap::new();
    for operation in &service.operations {
        let id = translator.names.id(&operation.name);
        let json = translator.operation(operation);
        let json = json.map_err(|error| error.at(&service.file, format!("$.operations.{}", operation.name)));
        shapes.extend(problems.note(json).map(|json| (id, json)));
    }
    for (name, shape) in &service.shapes {
        let translated = translator.shape(name, shape);
        let translated = translated.map_err(|error| error.at(&service.file, format!("$.shapes.{name}")));
        for (name, json) in problems.note(translated).unwrap_or_default() {
            shapes.insert(translator.names.id(&name), json);
        }
    }
    let service_id = translator.names.id(&translator.names.service);
    let json = translator.service_shape().map_err(|error| error.at(&service.file, "$.metadata"));
    shapes.extend(problems.note(json).map(|json| (service_id, json)));
    problems.or_ok(Translated { shapes: shapes.into_iter().collect(), notes: translator.notes })
}

impl Translator<'_> {
    /// Returns `true` if the service speaks one of these protocols.
    fn speaks(&self, protocols: &[&str]) -> bool {
        self.service.metadata.protocols.iter().any(|protocol| protocols.contains(&protocol.as_str()))
    }

    /// Returns `true` if one of the service's protocols is of a kind.
    fn has(&self, is_of_kind: impl Fn(&dyn Protocol) -> bool) -> bool {
        let metadata = &self.service.metadata;
        let ids = metadata.protocols.iter().filter_map(|name| service::protocol_id(metadata, name));
        ids.filter_map(protocol::find).any(is_of_kind)
    }

    /// Returns a reference to a shape of the service.
    fn target(&self, shape: &str) -> Result<Json, Error> {
        Ok(Json::of("target", self.names.shape_id(shape)?))
    }

    /// Adds the traits that every kind of thing can have.
    fn common(&self, traits: &mut Object, deprecated: Option<&Deprecated>, documentation: Option<&String>) {
        if let Some(deprecated) = deprecated {
            // The message is a sentence of the documentation; that the thing is deprecated, and since when, are facts.
            let message = deprecated.message.as_ref().filter(|_| self.docs);
            let parts = [("message", message), ("since", deprecated.since.as_ref())];
            let parts = parts.into_iter().filter_map(|(key, text)| Some((key, text?.as_str())));
            traits.push("smithy.api#deprecated", Object::from_iter(parts));
        }
        if let (true, Some(html)) = (self.docs, documentation) {
            traits.push("smithy.api#documentation", html.as_str());
        }
    }
}

/// Returns the error about a word of the source that the import does not know.
fn unknown(what: &str, found: &str) -> Error {
    Error::new(format!("the unknown {what} `{found}`"), format!("a known {what}"), UNKNOWN)
}

/// Adds `traits` to a shape or a member, if there are any.
fn with_traits(mut object: Object, traits: Object) -> Json {
    if !traits.is_empty() {
        object.push("traits", traits);
    }
    object.into()
}
