//! The input of an operation, and the stream that comes with it.

use ferrosmith_runtime::protocol::{Body as Whole, Reason, Refusal, RequestRef};
use ferrosmith_runtime::schema::STREAMING;
use ferrosmith_runtime::{Mut, Operation, Rejection, Structure};

use crate::{Body, Call, body};

/// The input of an operation `O` and its stream: [`Body`] of bytes, `Incoming` events, `()` of an
/// input without one.
///
/// This crate implements it for every type that a handler may take; do not implement it elsewhere.
pub trait Received<O: Operation>: Sized + Send + 'static {
    /// `true` if the body is to be read before, within the limits of the server.
    #[doc(hidden)]
    const WHOLE: bool = false;

    /// Reads the input of a request, and leaves the stream unread.
    #[doc(hidden)]
    fn receive(call: &Call, body: Body) -> impl Future<Output = Result<(O::Input, Self), Rejection>> + Send;
}

impl<O: Operation> Received<O> for () {
    const WHOLE: bool = true;

    async fn receive(call: &Call, body: Body) -> Result<(O::Input, Self), Rejection> {
        let bytes = body.as_bytes().map_or(&[][..], |bytes| bytes);
        let request = RequestRef { body: Whole::Whole(bytes), ..call.head() };
        O::parse_request_ref(call.protocol(), request, call.options()).map(|input| (input, ()))
    }
}

impl<O: Operation> Received<O> for Body {
    async fn receive(call: &Call, body: Body) -> Result<(O::Input, Self), Rejection> {
        let (protocol, options) = (call.protocol(), call.options());
        if protocol.has_http_bindings() {
            return O::parse_request_ref(protocol, call.head(), options).map(|input| (input, body));
        }
        // A member among others: the stream is there when all of them are.
        let bytes = body::read(body, call.body_limit, 0).await;
        let bytes = bytes.map_err(|refusal| Rejection::new(protocol, refusal))?;
        let request = RequestRef { body: Whole::Whole(&bytes), ..call.head() };
        let mut input = O::parse_request_ref(protocol, request, options)?;
        match streaming(&mut input).map(std::mem::take) {
            Some(blob) => Ok((input, Body::from(blob.into_vec()))),
            None => {
                let problem = format!("expected an input with a stream, found {} without one", O::NAME);
                Err(Rejection::new(protocol, Refusal::new(Reason::Internal, problem)))
            }
        }
    }
}

/// Returns the streaming member of an input or an output.
pub(super) fn streaming(of: &mut dyn Structure) -> Option<&mut ferrosmith_runtime::Blob> {
    let index = of.schema().members.iter().position(|member| member.is(STREAMING))?;
    match of.member_mut(index).open() {
        Mut::Blob(blob) => Some(blob),
        _ => None,
    }
}
