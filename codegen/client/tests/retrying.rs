//! Retries, where the official suite says nothing.

use std::time::Duration;

use ferrosmith_client::retry::{Bucket, Decision, Outcome, Policy, Retries, RetryReason, Stop, retry_after};
use http::HeaderMap;

const TRANSIENT: Outcome = Outcome::Failed { retryable: Some(RetryReason::Transient), retry_after: None };

#[test]
fn a_wait_is_between_nothing_and_the_bound_whatever_the_random_number() {
    let (policy, bucket) = (Policy::standard().max_attempts(100), Bucket::default());
    for random in [f64::NAN, f64::INFINITY, -1.0, 0.0, 0.3, 1.0, 2.0] {
        let mut call = Retries::new(&policy, &bucket);
        while let Decision::Retry(wait) = call.next(TRANSIENT, random) {
            assert!(wait <= policy.max_backoff, "{wait:?}");
        }
        assert_eq!(call.next(TRANSIENT, random), Decision::Stop(Stop::Tokens(None)));
    }
}

#[test]
fn a_hundred_retries_do_not_overflow() {
    let longest = Policy::standard().base(Duration::MAX).max_backoff(Duration::MAX);
    let wait = Retries::new(&longest, &Bucket::default()).next(TRANSIENT, 1.0);
    assert!(matches!(wait, Decision::Retry(wait) if wait > Duration::from_secs(1 << 40)), "{wait:?}");

    let policy = Policy::standard().max_attempts(u32::MAX).base(Duration::from_secs(1));
    let mut waits = Vec::new();
    let bucket = Bucket::default();
    for _ in 0..100 {
        let mut call = Retries::new(&policy, &bucket);
        for _ in 0..30 {
            if let Decision::Retry(wait) = call.next(TRANSIENT, 1.0) {
                waits.push(wait);
            }
        }
        call.next(Outcome::Succeeded, 1.0);
    }
    assert!(waits.iter().all(|wait| *wait <= Duration::from_secs(20)));
    assert!(bucket.available() <= 500);
}

#[test]
fn the_bucket_is_never_fuller_than_full() {
    let (policy, bucket) = (Policy::standard(), Bucket::new(u32::MAX));
    assert_eq!(bucket.available(), 500);
    for _ in 0..3 {
        assert_eq!(Retries::new(&policy, &bucket).next(Outcome::Succeeded, 0.0), Decision::Done);
    }
    assert_eq!(bucket.available(), 500);
    let bucket = Bucket::new(7);
    Retries::new(&policy, &bucket).next(Outcome::Succeeded, 0.0);
    assert_eq!(bucket.available(), 8);
}

#[test]
fn a_policy_without_retries_stops_at_once() {
    let (policy, bucket) = (Policy::never(), Bucket::default());
    assert_eq!(Retries::new(&policy, &bucket).next(TRANSIENT, 1.0), Decision::Stop(Stop::Attempts));
    assert_eq!(Policy::standard().max_attempts(0).max_attempts, 1);
    assert_eq!(bucket.available(), 500);
}

#[test]
fn seconds_of_http_count_where_a_service_tells_no_milliseconds() {
    let asked = |headers: &[(&'static str, &str)]| {
        let pairs = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
        retry_after(&pairs.collect::<HeaderMap>())
    };
    assert_eq!(asked(&[("retry-after", " 3 ")]), Some(Duration::from_secs(3)));
    assert_eq!(asked(&[("retry-after", "18446744073709551615")]), Some(Duration::from_secs(u64::MAX)));
    for other in ["Sun, 30 Aug 2015 12:36:00 GMT", "1.5", "-1", "+1", "", "18446744073709551616", "soon"] {
        assert_eq!(asked(&[("retry-after", other)]), None, "{other}");
    }
    // The header of AWS says all, if it is there, even where it says nothing.
    let both = |milliseconds| asked(&[("retry-after", "3"), ("x-amz-retry-after", milliseconds)]);
    assert_eq!((both("1500"), both("invalid")), (Some(Duration::from_millis(1500)), None));

    let (policy, bucket) = (Policy::standard(), Bucket::default());
    for (seconds, waited) in [("0", 0), ("3", 3), ("3600", 5), ("18446744073709551615", 5)] {
        let retry_after = asked(&[("retry-after", seconds)]);
        let failed = Outcome::Failed { retryable: Some(RetryReason::Transient), retry_after };
        let wait = Retries::new(&policy, &bucket).next(failed, 0.0);
        assert_eq!(wait, Decision::Retry(Duration::from_secs(waited)), "{seconds}");
    }
}
