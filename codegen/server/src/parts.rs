//! The way of a request to its handler, and of refusals back.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::Arc;

use ferrosmith_runtime::bytes::Bytes;
#[cfg(feature = "hyper")]
use ferrosmith_runtime::protocol::ServerProtocol;
use ferrosmith_runtime::protocol::{Body as Whole, Refusal, RequestRef};
use ferrosmith_runtime::schema::ServiceSchema;
use ferrosmith_runtime::{Rejection, Routed, Router, ServerOptions};
#[cfg(feature = "hyper")]
use http::Request;
use http::request::Parts as Head;
use http::{Method, Response};

#[cfg(feature = "sigv4")]
use crate::authentication::Authentication;
use crate::chunked;
use crate::coding::{Coding, Verifiers, unpacked};
use crate::handler::{Begun, Handler, Handling, StreamHandler, not_implemented};
use crate::limits::Limits;
use crate::pace::Paced;
use crate::progress::Progress;
use crate::request_id::RequestId;
#[cfg(feature = "sigv4")]
use crate::sent_uri;
use crate::trace::Span;
use crate::unread::{self, Refused};
use crate::virtual_host::move_bucket;
use crate::{Body, BoxError, Call, body};

/// The parts of a server.
pub(crate) struct Parts {
    pub(crate) service: &'static ServiceSchema,
    pub(crate) router: Router,
    /// By the shape id of the operation.
    pub(crate) handlers: BTreeMap<&'static str, Handling>,
    pub(crate) fallback: Option<Box<dyn Handler>>,
    pub(crate) options: Arc<ServerOptions>,
    pub(crate) limits: Limits,
    #[cfg(feature = "sigv4")]
    pub(crate) authentication: Option<Authentication>,
    #[cfg(feature = "sigv4")]
    pub(crate) sent_uri: Option<sent_uri::Finder>,
    pub(crate) health: Option<String>,
    /// The host below which hosts are buckets.
    pub(crate) virtual_hosts: Option<String>,
}

impl Parts {
    pub(crate) async fn answer<B>(
        &self,
        mut head: Box<Head>,
        body: B,
        routed: Option<Result<Routed, Rejection>>,
        id: &RequestId,
        span: &Span,
    ) -> Response<Body>
    where
        B: http_body::Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        if self.is_health_check(&head) {
            return Response::default();
        }
        #[cfg(feature = "sigv4")]
        if let Some(finder) = &self.sent_uri {
            finder.keep(&mut head);
        }
        if let Some(base) = &self.virtual_hosts {
            move_bucket(&mut head, base);
        }
        let version = head.version;
        let running = match self.limits.enter() {
            Ok(running) => running,
            Err(refusal) => return Refused::unread(self.unread(&head, refusal), &body).response(version),
        };
        let answered = match self.begin(head, body, routed, id, span).await {
            Ok(begun) => begun.within(&self.limits).await,
            Err(refused) => Err(refused),
        };
        running.until_end(answered.unwrap_or_else(|refused| refused.response(version)), span)
    }

    /// Reads a request as far as its handler wants it, and calls that. It may be routed already.
    async fn begin<B>(
        &self,
        head: Box<Head>,
        body: B,
        routed: Option<Result<Routed, Rejection>>,
        id: &RequestId,
        span: &Span,
    ) -> Result<Begun, Refused>
    where
        B: http_body::Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        let waits = unread::waits(&head);
        let by_body = match &routed {
            None => self.router.needs_body_ref(&RequestRef::head(&head)),
            Some(Ok(routed)) => routed.protocol.routes_by_body(),
            Some(Err(rejection)) => rejection.protocol().routes_by_body(),
        };
        if by_body {
            let mut body = pin!(body);
            let body = match self.receive(body.as_mut()).await {
                Ok(body) => body,
                Err(refusal) => {
                    let rejection = self.unread(&head, refusal);
                    return Err(Refused::unreceived(rejection, body, waits, &self.limits).await);
                }
            };
            let whole = RequestRef { body: Whole::Whole(&body), ..RequestRef::head(&head) };
            let routed = routed.unwrap_or_else(|| self.router.route_ref(&whole))?;
            return Ok(self.handle(self.call(head, routed, id, span), body)?);
        }
        let routed = match routed.unwrap_or_else(|| self.router.route_ref(&RequestRef::head(&head))) {
            Ok(routed) => routed,
            Err(rejection) => return Err(Refused::after(rejection, body, waits, &self.limits).await),
        };
        let mut call = self.call(head, routed, id, span);
        if let Some(Handling::Stream(handler)) = self.handlers.get(routed.operation.id)
            && !self.needs_body(&call)
        {
            let verifiers = self.authenticate(&mut call, None);
            return match verifiers.and_then(|verifiers| Coding::of(&call.head.headers, verifiers)) {
                Ok(coding) => Ok(self.handle_stream(&**handler, call, body, coding)),
                Err(refusal) => {
                    let rejection = Rejection::new(routed.protocol, refusal);
                    Err(Refused::after(rejection, body, waits, &self.limits).await)
                }
            };
        }
        let mut body = pin!(body);
        match self.receive(body.as_mut()).await {
            Ok(body) => Ok(self.handle(call, body)?),
            Err(refusal) => {
                let rejection = Rejection::new(routed.protocol, refusal);
                Err(Refused::unreceived(rejection, body, waits, &self.limits).await)
            }
        }
    }

    /// Reads a body, within limits of size and time.
    async fn receive<B>(&self, body: B) -> Result<Bytes, Refusal>
    where
        B: http_body::Body,
        B::Error: Into<BoxError>,
    {
        self.limits.received(pin!(body::read(body, self.limits.body, self.limits.body_rate))).await
    }

    /// Calls the handler of a request that is there.
    fn handle(&self, mut call: Call, body: Bytes) -> Result<Begun, Rejection> {
        let (protocol, operation) = (call.protocol, call.operation);
        let refused = |refusal| Rejection::new(protocol, refusal);
        let verifiers = self.authenticate(&mut call, Some(&body)).map_err(refused)?;
        let body = chunked::whole(&mut call.head.headers, body, verifiers.chunks).map_err(refused)?;
        match (self.handlers.get(operation.id), &self.fallback) {
            (Some(Handling::Whole(handler)), _) | (None, Some(handler)) => {
                Ok(Begun::new(protocol, || handler.handle(call, body)))
            }
            (Some(Handling::Stream(handler)), _) => {
                let body = unpacked(&mut call, Body::from(body));
                Ok(Begun::new(protocol, || handler.handle(call, body)))
            }
            (None, None) => Err(refused(not_implemented(operation))),
        }
    }

    /// Calls the handler of a request whose body is unread. Events may be rare, other streams may not.
    fn handle_stream<B>(&self, handler: &dyn StreamHandler, mut call: Call, body: B, coding: Coding) -> Begun
    where
        B: http_body::Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        let progress = Progress::default();
        let rate = if call.operation.input_events.is_some() { 0 } else { self.limits.body_rate };
        let body = Body::stream(Paced::new(body, rate));
        let body = progress.of(coding.read(&mut call, body));
        Begun::new(call.protocol, || handler.handle(call, body)).with(progress)
    }

    /// Verifies the signature of a request, if that is wanted; without a body before that is read. Returns what verifies
    /// the body as it comes.
    #[cfg(feature = "sigv4")]
    fn authenticate(&self, call: &mut Call, body: Option<&[u8]>) -> Result<Verifiers, Refusal> {
        let Some(authentication) = &self.authentication else { return Ok(Verifiers::default()) };
        let Some(verified) = authentication.verify(call, body)? else { return Ok(Verifiers::default()) };
        #[cfg(feature = "event-stream")]
        call.seal.clone_from(&verified.seal);
        call.access_key_id = Some(verified.access_key_id);
        Ok(verified.verifiers)
    }

    /// Returns `true` if a body has to be read before the signature of its request is verified. Events have signatures of
    /// their own, or none.
    #[cfg(feature = "sigv4")]
    fn needs_body(&self, call: &Call) -> bool {
        let is_needed = |authentication: &Authentication| authentication.needs_body(call);
        call.operation.input_events.is_none() && self.authentication.as_ref().is_some_and(is_needed)
    }

    #[cfg(not(feature = "sigv4"))]
    fn needs_body(&self, _: &Call) -> bool {
        false
    }

    #[cfg(not(feature = "sigv4"))]
    fn authenticate(&self, _: &mut Call, _: Option<&[u8]>) -> Result<Verifiers, Refusal> {
        Ok(Verifiers::default())
    }

    fn call(&self, head: Box<Head>, routed: Routed, id: &RequestId, span: &Span) -> Call {
        span.routed(&routed);
        let Routed { operation, protocol, .. } = routed;
        Call {
            head,
            protocol,
            service: self.service,
            operation,
            request_id: *id,
            access_key_id: None,
            #[cfg(all(feature = "event-stream", feature = "sigv4"))]
            seal: None,
            options: Arc::clone(&self.options),
            body_limit: self.limits.body,
        }
    }

    /// Returns the protocol of requests that tell none.
    #[cfg(feature = "hyper")]
    pub(crate) fn protocol(&self) -> &'static dyn ServerProtocol {
        match self.router.route_head(&Request::new(())) {
            Ok(routed) => routed.protocol,
            Err(rejection) => rejection.protocol(),
        }
    }

    fn is_health_check(&self, head: &Head) -> bool {
        matches!(head.method, Method::GET | Method::HEAD) && self.health.as_deref() == Some(head.uri.path())
    }

    /// Returns the response that refuses a request for its head.
    pub(crate) async fn refuse(
        &self,
        head: &Head,
        refusal: Refusal,
        body: impl http_body::Body,
    ) -> Response<Body> {
        let rejection = self.unread(head, refusal);
        Refused::after(rejection, body, unread::waits(head), &self.limits).await.response(head.version)
    }

    /// Refuses a request whose body was not read, in the protocol that its head tells.
    fn unread(&self, head: &Head, refusal: Refusal) -> Rejection {
        let protocol = match self.router.route_ref(&RequestRef::head(head)) {
            Ok(routed) => routed.protocol,
            Err(rejection) => rejection.protocol(),
        };
        Rejection::new(protocol, refusal)
    }
}
