//! The time to wait before a retry.

use std::time::Duration;

use http::HeaderMap;

use super::{Policy, RetryReason};

/// The maximum time that a service may add.
const AT_MOST: Duration = Duration::from_secs(5);

/// Returns the time in the header `x-amz-retry-after` of a response, in milliseconds.
#[must_use]
pub fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get("x-amz-retry-after")?.to_str().ok()?;
    text.trim().parse().ok().map(Duration::from_millis)
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
