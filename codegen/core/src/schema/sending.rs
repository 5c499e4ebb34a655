//! Facts for sending a request, beside its message: authentication, parameters of the endpoint, checksums.
//! For code that sends requests; the protocols of this crate do not use it.

/// An authentication scheme (Smithy 2.0, section Authentication traits). Names are static texts in the tables of
/// generated code, and `String`s in the generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthScheme<Text = &'static str> {
    /// AWS Signature Version 4 (`aws.auth#sigv4`), with the name that requests are signed for.
    Sigv4(Text),
    /// AWS Signature Version 4A (`aws.auth#sigv4a`), with the name that requests are signed for.
    Sigv4a(Text),
    /// A bearer token in the header `Authorization` (`smithy.api#httpBearerAuth`, RFC 6750).
    HttpBearer,
    /// A name and a password (`smithy.api#httpBasicAuth`, RFC 7617).
    HttpBasic,
    /// A digest (`smithy.api#httpDigestAuth`, RFC 7616).
    HttpDigest,
    /// An API key (`smithy.api#httpApiKeyAuth`).
    HttpApiKey(ApiKeyLocation<Text>),
    /// Another scheme, by the absolute shape id of its trait.
    Other(Text),
}

impl AuthScheme {
    /// Returns the absolute shape id of the scheme's trait.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            AuthScheme::Sigv4(_) => "aws.auth#sigv4",
            AuthScheme::Sigv4a(_) => "aws.auth#sigv4a",
            AuthScheme::HttpBearer => "smithy.api#httpBearerAuth",
            AuthScheme::HttpBasic => "smithy.api#httpBasicAuth",
            AuthScheme::HttpDigest => "smithy.api#httpDigestAuth",
            AuthScheme::HttpApiKey(_) => "smithy.api#httpApiKeyAuth",
            AuthScheme::Other(id) => id,
        }
    }
}

/// The part of a request that carries an API key (`smithy.api#httpApiKeyAuth`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiKeyLocation<Text = &'static str> {
    /// A header of this name, whose value is the key, after the scheme and a space if there is a scheme.
    Header(Text, Option<Text>),
    /// A query parameter of this name.
    Query(Text),
}

/// A parameter of a service's endpoint rules that an operation sets (Smithy 2.0, section Endpoint traits).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContextParam {
    /// The name of the parameter in the rules.
    pub name: &'static str,
    /// The value, or where it comes from.
    pub value: ContextValue,
}

/// The value of a [`ContextParam`], or the part of the input that it is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContextValue {
    /// This string (`staticContextParams`).
    String(&'static str),
    /// This boolean (`staticContextParams`).
    Boolean(bool),
    /// These strings (`staticContextParams`).
    StringArray(&'static [&'static str]),
    /// The input's member of this name (`contextParam`).
    Member(&'static str),
    /// The result of this JMESPath expression, evaluated on the input (`operationContextParams`).
    Path(&'static str),
}

/// A parameter of a service's endpoint rules that clients are configured with
/// (`smithy.rules#clientContextParams`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientContextParam {
    /// The name of the parameter in the rules.
    pub name: &'static str,
    /// The type of its values.
    pub ty: ContextParamType,
}

/// The type of a [`ClientContextParam`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContextParamType {
    /// A string.
    String,
    /// A boolean.
    Boolean,
    /// An array of strings.
    StringArray,
}

/// The discovery of an operation's endpoint (`aws.api#clientDiscoveredEndpoint`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiscoveredEndpoint {
    /// If `true`, the operation works at a discovered endpoint only.
    pub required: bool,
    /// The names of the input's members that identify the endpoint (`aws.api#clientEndpointDiscoveryId`).
    pub identifiers: &'static [&'static str],
}

/// The operation that returns a service's endpoints (`aws.api#clientEndpointDiscovery`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndpointDiscovery {
    /// The absolute shape id of the operation.
    pub operation: &'static str,
    /// The absolute shape id of the error that makes a discovered endpoint invalid.
    pub error: Option<&'static str>,
}

/// The checksums of an operation's requests and responses (`aws.protocols#httpChecksum`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checksum {
    /// If `true`, a request must have a checksum.
    pub required: bool,
    /// The member of the input that names the algorithm of the request's checksum.
    pub request_algorithm: Option<&'static str>,
    /// The member of the input that turns on the check of the response's checksum.
    pub response_validation: Option<&'static str>,
    /// The algorithms of a response's checksum, such as `CRC32`.
    pub response_algorithms: &'static [&'static str],
}
