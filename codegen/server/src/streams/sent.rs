//! The output of an operation, and the stream that goes with it.

use ferrosmith_runtime::protocol::ServerProtocol;
use ferrosmith_runtime::{Blob, Operation};
use http::Response;

use super::received::streaming;
use crate::handler::failed_because;
use crate::typed::written;
use crate::{Body, body};

/// An output and its stream: [`Body`] of bytes, `Outgoing` events, `()` of an output without one.
///
/// The field of a stream of bytes in the output is ignored; events have none.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Streamed<T, S> {
    /// The output.
    pub output: T,
    /// Its stream.
    pub stream: S,
}

impl<T, S> Streamed<T, S> {
    /// Returns an output and its stream.
    #[must_use]
    pub fn new(output: T, stream: impl Into<S>) -> Self {
        Streamed { output, stream: stream.into() }
    }
}

/// The output of an operation `O` and its stream.
///
/// This crate implements it for every type that a handler may return; do not implement it elsewhere.
pub trait Sent<O: Operation>: Sized + Send + 'static {
    /// Returns the response, in the protocol of the request.
    #[doc(hidden)]
    fn send(self, protocol: &'static dyn ServerProtocol) -> impl Future<Output = Response<Body>> + Send;
}

impl<O: Operation> Sent<O> for Streamed<O::Output, ()> {
    async fn send(self, protocol: &'static dyn ServerProtocol) -> Response<Body> {
        written::<O>(protocol, Ok(&self.output))
    }
}

impl<O: Operation> Sent<O> for Streamed<O::Output, Body> {
    async fn send(self, protocol: &'static dyn ServerProtocol) -> Response<Body> {
        let Streamed { mut output, stream } = self;
        if protocol.has_http_bindings() {
            let response = O::respond_stream(Some(protocol), &output, stream);
            return response.unwrap_or_else(|error| {
                failed_because(protocol, "the output does not fit a response", error)
            });
        }
        // A member among others: they are sent when all of it is there.
        let bytes = match body::read(stream, usize::MAX, 0).await {
            Ok(bytes) => bytes,
            Err(error) => return failed_because(protocol, "the output could not be read", error),
        };
        if let Some(blob) = streaming(&mut output) {
            *blob = Blob::new(bytes);
        }
        written::<O>(protocol, Ok(&output))
    }
}
