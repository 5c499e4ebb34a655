//! The response that an error came in, as far as it is needed to pass the error on.

use http::HeaderMap;
#[cfg(feature = "client")]
use http::header::{CONTENT_TYPE, HeaderName, RETRY_AFTER};

/// The headers that belong to an error's body: what it is, which error it is, and when to try again.
#[cfg(feature = "client")]
const KEPT: [HeaderName; 4] = [
    CONTENT_TYPE,
    RETRY_AFTER,
    HeaderName::from_static("x-amzn-errortype"),
    HeaderName::from_static("x-amzn-query-error"),
];

/// The protocol of a response, and the headers that belong to its body.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Origin {
    /// The absolute shape id of the protocol's trait.
    pub(crate) protocol: &'static str,
    /// The headers.
    pub(crate) headers: HeaderMap,
}

#[cfg(feature = "client")]
impl Origin {
    /// Returns the origin of an error in a response with these headers.
    pub(crate) fn new(protocol: &'static str, headers: &HeaderMap) -> Self {
        let mut kept = HeaderMap::new();
        for name in KEPT {
            if let Some(value) = headers.get(&name) {
                kept.insert(name, value.clone());
            }
        }
        Origin { protocol, headers: kept }
    }
}
