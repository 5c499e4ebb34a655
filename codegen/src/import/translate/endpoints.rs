//! Traits for choosing endpoints.

use super::Translator;
use crate::import::botocore::operations::Operation;
use crate::import::json::{Json, Object};

/// The error by which clients of the source know that an endpoint is good no more: the source marks none.
const INVALID_ENDPOINT: &str = "InvalidEndpointException";

fn discovers_and_may_be_invalid(operation: &Operation) -> bool {
    operation.discovers_endpoint.is_some() && operation.errors.iter().any(|name| name == INVALID_ENDPOINT)
}

impl Translator<'_> {
    /// Adds the rules that choose endpoints, and what a client is configured with for them.
    pub(super) fn endpoint_rules(&self, traits: &mut Object) {
        if let Some(operation) = self.service.operations.iter().find(|operation| operation.tells_endpoints) {
            let mut discovery = Object::from_iter([("operation", self.names.id(&operation.name))]);
            if self.service.operations.iter().any(discovers_and_may_be_invalid) {
                discovery.push("error", self.names.id(INVALID_ENDPOINT));
            }
            traits.push("aws.api#clientEndpointDiscovery", discovery);
        }
        let parameters = self.service.client_parameters.iter().map(|parameter| {
            let mut value = Object::from_iter([("type", parameter.kind.as_str())]);
            if let (true, Some(text)) = (self.docs, &parameter.documentation) {
                value.push("documentation", text.as_str());
            }
            (parameter.name.as_str(), value)
        });
        let parameters = Object::from_iter(parameters);
        if !parameters.is_empty() {
            traits.push("smithy.rules#clientContextParams", parameters);
        }
        if let Some(rules) = &self.service.endpoint_rules {
            let rules = if self.docs { rules.clone() } else { without_documentation(rules) };
            traits.push("smithy.rules#endpointRuleSet", rules);
        }
    }

    /// Adds the parameters of endpoint rules that an operation has, and the discovery of its endpoint.
    pub(super) fn endpoint_parameters(&self, operation: &Operation, traits: &mut Object) {
        let fixed = operation.parameters.fixed.iter();
        let fixed: Object =
            fixed.map(|(name, value)| (name.as_str(), Json::of("value", value.clone()))).collect();
        if !fixed.is_empty() {
            traits.push("smithy.rules#staticContextParams", fixed);
        }
        let of_input = operation.parameters.of_input.iter();
        let of_input: Object =
            of_input.map(|(name, path)| (name.as_str(), Json::of("path", path.as_str()))).collect();
        if !of_input.is_empty() {
            traits.push("smithy.rules#operationContextParams", of_input);
        }
        if let Some(required) = operation.discovers_endpoint {
            traits.push("aws.api#clientDiscoveredEndpoint", Json::of("required", required));
        }
    }
}

/// Returns a rule set without the sentences about its parameters and rules.
// The recursion is as deep as the nesting, which the parser bounds.
fn without_documentation(rules: &Json) -> Json {
    match rules {
        Json::Object(entries) => {
            let facts =
                entries.iter().filter(|(key, value)| key != "documentation" || value.as_str().is_none());
            Json::Object(facts.map(|(key, value)| (key.clone(), without_documentation(value))).collect())
        }
        Json::Array(elements) => Json::Array(elements.iter().map(without_documentation).collect()),
        other => other.clone(),
    }
}
