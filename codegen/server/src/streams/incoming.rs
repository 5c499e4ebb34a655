//! Events of a request.

use ferrosmith_runtime::Rejection;
use ferrosmith_runtime::event_stream::{EventStream, InputEvents};
use http::Request;

use super::Received;
use crate::{Body, Call};

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
