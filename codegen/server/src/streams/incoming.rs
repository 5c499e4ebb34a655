//! Events of a request.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ferrosmith_runtime::Rejection;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::event_stream::{EventStream, InputEvents};
use futures_core::Stream;
use http::Request;
use http_body::Body as _;

use super::Received;
use crate::{Body, BoxError, Call};

/// The events of an input, as they arrive: a stream that ends with the request, or with a connection that breaks.
///
/// Each event is checked against the constraints of the model; one that violates them is an error, and others may follow
/// it. `Unhandled::from` makes an error for the client of it, which may end the events of an [`Outgoing`].
///
/// [`Outgoing`]: crate::Outgoing
pub type Incoming<E> = EventStream<E, Body>;

impl<O: InputEvents> Received<O> for Incoming<O::InputEvent> {
    async fn receive(call: &Call, body: Body) -> Result<(O::Input, Self), Rejection> {
        let protocol = call.protocol();
        let head = Request::from_parts((*call.head).clone(), ());
        let (initial, reader, ()) = O::parse_request_events(Some(protocol), head, call.options())?;
        #[cfg(feature = "sigv4")]
        let reader = match call.seal.clone() {
            Some(mut seal) => reader.open_with(move |message| seal.open(message)),
            None => reader,
        };
        let mut events = Incoming::new(reader, body);
        let input = events.initial(initial).await.map_err(|error| error.into_rejection(protocol))?;
        Ok((input, events))
    }
}

/// The bytes of a body, without its trailers.
impl Stream for Body {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match ready!(self.as_mut().poll_frame(context)) {
                Some(Ok(frame)) => {
                    if let Ok(bytes) = frame.into_data() {
                        return Poll::Ready(Some(Ok(bytes)));
                    }
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}
