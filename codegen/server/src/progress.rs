//! The progress of a body that a handler takes as it comes.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use ferrosmith_runtime::bytes::Bytes;
use http_body::{Frame, SizeHint};

use crate::{Body, BoxError};

/// The news that a part of a body came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Progress(Arc<AtomicBool>);

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
        self.0.swap(false, Ordering::Relaxed)
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
        if polled.is_ready() {
            self.progress.0.store(true, Ordering::Relaxed);
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
