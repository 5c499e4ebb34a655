//! Handlers by the types of their operation.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::error::Failure;
use ferrosmith_runtime::protocol::{MessageError, ServerProtocol};
use ferrosmith_runtime::{Operation, Rejection, ServiceError};
use http::Response;
use pin_project_lite::pin_project;

use crate::handler::{Answer, Handler, failed_because, rejected};
use crate::{Body, Call};

/// An async function of an operation.
pub(crate) struct Typed<O, F> {
    function: F,
    operation: PhantomData<fn() -> O>,
}

impl<O, F> Typed<O, F> {
    pub(crate) fn new(function: F) -> Self {
        Typed { function, operation: PhantomData }
    }
}

impl<O, F, R> Handler for Typed<O, F>
where
    O: Operation,
    F: Fn(O::Input, Call) -> R + Send + Sync + 'static,
    R: Future<Output = Result<O::Output, O::Error>> + Send + 'static,
{
    fn handle(&self, call: Call, body: Bytes) -> Answer {
        let protocol = call.protocol();
        match read::<O>(&call, body) {
            Ok(input) => {
                let result = (self.function)(input, call);
                Box::pin(Writing::<O, R> { protocol, result, operation: PhantomData })
            }
            Err(answer) => answer,
        }
    }
}

/// Returns the input of a request; the answer to one that is refused.
#[inline]
pub(crate) fn read<O: Operation>(call: &Call, body: Bytes) -> Result<O::Input, Answer> {
    match O::parse_request_ref(call.protocol(), call.whole(&body), call.options()) {
        Ok(input) => Ok(input),
        Err(rejection) => Err(refused(&rejection)),
    }
}

// Apart from the types: a program has what depends on them for each of its operations.
fn refused(rejection: &Rejection) -> Answer {
    Box::pin(std::future::ready(rejected(rejection)))
}

pin_project! {
    /// The response for a result that is to come. An async block would have room for the future of the result twice.
    struct Writing<O, R> {
        protocol: &'static dyn ServerProtocol,
        #[pin]
        result: R,
        operation: PhantomData<fn() -> O>,
    }
}

impl<O: Operation, R: Future<Output = Result<O::Output, O::Error>>> Future for Writing<O, R> {
    type Output = Response<Body>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Response<Body>> {
        let this = self.project();
        match this.result.poll(context) {
            Poll::Ready(result) => Poll::Ready(written::<O>(*this.protocol, result.as_ref())),
            Poll::Pending => Poll::Pending,
        }
    }
}

/// Returns the response for a result.
pub(crate) fn written<O: Operation>(
    protocol: &'static dyn ServerProtocol,
    result: Result<&O::Output, &O::Error>,
) -> Response<Body> {
    sent(protocol, O::respond_with(protocol, result), result.err().map(ServiceError::failure))
}

fn sent(
    protocol: &'static dyn ServerProtocol,
    response: Result<Response<Bytes>, MessageError>,
    failure: Option<Failure<'_>>,
) -> Response<Body> {
    let mut response = match response {
        Ok(response) => response.map(Body::from),
        Err(error) => return failed_because(protocol, "the output does not fit a response", error),
    };
    // The client is not told the cause.
    if let Some(Failure::Unhandled(error)) = failure
        && error.cause().is_some()
    {
        response.extensions_mut().insert(error.clone());
    }
    response
}
