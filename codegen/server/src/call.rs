//! The request that a handler answers.

use std::sync::Arc;

use ferrosmith_runtime::ServerOptions;
use ferrosmith_runtime::protocol::{Body, RequestRef, ServerProtocol};
use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};
use http::request::Parts;
use http::{Extensions, HeaderMap, Method, Uri};

use crate::request_id::RequestId;

/// The request that a handler answers, beside its input: protocol, id, method, URI, headers and extensions.
#[derive(Debug)]
pub struct Call {
    pub(crate) head: Box<Parts>,
    pub(crate) protocol: &'static dyn ServerProtocol,
    pub(crate) service: &'static ServiceSchema,
    pub(crate) operation: &'static OperationSchema,
    pub(crate) request_id: RequestId,
    pub(crate) access_key_id: Option<String>,
    #[cfg(all(feature = "event-stream", feature = "sigv4"))]
    pub(crate) seal: Option<crate::seal::Seal>,
    pub(crate) options: Arc<ServerOptions>,
    /// The largest body that is read whole, in bytes.
    pub(crate) body_limit: usize,
}

impl Call {
    /// Returns the service.
    #[must_use]
    pub fn service(&self) -> &'static ServiceSchema {
        self.service
    }

    /// Returns the operation.
    #[must_use]
    pub fn operation(&self) -> &'static OperationSchema {
        self.operation
    }

    /// Returns the protocol of the request, which is that of the response.
    #[must_use]
    pub fn protocol(&self) -> &'static dyn ServerProtocol {
        self.protocol
    }

    /// Returns the id of the request, which the response has in its header `x-amzn-requestid`.
    #[must_use]
    pub fn request_id(&self) -> &str {
        self.request_id.as_str()
    }

    /// Returns the id of the access key that the request is signed with, if signatures are verified.
    #[must_use]
    pub fn access_key_id(&self) -> Option<&str> {
        self.access_key_id.as_deref()
    }

    /// Returns the method of the request.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.head.method
    }

    /// Returns the URI of the request.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        &self.head.uri
    }

    /// Returns the headers of the request.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// Returns the extensions that layers around the server attached to the request.
    #[must_use]
    pub fn extensions(&self) -> &Extensions {
        &self.head.extensions
    }

    /// Returns the head of the request, as protocols read it: its body is a stream.
    #[must_use]
    pub fn head(&self) -> RequestRef<'_> {
        RequestRef::head(&self.head)
    }

    /// Returns the request with a body that is complete.
    pub(crate) fn whole<'a>(&'a self, body: &'a [u8]) -> RequestRef<'a> {
        RequestRef { body: Body::Whole(body), ..self.head() }
    }

    /// Returns the options for reading requests.
    #[must_use]
    pub fn options(&self) -> &ServerOptions {
        &self.options
    }
}
