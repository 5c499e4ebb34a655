//! The parts of a server: a service, handlers, options.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::sync::Arc;

use ferrosmith_runtime::schema::ServiceSchema;
use ferrosmith_runtime::{Operation, Router, ServerOptions};

use crate::Call;
use crate::handler::{Handle, Typed};
use crate::server::{Parts, Server};

/// The largest body of a request, in bytes, unless [`Builder::body_limit`] sets another: 10 MiB.
pub(crate) const BODY_LIMIT: usize = 10 << 20;

/// Collects the handlers and options of a [`Server`].
#[must_use]
pub struct Builder {
    service: &'static ServiceSchema,
    router: Router,
    handlers: BTreeMap<&'static str, Box<dyn Handle>>,
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
        if self.handlers.insert(O::SCHEMA.id, Box::new(Typed::<O, F>::new(handler))).is_some() {
            self.misplaced.get_or_insert(BuildError::Twice { operation: O::SCHEMA.id });
        }
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
    /// Returns an error if an operation is of another service, or has two handlers.
    pub fn build(self) -> Result<Server, BuildError> {
        match self.misplaced {
            Some(error) => Err(error),
            None => Ok(Server(Arc::new(Parts {
                router: self.router,
                handlers: self.handlers,
                options: self.options,
                body_limit: self.body_limit,
                health: self.health,
            }))),
        }
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

/// An error of a server that cannot be built.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BuildError {
    /// An operation belongs to another service.
    OtherService {
        /// The shape id of the operation.
        operation: &'static str,
        /// The shape id of its service.
        found: &'static str,
        /// The shape id of the server's service.
        expected: &'static str,
    },
    /// An operation has two handlers.
    Twice {
        /// The shape id of the operation.
        operation: &'static str,
    },
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::OtherService { operation, found, expected } => {
                write!(
                    f,
                    "{operation}: expected an operation of {expected}, found one of {found}; give it a server of its own"
                )
            }
            BuildError::Twice { operation } => {
                write!(f, "{operation}: expected one handler, found two; remove one of them")
            }
        }
    }
}

impl Error for BuildError {}
