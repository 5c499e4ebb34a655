use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ferrosmith_client::credentials::{Cache, CredentialsError, ProvideCredentials, Providing};
use ferrosmith_client::{Clock as _, Credentials};
use tokio::task::yield_now;

use crate::support::TestClock;

/// Gives credentials that are good for an hour, after others had a turn; `fails` says when it does not.
#[derive(Clone)]
struct Slow {
    asked: Arc<AtomicUsize>,
    clock: TestClock,
    fails: fn(usize) -> bool,
}

impl std::fmt::Debug for Slow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Slow")
    }
}

impl ProvideCredentials for Slow {
    fn provide(&self) -> Providing<'_> {
        Box::pin(async {
            let number = self.asked.fetch_add(1, Ordering::Relaxed) + 1;
            for _ in 0..3 {
                yield_now().await;
            }
            if (self.fails)(number) {
                return Err(CredentialsError::Absent {
                    provider: "slow",
                    problem: format!("failure {number}"),
                });
            }
            let end = self.clock.now().checked_add(Duration::from_secs(3600)).unwrap();
            Ok(Credentials::new(format!("number {number}"), "s").with_expiry(end))
        })
    }
}

fn slow(fails: fn(usize) -> bool) -> (Arc<Cache>, Slow) {
    let slow = Slow { asked: Arc::default(), clock: TestClock::at(0), fails };
    (Arc::new(Cache::new(slow.clone(), slow.clock.clone())), slow)
}

/// Returns the results of `number` tasks that ask at the same time.
async fn together(cache: &Arc<Cache>, number: usize) -> Vec<Result<String, String>> {
    let asking = (0..number).map(|_| {
        let cache = cache.clone();
        tokio::spawn(async move { cache.provide().await })
    });
    let mut found = Vec::new();
    for task in asking.collect::<Vec<_>>() {
        let result = task.await.unwrap();
        found.push(result.map(|some| some.access_key_id().to_owned()).map_err(|error| error.to_string()));
    }
    found
}

fn all(found: &[Result<String, String>], expected: &str) -> bool {
    found.iter().all(|found| found.as_deref() == Ok(expected))
}

#[tokio::test(flavor = "current_thread")]
async fn a_provider_is_asked_once_for_all() {
    let (cache, slow) = slow(|_| false);
    assert!(all(&together(&cache, 20).await, "number 1"));
    slow.clock.advance(Duration::from_secs(3000));
    assert!(all(&together(&cache, 20).await, "number 1"));
    assert_eq!(slow.asked.load(Ordering::Relaxed), 1);
}

#[tokio::test(flavor = "current_thread")]
async fn new_ones_are_got_before_the_old_ones_end() {
    let (cache, slow) = slow(|_| false);
    together(&cache, 1).await;
    slow.clock.advance(Duration::from_secs(3600 - 299));
    let found = together(&cache, 3).await;
    // One asks, the others do not wait for it.
    assert_eq!(found[0].as_deref(), Ok("number 2"));
    assert!(all(&found[1..], "number 1"), "{found:?}");
    assert!(all(&together(&cache, 3).await, "number 2"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_failure_is_shared_and_the_next_one_asks_again() {
    let (cache, slow) = slow(|number| number == 1);
    let found = together(&cache, 5).await;
    assert!(
        found.iter().all(|found| found.as_deref().is_err_and(|error| error.contains("failure 1"))),
        "{found:?}"
    );
    assert_eq!(slow.asked.load(Ordering::Relaxed), 1);
    assert!(all(&together(&cache, 5).await, "number 2"));
}

#[tokio::test(flavor = "current_thread")]
async fn old_ones_stay_good_while_there_are_no_new_ones() {
    let (cache, slow) = slow(|number| number > 1);
    together(&cache, 1).await;
    slow.clock.advance(Duration::from_secs(3600 - 60));
    for (pause, asked) in [(0, 2), (0, 2), (9, 2), (1, 3), (1, 3)] {
        slow.clock.advance(Duration::from_secs(pause));
        assert!(all(&together(&cache, 2).await, "number 1"));
        // Not every call waits for a provider that has none.
        assert_eq!(slow.asked.load(Ordering::Relaxed), asked);
    }
    slow.clock.advance(Duration::from_secs(60));
    assert!(together(&cache, 1).await[0].is_err());
}

#[tokio::test(flavor = "current_thread")]
async fn one_who_gives_up_does_not_stop_the_others() {
    let (cache, slow) = slow(|_| false);
    let impatient = cache.clone();
    let first = tokio::spawn(async move { impatient.provide().await });
    yield_now().await;
    let second = cache.clone();
    let second = tokio::spawn(async move { second.provide().await });
    yield_now().await;
    first.abort();
    assert_eq!(second.await.unwrap().unwrap().access_key_id(), "number 2");
    assert_eq!(slow.asked.load(Ordering::Relaxed), 2);
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_forgotten_is_asked_for_again() {
    let (cache, _) = slow(|_| false);
    together(&cache, 1).await;
    cache.forget();
    assert!(all(&together(&cache, 1).await, "number 2"));
}
