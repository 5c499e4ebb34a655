//! The schemas of services.

use super::{AuthScheme, ClientContextParam, EndpointDiscovery, EndpointRules, OperationSchema};

/// The schema of a service.
#[derive(Debug)]
pub struct ServiceSchema {
    /// The absolute shape id.
    pub id: &'static str,
    /// The API version.
    pub version: &'static str,
    /// The name of the service in AWS SDKs (`aws.api#service`).
    pub sdk_id: Option<&'static str>,
    /// The prefix of the service's host names (`aws.api#service`).
    pub endpoint_prefix: Option<&'static str>,
    /// The name in the scope of signatures (`aws.auth#sigv4`).
    pub signing_name: Option<&'static str>,
    /// The absolute shape ids of the protocol traits, the preferred one first.
    pub protocols: &'static [&'static str],
    /// If `true`, error codes are those of a query protocol (AWS, `awsQueryCompatible` trait).
    pub query_compatible: bool,
    /// If `true`, the error is the root of a restXml response (`noErrorWrapping`).
    pub unwrapped_errors: bool,
    /// The authentication schemes, the preferred one first.
    pub auth: &'static [AuthScheme],
    /// The parameters of the endpoint rules that clients are configured with.
    pub client_context: &'static [ClientContextParam],
    /// The operation that returns the service's endpoints.
    pub endpoint_discovery: Option<EndpointDiscovery>,
    /// The rules of endpoints (`smithy.rules#endpointRuleSet`).
    pub endpoint_rules: Option<&'static EndpointRules<'static>>,
    /// The operations, sorted by the names of their Rust types.
    pub operations: &'static [&'static OperationSchema],
}

impl ServiceSchema {
    /// Returns the authentication schemes of one of the service's operations, the preferred one first: its
    /// own, or those of the service.
    ///
    /// If [`OperationSchema::optional_auth`] is set, requests may be sent without authentication as well.
    #[must_use]
    pub const fn auth_of(&self, operation: &OperationSchema) -> &'static [AuthScheme] {
        match operation.auth {
            Some(schemes) => schemes,
            None => self.auth,
        }
    }
}
