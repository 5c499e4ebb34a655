//! The time to wait before a retry.

use std::time::Duration;

use http::header::{HeaderMap, HeaderValue, RETRY_AFTER};

use super::{Policy, RetryReason};

/// The maximum time that a service may add.
const AT_MOST: Duration = Duration::from_secs(5);

/// Returns the time that a response asks to wait: that of its header `x-amz-retry-after`, in milliseconds, or, without that
/// header, that of `Retry-After` in whole seconds. Dates in `Retry-After` are ignored.
#[must_use]
pub fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    match headers.get("x-amz-retry-after") {
        Some(milliseconds) => number(milliseconds).map(Duration::from_millis),
        None => headers.get(RETRY_AFTER).and_then(number).map(Duration::from_secs),
    }
}

/// Returns the number that a header is; `None` if it is anything else.
fn number(value: &HeaderValue) -> Option<u64> {
    let digits = value.to_str().ok()?.trim();
    // A sign would be parsed, too.
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// Returns the time to wait after a number of failed attempts. The random number is between 0 and 1.
pub(super) fn delay(
    policy: &Policy,
    failed: u32,
    retryable: RetryReason,
    asked: Option<Duration>,
    random: f64,
) -> Duration {
    let base = match retryable {
        RetryReason::Transient => policy.base,
        RetryReason::Throttling => policy.throttling_base,
    };
    let factor = 1_u32.checked_shl(failed.saturating_sub(1)).unwrap_or(u32::MAX);
    let longest = base.saturating_mul(factor).min(policy.max_backoff);
    let random = if random.is_finite() { random.clamp(0.0, 1.0) } else { 1.0 };
    let wait = Duration::try_from_secs_f64(longest.as_secs_f64() * random).unwrap_or(longest);
    asked.map_or(wait, |asked| asked.clamp(wait, wait.saturating_add(AT_MOST)))
}
