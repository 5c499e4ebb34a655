//! Bodies: bytes, or a stream of them.

use std::fmt;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};

use ferrosmith_runtime::bytes::{Buf, BufMut as _, Bytes};
use ferrosmith_runtime::protocol::{Reason, Refusal};
use http_body::{Body as _, Frame, SizeHint};
use http_body_util::BodyExt as _;
use http_body_util::combinators::UnsyncBoxBody;

use crate::pace::Pace;

/// An error of a body, whatever its type.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The body of a message: bytes, or a stream of them.
///
/// ```
/// use ferrosmith_server::Body;
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
    Stream(UnsyncBoxBody<Bytes, BoxError>),
}

impl Body {
    /// Returns a body without bytes.
    #[must_use]
    pub fn empty() -> Self {
        Body(Inner::Whole(Bytes::new()))
    }

    /// Returns a body that is a stream.
    pub fn stream<B>(body: B) -> Self
    where
        B: http_body::Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        let frame = |frame: Frame<B::Data>| frame.map_data(|mut data| data.copy_to_bytes(data.remaining()));
        Body(Inner::Stream(body.map_frame(frame).map_err(Into::into).boxed_unsync()))
    }

    /// Waits for the next piece; `None` at the end.
    ///
    /// ```
    /// # use ferrosmith_server::{Body, BoxError};
    /// async fn size(mut body: Body) -> Result<usize, BoxError> {
    ///     let mut size = 0;
    ///     while let Some(piece) = body.next().await {
    ///         size += piece?.len();
    ///     }
    ///     Ok(size)
    /// }
    /// ```
    ///
    /// # Errors
    /// Returns an error if the connection breaks, or the body is refused as it comes, such as one that is too slow. A handler
    /// may return any error then: the answer is that refusal, or nobody is there for it.
    pub async fn next(&mut self) -> Option<Result<Bytes, BoxError>> {
        poll_fn(|context| self.poll_piece(context)).await
    }

    /// Polls for the next piece; trailers are left out.
    pub(crate) fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BoxError>>> {
        loop {
            match ready!(Pin::new(&mut *self).poll_frame(context)).map(|frame| frame.map(Frame::into_data)) {
                Some(Ok(Err(_trailers))) => {}
                Some(Ok(Ok(data))) => return Poll::Ready(Some(Ok(data))),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    /// Returns the bytes of a body that is no stream.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Inner::Whole(bytes) => Some(bytes),
            Inner::Stream(_) => None,
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
        }
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.0 {
            Inner::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Inner::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Inner::Stream(stream) => Pin::new(stream).poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Inner::Whole(bytes) => bytes.is_empty(),
            Inner::Stream(stream) => stream.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Inner::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Inner::Stream(stream) => stream.size_hint(),
        }
    }
}

/// Reads a body of at most `limit` bytes, which must come at a rate of bytes a second. One that announces more is refused
/// before a byte is read. What comes at once is not copied.
pub(crate) async fn read<B>(body: B, limit: usize, rate: u32) -> Result<Bytes, Refusal>
where
    B: http_body::Body,
    B::Error: Into<BoxError>,
{
    if announces_more(&body, limit) {
        return Err(too_large(limit));
    }
    let (mut body, mut pace) = (pin!(body), Pace::new(rate));
    let (mut first, mut all) = (Bytes::new(), Vec::new());
    while !body.is_end_stream() {
        let frame = poll_fn(|context| match body.as_mut().poll_frame(context) {
            Poll::Ready(frame) => Poll::Ready(frame.transpose().map_err(failed)),
            Poll::Pending => {
                pace.wait(context).map_or_else(|slow| Poll::Ready(Err(slow)), |()| Poll::Pending)
            }
        });
        let Some(frame) = frame.await? else { break };
        let Ok(mut data) = frame.into_data() else { continue };
        pace.came(data.remaining());
        if data.remaining() > limit - first.len().max(all.len()) {
            return Err(too_large(limit));
        }
        if first.is_empty() {
            first = data.copy_to_bytes(data.remaining());
            continue;
        }
        if all.is_empty() {
            all.extend_from_slice(&first);
        }
        all.put(data);
    }
    Ok(if all.is_empty() { first } else { all.into() })
}

/// Reads what is left of a body and forgets it. Returns `true` if it ends within `limit` bytes.
pub(crate) async fn drain(body: impl http_body::Body, limit: usize) -> bool {
    if announces_more(&body, limit) {
        return false;
    }
    let mut body = pin!(body);
    let mut left = limit;
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else { return false };
        let length = frame.data_ref().map_or(0, Buf::remaining);
        let Some(rest) = left.checked_sub(length) else { return false };
        left = rest;
    }
    true
}

fn announces_more(body: &impl http_body::Body, limit: usize) -> bool {
    usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX) > limit
}

/// Returns the refusal of a body that ended in an error: its own, if it is one.
fn failed(error: impl Into<BoxError>) -> Refusal {
    match error.into().downcast::<Refusal>() {
        Ok(refusal) => *refusal,
        Err(_) => Refusal::new(Reason::Serialization, "the body could not be received"),
    }
}

fn too_large(limit: usize) -> Refusal {
    Refusal::new(Reason::TooLarge, format!("expected a body of at most {limit} bytes, found more"))
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;

    /// Frames that are there.
    struct Frames(VecDeque<Bytes>);

    impl http_body::Body for Frames {
        type Data = Bytes;
        type Error = BoxError;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
            Poll::Ready(self.0.pop_front().map(|bytes| Ok(Frame::data(bytes))))
        }
    }

    fn frames(of: &[&'static str]) -> Frames {
        Frames(of.iter().copied().map(Bytes::from).collect())
    }

    async fn read_of(of: &[&'static str], limit: usize) -> Result<Bytes, Refusal> {
        read(frames(of), limit, 500).await
    }

    #[tokio::test]
    async fn what_nobody_wants_is_read_within_the_limit() {
        assert!(drain(frames(&["ab", "", "c"]), 3).await);
        assert!(!drain(frames(&["ab", "", "c"]), 2).await);
        assert!(!drain(Body::from("abc"), 2).await); // it is announced
    }

    #[tokio::test]
    async fn frames_are_joined() {
        assert_eq!(read_of(&["ab", "", "c", "def"], 6).await.unwrap(), "abcdef");
        assert_eq!(read_of(&["", "ab"], 6).await.unwrap(), "ab");
        assert_eq!(read_of(&[], 0).await.unwrap(), "");
    }

    #[tokio::test]
    async fn a_frame_alone_is_not_copied() {
        let bytes = "abc";
        assert_eq!(read_of(&[bytes], 3).await.unwrap().as_ptr(), bytes.as_ptr());
    }

    #[tokio::test]
    async fn frames_beyond_the_limit_are_refused() {
        for frames in [&["abcd"][..], &["ab", "cd"], &["a", "b", "c", "d"]] {
            assert_eq!(read_of(frames, 3).await.unwrap_err().reason, Reason::TooLarge);
        }
    }
}
