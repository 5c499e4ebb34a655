//! Authentication, endpoints and checksums in schemas.

use ferrosmith::ir;
use ferrosmith::model::traits::ContextValue as Static;
use ferrosmith_runtime::schema::{
    ApiKeyLocation, AuthScheme, Checksum, ClientContextParam, ContextParam, ContextValue, DiscoveredEndpoint,
    EndpointDiscovery, EndpointRules, OperationSchema, RuleDefault, RuleParameter,
};

use super::Maker;
use crate::leak;

impl Maker {
    /// Gives an operation's schema what sending a request takes.
    pub(super) fn sending(&mut self, operation: &ir::Operation, schema: &mut OperationSchema) {
        schema.auth = operation.auth.schemes.as_ref().map(|schemes| self.schemes(schemes));
        schema.optional_auth = operation.auth.optional;
        schema.unsigned_payload = operation.auth.unsigned_payload;
        let context = operation.context.iter().map(|param| self.context_param(param));
        schema.context = leak::slice(context.collect());
        schema.discovered_endpoint =
            operation.discovered_endpoint.as_ref().map(|discovered| DiscoveredEndpoint {
                required: discovered.required,
                identifiers: self.texts.all(&discovered.identifiers),
            });
        schema.checksum = operation.checksum.as_ref().map(|checksum| Checksum {
            required: checksum.required,
            request_algorithm: self.texts.optional(checksum.request_algorithm_member.as_ref()),
            response_validation: self.texts.optional(checksum.response_validation_member.as_ref()),
            response_algorithms: self.texts.all(&checksum.response_algorithms),
        });
    }

    pub(super) fn schemes(&mut self, schemes: &[ir::AuthScheme]) -> &'static [AuthScheme] {
        leak::slice(schemes.iter().map(|scheme| self.scheme(scheme)).collect())
    }

    fn scheme(&mut self, scheme: &ir::AuthScheme) -> AuthScheme {
        match scheme {
            AuthScheme::Sigv4(name) => AuthScheme::Sigv4(self.texts.text(name)),
            AuthScheme::Sigv4a(name) => AuthScheme::Sigv4a(self.texts.text(name)),
            AuthScheme::HttpBearer => AuthScheme::HttpBearer,
            AuthScheme::HttpBasic => AuthScheme::HttpBasic,
            AuthScheme::HttpDigest => AuthScheme::HttpDigest,
            AuthScheme::HttpApiKey(ApiKeyLocation::Header(name, scheme)) => AuthScheme::HttpApiKey(
                ApiKeyLocation::Header(self.texts.text(name), self.texts.optional(scheme.as_ref())),
            ),
            AuthScheme::HttpApiKey(ApiKeyLocation::Query(name)) => {
                AuthScheme::HttpApiKey(ApiKeyLocation::Query(self.texts.text(name)))
            }
            AuthScheme::Other(id) => AuthScheme::Other(self.texts.text(id)),
        }
    }

    fn context_param(&mut self, param: &ir::ContextParam) -> ContextParam {
        let value = match &param.value {
            ir::ContextValue::Static(Static::String(text)) => ContextValue::String(self.texts.text(text)),
            ir::ContextValue::Static(Static::Boolean(value)) => ContextValue::Boolean(*value),
            ir::ContextValue::Static(Static::StringArray(texts)) => {
                ContextValue::StringArray(self.texts.all(texts))
            }
            ir::ContextValue::Member(name) => ContextValue::Member(self.texts.text(name)),
            ir::ContextValue::Path(path) => ContextValue::Path(self.texts.text(path)),
        };
        ContextParam { name: self.texts.text(&param.name), value }
    }

    pub(super) fn client_context(
        &mut self,
        params: &[ir::ClientContextParam],
    ) -> &'static [ClientContextParam] {
        let params = params.iter();
        let params =
            params.map(|param| ClientContextParam { name: self.texts.text(&param.name), ty: param.ty });
        leak::slice(params.collect())
    }

    pub(super) fn endpoint_discovery(
        &mut self,
        discovery: Option<&ir::EndpointDiscovery>,
    ) -> Option<EndpointDiscovery> {
        let discovery = discovery?;
        Some(EndpointDiscovery {
            operation: self.texts.text(discovery.operation.as_str()),
            error: discovery.error.as_ref().map(|id| self.texts.text(id.as_str())),
        })
    }

    pub(super) fn endpoint_rules(
        &mut self,
        rules: Option<&ir::Compiled>,
    ) -> Option<&'static EndpointRules<'static>> {
        let rules = rules?;
        let parameters = rules.parameters.iter().map(|parameter| self.rule_parameter(parameter));
        let parameters = leak::slice(parameters.collect());
        let program = leak::slice(rules.program.clone());
        let texts = self.texts.text(&rules.texts);
        Some(leak::one(EndpointRules { parameters, slots: rules.slots, texts, program }))
    }

    fn rule_parameter(&mut self, parameter: &ir::RuleParameter) -> RuleParameter<'static> {
        let default = match &parameter.default {
            ir::RuleDefault::None => RuleDefault::None,
            ir::RuleDefault::String(text) => RuleDefault::String(self.texts.text(text)),
            ir::RuleDefault::Boolean(value) => RuleDefault::Boolean(*value),
            ir::RuleDefault::StringArray(texts) => RuleDefault::StringArray(self.texts.all(texts)),
        };
        RuleParameter {
            name: self.texts.text(&parameter.name),
            built_in: self.texts.optional(parameter.built_in.as_ref()),
            required: parameter.required,
            default,
        }
    }
}
