//! Addition and subtraction of timestamps and durations.

use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::time::Duration;

use super::{NANOS, Timestamp};

impl Timestamp {
    /// The earliest time.
    pub const MIN: Timestamp = Timestamp { seconds: i64::MIN, nanos: 0 };

    /// The latest time.
    pub const MAX: Timestamp = Timestamp { seconds: i64::MAX, nanos: NANOS - 1 };

    /// Returns the time a duration later; `None` beyond [`Timestamp::MAX`].
    #[must_use]
    pub const fn checked_add(self, duration: Duration) -> Option<Timestamp> {
        let nanos = self.nanos + duration.subsec_nanos(); // both are below a second
        let Some(seconds) = self.seconds.checked_add_unsigned(duration.as_secs()) else { return None };
        if nanos < NANOS {
            return Some(Timestamp { seconds, nanos });
        }
        match seconds.checked_add(1) {
            Some(seconds) => Some(Timestamp { seconds, nanos: nanos - NANOS }),
            None => None,
        }
    }

    /// Returns the time a duration earlier; `None` before [`Timestamp::MIN`].
    #[must_use]
    pub const fn checked_sub(self, duration: Duration) -> Option<Timestamp> {
        let Some(seconds) = self.seconds.checked_sub_unsigned(duration.as_secs()) else { return None };
        if self.nanos >= duration.subsec_nanos() {
            return Some(Timestamp { seconds, nanos: self.nanos - duration.subsec_nanos() });
        }
        match seconds.checked_sub(1) {
            Some(seconds) => Some(Timestamp { seconds, nanos: NANOS + self.nanos - duration.subsec_nanos() }),
            None => None,
        }
    }

    /// Returns the duration since another time; `None` if that is later.
    ///
    /// ```
    /// use std::time::Duration;
    /// use ferrosmith_runtime::Timestamp;
    ///
    /// let later = Timestamp::UNIX_EPOCH + Duration::from_millis(1500);
    /// assert_eq!(later.duration_since(Timestamp::UNIX_EPOCH), Some(Duration::from_millis(1500)));
    /// assert_eq!(Timestamp::UNIX_EPOCH.duration_since(later), None);
    /// ```
    #[must_use]
    #[doc(alias("checked_duration_since"))]
    pub const fn duration_since(self, earlier: Timestamp) -> Option<Duration> {
        if self.seconds < earlier.seconds {
            return None;
        }
        let seconds = self.seconds.abs_diff(earlier.seconds);
        if self.nanos >= earlier.nanos {
            return Some(Duration::new(seconds, self.nanos - earlier.nanos));
        }
        match seconds.checked_sub(1) {
            Some(seconds) => Some(Duration::new(seconds, NANOS + self.nanos - earlier.nanos)),
            None => None,
        }
    }

    /// Returns the last multiple of a unit, counted from the start of 1970 UTC, that is not later; the time itself for
    /// a unit of zero, and at least [`Timestamp::MIN`].
    ///
    /// ```
    /// use std::time::Duration;
    /// use ferrosmith_runtime::Timestamp;
    ///
    /// let time: Timestamp = "2026-01-01T09:41:07.123456Z".parse()?;
    /// let on_the_wire = time.truncate(Duration::from_millis(1));
    /// assert_eq!(on_the_wire.to_string(), "2026-01-01T09:41:07.123Z");
    /// assert_eq!(time.truncate(Duration::from_secs(3600)).to_string(), "2026-01-01T09:00:00Z");
    /// # Ok::<(), ferrosmith_runtime::NotATimestamp>(())
    /// ```
    #[must_use]
    #[doc(alias("round", "floor", "duration_trunc", "trunc_subsecs"))]
    pub fn truncate(self, unit: Duration) -> Timestamp {
        let unit = i128::try_from(unit.as_nanos()).unwrap_or(i128::MAX); // a duration has at most 2^94
        let rest = self.as_nanos().checked_rem_euclid(unit).unwrap_or(0);
        self - Duration::from_nanos_u128(rest.unsigned_abs())
    }
}

/// The time a duration later, at most [`Timestamp::MAX`]; [`Timestamp::checked_add`] detects it.
impl Add<Duration> for Timestamp {
    type Output = Timestamp;
    fn add(self, duration: Duration) -> Timestamp {
        self.checked_add(duration).unwrap_or(Timestamp::MAX)
    }
}

/// The time a duration earlier, at least [`Timestamp::MIN`]; [`Timestamp::checked_sub`] detects it.
impl Sub<Duration> for Timestamp {
    type Output = Timestamp;
    fn sub(self, duration: Duration) -> Timestamp {
        self.checked_sub(duration).unwrap_or(Timestamp::MIN)
    }
}

/// The time between two, zero where the other one is later, as of
/// [`Instant`](std::time::Instant)s; [`Timestamp::duration_since`] detects it.
impl Sub for Timestamp {
    type Output = Duration;
    fn sub(self, earlier: Timestamp) -> Duration {
        self.duration_since(earlier).unwrap_or(Duration::ZERO)
    }
}

impl AddAssign<Duration> for Timestamp {
    fn add_assign(&mut self, duration: Duration) {
        *self = *self + duration;
    }
}

impl SubAssign<Duration> for Timestamp {
    fn sub_assign(&mut self, duration: Duration) {
        *self = *self - duration;
    }
}
