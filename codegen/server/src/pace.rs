//! The least rate at which a body must come.

use std::pin::Pin;
use std::task::{Context, Poll};

use ferrosmith_runtime::bytes::Buf;
#[cfg(feature = "tokio")]
use ferrosmith_runtime::protocol::{Reason, Refusal};
use http_body::{Frame, SizeHint};
use pin_project_lite::pin_project;

use crate::BoxError;

#[cfg(feature = "tokio")]
pub(crate) use timed::Pace;
#[cfg(not(feature = "tokio"))]
pub(crate) use untimed::Pace;

/// Returns the refusal of a body that comes too slowly.
#[cfg(feature = "tokio")]
fn too_slow(rate: u32) -> Refusal {
    let problem = format!("expected a body that comes at {rate} bytes a second or more, found a slower one");
    Refusal::new(Reason::Timeout, problem)
}

#[cfg(feature = "tokio")]
mod timed {
    use std::task::Context;
    use std::time::Duration;

    use ferrosmith_runtime::protocol::Refusal;
    use tokio::runtime::Handle;

    use crate::patience::Patience;

    /// The longest that a body is waited for without a byte. Bytes that come make up for what was waited.
    const PATIENCE: Duration = Duration::from_secs(20);

    /// The pace of a body. Most bodies are there at once, and have no more than the rate.
    #[derive(Debug)]
    pub(crate) struct Pace {
        /// The bytes that must come in a second. Zero is any number.
        rate: u32,
        patience: Option<Box<Patience>>,
    }

    impl Pace {
        pub(crate) fn new(rate: u32) -> Self {
            Pace { rate, patience: None }
        }

        /// Bytes came.
        pub(crate) fn came(&mut self, bytes: usize) {
            if let Some(patience) = &mut self.patience {
                patience.moved(bytes, self.rate);
            }
        }

        /// Waits for bytes.
        ///
        /// # Errors
        /// Returns a refusal when they were waited for too long.
        pub(crate) fn wait(&mut self, context: &mut Context<'_>) -> Result<(), Refusal> {
            // Without a runtime of tokio there is no clock.
            if self.rate == 0 || (self.patience.is_none() && Handle::try_current().is_err()) {
                return Ok(());
            }
            match self.patience.get_or_insert_with(|| Box::new(Patience::new(PATIENCE))).is_over(context) {
                true => Err(super::too_slow(self.rate)),
                false => Ok(()),
            }
        }
    }
}

#[cfg(not(feature = "tokio"))]
mod untimed {
    use std::task::Context;

    use ferrosmith_runtime::protocol::Refusal;

    /// Without a clock any rate will do.
    #[derive(Debug)]
    pub(crate) struct Pace;

    impl Pace {
        pub(crate) fn new(_: u32) -> Self {
            Pace
        }

        pub(crate) fn came(&mut self, _: usize) {}

        pub(crate) fn wait(&mut self, _: &mut Context<'_>) -> Result<(), Refusal> {
            Ok(())
        }
    }
}

pin_project! {
    /// A body that ends in a refusal when it comes too slowly.
    pub(crate) struct Paced<B> {
        #[pin]
        body: B,
        pace: Pace,
    }
}

impl<B> Paced<B> {
    pub(crate) fn new(body: B, rate: u32) -> Self {
        Paced { body, pace: Pace::new(rate) }
    }
}

impl<B> http_body::Body for Paced<B>
where
    B: http_body::Body,
    B::Error: Into<BoxError>,
{
    type Data = B::Data;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, BoxError>>> {
        let this = self.project();
        match this.body.poll_frame(context) {
            Poll::Ready(frame) => {
                let bytes = frame.as_ref().and_then(|frame| frame.as_ref().ok()?.data_ref());
                this.pace.came(bytes.map_or(0, Buf::remaining));
                Poll::Ready(frame.map(|frame| frame.map_err(Into::into)))
            }
            Poll::Pending => match this.pace.wait(context) {
                Ok(()) => Poll::Pending,
                Err(refusal) => Poll::Ready(Some(Err(refusal.into()))),
            },
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(all(test, feature = "tokio"))]
mod tests {
    use std::task::{Context, Waker};
    use std::time::Duration;

    use tokio::time::advance;

    use super::Pace;

    fn waits(pace: &mut Pace) -> bool {
        pace.wait(&mut Context::from_waker(Waker::noop())).is_ok()
    }

    #[tokio::test(start_paused = true)]
    async fn bytes_make_up_for_what_was_waited() {
        let mut pace = Pace::new(100);
        for _ in 0..100 {
            assert!(waits(&mut pace));
            advance(Duration::from_secs(10)).await;
            pace.came(1000); // just enough
        }
        // Half of it: 15 seconds are left, then 10.
        for _ in 0..2 {
            assert!(waits(&mut pace));
            advance(Duration::from_secs(10)).await;
            pace.came(500);
        }
        assert!(waits(&mut pace));
        advance(Duration::from_secs(9)).await;
        assert!(waits(&mut pace));
        advance(Duration::from_secs(2)).await;
        assert!(!waits(&mut pace));
    }

    #[tokio::test(start_paused = true)]
    async fn many_bytes_are_no_reason_to_wait_for_ever() {
        let mut pace = Pace::new(100);
        assert!(waits(&mut pace));
        pace.came(usize::MAX);
        assert!(waits(&mut pace));
        advance(Duration::from_secs(21)).await;
        assert!(!waits(&mut pace));
    }

    #[tokio::test(start_paused = true)]
    async fn a_handler_that_is_busy_takes_no_time_of_the_body() {
        let mut pace = Pace::new(100);
        for _ in 0..3 {
            assert!(waits(&mut pace));
            pace.came(1);
            advance(Duration::from_secs(60)).await; // not waited for
        }
        assert!(waits(&mut pace));
        advance(Duration::from_secs(60)).await; // nobody looked
        pace.came(1);
        assert!(waits(&mut pace));
    }

    #[tokio::test(start_paused = true)]
    async fn bytes_that_come_together_count_together() {
        let mut pace = Pace::new(100);
        for _ in 0..10 {
            assert!(waits(&mut pace));
            advance(Duration::from_secs(15)).await;
            (0..3).for_each(|_| pace.came(500)); // only the first ones were waited for
        }
    }

    #[tokio::test(start_paused = true)]
    async fn no_rate_is_no_limit() {
        let mut pace = Pace::new(0);
        assert!(waits(&mut pace));
        advance(Duration::from_secs(600)).await;
        assert!(waits(&mut pace));
    }
}
