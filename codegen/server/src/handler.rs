//! Handlers of requests: an object for each operation.

use std::future::Future;
use std::pin::Pin;

use ferrosmith_runtime::Rejection;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::error::Unhandled;
use ferrosmith_runtime::protocol::{Reason, Refusal, ServerProtocol};
use ferrosmith_runtime::schema::OperationSchema;
use http::Response;

use crate::limits::Limits;
use crate::panic::CatchPanic;
use crate::progress::Progress;
use crate::trace;
use crate::unread::Refused;
use crate::{Body, BoxError, Call};

/// The future of a response.
pub type Answer = Pin<Box<dyn Future<Output = Response<Body>> + Send>>;

/// Answers the requests of an operation, whatever its types.
///
/// [`Builder::operation`](crate::Builder::operation) makes one of an async function. Implement it for operations that
/// are not known when the program is compiled, and pass it to [`Builder::handler`](crate::Builder::handler).
pub trait Handler: Send + Sync + 'static {
    /// Reads the input, and answers. A panic is answered as an internal error (status 500).
    fn handle(&self, call: Call, body: Bytes) -> Answer;
}

/// Answers the requests of an operation before their bodies are there: for streams of bytes and of events.
///
/// [`Builder::stream_handler`](crate::Builder::stream_handler) takes it. Its bodies are not limited by [`Builder::body_limit`](crate::Builder::body_limit).
pub trait StreamHandler: Send + Sync + 'static {
    /// Reads the head, and answers. A panic before the head of the response is answered as an internal error.
    fn handle(&self, call: Call, body: Body) -> Answer;
}

impl<F: Fn(Call, Bytes) -> Answer + Send + Sync + 'static> Handler for F {
    fn handle(&self, call: Call, body: Bytes) -> Answer {
        self(call, body)
    }
}

impl<F: Fn(Call, Body) -> Answer + Send + Sync + 'static> StreamHandler for F {
    fn handle(&self, call: Call, body: Body) -> Answer {
        self(call, body)
    }
}

/// The handler of an operation.
pub(crate) enum Handling {
    Whole(Box<dyn Handler>),
    Stream(Box<dyn StreamHandler>),
}

/// An answer that a handler makes, in the protocol of its request.
pub(crate) struct Begun {
    protocol: &'static dyn ServerProtocol,
    answer: CatchPanic,
    /// Of the body that the handler takes as it comes.
    progress: Option<Progress>,
}

impl Begun {
    /// Calls a handler, which may panic before it gives a future, too.
    pub(crate) fn new(protocol: &'static dyn ServerProtocol, handle: impl FnOnce() -> Answer) -> Self {
        Begun { protocol, answer: CatchPanic::new(handle), progress: None }
    }

    /// Gives the handler its time anew while a body makes progress.
    pub(crate) fn with(self, progress: Progress) -> Self {
        Begun { progress: Some(progress), ..self }
    }

    /// Waits for the answer, but not longer than the limit.
    ///
    /// # Errors
    /// Returns why there is none. A body that is refused is the reason, whatever its handler made of that.
    pub(crate) async fn within(self, limits: &Limits) -> Result<Response<Body>, Refused> {
        let Begun { protocol, answer, progress } = self;
        let answered = limits.answered(answer, progress.as_ref()).await;
        if let Some(refusal) = progress.as_ref().and_then(Progress::refusal) {
            return Err(Refused::within(Rejection::new(protocol, refusal)));
        }
        match answered {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(_)) => {
                trace::panicked();
                Ok(failed(protocol, "an internal error"))
            }
            Err(refusal) => {
                let rejection = Rejection::new(protocol, refusal);
                Err(if progress.is_some() { Refused::within(rejection) } else { rejection.into() })
            }
        }
    }
}

/// Returns the response to a request that the server failed on. The message is for the client: it holds nothing that
/// the client must not know.
pub(crate) fn failed(protocol: &'static dyn ServerProtocol, message: &str) -> Response<Body> {
    refused(protocol, Refusal::new(Reason::Internal, message))
}

/// Returns the same response for a cause, which layers find among its extensions, and the client does not.
pub(crate) fn failed_because(
    protocol: &'static dyn ServerProtocol,
    message: &str,
    cause: impl Into<BoxError>,
) -> Response<Body> {
    let mut response = failed(protocol, message);
    response.extensions_mut().insert(internal(message).because(cause));
    response
}

/// Returns the error of a request that the server failed on.
pub(crate) fn internal(message: &str) -> Unhandled {
    Refusal::new(Reason::Internal, message).into()
}

/// Returns the response to a request that the server refuses.
pub(crate) fn refused(protocol: &'static dyn ServerProtocol, refusal: Refusal) -> Response<Body> {
    rejected(&Rejection::new(protocol, refusal))
}

/// Returns the response of a rejection, which tells layers its reason.
pub(crate) fn rejected(rejection: &Rejection) -> Response<Body> {
    let mut response = rejection.response().map(Body::from);
    response.extensions_mut().insert(rejection.reason());
    response
}

/// Returns the refusal of an operation that has no handler.
pub(crate) fn not_implemented(operation: &OperationSchema) -> Refusal {
    Refusal::new(Reason::NotImplemented, format!("{} is not implemented", operation.name))
}
