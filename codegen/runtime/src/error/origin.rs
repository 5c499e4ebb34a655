//! The response that an error came in, as far as it is needed to pass the error on.

use http::HeaderMap;
#[cfg(any(feature = "client", feature = "server"))]
use http::header::{
    ALLOW, CONTENT_TYPE, ETAG, HeaderName, LAST_MODIFIED, LOCATION, RETRY_AFTER, WWW_AUTHENTICATE,
};

/// The headers that belong to an error: the type of its body, which error it is, and what to do about it.
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) const KEPT: [HeaderName; 11] = [
    CONTENT_TYPE,
    RETRY_AFTER,
    LOCATION,
    ETAG,
    LAST_MODIFIED,
    ALLOW,
    WWW_AUTHENTICATE,
    HeaderName::from_static("x-amz-bucket-region"),
    HeaderName::from_static("x-amzn-errortype"),
    HeaderName::from_static("x-amzn-query-error"),
    HeaderName::from_static("x-error-type"),
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
