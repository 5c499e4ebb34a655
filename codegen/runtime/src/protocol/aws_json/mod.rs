//! awsJson1_0 and awsJson1_1 (Smithy 2.0, AWS JSON 1.0 and 1.1 protocols): a header names the operation, and
//! all members are in the body.

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod server;

use http::HeaderName;

use super::{Codec, JsonCodec, ProtocolFacts};

/// The protocol awsJson1_0 (Smithy 2.0, AWS JSON 1.0 protocol).
pub static AWS_JSON_1_0: AwsJson = AwsJson {
    id: "aws.protocols#awsJson1_0",
    codec: JsonCodec::new("application/x-amz-json-1.0").timestamp_formats(),
    types: Types::Absolute,
};

/// The protocol awsJson1_1 (Smithy 2.0, AWS JSON 1.1 protocol).
pub static AWS_JSON_1_1: AwsJson = AwsJson {
    id: "aws.protocols#awsJson1_1",
    codec: JsonCodec::new("application/x-amz-json-1.1").timestamp_formats(),
    types: Types::Names,
};

/// The format of events, whose media type is that of JSON, without a version (Smithy 2.0, Amazon Event Stream, Initial
/// Message Events).
static EVENTS: JsonCodec = JsonCodec::new("application/json").timestamp_formats();

/// An AWS JSON protocol: [`AWS_JSON_1_0`] or [`AWS_JSON_1_1`].
#[derive(Debug)]
pub struct AwsJson {
    id: &'static str,
    codec: JsonCodec,
    #[cfg_attr(not(feature = "server"), expect(dead_code))]
    types: Types,
}

/// The form of the name of an error in a body.
#[derive(Debug, Clone, Copy)]
enum Types {
    /// The absolute shape id.
    Absolute,
    /// The name of the shape alone.
    Names,
}

/// The header that names service and operation.
const TARGET: HeaderName = HeaderName::from_static("x-amz-target");

impl ProtocolFacts for AwsJson {
    fn id(&self) -> &'static str {
        self.id
    }

    fn event_codec(&self) -> Option<&dyn Codec> {
        Some(&EVENTS)
    }
}
