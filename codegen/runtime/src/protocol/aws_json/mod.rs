//! awsJson1_0 and awsJson1_1 (Smithy 2.0, AWS JSON 1.0 and 1.1 protocols): the operation is in a header,
//! all members are in the body.

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod server;

use http::HeaderName;

use super::{JsonCodec, ProtocolFacts};

/// The protocol awsJson1_0.
pub static AWS_JSON_1_0: AwsJson = AwsJson {
    id: "aws.protocols#awsJson1_0",
    codec: JsonCodec::new("application/x-amz-json-1.0").timestamp_formats(),
    types: Types::Absolute,
};

/// The protocol awsJson1_1.
pub static AWS_JSON_1_1: AwsJson = AwsJson {
    id: "aws.protocols#awsJson1_1",
    codec: JsonCodec::new("application/x-amz-json-1.1").timestamp_formats(),
    types: Types::Names,
};

/// One of the AWS JSON protocols.
#[derive(Debug)]
pub struct AwsJson {
    id: &'static str,
    codec: JsonCodec,
    #[cfg_attr(not(feature = "server"), expect(dead_code))]
    types: Types,
}

/// How bodies name their error.
#[derive(Debug, Clone, Copy)]
enum Types {
    /// By absolute shape id.
    Absolute,
    /// By the name of the shape alone.
    Names,
}

/// The header that names service and operation.
const TARGET: HeaderName = HeaderName::from_static("x-amz-target");

impl ProtocolFacts for AwsJson {
    fn id(&self) -> &'static str {
        self.id
    }
}
