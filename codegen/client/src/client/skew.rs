//! A clock that is wrong, and the services' that is right.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use ferrosmith_runtime::{Timestamp, TimestampFormat};
use http::HeaderMap;
use http::header::DATE;

/// The difference between the services' clock and ours, in seconds.
#[derive(Debug, Default)]
pub(crate) struct Skew(AtomicI64);

/// Codes with which services refuse the time of a signature, or may do so.
const CODES: [&str; 6] = [
    "RequestTimeTooSkewed",
    "RequestExpired",
    "RequestInTheFuture",
    "InvalidSignatureException",
    "SignatureDoesNotMatch",
    "AuthFailure",
];

/// The largest difference between two clocks that does not matter, in seconds.
const TOLERATED: i64 = 4 * 60;

impl Skew {
    /// Returns the services' time, from ours.
    pub(crate) fn correct(&self, now: Timestamp) -> Timestamp {
        let seconds = self.0.load(Ordering::Relaxed);
        let distance = Duration::from_secs(seconds.unsigned_abs());
        let corrected = if seconds < 0 { now.checked_sub(distance) } else { now.checked_add(distance) };
        corrected.unwrap_or(now)
    }

    /// Learns the services' time from an error that may be due to ours; returns `true` if it was far off.
    pub(crate) fn learn(&self, code: Option<&str>, headers: &HeaderMap, now: Timestamp) -> bool {
        if !code.is_some_and(|code| CODES.contains(&code)) {
            return false;
        }
        let date = headers.get(DATE).and_then(|date| date.to_str().ok());
        let Some(theirs) = date.and_then(|date| Timestamp::parse(date, TimestampFormat::HttpDate).ok())
        else {
            return false;
        };
        let far = theirs.seconds().saturating_sub(self.correct(now).seconds()).saturating_abs() > TOLERATED;
        if far {
            self.0.store(theirs.seconds().saturating_sub(now.seconds()), Ordering::Relaxed);
        }
        far
    }
}
