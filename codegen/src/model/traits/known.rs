//! The traits that the generator knows, and what their values look like.

use super::values::Value;
use super::{Mismatch, read};
use crate::model::Json;

/// What the value of a known trait looks like.
pub(super) enum Form {
    /// A marker: an object that says nothing more.
    Flag,
    /// A string.
    Text,
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
            /// The known trait of that id.
            pub(super) fn of(id: &str) -> Option<Known> {
                match id {
                    $($id => Some(Known::$name),)*
                    _ => None,
                }
            }

            /// What its value looks like.
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
    AwsJson1_0 = "aws.protocols#awsJson1_0", Form::Flag;
    AwsJson1_1 = "aws.protocols#awsJson1_1", Form::Flag;
    AwsQuery = "aws.protocols#awsQuery", Form::Flag;
    AwsQueryCompatible = "aws.protocols#awsQueryCompatible", Form::Flag;
    AwsQueryError = "aws.protocols#awsQueryError", Form::Typed(read::aws_query_error);
    AwsService = "aws.api#service", Form::Typed(read::aws_service);
    Box = "smithy.api#box", Form::Flag;
    ClientOptional = "smithy.api#clientOptional", Form::Flag;
    Default = "smithy.api#default", Form::Any;
    Deprecated = "smithy.api#deprecated", Form::Typed(read::deprecated);
    Documentation = "smithy.api#documentation", Form::Text;
    Ec2Query = "aws.protocols#ec2Query", Form::Flag;
    Ec2QueryName = "aws.protocols#ec2QueryName", Form::Text;
    Endpoint = "smithy.api#endpoint", Form::Typed(read::endpoint);
    Enum = "smithy.api#enum", Form::Typed(read::enum_definitions);
    EnumValue = "smithy.api#enumValue", Form::Typed(read::enum_value);
    Error = "smithy.api#error", Form::Typed(read::fault);
    EventHeader = "smithy.api#eventHeader", Form::Flag;
    EventPayload = "smithy.api#eventPayload", Form::Flag;
    HostLabel = "smithy.api#hostLabel", Form::Flag;
    Http = "smithy.api#http", Form::Typed(read::http);
    HttpChecksumRequired = "smithy.api#httpChecksumRequired", Form::Flag;
    HttpError = "smithy.api#httpError", Form::Typed(read::status);
    HttpHeader = "smithy.api#httpHeader", Form::Text;
    HttpLabel = "smithy.api#httpLabel", Form::Flag;
    HttpPayload = "smithy.api#httpPayload", Form::Flag;
    HttpPrefixHeaders = "smithy.api#httpPrefixHeaders", Form::Text;
    HttpQuery = "smithy.api#httpQuery", Form::Text;
    HttpQueryParams = "smithy.api#httpQueryParams", Form::Flag;
    HttpResponseCode = "smithy.api#httpResponseCode", Form::Flag;
    Idempotent = "smithy.api#idempotent", Form::Flag;
    IdempotencyToken = "smithy.api#idempotencyToken", Form::Flag;
    Input = "smithy.api#input", Form::Flag;
    Internal = "smithy.api#internal", Form::Flag;
    JsonName = "smithy.api#jsonName", Form::Text;
    Length = "smithy.api#length", Form::Typed(read::length);
    MediaType = "smithy.api#mediaType", Form::Text;
    Mixin = "smithy.api#mixin", Form::Typed(read::mixin);
    Output = "smithy.api#output", Form::Flag;
    Paginated = "smithy.api#paginated", Form::Typed(read::paginated);
    Pattern = "smithy.api#pattern", Form::Text;
    Range = "smithy.api#range", Form::Typed(read::range);
    Readonly = "smithy.api#readonly", Form::Flag;
    RequestCompression = "smithy.api#requestCompression", Form::Typed(read::request_compression);
    Required = "smithy.api#required", Form::Flag;
    RequiresLength = "smithy.api#requiresLength", Form::Flag;
    RestJson1 = "aws.protocols#restJson1", Form::Flag;
    RestXml = "aws.protocols#restXml", Form::Flag;
    Retryable = "smithy.api#retryable", Form::Typed(read::retryable);
    RpcV2Cbor = "smithy.protocols#rpcv2Cbor", Form::Flag;
    RpcV2Json = "smithy.protocols#rpcv2Json", Form::Flag;
    Sensitive = "smithy.api#sensitive", Form::Flag;
    Sigv4 = "aws.auth#sigv4", Form::Typed(read::sigv4);
    Since = "smithy.api#since", Form::Text;
    Sparse = "smithy.api#sparse", Form::Flag;
    Streaming = "smithy.api#streaming", Form::Flag;
    TimestampFormat = "smithy.api#timestampFormat", Form::Typed(read::timestamp_format);
    Title = "smithy.api#title", Form::Text;
    UniqueItems = "smithy.api#uniqueItems", Form::Flag;
    Unstable = "smithy.api#unstable", Form::Flag;
    XmlAttribute = "smithy.api#xmlAttribute", Form::Flag;
    XmlFlattened = "smithy.api#xmlFlattened", Form::Flag;
    XmlName = "smithy.api#xmlName", Form::Text;
    XmlNamespace = "smithy.api#xmlNamespace", Form::Typed(read::xml_namespace);
}
