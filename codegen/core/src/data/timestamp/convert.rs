//! Conversions to and from the timestamps of other crates.

use std::time::{Duration, SystemTime};

use super::{OutOfRange, Timestamp};

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
impl Timestamp {
    /// Returns the current time of the platform's clock. Not available in a bare wasm module, which has no
    /// clock.
    #[must_use]
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// Returns the time since then by [`Timestamp::now`]; zero if it is to come, as with
    /// [`Instant`](std::time::Instant)s.
    ///
    /// ```
    /// use std::time::Duration;
    /// use ferrosmith_runtime::Timestamp;
    ///
    /// assert!(Timestamp::from_secs(0).elapsed() > Duration::from_secs(1_700_000_000));
    /// assert_eq!(Timestamp::MAX.elapsed(), Duration::ZERO);
    /// ```
    #[must_use]
    pub fn elapsed(self) -> Duration {
        Timestamp::now() - self
    }
}

impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => Timestamp::UNIX_EPOCH + after,
            Err(error) => Timestamp::UNIX_EPOCH - error.duration(),
        }
    }
}

/// Returns an error for times outside the platform's range.
impl TryFrom<Timestamp> for SystemTime {
    type Error = OutOfRange;
    fn try_from(time: Timestamp) -> Result<Self, OutOfRange> {
        let whole = Duration::from_secs(time.seconds.unsigned_abs());
        let second = match time.seconds {
            0.. => SystemTime::UNIX_EPOCH.checked_add(whole),
            _ => SystemTime::UNIX_EPOCH.checked_sub(whole),
        };
        second
            .and_then(|second| second.checked_add(Duration::from_nanos(time.nanos.into())))
            .ok_or(OutOfRange)
    }
}

#[cfg(feature = "jiff")]
impl From<jiff::Timestamp> for Timestamp {
    fn from(time: jiff::Timestamp) -> Self {
        // The fraction counts backward before 1970.
        let (seconds, nanos) = (time.as_second(), time.subsec_nanosecond());
        match u32::try_from(nanos) {
            Ok(nanos) => Timestamp::from_epoch(seconds, nanos),
            Err(_) => Timestamp::from_epoch(seconds - 1, super::NANOS - nanos.unsigned_abs()),
        }
    }
}

/// Returns an error for times outside jiff's range of years, -9999 to 9999.
#[cfg(feature = "jiff")]
impl TryFrom<Timestamp> for jiff::Timestamp {
    type Error = OutOfRange;
    fn try_from(time: Timestamp) -> Result<Self, OutOfRange> {
        let nanos = i32::try_from(time.nanos).map_err(|_| OutOfRange)?;
        jiff::Timestamp::new(time.seconds, nanos).map_err(|_| OutOfRange)
    }
}

/// A leap second is the second after it.
#[cfg(feature = "chrono")]
impl<Tz: chrono::TimeZone> From<chrono::DateTime<Tz>> for Timestamp {
    fn from(time: chrono::DateTime<Tz>) -> Self {
        Timestamp::from_epoch(time.timestamp(), time.timestamp_subsec_nanos())
    }
}

/// Returns an error for times outside chrono's range of years, about 262,000 in both directions.
#[cfg(feature = "chrono")]
impl TryFrom<Timestamp> for chrono::DateTime<chrono::Utc> {
    type Error = OutOfRange;
    fn try_from(time: Timestamp) -> Result<Self, OutOfRange> {
        chrono::DateTime::from_timestamp(time.seconds, time.nanos).ok_or(OutOfRange)
    }
}

#[cfg(feature = "time")]
impl From<time::OffsetDateTime> for Timestamp {
    fn from(time: time::OffsetDateTime) -> Self {
        Timestamp::from_epoch(time.unix_timestamp(), time.nanosecond())
    }
}

/// Returns an error for times outside time's range of years, -9999 to 9999.
#[cfg(feature = "time")]
impl TryFrom<Timestamp> for time::OffsetDateTime {
    type Error = OutOfRange;
    fn try_from(time: Timestamp) -> Result<Self, OutOfRange> {
        let nanos = i128::from(time.seconds) * i128::from(super::NANOS) + i128::from(time.nanos);
        time::OffsetDateTime::from_unix_timestamp_nanos(nanos).map_err(|_| OutOfRange)
    }
}
