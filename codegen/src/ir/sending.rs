//! Facts for sending a request, beside its message: authentication, endpoint and checksum.

pub use crate::model::traits::{
    ApiKeyLocation, Checksum, ClientContextParam, ContextParamType, EndpointDiscovery,
};

/// A way to authenticate a request.
pub type AuthScheme = ferrosmith_runtime::schema::AuthScheme<String>;

/// The authentication of an operation (Smithy 2.0, section Authentication traits).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Auth {
    /// The schemes, the preferred one first, where they are not those of the service.
    pub schemes: Option<Vec<AuthScheme>>,
    /// The `optionalAuth` trait.
    pub optional: bool,
    /// The `unsignedPayload` trait.
    pub unsigned_payload: bool,
}

/// A parameter that an operation gives the rules that choose its endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContextParam {
    /// Its name in the rules.
    pub name: String,
    /// The origin of its value.
    pub value: ContextValue,
}

/// The value of a parameter, or the part of the input that it is taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContextValue {
    /// Always the same: `staticContextParams`.
    Static(crate::model::traits::ContextValue),
    /// The member of this name: `contextParam`.
    Member(String),
    /// A JMESPath expression about the input: `operationContextParams`.
    Path(String),
}

/// The `clientDiscoveredEndpoint` trait, and the members that identify the endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiscoveredEndpoint {
    /// `true` if the operation answers nowhere else.
    pub required: bool,
    /// The names of the members.
    pub identifiers: Vec<String>,
}
