//! Other bodies and streams as bodies of this crate.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ferrosmith_runtime::bytes::Bytes;
use http_body::SizeHint;

use super::{Body, BoxError, Polled};

/// A body whose errors are boxed.
pub(super) struct Converted<B>(pub(super) Pin<Box<B>>);

impl<B> http_body::Body for Converted<B>
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        let polled = self.get_mut().0.as_mut().poll_frame(cx);
        polled.map(|frame| frame.map(|frame| frame.map_err(Into::into)))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

/// A body of the pieces of a stream.
#[cfg(feature = "stream")]
pub(super) struct Pieces<S>(pub(super) Pin<Box<S>>);

#[cfg(feature = "stream")]
impl<S, E> http_body::Body for Pieces<S>
where
    S: futures_core::Stream<Item = Result<Bytes, E>>,
    E: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        let piece = ready!(self.0.as_mut().poll_next(cx));
        Poll::Ready(piece.map(|piece| piece.map(http_body::Frame::data).map_err(Into::into)))
    }
}

/// A body of so many bytes.
pub(super) struct Sized {
    body: Body,
    length: u64,
    left: u64,
}

impl Sized {
    pub(super) fn new(body: Body, length: u64) -> Self {
        Sized { body, length, left: length }
    }

    fn wrong(&self, found: &str) -> Polled {
        Poll::Ready(Some(Err(format!("expected a body of {} bytes, found {found}", self.length).into())))
    }
}

impl http_body::Body for Sized {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        let polled = ready!(Pin::new(&mut self.body).poll_frame(cx));
        match &polled {
            Some(Ok(frame)) => {
                let length = frame.data_ref().map_or(0, |data| data.len() as u64);
                match self.left.checked_sub(length) {
                    Some(left) => self.left = left,
                    None => return self.wrong("more"),
                }
            }
            None if self.left > 0 => {
                let found = self.length - std::mem::take(&mut self.left);
                return self.wrong(&found.to_string());
            }
            None | Some(Err(_)) => {}
        }
        Poll::Ready(polled)
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0 && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
