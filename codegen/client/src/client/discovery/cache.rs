//! Endpoints that services told, as long as they are good. No I/O: the time is an argument.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::time::Duration;

use ferrosmith_runtime::Timestamp;
use http::Uri;

use super::messages::Asked;

/// The number of keys that are kept; those that were not used for the longest time go first.
const LIMIT: usize = 1000;

/// The time after a failure within which nobody asks again who can do without.
const PAUSE: Duration = Duration::from_secs(60);

/// The endpoints that services told a client.
#[derive(Default)]
pub(crate) struct Cache(Mutex<Entries>);

/// The reason for which a service may tell another endpoint.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The absolute shape id of the service.
    pub(super) service: &'static str,
    /// The id of the access key.
    pub(super) account: Option<String>,
    pub(super) question: Asked,
}

/// An endpoint, and the time until which it is good.
#[derive(Debug, Clone)]
pub(super) struct Endpoint {
    pub(super) uri: Uri,
    pub(super) end: Timestamp,
}

/// The next step of a call.
pub(super) enum Step<'a> {
    /// Use this endpoint.
    Use(Uri),
    /// Use the endpoint of the service.
    Without,
    /// Ask the service, while others wait.
    Ask(Asking<'a>),
    /// Fail, as the call did that asked.
    Failed(String),
}

#[derive(Default)]
struct Entries {
    entries: BTreeMap<Key, Entry>,
    uses: u64,
}

#[derive(Default)]
struct Entry {
    /// The preferred endpoint first; good or not.
    endpoints: Vec<Endpoint>,
    /// The last failure, and the end of the pause after it.
    failure: Option<(String, Timestamp)>,
    asking: bool,
    waiting: Vec<Waker>,
    used: u64,
}

impl Cache {
    /// Waits for the next step of a call. However many calls there are, one of them asks.
    pub(super) async fn next(&self, key: &Key, required: bool, now: impl Fn() -> Timestamp) -> Step<'_> {
        let mut has_waited = false;
        poll_fn(|cx| {
            let mut entries = self.lock();
            let entry = entries.entry(key);
            let ask = || Asking { cache: self, key: key.clone() };
            if let Some(step) = entry.next(required, has_waited, now(), ask) {
                return Poll::Ready(step);
            }
            has_waited = true;
            if !entry.waiting.iter().any(|waker| waker.will_wake(cx.waker())) {
                entry.waiting.push(cx.waker().clone());
            }
            Poll::Pending
        })
        .await
    }

    /// Forgets the endpoints of a key, if one that turned out invalid is still among them.
    pub(super) fn forget(&self, key: &Key, invalid: &Uri) {
        if let Some(entry) = self.lock().entries.get_mut(key)
            && entry.endpoints.iter().any(|endpoint| endpoint.uri == *invalid)
        {
            entry.endpoints.clear();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Entries> {
        // Nothing panics while it is held.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entries {
    /// Returns the entry of a key, which may be new.
    fn entry(&mut self, key: &Key) -> &mut Entry {
        if self.entries.len() >= LIMIT && !self.entries.contains_key(key) {
            let idle = self.entries.iter().filter(|(_, entry)| !entry.asking);
            if let Some(oldest) = idle.min_by_key(|(_, entry)| entry.used).map(|(key, _)| key.clone()) {
                self.entries.remove(&oldest);
            }
        }
        self.uses += 1;
        let entry = self.entries.entry(key.clone()).or_default();
        entry.used = self.uses;
        entry
    }
}

impl Entry {
    /// Returns the next step; `None` is to wait for the call that asks.
    fn next<'a>(
        &mut self,
        required: bool,
        has_waited: bool,
        now: Timestamp,
        ask: impl FnOnce() -> Asking<'a>,
    ) -> Option<Step<'a>> {
        let old = self.endpoints.first();
        if let Some(good) = self.endpoints.iter().find(|endpoint| now < endpoint.end) {
            return Some(Step::Use(good.uri.clone()));
        }
        if self.asking {
            return old.map(|old| Step::Use(old.uri.clone()));
        }
        let failure = self.failure.as_ref().filter(|(_, end)| now < *end);
        Some(match (failure, old) {
            (Some(_), Some(old)) => Step::Use(old.uri.clone()),
            (Some(_), None) if !required => Step::Without,
            // A thousand calls that waited for one that failed do not fail one after the other.
            (Some((problem, _)), None) if has_waited => Step::Failed(problem.clone()),
            _ => {
                self.asking = true;
                Step::Ask(ask())
            }
        })
    }
}

/// The right to ask. When it is dropped, however that comes, the others go on.
pub(super) struct Asking<'a> {
    cache: &'a Cache,
    key: Key,
}

impl Asking<'_> {
    /// Keeps the endpoints that a service told, and returns the preferred one; `None` if there are none.
    pub(super) fn told(self, endpoints: Vec<Endpoint>) -> Option<Uri> {
        let preferred = endpoints.first().map(|endpoint| endpoint.uri.clone());
        let mut entries = self.cache.lock();
        let entry = entries.entry(&self.key);
        (entry.endpoints, entry.failure) = (endpoints, None);
        preferred
    }

    /// Keeps a failure, and returns an endpoint that was told before.
    pub(super) fn failed(self, problem: &str, now: Timestamp) -> Option<Uri> {
        let mut entries = self.cache.lock();
        let entry = entries.entry(&self.key);
        entry.failure = Some((problem.to_owned(), now.checked_add(PAUSE).unwrap_or(now)));
        entry.endpoints.first().map(|endpoint| endpoint.uri.clone())
    }
}

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        let waiting = {
            let mut entries = self.cache.lock();
            let entry = entries.entry(&self.key);
            entry.asking = false;
            std::mem::take(&mut entry.waiting)
        };
        waiting.into_iter().for_each(Waker::wake);
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future as _;
    use std::pin::pin;
    use std::sync::Arc;
    use std::task::{Context, Wake};

    use super::*;

    /// Unlike `Waker::noop`, its clones are known to be the same.
    struct Idle;

    impl Wake for Idle {
        fn wake(self: Arc<Self>) {}
    }

    #[test]
    fn a_call_that_is_polled_again_waits_once() {
        let (cache, waker) = (Cache::default(), Waker::from(Arc::new(Idle)));
        let mut cx = Context::from_waker(&waker);
        let key = Key { service: "a#S", account: None, question: Asked::default() };
        let now = || Timestamp::from_epoch(0, 0);
        let first = pin!(cache.next(&key, true, now));
        let Poll::Ready(Step::Ask(asking)) = first.poll(&mut cx) else { panic!("expected the right to ask") };
        let mut second = pin!(cache.next(&key, true, now));
        for _ in 0..3 {
            assert!(second.as_mut().poll(&mut cx).is_pending());
        }
        assert_eq!(cache.lock().entries[&key].waiting.len(), 1);
        assert_eq!(asking.failed("none", now()), None);
        assert!(matches!(second.poll(&mut cx), Poll::Ready(Step::Failed(problem)) if problem == "none"));
    }
}
