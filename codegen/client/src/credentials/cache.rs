//! Credentials that are kept, and renewed in time.

use std::fmt;
use std::future::poll_fn;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::time::Duration;

use ferrosmith_runtime::Timestamp;

use super::{Credentials, CredentialsError, ProvideCredentials, Providing, SharedCredentials};
use crate::clock::{Clock, SharedClock};

/// The time before credentials expire from which on new ones are asked for.
const AHEAD: Duration = Duration::from_secs(5 * 60);

/// The time between two questions, while the old credentials are good.
const PAUSE: Duration = Duration::from_secs(10);

/// Keeps what a provider gave, until it is about to expire. However many ask, the provider is asked once: those who
/// have no credentials yet wait, and the others get the old ones, which are valid for five minutes more. If there are
/// no new ones to be had, the old ones stay as long as they are valid, and the provider is asked again after ten seconds.
pub struct Cache {
    provider: SharedCredentials,
    clock: SharedClock,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    kept: Option<Credentials>,
    /// If `true`, someone is asking the provider.
    refreshing: bool,
    /// The time until which it is not asked again while what is kept is good.
    pause: Option<Timestamp>,
    waiting: Vec<Waker>,
    /// The number of times that the provider was asked, and the error of the last time if it failed.
    asked: u64,
    failure: Option<CredentialsError>,
}

/// The next step of a task that asks for credentials.
enum Step {
    Take(Result<Credentials, CredentialsError>),
    Refresh,
}

impl Cache {
    /// Returns a cache that has nothing yet.
    #[must_use]
    pub fn new(provider: impl ProvideCredentials, clock: impl Clock) -> Self {
        Cache::shared(SharedCredentials::new(provider), SharedClock::new(clock))
    }

    pub(crate) fn shared(provider: SharedCredentials, clock: SharedClock) -> Self {
        Cache { provider, clock, state: Mutex::default() }
    }

    /// Forgets what is kept: for credentials that a service no longer accepts.
    pub fn forget(&self) {
        self.lock().kept = None;
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it is held.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn get(&self) -> Result<Credentials, CredentialsError> {
        // The refresh that this waits for.
        let mut joined = None;
        let step = poll_fn(|cx| {
            let mut state = self.lock();
            match step(&mut state, joined, self.clock.now()) {
                Some(step) => Poll::Ready(step),
                None => {
                    joined = Some(state.asked);
                    state.waiting.push(cx.waker().clone());
                    Poll::Pending
                }
            }
        });
        match step.await {
            Step::Take(result) => result,
            Step::Refresh => self.refresh().await,
        }
    }

    async fn refresh(&self) -> Result<Credentials, CredentialsError> {
        // Also when this future is dropped, the others go on.
        let _over = Over(self);
        let found = self.provider.provide().await.and_then(|credentials| self.good(credentials));
        let mut state = self.lock();
        match found {
            Ok(credentials) => {
                state.kept = Some(credentials.clone());
                Ok(credentials)
            }
            Err(error) => {
                let now = self.clock.now();
                let good = state.kept.clone().filter(|kept| left(kept, now) > Duration::ZERO);
                state.failure = Some(error.clone());
                good.ok_or(error)
            }
        }
    }
}

impl Cache {
    /// Returns credentials that are good for a while: a service would refuse others with less words.
    fn good(&self, credentials: Credentials) -> Result<Credentials, CredentialsError> {
        match credentials.expires_at() {
            Some(end) if left(&credentials, self.clock.now()).is_zero() => {
                let problem = format!(
                    "they expired at {end}: get new ones, by signing in again or from the program that gave them, or \
                     set the clock of this machine right"
                );
                Err(CredentialsError::invalid("credentials", problem))
            }
            _ => Ok(credentials),
        }
    }
}

/// Returns what to do; `None` is to wait for another who refreshes. Who waited for a refresh that failed fails, too.
fn step(state: &mut State, joined: Option<u64>, now: Timestamp) -> Option<Step> {
    let time_left = state.kept.as_ref().map_or(Duration::ZERO, |kept| left(kept, now));
    let pauses = state.refreshing || state.pause.is_some_and(|end| now < end);
    let kept = state.kept.clone().filter(|_| time_left > AHEAD || pauses && time_left > Duration::ZERO);
    if let Some(kept) = kept {
        return Some(Step::Take(Ok(kept)));
    }
    if state.refreshing {
        return None;
    }
    if let (Some(asked), Some(failure)) = (joined, &state.failure)
        && asked == state.asked
    {
        return Some(Step::Take(Err(failure.clone())));
    }
    (state.refreshing, state.failure) = (true, None);
    state.pause = now.checked_add(PAUSE);
    state.asked += 1;
    Some(Step::Refresh)
}

/// Returns the time until credentials expire.
fn left(credentials: &Credentials, now: Timestamp) -> Duration {
    credentials.expires_at().map_or(Duration::MAX, |end| end.duration_since(now).unwrap_or_default())
}

/// The end of a refresh, however it ends.
struct Over<'a>(&'a Cache);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        let waiting = {
            let mut state = self.0.lock();
            state.refreshing = false;
            std::mem::take(&mut state.waiting)
        };
        waiting.into_iter().for_each(Waker::wake);
    }
}

impl ProvideCredentials for Cache {
    fn provide(&self) -> Providing<'_> {
        Box::pin(self.get())
    }
}

impl fmt::Debug for Cache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cache").field("provider", &self.provider).finish_non_exhaustive()
    }
}
