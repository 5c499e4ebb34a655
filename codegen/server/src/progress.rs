//! The progress of a body that a handler takes as it comes.

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::Refusal;
use http_body::{Frame, SizeHint};

use crate::{Body, BoxError};

/// The news of a body: that a part of it came, or that the rest is refused.
#[derive(Debug, Clone, Default)]
pub(crate) struct Progress(Arc<News>);

#[derive(Debug, Default)]
struct News {
    came: AtomicBool,
    refusal: OnceLock<Refusal>,
}

impl Progress {
    /// Returns a body whose progress this is.
    pub(crate) fn of(&self, body: Body) -> Body {
        if body.as_bytes().is_some() {
            return body;
        }
        Body::stream(Moving { body, progress: self.clone() })
    }

    /// Returns `true` if something came since the last call.
    #[cfg(feature = "tokio")]
    pub(crate) fn take(&self) -> bool {
        self.0.came.swap(false, Ordering::Relaxed)
    }

    /// Returns why the body ended, if it came too slowly, is malformed, or another one than was signed.
    pub(crate) fn refusal(&self) -> Option<Refusal> {
        self.0.refusal.get().cloned()
    }
}

struct Moving {
    body: Body,
    progress: Progress,
}

impl http_body::Body for Moving {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        let news = &self.progress.0;
        if polled.is_ready() {
            news.came.store(true, Ordering::Relaxed);
        }
        if let Poll::Ready(Some(Err(error))) = &polled
            && let Some(refusal) = error.downcast_ref::<Refusal>()
        {
            let _ = news.refusal.set(refusal.clone());
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
