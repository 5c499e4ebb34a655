//! Code of yours between a call and the wire.

use std::fmt;

use ferrosmith_runtime::schema::OperationSchema;
use http::{Request, Response};

use crate::transport::{Body, BoxError};

/// Sees, and changes, the messages of a client: to add headers, to record, to log. It is called for each attempt.
///
/// Bodies are whole ([`Body::as_bytes`]), but those that a call sends or leaves as streams. A body may be replaced.
/// An error ends the call, which then is not made again.
pub trait Interceptor: fmt::Debug + Send + Sync + 'static {
    /// Called with a request that has its URI and all headers but those of the signature.
    ///
    /// # Errors
    /// Returns any error to end the call.
    fn before_signing(
        &self,
        operation: &OperationSchema,
        request: &mut Request<Body>,
    ) -> Result<(), BoxError> {
        let _ = (operation, request);
        Ok(())
    }

    /// Called with the request as it is sent. The signature does not cover what is changed here.
    ///
    /// # Errors
    /// Returns any error to end the call.
    fn before_sending(
        &self,
        operation: &OperationSchema,
        request: &mut Request<Body>,
    ) -> Result<(), BoxError> {
        let _ = (operation, request);
        Ok(())
    }

    /// Called with a response, before it is read.
    ///
    /// # Errors
    /// Returns any error to end the call.
    fn after_receiving(
        &self,
        operation: &OperationSchema,
        response: &mut Response<Body>,
    ) -> Result<(), BoxError> {
        let _ = (operation, response);
        Ok(())
    }
}
