//! The delays of waiters, without a clock.

use std::time::Duration;

use ferrosmith_client::waiter::{Acceptor, Matcher, Polling, State, Step, Waiter};
use proptest::prelude::*;

const ANY: &[Acceptor] = &[Acceptor::new(State::Success, Matcher::Success(true))];
const WAITER: Waiter = Waiter::new("Anything", 2, 120, ANY);

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[test]
fn delays_grow_to_their_maximum() {
    let mut polling = Polling::new(&WAITER, seconds(10_000));
    let longest: Vec<Step> = (0..9).map(|_| polling.next(None, Duration::ZERO, 1.0)).collect();
    let expected = [2, 4, 8, 16, 32, 64, 120, 120, 120].map(|delay| Step::Wait(seconds(delay)));
    assert_eq!(longest, expected);
    let mut polling = Polling::new(&WAITER, seconds(10_000));
    let shortest: Vec<Step> = (0..9).map(|_| polling.next(None, Duration::ZERO, 0.0)).collect();
    assert_eq!(shortest, [Step::Wait(seconds(2)); 9]);
}

#[test]
fn an_acceptor_ends_it() {
    for (state, step) in [(State::Success, Step::Success), (State::Failure, Step::Failure)] {
        let mut polling = Polling::new(&WAITER, seconds(5));
        assert_eq!(polling.next(Some(State::Retry), seconds(1), 0.0), Step::Wait(seconds(2)));
        // The state counts, however late it comes.
        assert_eq!(polling.next(Some(state), seconds(9), 0.0), step);
        assert_eq!(polling.attempts(), 2);
    }
}

/// A time that is no longer than the minimum delay has a second call, too.
#[test]
fn a_short_time_is_halved() {
    let mut polling = Polling::new(&WAITER, seconds(2));
    assert_eq!(polling.next(None, Duration::ZERO, 1.0), Step::Wait(seconds(1)));
    assert_eq!(polling.next(None, seconds(1), 1.0), Step::TimedOut);
    let mut polling = Polling::new(&WAITER, seconds(3));
    assert_eq!(polling.next(None, Duration::ZERO, 1.0), Step::Wait(seconds(1)));
    assert_eq!(polling.next(None, seconds(1), 1.0), Step::TimedOut);
}

proptest! {
    #[test]
    fn it_ends_at_its_time(limit in 0_u64..2000, took in 0_u64..9, random: f64) {
        let mut polling = Polling::new(&WAITER, seconds(limit));
        let mut elapsed = seconds(took);
        let mut last_call = Duration::ZERO;
        loop {
            match polling.next(None, elapsed, random) {
                Step::Wait(delay) => {
                    // Never without a wait; never longer than what is left.
                    prop_assert!(!delay.is_zero() && elapsed + delay <= seconds(limit));
                    elapsed += delay;
                    last_call = elapsed;
                    elapsed += seconds(took);
                }
                Step::TimedOut => break,
                other => prop_assert!(false, "{other:?}"),
            }
        }
        // The last call has time for its answer: the minimum delay, or half of what was left, or the first one took it all.
        let left = seconds(limit).saturating_sub(last_call);
        prop_assert!(left >= Duration::from_millis(500) || last_call.is_zero() || took > 0);
        prop_assert!(last_call.is_zero() || left <= seconds(2) + seconds(took));
        prop_assert!(!last_call.is_zero() || seconds(took) >= seconds(limit));
        prop_assert!(polling.attempts() < 1002);
    }
}
