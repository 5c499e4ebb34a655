//! Requests that are refused before their bodies are read.

use ferrosmith_runtime::Rejection;
use ferrosmith_runtime::protocol::Reason;
use http::request::Parts as Head;
use http::{HeaderValue, Response, Version, header};

use crate::Body;
use crate::handler::rejected;
use crate::limits::Limits;

/// A rejection, and what is left of the request.
pub(crate) struct Refused {
    rejection: Rejection,
    /// If true, the next request of the connection may follow.
    is_read: bool,
}

/// A rejection of a request that was read.
impl From<Rejection> for Refused {
    fn from(rejection: Rejection) -> Self {
        Refused { rejection, is_read: true }
    }
}

impl Refused {
    /// Refuses a request whose body nobody will read: its connection ends, if there is one.
    pub(crate) fn unread(rejection: Rejection, body: &impl http_body::Body) -> Self {
        Refused { rejection, is_read: body.is_end_stream() }
    }

    /// Refuses a request whose body a handler has begun to read: its connection ends.
    pub(crate) fn within(rejection: Rejection) -> Self {
        Refused { rejection, is_read: false }
    }

    /// Refuses a request after what is left of its body. Most clients send that before they look for an answer; a connection
    /// that is closed on them takes the answer with it. Those that wait to be asked for it are not waited for.
    pub(crate) async fn after(
        rejection: Rejection,
        body: impl http_body::Body,
        waits: bool,
        limits: &Limits,
    ) -> Self {
        // Rare, and too large a future for each request.
        let is_read = !waits && Box::pin(limits.drained(body)).await;
        Refused { rejection, is_read }
    }

    /// Refuses a request whose body could not be received. After one that is too large others may follow; one that was too
    /// slow, or broke, has no end.
    pub(crate) async fn unreceived(
        rejection: Rejection,
        body: impl http_body::Body,
        waits: bool,
        limits: &Limits,
    ) -> Self {
        let ends = rejection.reason() == Reason::TooLarge;
        Refused::after(rejection, body, waits || !ends, limits).await
    }

    /// Returns the response, which says if the connection ends.
    pub(crate) fn response(&self, version: Version) -> Response<Body> {
        let mut response = rejected(&self.rejection);
        if !self.is_read && version <= Version::HTTP_11 {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }
}

/// Returns `true` if a client sends the body only when it is asked to (RFC 9110, section 10.1.1).
pub(crate) fn waits(head: &Head) -> bool {
    head.headers.contains_key(header::EXPECT)
}
