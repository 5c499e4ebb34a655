//! A span for each request, with the feature `tracing`. Without it nothing is left of them.
//!
//! It has names, numbers and codes: never a member of an input or an output, a header, a path, or the text of an error or
//! a panic, in which one could stand.

#[cfg(all(feature = "hyper", feature = "tracing"))]
pub(crate) use traced::unreadable;
#[cfg(feature = "tracing")]
pub(crate) use traced::{Span, panicked};
#[cfg(all(feature = "hyper", not(feature = "tracing")))]
pub(crate) use untraced::unreadable;
#[cfg(not(feature = "tracing"))]
pub(crate) use untraced::{Span, panicked};

#[cfg(feature = "tracing")]
mod traced {
    use std::time::Instant;

    use ferrosmith_runtime::Routed;
    use ferrosmith_runtime::protocol::Reason;
    use ferrosmith_runtime::schema::{ServiceSchema, shape_name};
    use http::Response;
    use tracing::Instrument as _;
    use tracing::field::Empty;

    use crate::Body;
    use crate::request_id::RequestId;

    /// The span of a request.
    #[derive(Clone)]
    pub(crate) struct Span(tracing::Span, Instant);

    impl Span {
        pub(crate) fn of_request(service: &ServiceSchema, id: &RequestId) -> Self {
            let span = tracing::info_span!(
                "request",
                service = shape_name(service.id),
                request_id = id.as_str(),
                operation = Empty,
                protocol = Empty,
                status = Empty,
                code = Empty,
                duration_ms = Empty,
            );
            Span(span, Instant::now())
        }

        pub(crate) fn routed(&self, routed: &Routed) {
            self.0.record("operation", routed.operation.name);
            self.0.record("protocol", shape_name(routed.protocol.id()));
        }

        /// The head of the response is there. A stream behind it is still to come.
        pub(crate) fn answered(&self, response: &Response<Body>) {
            self.0.record("status", response.status().as_u16());
            if let Some(reason) = response.extensions().get::<Reason>() {
                self.0.record("code", reason.code());
            }
            self.0.record("duration_ms", self.1.elapsed().as_secs_f64() * 1e3);
        }

        pub(crate) async fn around<F: Future>(&self, future: F) -> F::Output {
            future.instrument(self.0.clone()).await
        }

        pub(crate) fn within<T>(&self, act: impl FnOnce() -> T) -> T {
            self.0.in_scope(act)
        }
    }

    /// Says that a handler panicked. The text of a panic may hold secrets; the panic hook has it.
    pub(crate) fn panicked() {
        tracing::error!("a handler panicked");
    }

    /// Says that a request has a head that cannot be read. It has no span: no service sees it.
    #[cfg(feature = "hyper")]
    pub(crate) fn unreadable(status: http::StatusCode, reason: Reason, id: &RequestId) {
        let (status, code, request_id) = (status.as_u16(), reason.code(), id.as_str());
        tracing::warn!(request_id, status, code, "the head of a request could not be read");
    }
}

#[cfg(not(feature = "tracing"))]
mod untraced {
    use ferrosmith_runtime::Routed;
    use ferrosmith_runtime::schema::ServiceSchema;
    use http::Response;

    use crate::Body;
    use crate::request_id::RequestId;

    /// The span of a request: none.
    #[derive(Clone)]
    pub(crate) struct Span;

    impl Span {
        pub(crate) fn of_request(_: &ServiceSchema, _: &RequestId) -> Self {
            Span
        }

        pub(crate) fn routed(&self, _: &Routed) {}

        pub(crate) fn answered(&self, _: &Response<Body>) {}

        pub(crate) fn around<F: Future>(&self, future: F) -> F {
            future
        }

        pub(crate) fn within<T>(&self, act: impl FnOnce() -> T) -> T {
            act()
        }
    }

    pub(crate) fn panicked() {}

    #[cfg(feature = "hyper")]
    pub(crate) fn unreadable(_: http::StatusCode, _: ferrosmith_runtime::protocol::Reason, _: &RequestId) {}
}
