//! Whose turn it is on a connection: what hyper sends while nobody owes an answer is its own.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use http::Response;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

/// Goes up when a service is asked, and again when hyper has all of its answer: it is odd while one is owed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Turns(Arc<AtomicUsize>);

impl Turns {
    /// Returns the number of the turn; `None` while an answer is owed.
    pub(crate) fn settled(&self) -> Option<usize> {
        let turn = self.0.load(Ordering::Relaxed);
        turn.is_multiple_of(2).then_some(turn)
    }

    /// Asks a service: its answer is owed until the body of it is dropped.
    pub(crate) fn ask<F>(&self, answer: F) -> Asked<F> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Asked { answer, turn: Some(Turn(Arc::clone(&self.0))) }
    }
}

/// Ends a turn when it is dropped.
struct Turn(Arc<AtomicUsize>);

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

pin_project! {
    /// An answer that is owed.
    pub(crate) struct Asked<F> {
        #[pin]
        answer: F,
        turn: Option<Turn>,
    }
}

impl<F, B> Future for Asked<F>
where
    F: Future<Output = Result<Response<B>, Infallible>>,
{
    type Output = Result<Response<Owed<B>>, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        this.answer.poll(context).map_ok(|response| {
            let turn = this.turn.take();
            response.map(|body| Owed { body, _turn: turn })
        })
    }
}

pin_project! {
    /// The body of an answer.
    pub(crate) struct Owed<B> {
        #[pin]
        body: B,
        _turn: Option<Turn>,
    }
}

impl<B: Body> Body for Owed<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        self.project().body.poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
