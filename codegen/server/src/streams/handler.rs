//! Handlers by the types of an operation and of its streams.

use std::marker::PhantomData;
use std::sync::Arc;

use ferrosmith_runtime::Operation;
use ferrosmith_runtime::bytes::Bytes;

use super::{Received, Sent};
use crate::handler::{Answer, Handler, StreamHandler, rejected};
use crate::typed::written;
use crate::{Body, Call};

/// An async function of an operation with streams.
pub(crate) struct Streaming<O, I, F> {
    function: Arc<F>,
    types: PhantomData<fn(I) -> O>,
}

impl<O, I, F> Streaming<O, I, F> {
    pub(crate) fn new(function: F) -> Self {
        Streaming { function: Arc::new(function), types: PhantomData }
    }
}

impl<O, I, F, R, S> StreamHandler for Streaming<O, I, F>
where
    O: Operation,
    I: Received<O>,
    F: Fn(O::Input, I, Call) -> R + Send + Sync + 'static,
    R: Future<Output = Result<S, O::Error>> + Send + 'static,
    S: Sent<O>,
{
    fn handle(&self, call: Call, body: Body) -> Answer {
        let function = Arc::clone(&self.function);
        Box::pin(async move {
            let protocol = call.protocol();
            let (input, received) = match I::receive(&call, body).await {
                Ok(received) => received,
                Err(rejection) => return rejected(&rejection),
            };
            match function(input, received, call).await {
                Ok(sent) => sent.send(protocol).await,
                Err(error) => written::<O>(protocol, Err(&error)),
            }
        })
    }
}

/// An input without a stream is there before the handler is called.
impl<O, I, F> Handler for Streaming<O, I, F>
where
    Streaming<O, I, F>: StreamHandler,
    O: 'static,
    I: 'static,
    F: Send + Sync + 'static,
{
    fn handle(&self, call: Call, body: Bytes) -> Answer {
        StreamHandler::handle(self, call, Body::from(body))
    }
}
