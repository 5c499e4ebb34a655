//! restJson1 (Smithy 2.0, AWS restJson1 protocol): HTTP bindings, and JSON in bodies.

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod server;

use http::HeaderName;

use super::{Codec, JsonCodec, ProtocolFacts};

/// The protocol restJson1 (Smithy 2.0, AWS restJson1 protocol).
pub static REST_JSON_1: RestJson = RestJson::new(
    "aws.protocols#restJson1",
    JsonCodec::new("application/json").json_names().timestamp_formats(),
);

/// A protocol with HTTP bindings and JSON in bodies.
#[derive(Debug)]
pub struct RestJson {
    id: &'static str,
    codec: JsonCodec,
}

/// The header of a response that names the error.
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

impl RestJson {
    /// Returns a protocol like restJson1, with another id and another codec.
    #[must_use]
    pub const fn new(id: &'static str, codec: JsonCodec) -> Self {
        RestJson { id, codec }
    }
}

impl ProtocolFacts for RestJson {
    fn id(&self) -> &'static str {
        self.id
    }

    fn has_http_bindings(&self) -> bool {
        true
    }

    fn event_codec(&self) -> Option<&dyn Codec> {
        Some(&self.codec)
    }
}
