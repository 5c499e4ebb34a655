//! Parts of the traits of generated services.

use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;

use ferrosmith_runtime::Operation;
use ferrosmith_runtime::bytes::Bytes;

use crate::handler::{Answer, Handler, Handling};
use crate::typed;
use crate::{Builder, Call, Server};

/// Returns the server of a builder to which generated code gave the operations of its service, each once.
#[doc(hidden)]
#[must_use]
pub fn __built(builder: Builder) -> Server {
    builder.finish()
}

/// A method of a service's trait that answers an operation. Its future borrows the service and the call.
// A bound on `AsyncFn` cannot say that the future is `Send`; a closure for each operation in generated code instead would take
// the compiler a twentieth of its time for a service.
#[doc(hidden)]
pub trait Method<'a, S: 'static, O: Operation>: Fn(&'a S, O::Input, &'a Call) -> Self::Answer {
    type Answer: Future<Output = Result<O::Output, O::Error>> + Send;
}

impl<'a, S, O, F, R> Method<'a, S, O> for F
where
    S: 'static,
    O: Operation,
    F: Fn(&'a S, O::Input, &'a Call) -> R,
    R: Future<Output = Result<O::Output, O::Error>> + Send,
{
    type Answer = R;
}

impl Builder {
    /// Sets the method of a service that answers an operation.
    #[doc(hidden)]
    pub fn __method<O, S, F>(&mut self, service: &Arc<S>, method: F)
    where
        O: Operation,
        S: Send + Sync + 'static,
        F: for<'a> Method<'a, S, O> + Copy + Send + Sync + 'static,
    {
        let handler = Answering { service: Arc::clone(service), method, operation: PhantomData };
        self.typed(O::SERVICE, O::SCHEMA, Handling::Whole(Box::new(handler)));
    }
}

/// A method of a service, as the handler of an operation.
// A closure for `Builder::operation` would do the same, and take the compiler a third longer.
struct Answering<O, S, F> {
    service: Arc<S>,
    method: F,
    operation: PhantomData<fn() -> O>,
}

impl<O, S, F> Handler for Answering<O, S, F>
where
    O: Operation,
    S: Send + Sync + 'static,
    F: for<'a> Method<'a, S, O> + Copy + Send + Sync + 'static,
{
    fn handle(&self, call: Call, body: Bytes) -> Answer {
        match typed::read::<O>(&call, body) {
            Ok(input) => {
                let (service, method) = (Arc::clone(&self.service), self.method);
                Box::pin(async move {
                    let result = method(&service, input, &call).await;
                    typed::written::<O>(call.protocol(), result.as_ref())
                })
            }
            Err(answer) => answer,
        }
    }
}

/// Gives a builder a handler for each operation, which calls the method of a service. Those with streams come last, with
/// the kinds of stream of their input and of their output: `none`, `body` or `events`.
#[doc(hidden)]
#[macro_export]
macro_rules! __methods {
    (
        $builder:ident, $service:ident: $($operation:ident = $method:ident),*
        $(; $($streaming:ident($input:ident -> $output:ident) = $streams:ident),*)?
    ) => {{
        let service = ::std::sync::Arc::new($service);
        let mut $builder = $builder;
        $($builder.__method::<super::$operation, _, _>(&service, Service::$method);)*
        $($(
            let shared = ::std::sync::Arc::clone(&service);
            let $builder = $builder.streaming::<super::$streaming, _, _, _, _>(move |input, stream, call| {
                let service = ::std::sync::Arc::clone(&shared);
                async move {
                    let answer = $crate::__received!($input service $streams input stream call).await;
                    $crate::__sent!($output answer)
                }
            });
        )*)?
        $builder
    }};
}

/// Calls a method with the stream of its input.
#[doc(hidden)]
#[macro_export]
macro_rules! __received {
    (none $service:ident $method:ident $input:ident $stream:ident $call:ident) => {{
        let () = $stream;
        $service.$method($input, &$call)
    }};
    ($kind:ident $service:ident $method:ident $input:ident $stream:ident $call:ident) => {
        $service.$method($input, $stream, &$call)
    };
}

/// Returns the answer of a method, with its stream.
#[doc(hidden)]
#[macro_export]
macro_rules! __sent {
    (none $answer:ident) => {
        $answer.map(|output| $crate::Streamed::<_, ()>::new(output, ()))
    };
    ($kind:ident $answer:ident) => {
        $answer
    };
}
