//! Bodies: bytes, or a stream of them.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use ferrosmith_runtime::bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};

use super::converted::Converted;
use super::{CollectError, collect};

/// An error of a transport or a body, whatever its type.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The result of polling a body.
pub(crate) type Polled = Poll<Option<Result<Frame<Bytes>, BoxError>>>;

/// The body of a message: bytes, or a stream of them.
///
/// ```
/// use ferrosmith_client::transport::Body;
///
/// let whole = Body::from("all of it");
/// assert_eq!(whole.as_bytes().map(|bytes| bytes.len()), Some(9));
/// // Any `http_body::Body`, here another body, is a stream.
/// let stream = Body::stream(whole);
/// assert_eq!(stream.as_bytes(), None);
/// ```
pub struct Body(Inner);

enum Inner {
    Whole(Bytes),
    // The lock is there for `Sync` alone; whoever polls has the body for himself.
    Stream(Mutex<Pin<Box<dyn http_body::Body<Data = Bytes, Error = BoxError> + Send>>>),
    Made(Make),
}

type Make = Arc<dyn Fn() -> Body + Send + Sync>;

impl Body {
    /// Returns a body without bytes.
    #[must_use]
    pub fn empty() -> Self {
        Body(Inner::Whole(Bytes::new()))
    }

    /// Returns a body that is a stream. As the body of a request it can be sent once: after a part of it was sent, the
    /// call is not made again. Its length is known if its `SizeHint` is exact.
    #[must_use]
    pub fn stream<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        Body(Inner::Stream(Mutex::new(Box::pin(Converted(Box::pin(body))))))
    }

    /// Returns a body that is a stream of pieces, each of which the connection sends as it comes. Its length is not
    /// known, unless [`Body::sized`] tells it. Otherwise it is as [`Body::stream`].
    #[cfg(feature = "stream")]
    #[must_use]
    pub fn from_stream<S, E>(stream: S) -> Self
    where
        S: futures_core::Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        Body::stream(super::converted::Pieces(Box::pin(stream)))
    }

    /// Returns a body that is made anew for each attempt of a call, such as a file that is opened: unlike other
    /// streams it can be sent again.
    #[must_use]
    pub fn replayable(make: impl Fn() -> Body + Send + Sync + 'static) -> Self {
        Body(Inner::Made(Arc::new(make)))
    }

    /// Returns a body with a known length in bytes. One that turns out longer or shorter ends in an error.
    #[must_use]
    pub fn sized(self, length: u64) -> Self {
        match self.0 {
            Inner::Made(make) => Body::replayable(move || make().sized(length)),
            _ => Body::stream(super::converted::Sized::new(self, length)),
        }
    }

    /// Returns the bytes of a body that is no stream.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Inner::Whole(bytes) => Some(bytes),
            Inner::Stream(_) | Inner::Made(_) => None,
        }
    }

    /// Returns the bytes of a body that is no stream, or else the body.
    pub(crate) fn into_bytes(self) -> Result<Bytes, Body> {
        match self.0 {
            Inner::Whole(bytes) => Ok(bytes),
            inner => Err(Body(inner)),
        }
    }

    /// Waits for the next piece; `None` at the end.
    ///
    /// # Errors
    /// Returns an error if the connection breaks, or the body is not what its checksum says.
    pub async fn next(&mut self) -> Option<Result<Bytes, BoxError>> {
        poll_fn(|cx| self.poll_piece(cx)).await
    }

    /// Polls for the next piece; trailers are left out.
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, BoxError>>> {
        loop {
            let Some(frame) = ready!(Pin::new(&mut *self).poll_frame(cx)) else { return Poll::Ready(None) };
            match frame.map(Frame::into_data) {
                Ok(Ok(data)) => return Poll::Ready(Some(Ok(data))),
                Ok(Err(_trailers)) => {}
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }

    /// Returns all bytes, if they are at most `limit`.
    ///
    /// # Errors
    /// Returns an error if there are more, or if the body breaks off.
    pub async fn collect(self, limit: usize) -> Result<Bytes, CollectError> {
        collect(self, limit).await
    }

    /// Returns the same body for another attempt; `None` if it can be sent once only.
    pub(crate) fn again(&self) -> Option<Body> {
        match &self.0 {
            Inner::Whole(bytes) => Some(Body(Inner::Whole(bytes.clone()))),
            Inner::Stream(_) => None,
            Inner::Made(make) => Some(make()),
        }
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Body(Inner::Whole(bytes.into()))
    }
}

impl Default for Body {
    fn default() -> Self {
        Body::empty()
    }
}

/// The bytes are not printed: they may hold secrets.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Inner::Whole(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Inner::Stream(_) => f.write_str("Body(stream)"),
            Inner::Made(_) => f.write_str("Body(made for each attempt)"),
        }
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Polled {
        if let Inner::Made(make) = &self.0 {
            *self = Body::stream(make());
        }
        match &mut self.get_mut().0 {
            Inner::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Inner::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Inner::Stream(stream) => {
                stream.get_mut().unwrap_or_else(PoisonError::into_inner).as_mut().poll_frame(cx)
            }
            Inner::Made(_) => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Inner::Whole(bytes) => bytes.is_empty(),
            Inner::Stream(stream) => stream.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream(),
            Inner::Made(_) => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Inner::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Inner::Stream(stream) => stream.lock().unwrap_or_else(PoisonError::into_inner).size_hint(),
            Inner::Made(_) => SizeHint::default(),
        }
    }
}

#[cfg(feature = "stream")]
impl futures_core::Stream for Body {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_piece(cx)
    }
}
