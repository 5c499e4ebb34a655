//! Handlers of operations, whatever their types.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::{Reason, Refusal, ServerProtocol};
use ferrosmith_runtime::{Operation, Rejection, ServerOptions};
use http::{Request, Response};

use crate::Call;
use crate::panic::CatchPanic;

/// A response that is being made.
pub(crate) type Pending = Pin<Box<dyn Future<Output = Response<Bytes>> + Send>>;

/// Answers the requests of one operation.
pub(crate) trait Handle: Send + Sync {
    /// Reads the input, and answers. Nothing is borrowed: the response may be made on another thread.
    fn handle(&self, request: &Request<Bytes>, call: Call, options: &ServerOptions) -> Pending;
}

/// A handler by its operation.
pub(crate) struct Typed<O, F> {
    function: F,
    operation: PhantomData<fn() -> O>,
}

impl<O, F> Typed<O, F> {
    pub(crate) fn new(function: F) -> Self {
        Typed { function, operation: PhantomData }
    }
}

impl<O, F, R> Handle for Typed<O, F>
where
    O: Operation,
    F: Fn(O::Input, Call) -> R + Send + Sync + 'static,
    R: Future<Output = Result<O::Output, O::Error>> + Send + 'static,
{
    fn handle(&self, request: &Request<Bytes>, call: Call, options: &ServerOptions) -> Pending {
        let protocol = call.protocol;
        let input = match O::parse_request_with(protocol, request, options) {
            Ok(input) => input,
            Err(rejection) => return Box::pin(std::future::ready(rejection.response())),
        };
        // A handler may panic before it gives a future, too.
        let answering = CatchPanic::new(|| (self.function)(input, call));
        Box::pin(async move {
            match answering.await {
                Ok(result) => written::<O>(protocol, result.as_ref()),
                Err(_) => failed(protocol, "an internal error"),
            }
        })
    }
}

fn written<O: Operation>(
    protocol: &'static dyn ServerProtocol,
    result: Result<&O::Output, &O::Error>,
) -> Response<Bytes> {
    O::respond_with(protocol, result)
        .unwrap_or_else(|_| failed(protocol, "the output does not fit a response"))
}

/// The message is for the client: it holds nothing that the client must not know.
fn failed(protocol: &'static dyn ServerProtocol, message: &str) -> Response<Bytes> {
    Rejection::new(protocol, Refusal::new(Reason::Internal, message)).response()
}
