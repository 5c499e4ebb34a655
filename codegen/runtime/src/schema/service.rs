//! The schemas of services: static tables that generated code spells out.

use super::{AuthScheme, ClientContextParam, EndpointDiscovery, OperationSchema};

/// The schema of a service.
#[derive(Debug)]
pub struct ServiceSchema {
    /// The absolute shape id.
    pub id: &'static str,
    /// The API version.
    pub version: &'static str,
    /// The name of AWS SDKs (`aws.api#service`).
    pub sdk_id: Option<&'static str>,
    /// The prefix of the service's host names (`aws.api#service`).
    pub endpoint_prefix: Option<&'static str>,
    /// The name that requests are signed for (`aws.auth#sigv4`).
    pub signing_name: Option<&'static str>,
    /// The absolute shape ids of its protocols' traits, the preferred one first.
    pub protocols: &'static [&'static str],
    /// Whether clients ask for the error codes of a query protocol (`aws.protocols#awsQueryCompatible`).
    pub query_compatible: bool,
    /// Whether errors in restXml are the whole document (`noErrorWrapping`).
    pub unwrapped_errors: bool,
    /// The schemes that requests may be authenticated by, the preferred one first.
    pub auth: &'static [AuthScheme],
    /// The parameters of its endpoint rules that a client is configured with.
    pub client_context: &'static [ClientContextParam],
    /// The operation that tells its endpoints.
    pub endpoint_discovery: Option<EndpointDiscovery>,
    /// Every operation, by name.
    pub operations: &'static [&'static OperationSchema],
}

impl ServiceSchema {
    /// Returns the schemes that requests of one of the service's operations may be authenticated by, the preferred
    /// one first: the operation's own, or those of the service. With [`OperationSchema::optional_auth`] no
    /// authentication will do as well.
    #[must_use]
    pub const fn auth_of(&self, operation: &OperationSchema) -> &'static [AuthScheme] {
        match operation.auth {
            Some(schemes) => schemes,
            None => self.auth,
        }
    }
}
