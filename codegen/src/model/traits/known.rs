//! The traits that the generator knows, and the forms of their values.

use super::values::Value;
use super::{Mismatch, read};
use crate::model::Json;

/// The form of a known trait's value.
pub(super) enum Form {
    /// A marker: an object that says nothing more.
    Flag,
    /// A string.
    Text,
    /// A string of a certain form, and that form in words.
    Name(fn(&str) -> bool, &'static str),
    /// Anything.
    Any,
    /// A structure or a closed set of values, read by a function.
    Typed(fn(&Json) -> Result<Value, Mismatch>),
}

macro_rules! known {
    ($($name:ident = $id:literal, $form:expr;)*) => {
        /// A known trait.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Known { $($name,)* }

        impl Known {
            /// Returns the known trait of that id.
            pub(super) fn of(id: &str) -> Option<Known> {
                match id {
                    $($id => Some(Known::$name),)*
                    _ => None,
                }
            }

            /// Returns the form of the value.
            pub(super) fn form(self) -> Form {
                match self { $(Known::$name => $form,)* }
            }

            /// Its id.
            pub(super) fn id(self) -> &'static str {
                match self { $(Known::$name => $id,)* }
            }
        }
    };
}

known! {
    AddedDefault = "smithy.api#addedDefault", Form::Flag;
    Auth = "smithy.api#auth", Form::Typed(read::auth);
    AwsJson1_0 = "aws.protocols#awsJson1_0", Form::Typed(read::protocol);
    AwsJson1_1 = "aws.protocols#awsJson1_1", Form::Typed(read::protocol);
    AwsQuery = "aws.protocols#awsQuery", Form::Flag;
    AwsQueryCompatible = "aws.protocols#awsQueryCompatible", Form::Flag;
    AwsQueryError = "aws.protocols#awsQueryError", Form::Typed(read::aws_query_error);
    AwsService = "aws.api#service", Form::Typed(read::aws_service);
    Box = "smithy.api#box", Form::Flag;
    ClientContextParams = "smithy.rules#clientContextParams", Form::Typed(read::client_context_params);
    ClientDiscoveredEndpoint = "aws.api#clientDiscoveredEndpoint", Form::Typed(read::client_discovered_endpoint);
    ClientEndpointDiscovery = "aws.api#clientEndpointDiscovery", Form::Typed(read::client_endpoint_discovery);
    ClientEndpointDiscoveryId = "aws.api#clientEndpointDiscoveryId", Form::Flag;
    ClientOptional = "smithy.api#clientOptional", Form::Flag;
    ContextParam = "smithy.rules#contextParam", Form::Typed(read::context_param);
    Default = "smithy.api#default", Form::Any;
    Deprecated = "smithy.api#deprecated", Form::Typed(read::deprecated);
    Discriminated = "alloy#discriminated", Form::Text;
    Documentation = "smithy.api#documentation", Form::Text;
    Ec2Query = "aws.protocols#ec2Query", Form::Flag;
    Ec2QueryName = "aws.protocols#ec2QueryName", Form::Name(local_name, "letters, digits, `_` and `-`, of which the first is a letter or `_`");
    Endpoint = "smithy.api#endpoint", Form::Typed(read::endpoint);
    EndpointBdd = "smithy.rules#endpointBdd", Form::Any;
    EndpointRuleSet = "smithy.rules#endpointRuleSet", Form::Any;
    Enum = "smithy.api#enum", Form::Typed(read::enum_definitions);
    EnumValue = "smithy.api#enumValue", Form::Typed(read::enum_value);
    Error = "smithy.api#error", Form::Typed(read::fault);
    EventHeader = "smithy.api#eventHeader", Form::Flag;
    EventPayload = "smithy.api#eventPayload", Form::Flag;
    HostLabel = "smithy.api#hostLabel", Form::Flag;
    Http = "smithy.api#http", Form::Typed(read::http);
    HttpApiKeyAuth = "smithy.api#httpApiKeyAuth", Form::Typed(read::http_api_key_auth);
    HttpBasicAuth = "smithy.api#httpBasicAuth", Form::Flag;
    HttpBearerAuth = "smithy.api#httpBearerAuth", Form::Flag;
    HttpChecksum = "aws.protocols#httpChecksum", Form::Typed(read::http_checksum);
    HttpChecksumRequired = "smithy.api#httpChecksumRequired", Form::Flag;
    HttpDigestAuth = "smithy.api#httpDigestAuth", Form::Flag;
    HttpError = "smithy.api#httpError", Form::Typed(read::status);
    HttpHeader = "smithy.api#httpHeader", Form::Text;
    HttpLabel = "smithy.api#httpLabel", Form::Flag;
    HttpPayload = "smithy.api#httpPayload", Form::Flag;
    HttpPrefixHeaders = "smithy.api#httpPrefixHeaders", Form::Text;
    HttpQuery = "smithy.api#httpQuery", Form::Name(|text| !text.is_empty(), "the name of a parameter");
    HttpQueryParams = "smithy.api#httpQueryParams", Form::Flag;
    HttpResponseCode = "smithy.api#httpResponseCode", Form::Flag;
    IdempotencyToken = "smithy.api#idempotencyToken", Form::Flag;
    Idempotent = "smithy.api#idempotent", Form::Flag;
    Input = "smithy.api#input", Form::Flag;
    Internal = "smithy.api#internal", Form::Flag;
    JsonName = "smithy.api#jsonName", Form::Text;
    JsonUnknown = "alloy#jsonUnknown", Form::Flag;
    Length = "smithy.api#length", Form::Typed(read::length);
    LongPoll = "smithy.api#longPoll", Form::Flag;
    MediaType = "smithy.api#mediaType", Form::Name(media_type, "a media type such as `application/json`");
    Mixin = "smithy.api#mixin", Form::Typed(read::mixin);
    OperationContextParams = "smithy.rules#operationContextParams", Form::Typed(read::operation_context_params);
    OptionalAuth = "smithy.api#optionalAuth", Form::Flag;
    Output = "smithy.api#output", Form::Flag;
    Paginated = "smithy.api#paginated", Form::Typed(read::paginated);
    Pattern = "smithy.api#pattern", Form::Text;
    Range = "smithy.api#range", Form::Typed(read::range);
    Readonly = "smithy.api#readonly", Form::Flag;
    RequestCompression = "smithy.api#requestCompression", Form::Typed(read::request_compression);
    Required = "smithy.api#required", Form::Flag;
    RequiresLength = "smithy.api#requiresLength", Form::Flag;
    RestJson1 = "aws.protocols#restJson1", Form::Typed(read::protocol);
    RestXml = "aws.protocols#restXml", Form::Typed(read::protocol);
    Retryable = "smithy.api#retryable", Form::Typed(read::retryable);
    RpcV2Cbor = "smithy.protocols#rpcv2Cbor", Form::Typed(read::protocol);
    RpcV2Json = "smithy.protocols#rpcv2Json", Form::Typed(read::protocol);
    Sensitive = "smithy.api#sensitive", Form::Flag;
    Sigv4 = "aws.auth#sigv4", Form::Typed(read::sigv4);
    Sigv4a = "aws.auth#sigv4a", Form::Typed(read::sigv4);
    Since = "smithy.api#since", Form::Text;
    Sparse = "smithy.api#sparse", Form::Flag;
    StaticContextParams = "smithy.rules#staticContextParams", Form::Typed(read::static_context_params);
    Streaming = "smithy.api#streaming", Form::Flag;
    TimestampFormat = "smithy.api#timestampFormat", Form::Typed(read::timestamp_format);
    Title = "smithy.api#title", Form::Text;
    UniqueItems = "smithy.api#uniqueItems", Form::Flag;
    UnsignedPayload = "aws.auth#unsignedPayload", Form::Flag;
    Unstable = "smithy.api#unstable", Form::Flag;
    Untagged = "alloy#untagged", Form::Flag;
    Waitable = "smithy.waiters#waitable", Form::Typed(read::waitable);
    XmlAttribute = "smithy.api#xmlAttribute", Form::Flag;
    XmlFlattened = "smithy.api#xmlFlattened", Form::Flag;
    XmlName = "smithy.api#xmlName", Form::Name(xml_name, "a name of XML, with one prefix at most, which is not `xmlns`");
    XmlNamespace = "smithy.api#xmlNamespace", Form::Typed(read::xml_namespace);
}

/// Returns `true` for a token of HTTP, such as a method or the name of a header (RFC 9110, section 5.6.2).
pub(crate) fn is_token(text: &str) -> bool {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(token)
}

/// Returns `true` for a media type, with or without parameters (RFC 9110, section 8.3.1).
fn media_type(text: &str) -> bool {
    let bare = text.split(';').next().unwrap_or_default().trim_end();
    // The whole of it is a header.
    let is_header = text.bytes().all(|byte| byte == b'\t' || byte == b' ' || byte.is_ascii_graphic());
    is_header && bare.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

/// Returns `true` for a name without a prefix.
pub(super) fn local_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

/// Returns `true` for a name in XML. One with the prefix `xmlns` declares a namespace instead.
fn xml_name(text: &str) -> bool {
    match text.split_once(':') {
        Some((prefix, name)) => prefix != "xmlns" && local_name(prefix) && local_name(name),
        None => local_name(text),
    }
}
