//! Requests and responses that go on at a time, over HTTP/2: who leaves the response ends the request, too. hyper hears of it when
//! it asks for the next piece: a request that waits until its server has room for the last one ends after that.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

use ferrosmith_runtime::bytes::Bytes;
use http::{Request, Response, Version};
use http_body::{Frame, SizeHint};

use super::{Body, BoxError, Polled};

/// Says to the body of a request that its response was left.
#[derive(Debug, Clone, Default)]
pub(super) struct Left(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    is_left: bool,
    waker: Option<Waker>,
}

impl Left {
    /// Returns a request whose body ends in an error when its response is left, if it is a stream.
    pub(super) fn tell(request: Request<Body>) -> (Request<Body>, Option<Left>) {
        if request.body().as_bytes().is_some() {
            return (request, None);
        }
        let left = Left::default();
        let told = left.clone();
        (request.map(|body| Body::stream(Leaving { body, left: told })), Some(left))
    }

    /// Returns a response that is left when its body is dropped before its end. Over HTTP/1.1 that ends the connection.
    pub(super) fn by<B>(left: Option<Left>, response: Response<B>) -> Response<Guarded<B>>
    where
        B: http_body::Body + Unpin,
    {
        let left = left.filter(|_| response.version() == Version::HTTP_2);
        response.map(|body| Guarded { body, left })
    }

    fn leave(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.is_left = true;
        if let Some(waker) = state.waker.take() {
            waker.wake();
        }
    }

    /// Returns `true` if the response was left; whoever asks is woken when it is.
    fn is_left(&self, context: &Context<'_>) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !state.is_left && !state.waker.as_ref().is_some_and(|waker| waker.will_wake(context.waker())) {
            state.waker = Some(context.waker().clone());
        }
        state.is_left
    }
}

/// The body of a request.
struct Leaving {
    body: Body,
    left: Left,
}

impl http_body::Body for Leaving {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Polled {
        match self.left.is_left(context) {
            true => Poll::Ready(Some(Err("the response was left".into()))),
            false => Pin::new(&mut self.body).poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The body of a response.
pub(super) struct Guarded<B: http_body::Body> {
    body: B,
    /// `None` at its end.
    left: Option<Left>,
}

impl<B: http_body::Body + Unpin> http_body::Body for Guarded<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        if matches!(polled, Poll::Ready(None | Some(Err(_)))) {
            self.left = None;
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl<B: http_body::Body> Drop for Guarded<B> {
    fn drop(&mut self) {
        if let Some(left) = self.left.take().filter(|_| !self.body.is_end_stream()) {
            left.leave();
        }
    }
}
