//! The parts of a server: a service, handlers, options.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::sync::Arc;

use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};
use ferrosmith_runtime::{Operation, Router, ServerOptions};

use crate::handler::{Handler, Handling, StreamHandler};
use crate::server::{Parts, Server};
use crate::typed::Typed;
use crate::{BuildError, Call};

/// The largest body of a request, in bytes, unless [`Builder::body_limit`] sets another: 10 MiB.
pub(crate) const BODY_LIMIT: usize = 10 << 20;

/// Collects the handlers and options of a [`Server`].
#[must_use]
pub struct Builder {
    service: &'static ServiceSchema,
    router: Router,
    handlers: BTreeMap<&'static str, Handling>,
    fallback: Option<Box<dyn Handler>>,
    /// The operations that were given a second handler, or belong to another service.
    misplaced: Option<BuildError>,
    options: ServerOptions,
    body_limit: usize,
    health: Option<String>,
}

impl Builder {
    pub(crate) fn new(service: &'static ServiceSchema) -> Builder {
        Builder {
            service,
            router: Router::new(service),
            handlers: BTreeMap::new(),
            fallback: None,
            misplaced: None,
            options: ServerOptions::default(),
            body_limit: BODY_LIMIT,
            health: None,
        }
    }

    /// Sets the handler of an operation: an async closure or function of the input and the [`Call`].
    ///
    /// Operations without a handler are answered as not implemented (status 501).
    pub fn operation<O, F, R>(mut self, handler: F) -> Builder
    where
        O: Operation,
        F: Fn(O::Input, Call) -> R + Send + Sync + 'static,
        R: Future<Output = Result<O::Output, O::Error>> + Send + 'static,
    {
        if O::SERVICE.id != self.service.id {
            self.misplaced.get_or_insert(BuildError::OtherService {
                operation: O::SCHEMA.id,
                found: O::SERVICE.id,
                expected: self.service.id,
            });
        }
        self.handler(O::SCHEMA, Typed::<O, F>::new(handler))
    }

    /// Sets the handler of an operation that is an object, such as one that is not known when the program is compiled.
    pub fn handler(self, operation: &'static OperationSchema, handler: impl Handler) -> Builder {
        self.handling(operation, Handling::Whole(Box::new(handler)))
    }

    /// Sets the handler of an operation that gets the body of a request unread.
    pub fn stream_handler(self, operation: &'static OperationSchema, handler: impl StreamHandler) -> Builder {
        self.handling(operation, Handling::Stream(Box::new(handler)))
    }

    fn handling(mut self, operation: &'static OperationSchema, handling: Handling) -> Builder {
        if !self.service.operations.iter().any(|known| known.id == operation.id) {
            self.misplaced.get_or_insert(BuildError::UnknownOperation {
                operation: operation.id,
                service: self.service.id,
            });
        }
        if self.handlers.insert(operation.id, handling).is_some() {
            self.misplaced.get_or_insert(BuildError::Twice { operation: operation.id });
        }
        self
    }

    /// Sets the handler of all operations that have none of their own.
    pub fn fallback(mut self, handler: impl Handler) -> Builder {
        self.fallback = Some(Box::new(handler));
        self
    }

    /// Sets the options for reading requests.
    pub fn options(mut self, options: ServerOptions) -> Builder {
        self.options = options;
        self
    }

    /// Sets the router, for a choice of protocols or for requests that name another service.
    pub fn router(mut self, router: Router) -> Builder {
        self.router = router;
        self
    }

    /// Sets the largest body of a request, in bytes. A larger one is refused with status 413. The default is 10 MiB.
    pub fn body_limit(mut self, bytes: usize) -> Builder {
        self.body_limit = bytes;
        self
    }

    /// Answers `GET` and `HEAD` requests to this path with status 200, for load balancers.
    pub fn health(mut self, path: impl Into<String>) -> Builder {
        self.health = Some(path.into());
        self
    }

    /// Returns the server.
    ///
    /// # Errors
    /// Returns an error if an operation is not the service's, or has two handlers.
    pub fn build(self) -> Result<Server, BuildError> {
        match &self.misplaced {
            Some(error) => Err(error.clone()),
            None => Ok(self.finish()),
        }
    }

    /// Returns the server, whose handlers are where they belong.
    pub(crate) fn finish(self) -> Server {
        Server(Arc::new(Parts {
            service: self.service,
            router: self.router,
            handlers: self.handlers,
            fallback: self.fallback,
            options: Arc::new(self.options),
            body_limit: self.body_limit,
            health: self.health,
        }))
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("service", &self.service.id)
            .field("handlers", &self.handlers.keys())
            .finish_non_exhaustive()
    }
}
