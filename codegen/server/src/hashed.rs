//! Streams whose hash is signed, compared with it at their end.

use ferrosmith_client::sign::BodyVerifier;
use ferrosmith_runtime::bytes::Bytes;
use http_body::{Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use crate::authentication::refusal;
use crate::{Body, BoxError};

/// Returns a stream that ends in a [`Refusal`](ferrosmith_runtime::protocol::Refusal) if its hash is another one than the
/// verifier's.
pub(crate) fn stream(body: Body, verifier: Option<BodyVerifier>) -> Body {
    match verifier {
        None => body,
        verifier => Body::stream(Hashed { body, verifier }),
    }
}

/// A stream that is hashed.
struct Hashed {
    body: Body,
    /// None after the end.
    verifier: Option<BodyVerifier>,
}

impl http_body::Body for Hashed {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        match &frame {
            Some(Ok(frame)) => {
                if let (Some(verifier), Some(data)) = (&mut self.verifier, frame.data_ref()) {
                    verifier.update(data);
                }
            }
            Some(Err(_)) => self.verifier = None,
            None => {
                if let Some(Err(problem)) = self.verifier.take().map(BodyVerifier::end) {
                    return Poll::Ready(Some(Err(refusal(problem).into())));
                }
            }
        }
        Poll::Ready(frame)
    }

    /// Not the body's own word: the hash is compared after the last frame, which a reader is to ask for.
    fn is_end_stream(&self) -> bool {
        self.verifier.is_none() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
