//! The values of the traits that have a structure.

use ferrosmith_runtime::TimestampFormat;
use ferrosmith_runtime::schema::{ApiKeyLocation, ContextParamType, Fault};

use super::waiters::Waiter;
use crate::model::ShapeId;

/// The trait `smithy.api#deprecated`: a shape or member that is not to be used any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecated {
    /// The reason, and what to use instead.
    pub message: Option<String>,
    /// The version or date.
    pub since: Option<String>,
}

/// The trait `smithy.api#enumValue`: the value of an enum's member on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnumValue {
    /// Of an `enum`.
    String(String),
    /// Of an `intEnum`.
    Int(i32),
}

/// An element of the deprecated trait `smithy.api#enum`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnumDefinition {
    /// The value on the wire.
    pub value: String,
    /// The name, if it has one.
    pub name: Option<String>,
    /// Its documentation.
    pub documentation: Option<String>,
    /// `true` if it should no longer be used.
    pub deprecated: bool,
    /// `true` if it has the tag `internal`.
    pub internal: bool,
}

/// The trait `smithy.api#length`: the limits of a text, a blob, a list or a map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Length {
    /// The least, inclusive.
    pub min: Option<u64>,
    /// The most, inclusive.
    pub max: Option<u64>,
}

/// The trait `smithy.api#range`: the limits of a number, as decimal text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Range {
    /// The least, inclusive.
    pub min: Option<String>,
    /// The most, inclusive.
    pub max: Option<String>,
}

/// The trait `smithy.api#xmlNamespace`: the namespace of an element.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct XmlNamespace {
    /// The URI.
    pub uri: String,
    /// The prefix; without one it is the default namespace.
    pub prefix: Option<String>,
}

/// The trait `smithy.api#http`: the method, the path and the status of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Http {
    /// The method, in capitals.
    pub method: String,
    /// The pattern of the URI, with labels in braces.
    pub uri: String,
    /// The status of a success.
    pub code: u16,
}

/// The trait `smithy.api#retryable`: an error after which a call may be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retryable {
    /// `true` if it says that calls come too fast.
    pub throttling: bool,
}

/// The trait `smithy.api#paginated`: an operation whose output comes in pages. What an operation leaves out may stand at the service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paginated {
    /// The input member of the token.
    pub input_token: Option<String>,
    /// The path to the token in the output.
    pub output_token: Option<String>,
    /// The path to the items in the output.
    pub items: Option<String>,
    /// The input member of the page size.
    pub page_size: Option<String>,
}

/// The trait `aws.protocols#awsQueryError`: the code and status of an error in awsQuery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwsQueryError {
    /// The code on the wire.
    pub code: String,
    /// The HTTP status.
    pub status: u16,
}

/// The trait `aws.api#service`: the names of a service of AWS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwsService {
    /// The name that SDKs go by.
    pub sdk_id: String,
    /// The first label of host names.
    pub endpoint_prefix: Option<String>,
    /// The third part of ARNs.
    pub arn_namespace: Option<String>,
}

/// The trait `aws.protocols#httpChecksum`: the checksums of an operation's messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checksum {
    /// `true` if the request must have one.
    pub required: bool,
    /// The member of the input that names the algorithm of the request.
    pub request_algorithm_member: Option<String>,
    /// The member of the input that turns the check of the response on.
    pub response_validation_member: Option<String>,
    /// The algorithms that a response may have, such as `CRC32`.
    pub response_algorithms: Vec<String>,
}

impl Checksum {
    /// Returns `true` if neither requests nor responses have a checksum.
    pub(crate) fn says_nothing(&self) -> bool {
        let request = self.required || self.request_algorithm_member.is_some();
        !request && self.response_validation_member.is_none() && self.response_algorithms.is_empty()
    }
}

/// A parameter of `smithy.rules#clientContextParams`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientContextParam {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: ContextParamType,
    /// Its documentation.
    pub documentation: Option<String>,
}

/// The value of a parameter of `smithy.rules#staticContextParams`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContextValue {
    /// A string.
    String(String),
    /// A boolean.
    Boolean(bool),
    /// An array of strings.
    StringArray(Vec<String>),
}

/// The trait `aws.api#clientEndpointDiscovery`: a service that tells the endpoints of its operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointDiscovery {
    /// The operation that tells endpoints.
    pub operation: ShapeId,
    /// The error that asks for another endpoint.
    pub error: Option<ShapeId>,
}

/// The value of a known trait that is more than a marker or a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Deprecated(Deprecated),
    EnumValue(EnumValue),
    Enum(Vec<EnumDefinition>),
    Length(Length),
    Range(Range),
    TimestampFormat(TimestampFormat),
    XmlNamespace(XmlNamespace),
    Http(Http),
    Status(u16),
    Fault(Fault),
    Retryable(Retryable),
    Paginated(Paginated),
    AwsQueryError(AwsQueryError),
    AwsService(AwsService),
    Texts(Vec<String>),
    Text(String),
    LocalTraits(Vec<ShapeId>),
    Ids(Vec<ShapeId>),
    ApiKeyLocation(ApiKeyLocation<String>),
    Checksum(Checksum),
    Pairs(Vec<(String, String)>),
    StaticContextParams(Vec<(String, ContextValue)>),
    EndpointDiscovery(EndpointDiscovery),
    ClientContextParams(Vec<ClientContextParam>),
    Required(bool),
    Waiters(Vec<Waiter>),
}
