//! Retries: the standard mode of AWS SDKs, version 2.1.
//!
//! A [`Retries`] is one call's state, and has no clock: it is told what came of an attempt, and a random number, and
//! says whether to try again, and after how long. The calls of a client share a [`Bucket`], so that a service which
//! is down is not asked three times by everyone.
//!
//! ```
//! use std::time::Duration;
//! use ferrosmith_client::retry::{Bucket, Decision, Outcome, Policy};
//! use ferrosmith_client::retry::{Retries, RetryReason, Stop};
//!
//! let (policy, bucket) = (Policy::standard(), Bucket::default());
//! let mut call = Retries::new(&policy, &bucket);
//! let failed = Outcome::Failed { retryable: Some(RetryReason::Transient), retry_after: None };
//! assert_eq!(call.next(failed, 1.0), Decision::Retry(Duration::from_millis(50)));
//! // Half of 100 ms.
//! assert_eq!(call.next(failed, 0.5), Decision::Retry(Duration::from_millis(50)));
//! assert_eq!(call.next(failed, 1.0), Decision::Stop(Stop::Attempts));
//! assert_eq!((call.attempts(), bucket.available()), (3, 472));
//! ```

mod bucket;
mod delay;
mod limiter;
mod outcome;
mod policy;
mod state;

pub use bucket::Bucket;
pub use delay::retry_after;
pub use limiter::Limiter;
pub use outcome::{Outcome, RetryReason};
pub use policy::Policy;
pub use state::{Decision, Retries, Stop};
