//! Calls that are repeated until a resource is in a state.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use ferrosmith_runtime::{Operation, ServiceError as _, Timestamp};

use super::wait_error::{End, WaitError};
use super::{Call, Error, random};
use crate::waiter::{Answer, Matching, Polling, State, Step, Waiter};

/// The future of a waiter.
pub type Waiting<O> = Pin<Box<dyn Future<Output = Result<Waited<O>, WaitError<O>>> + Send>>;

/// A waiter that is not started yet: [`within`](Wait::within) starts it.
///
/// ```no_run
/// # use std::time::Duration;
/// # async fn example(client: generated::appstream::Client) -> Result<(), Box<dyn std::error::Error>> {
/// use generated::appstream::DescribeFleetsInput;
///
/// let input = DescribeFleetsInput::new().names(vec!["reading-room".to_owned()]);
/// client.wait_until_fleet_started(input).within(Duration::from_secs(20 * 60)).await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a waiter does nothing before `within`"]
pub struct Wait<O: Operation> {
    call: Call<O>,
    waiter: &'static Waiter,
    delays: Option<(Duration, Duration)>,
}

/// The last answer to the calls of a waiter.
pub type Last<O> = Result<<O as Operation>::Output, Error<<O as Operation>::Error>>;

/// The success of a waiter.
#[non_exhaustive]
pub struct Waited<O: Operation> {
    /// The answer that matched: an error where the waiter waits for one, such as that a resource no longer exists.
    pub answer: Last<O>,
    /// The number of calls; each has its own retries.
    pub calls: u32,
}

impl<O: Operation> Call<O> {
    /// Returns a waiter that repeats the call, without a body that is a stream. The waiters of a model are methods of the
    /// service's client.
    pub fn until(self, waiter: &'static Waiter) -> Wait<O> {
        Wait { call: self, waiter, delays: None }
    }
}

impl<O: Operation> Wait<O> {
    /// Sets the minimum and the maximum time between two calls.
    pub fn delays(mut self, min: Duration, max: Duration) -> Self {
        self.delays = Some((min, max));
        self
    }

    /// Changes the calls: their endpoint, timeouts, retries.
    pub fn with(mut self, change: impl FnOnce(Call<O>) -> Call<O>) -> Self {
        self.call = change(self.call);
        self
    }

    /// Starts the waiter when it is awaited. The last call begins the minimum delay before the end of the time, or, if no more
    /// than that is left, half way to it, and has the rest for its answer.
    ///
    /// # Errors
    /// Returns an error if the resource cannot get into the wanted state, a call fails in a way that the waiter does not
    /// expect, or the time is over.
    pub fn within(self, limit: Duration) -> Waiting<O> {
        Box::pin(self.run(limit))
    }

    async fn run(self, limit: Duration) -> Result<Waited<O>, WaitError<O>> {
        let Wait { call, waiter, delays } = self;
        let (min_delay, max_delay) = delays.unwrap_or((waiter.min_delay, waiter.max_delay));
        let polled = Waiter { min_delay, max_delay, ..*waiter };
        let matching = match Matching::new(waiter) {
            Ok(matching) => matching,
            Err((path, error)) => return Err(WaitError::new(waiter, End::Path { path, error }, None, 0)),
        };
        let clock = call.client().0.config.clock.clone();
        let start = clock.now();
        let elapsed = |now: Timestamp| now.duration_since(start).unwrap_or_default();
        let mut polling = Polling::new(&polled, limit);
        let (mut last, mut failed) = (None, None);
        loop {
            let left = limit.saturating_sub(elapsed(clock.now()));
            let Some(answer) = clock.within(Some(left), call.again().received()).await else {
                let end = End::TimedOut { limit, failed };
                return Err(WaitError::new(waiter, end, last, polling.attempts().saturating_add(1)));
            };
            let answer = answer.map(|received| received.output);
            let found = seen(&call, &answer).map(|answer| matching.first(&answer)).unwrap_or_default();
            failed = found.failed;
            let state = match &found.matched {
                Some((acceptor, _)) => Some(acceptor.state),
                None => answer.is_err().then_some(State::Failure),
            };
            let step = polling.next(state, elapsed(clock.now()), random::unit());
            let calls = polling.attempts();
            match step {
                Step::Success => return Ok(Waited { answer, calls }),
                Step::Failure => {
                    let refused = |(acceptor, message)| End::Refused { acceptor, message };
                    let end = found.matched.map_or(End::Failed, refused);
                    return Err(WaitError::new(waiter, end, Some(answer), calls));
                }
                Step::TimedOut => {
                    let end = End::TimedOut { limit, failed };
                    return Err(WaitError::new(waiter, end, Some(answer), calls));
                }
                Step::Wait(delay) => {
                    last = Some(answer);
                    clock.sleep(delay).await;
                }
            }
        }
    }
}

/// Returns an answer as acceptors see it; `None` if the service gave none.
fn seen<'a, O: Operation>(call: &'a Call<O>, answer: &'a Last<O>) -> Option<Answer<'a>> {
    match answer {
        Ok(output) => Some(Answer::Output { input: call.input(), output }),
        Err(error) => {
            let code = error.service_error()?.code();
            Some(Answer::Error { operation: O::SCHEMA, code })
        }
    }
}

impl<O: Operation> fmt::Debug for Wait<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait").field("waiter", &self.waiter.name).finish_non_exhaustive()
    }
}

impl<O: Operation> fmt::Debug for Waited<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waited").field("answer", &self.answer).field("calls", &self.calls).finish()
    }
}
