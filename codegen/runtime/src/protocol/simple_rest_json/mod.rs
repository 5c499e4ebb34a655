//! simpleRestJson (alloy, SimpleRestJson protocol): HTTP bindings, JSON in all bodies, unions in three forms.

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "server")]
mod server;

use http::HeaderName;

use super::{Codec, JsonCodec, ProtocolFacts};

/// The protocol simpleRestJson (alloy, SimpleRestJson protocol).
pub static SIMPLE_REST_JSON: SimpleRestJson = SimpleRestJson {
    codec: JsonCodec::new("application/json").json_names().timestamp_formats().date_times().alloy(),
};

/// The protocol with HTTP bindings and JSON in all bodies, strings and blobs included.
#[derive(Debug)]
pub struct SimpleRestJson {
    codec: JsonCodec,
}

/// The header of a response that names the error.
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-error-type");

impl ProtocolFacts for SimpleRestJson {
    fn id(&self) -> &'static str {
        "alloy#simpleRestJson"
    }

    fn has_http_bindings(&self) -> bool {
        true
    }

    fn event_codec(&self) -> Option<&dyn Codec> {
        None
    }
}
