//! The parts of a server: a service, handlers, options.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::sync::Arc;
#[cfg(feature = "tokio")]
use std::time::Duration;

use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema};
use ferrosmith_runtime::{Operation, Router, ServerOptions};
#[cfg(feature = "sigv4")]
use http::{Extensions, Uri};

#[cfg(feature = "sigv4")]
use crate::authentication::Authentication;
use crate::handler::{Handler, Handling, StreamHandler};
use crate::limits::Limits;
use crate::parts::Parts;
#[cfg(feature = "sigv4")]
use crate::sent_uri;
use crate::server::Server;
use crate::streams::{Received, Sent, Streaming};
use crate::typed::Typed;
use crate::{BuildError, Call};

/// Collects the handlers and options of a [`Server`].
///
/// ```
/// use std::time::Duration;
///
/// use ferrosmith_server::{Call, Server};
/// use generated::datazone::{self, ListDomains, ListDomainsInput, ListDomainsOutput};
///
/// let server = Server::builder(&datazone::SERVICE)
///     .operation::<ListDomains, _, _>(|_input: ListDomainsInput, _call: Call| async move {
///         Ok(ListDomainsOutput::new([]))
///     })
///     .body_limit(64 * 1024)
///     .health("/health")
///     .build()?;
/// # Ok::<(), ferrosmith_server::BuildError>(())
/// ```
#[must_use]
pub struct Builder {
    service: &'static ServiceSchema,
    router: Router,
    handlers: BTreeMap<&'static str, Handling>,
    fallback: Option<Box<dyn Handler>>,
    /// The operations that were given a second handler, or belong to another service.
    misplaced: Option<BuildError>,
    options: ServerOptions,
    limits: Limits,
    health: Option<String>,
    virtual_hosts: Option<String>,
    #[cfg(feature = "sigv4")]
    authentication: Option<Authentication>,
    #[cfg(feature = "sigv4")]
    sent_uri: Option<sent_uri::Finder>,
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
            limits: Limits::default(),
            health: None,
            virtual_hosts: None,
            #[cfg(feature = "sigv4")]
            authentication: None,
            #[cfg(feature = "sigv4")]
            sent_uri: None,
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
        let handler = Box::new(Typed::<O, F>::new(handler));
        self.typed(O::SERVICE, O::SCHEMA, Handling::Whole(handler));
        self
    }

    /// Sets the handler of an operation with streams: an async closure or function of the input, its stream (`()`,
    /// [`Body`](crate::Body) or `Incoming` events) and the [`Call`], which returns the output and its stream as
    /// [`Streamed`](crate::Streamed).
    ///
    /// Streams are not limited by [`Builder::body_limit`].
    pub fn streaming<O, I, S, F, R>(mut self, handler: F) -> Builder
    where
        O: Operation,
        I: Received<O>,
        S: Sent<O>,
        F: Fn(O::Input, I, Call) -> R + Send + Sync + 'static,
        R: Future<Output = Result<S, O::Error>> + Send + 'static,
    {
        let handler = Streaming::<O, I, F>::new(handler);
        let handling = match I::WHOLE {
            true => Handling::Whole(Box::new(handler)),
            false => Handling::Stream(Box::new(handler)),
        };
        self.typed(O::SERVICE, O::SCHEMA, handling);
        self
    }

    /// Sets the handler of an operation that is an object, such as one that is not known when the program is compiled.
    pub fn handler(mut self, operation: &'static OperationSchema, handler: impl Handler) -> Builder {
        self.handling(operation, Handling::Whole(Box::new(handler)));
        self
    }

    /// Sets the handler of an operation that gets the body of a request unread.
    pub fn stream_handler(
        mut self,
        operation: &'static OperationSchema,
        handler: impl StreamHandler,
    ) -> Builder {
        self.handling(operation, Handling::Stream(Box::new(handler)));
        self
    }

    /// Sets the handler of an operation whose type tells its service. One of another service is noted.
    pub(crate) fn typed(
        &mut self,
        service: &'static ServiceSchema,
        operation: &'static OperationSchema,
        handling: Handling,
    ) {
        if service.id != self.service.id {
            self.misplaced.get_or_insert(BuildError::OtherService {
                operation: operation.id,
                found: service.id,
                expected: self.service.id,
            });
        }
        self.handling(operation, handling);
    }

    fn handling(&mut self, operation: &'static OperationSchema, handling: Handling) {
        if !self.service.operations.iter().any(|known| known.id == operation.id) {
            self.misplaced.get_or_insert(BuildError::UnknownOperation {
                operation: operation.id,
                service: self.service.id,
            });
        }
        if self.handlers.insert(operation.id, handling).is_some() {
            self.misplaced.get_or_insert(BuildError::Twice { operation: operation.id });
        }
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

    /// Sets the maximum size of a body in bytes, also after it is decompressed. A larger one is refused with status 413. The
    /// default is 10 MiB.
    pub fn body_limit(mut self, bytes: usize) -> Builder {
        self.limits.body = bytes;
        self
    }

    /// Sets the maximum number of requests at once. More are refused with status 503. The default is 1,024.
    pub fn concurrency(mut self, limit: usize) -> Builder {
        self.limits.concurrency = limit;
        self
    }

    /// Sets the maximum time for a body to arrive. A slower one is refused with status 408. The default is 30
    /// seconds.
    #[cfg(feature = "tokio")]
    pub fn body_timeout(mut self, limit: Duration) -> Builder {
        self.limits.body_timeout = limit;
        self
    }

    /// Sets the bytes of a body that must come in a second, on an average of the last 20 seconds in which they were waited
    /// for. A slower body is refused with status 408. The default is 500; 0 is no limit.
    ///
    /// This is for the bodies that a handler takes as a stream, too, which may take longer than [`Builder::body_timeout`].
    /// Streams of events have no such limit: they may be silent for long.
    #[cfg(feature = "tokio")]
    pub fn body_rate(mut self, bytes_per_second: u32) -> Builder {
        self.limits.body_rate = bytes_per_second;
        self
    }

    /// Sets the maximum time for a handler to begin its response. A slower one is dropped, and the request
    /// answered with status 503. The default is 60 seconds.
    ///
    /// A handler that takes the body as a stream has the time anew while some of the body came in it: a long upload is not
    /// too slow, one that stands still is.
    #[cfg(feature = "tokio")]
    pub fn handler_timeout(mut self, limit: Duration) -> Builder {
        self.limits.handler_timeout = limit;
        self
    }

    /// Verifies signatures (AWS Signature Version 4, of headers and of URLs) by the credentials that a function finds
    /// for the id of an access key. Requests without a valid one are refused with status 403, unless the operation
    /// takes them. So are those whose path is signed as another one, such as `/a/../b`, but for S3, which signs it as it is.
    ///
    /// A handler of streams gets the body before all of it is there: a stream that is not the signed one ends in an error,
    /// and what came before must not count. If a request does not tell the hash of its body in the header
    /// `x-amz-content-sha256`, as botocore's do not, the body is read first, within [`Builder::body_limit`]. Events and chunks
    /// that are signed one by one are verified as they come.
    #[cfg(feature = "sigv4")]
    pub fn signatures(
        mut self,
        find: impl Fn(&str) -> Option<ferrosmith_client::Credentials> + Send + Sync + 'static,
    ) -> Builder {
        self.authentication = Some(Authentication::new(find));
        self
    }

    /// Sets the function that finds the URI that a request was sent and signed with, where layers around the server change
    /// it: `nest_service` of axum strips a prefix of the path, and keeps the URI as the extension `OriginalUri`.
    #[cfg(feature = "sigv4")]
    pub fn sent_uri(mut self, find: impl Fn(&Extensions) -> Option<Uri> + Send + Sync + 'static) -> Builder {
        self.sent_uri = Some(sent_uri::Finder::new(find));
        self
    }

    /// Answers `GET` and `HEAD` requests to this path with status 200, for load balancers.
    pub fn health(mut self, path: impl Into<String>) -> Builder {
        self.health = Some(path.into());
        self
    }

    /// Takes the labels of a host before `base` as the first one of the path, as clients of S3 send the name of a bucket:
    /// `GET /key` to `shelf.s3.example.com` is `GET /shelf/key` with the base `s3.example.com`. The port does not matter.
    pub fn virtual_hosts(mut self, base: impl Into<String>) -> Builder {
        self.virtual_hosts = Some(base.into());
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
        let unpacked = self.options.decompressed_limit.min(self.limits.body);
        let parts = Parts {
            service: self.service,
            router: self.router.decompressed_limit(unpacked),
            handlers: self.handlers,
            fallback: self.fallback,
            options: Arc::new(self.options.decompressed_limit(unpacked)),
            limits: self.limits,
            health: self.health,
            virtual_hosts: self.virtual_hosts,
            #[cfg(feature = "sigv4")]
            authentication: self.authentication,
            #[cfg(feature = "sigv4")]
            sent_uri: self.sent_uri,
        };
        Server { parts: Arc::new(parts), is_strict: false }
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
