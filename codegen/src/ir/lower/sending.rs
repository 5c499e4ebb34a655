//! Authentication and endpoints of the service and its operations.

use super::Lowering;
use crate::endpoints::{self, Compiled};
use crate::error::Error;
use crate::ir::{Auth, AuthScheme, ContextParam, ContextValue, DiscoveredEndpoint};
use crate::model::{Member, Operation, Shape, ShapeId, Traits};

/// Smithy's own schemes, and those of AWS.
const SCHEMES: [&str; 7] = [
    "aws.auth#cognitoUserPools",
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpDigestAuth",
];

impl Lowering<'_> {
    /// Returns the schemes of the service: those of its trait `auth`, else all that it has, by their ids.
    pub(super) fn service_auth(&self, service: &Shape) -> Vec<AuthScheme> {
        let all = || {
            let mut ids: Vec<&ShapeId> =
                service.traits.iter().map(|(id, _)| id).filter(|id| self.is_scheme(id)).collect();
            ids.sort();
            ids
        };
        let ids = service.traits.auth().map_or_else(all, |ids| ids.iter().collect());
        ids.into_iter().map(|id| scheme(id, &service.traits)).collect()
    }

    /// Returns the rules of endpoints, compiled.
    pub(super) fn endpoint_rules(&self, service: &Shape, problems: &mut Vec<Error>) -> Option<Compiled> {
        match endpoints::compile(service.traits.endpoint_rule_set()?) {
            Ok(compiled) => {
                self.check_parameters(service, &compiled, problems);
                Some(compiled)
            }
            Err(error) => {
                problems.push(error.of_trait(self.model.error(&service.id, "", "", "")));
                None
            }
        }
    }

    /// Returns the schemes of an operation, where they are not those of the service.
    pub(super) fn auth(&self, operation: &Shape) -> Auth {
        let own =
            operation.traits.auth().zip(self.shape(&self.closure.service)).and_then(|(ids, service)| {
                let own: Vec<_> = ids.iter().map(|id| scheme(id, &service.traits)).collect();
                (own != self.service_auth(service)).then_some(own)
            });
        Auth {
            schemes: own,
            optional: operation.traits.optional_auth(),
            unsigned_payload: operation.traits.unsigned_payload(),
        }
    }

    /// Returns `true` if a trait is a scheme: one of the known ones, or one whose definition says so.
    fn is_scheme(&self, id: &ShapeId) -> bool {
        let is_defined = |shape: &Shape| shape.traits.get("smithy.api#authDefinition").is_some();
        SCHEMES.contains(&id.as_str()) || self.shape(id).is_some_and(is_defined)
    }

    /// Returns the parameters that an operation gives the endpoint rules: constants first, then what the
    /// input has.
    pub(super) fn context(&self, shape: &Shape, operation: &Operation) -> Vec<ContextParam> {
        let param = |name: &str, value| ContextParam { name: name.to_owned(), value };
        let constants = shape.traits.static_context_params().unwrap_or_default().iter();
        let constants = constants.map(|(name, value)| param(name, ContextValue::Static(value.clone())));
        let members = self.input_members(operation).filter_map(|member| {
            Some(param(member.traits.context_param()?, ContextValue::Member(member.name.clone())))
        });
        let paths = shape.traits.operation_context_params().unwrap_or_default().iter();
        let paths = paths.map(|(name, path)| param(name, ContextValue::Path(path.clone())));
        constants.chain(members).chain(paths).collect()
    }

    pub(super) fn discovered_endpoint(
        &self,
        shape: &Shape,
        operation: &Operation,
    ) -> Option<DiscoveredEndpoint> {
        let required = shape.traits.client_discovered_endpoint()?;
        let identifying =
            self.input_members(operation).filter(|member| member.traits.client_endpoint_discovery_id());
        Some(DiscoveredEndpoint {
            required,
            identifiers: identifying.map(|member| member.name.clone()).collect(),
        })
    }

    pub(super) fn input_members(&self, operation: &Operation) -> impl Iterator<Item = &Member> {
        operation
            .input
            .as_ref()
            .and_then(|id| self.shape(id))
            .into_iter()
            .flat_map(|input| input.kind.members())
    }
}

fn scheme(id: &ShapeId, service: &Traits) -> AuthScheme {
    let known = match id.as_str() {
        "aws.auth#sigv4" => service.sigv4().map(|name| AuthScheme::Sigv4(name.to_owned())),
        "aws.auth#sigv4a" => service.sigv4a().map(|name| AuthScheme::Sigv4a(name.to_owned())),
        "smithy.api#httpBearerAuth" => Some(AuthScheme::HttpBearer),
        "smithy.api#httpBasicAuth" => Some(AuthScheme::HttpBasic),
        "smithy.api#httpDigestAuth" => Some(AuthScheme::HttpDigest),
        "smithy.api#httpApiKeyAuth" => service.http_api_key_auth().cloned().map(AuthScheme::HttpApiKey),
        _ => None,
    };
    known.unwrap_or_else(|| AuthScheme::Other(id.to_string()))
}
