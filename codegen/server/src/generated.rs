//! Parts of the traits of generated services.

use std::future::{Ready, ready};

use ferrosmith_runtime::error::Unhandled;
use ferrosmith_runtime::protocol::Reason;
use ferrosmith_runtime::{Operation, Rejection};

use crate::server;
use crate::{Builder, Call, Server};

/// Answers that an operation is not implemented (status 501): the default of the methods of generated traits.
pub fn not_implemented<O: Operation>(_: O::Input, call: &Call) -> Ready<Result<O::Output, O::Error>> {
    let refusal = server::not_implemented(call.operation());
    let rejection = Rejection::new(call.protocol(), refusal);
    let error = Unhandled::of_status(rejection.status().as_u16());
    ready(Err(error.with_code(Reason::NotImplemented.code()).with_message(rejection.message()).into()))
}

/// Returns the server of a builder to which generated code gave the operations of its service, each once.
#[doc(hidden)]
#[must_use]
pub fn __built(builder: Builder) -> Server {
    builder.finish()
}

/// Gives a builder a handler for each operation, which calls the method of a service.
#[doc(hidden)]
#[macro_export]
macro_rules! __methods {
    ($builder:ident, $service:ident: $($operation:ident = $method:ident),* $(,)?) => {{
        let service = ::std::sync::Arc::new($service);
        $(
            let shared = ::std::sync::Arc::clone(&service);
            let $builder = $builder.operation::<super::$operation, _, _>(move |input, call| {
                let service = ::std::sync::Arc::clone(&shared);
                async move { service.$method(input, &call).await }
            });
        )*
        $builder
    }};
}
