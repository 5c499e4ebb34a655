//! Points in time.

mod civil;
mod parse;
mod write;

use std::fmt;
use std::str::FromStr;

const NANOS: u32 = 1_000_000_000;

/// A point in time (Smithy 2.0, timestamp shape): seconds since 1970-01-01T00:00:00Z without leap seconds,
/// and the nanoseconds after that second. Messages, JSON, CBOR and serde have whole milliseconds of it, rounded
/// down, and HTTP dates whole seconds.
///
/// With the features `jiff`, `chrono` and `time`, conversions from and to their types.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use ferrosmith_runtime::{Timestamp, TimestampFormat};
///
/// let time: Timestamp = "1985-04-12T23:20:50.52Z".parse()?;
/// assert_eq!((time.seconds(), time.nanos()), (482_196_050, 520_000_000));
/// assert_eq!(time.format(TimestampFormat::HttpDate)?, "Fri, 12 Apr 1985 23:20:50 GMT");
///
/// let later = time + Duration::from_secs(60);
/// assert_eq!(later - time, Duration::from_secs(60));
/// assert!(Timestamp::now() > later);
/// assert_eq!(Timestamp::from(SystemTime::try_from(later)?), later);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    seconds: i64,
    nanos: u32,
}

/// The format of a timestamp (Smithy 2.0, `timestampFormat` trait).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimestampFormat {
    /// RFC 3339 with the UTC offset `Z` and a fraction of up to three digits.
    DateTime,
    /// Seconds since 1970-01-01T00:00:00Z, with a fraction of up to three digits.
    EpochSeconds,
    /// IMF-fixdate of RFC 9110: whole seconds.
    HttpDate,
}

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const UNIX_EPOCH: Timestamp = Timestamp { seconds: 0, nanos: 0 };

    /// Returns the time `seconds` after the start of 1970 UTC, or before it if negative.
    #[must_use]
    #[doc(alias("from_second", "from_timestamp", "from_unix_timestamp"))]
    pub const fn from_secs(seconds: i64) -> Self {
        Timestamp { seconds, nanos: 0 }
    }

    /// Returns the time `millis` milliseconds after the start of 1970 UTC, or before it if negative.
    #[must_use]
    #[doc(alias("from_millisecond", "from_timestamp_millis"))]
    pub const fn from_millis(millis: i64) -> Self {
        let nanos = millis.rem_euclid(1000) as u32 * 1_000_000;
        Timestamp { seconds: millis.div_euclid(1000), nanos }
    }

    /// Returns the time `seconds` and `nanos` nanoseconds after the start of 1970 UTC. A second or more of `nanos` is
    /// carried over.
    #[must_use]
    pub const fn from_epoch(seconds: i64, nanos: u32) -> Self {
        Timestamp { seconds: seconds.saturating_add((nanos / NANOS) as i64), nanos: nanos % NANOS }
    }

    /// Returns the seconds since the start of 1970 UTC, rounded down.
    #[must_use]
    #[doc(alias("as_secs", "as_second", "secs", "timestamp", "unix_timestamp"))]
    pub const fn seconds(self) -> i64 {
        self.seconds
    }

    /// Returns the nanoseconds after [`Timestamp::seconds`].
    #[must_use]
    #[doc(alias("subsec_nanos", "subsec_nanosecond"))]
    pub const fn nanos(self) -> u32 {
        self.nanos
    }

    /// Returns the milliseconds since the start of 1970 UTC, rounded down; `None` beyond those that an `i64` counts.
    #[must_use]
    #[doc(alias("as_millis", "as_millisecond", "to_millis", "timestamp_millis"))]
    pub const fn millis(self) -> Option<i64> {
        let millis = self.seconds as i128 * 1000 + (self.nanos / 1_000_000) as i128;
        if millis < i64::MIN as i128 || millis > i64::MAX as i128 { None } else { Some(millis as i64) }
    }

    /// Returns the nanoseconds since the start of 1970 UTC.
    ///
    /// ```
    /// use ferrosmith_runtime::Timestamp;
    ///
    /// assert_eq!(Timestamp::from_millis(1500).as_nanos(), 1_500_000_000);
    /// assert_eq!(Timestamp::from_millis(-1).as_nanos(), -1_000_000);
    /// ```
    #[must_use]
    #[doc(alias("as_nanosecond", "unix_timestamp_nanos", "timestamp_nanos"))]
    pub const fn as_nanos(self) -> i128 {
        self.seconds as i128 * NANOS as i128 + self.nanos as i128
    }

    /// Returns the seconds since the start of 1970 UTC, as the nearest double.
    #[must_use]
    pub fn as_secs_f64(self) -> f64 {
        self.seconds as f64 + f64::from(self.nanos) / f64::from(NANOS)
    }

    /// Parses one of the three formats of Smithy. A fraction may have any number of digits, of which
    /// nine are kept; an HTTP date has none.
    ///
    /// Some times that do not exist are read, so that a response is not lost for them: the weekday of an HTTP date is one of
    /// the seven, but need not be that of the day; and the second 60, a leap second, is the first one of the next minute, in
    /// every minute. Smithy's own tests have neither.
    ///
    /// # Errors
    /// Returns an error if the text is not in the format, or if the time does not exist or is out of range.
    pub fn parse(text: &str, format: TimestampFormat) -> Result<Self, NotATimestamp> {
        let parsed = match format {
            TimestampFormat::DateTime => parse::date_time(text),
            TimestampFormat::EpochSeconds => parse::epoch_seconds(text),
            TimestampFormat::HttpDate => parse::http_date(text),
        };
        parsed.map_err(|_| NotATimestamp(format))
    }

    /// Returns the time in one of the three formats of Smithy, at the precision of the specification:
    /// milliseconds, or seconds in an HTTP date, rounded down. [`Display`](fmt::Display) writes every digit.
    ///
    /// # Errors
    /// Returns an error for a year outside 0 to 9999, in the two formats with a date.
    #[doc(alias("to_rfc3339"))]
    pub fn format(self, format: TimestampFormat) -> Result<String, OutOfRange> {
        Ok(self.text(format)?.as_str().to_owned())
    }

    /// Appends the result of [`Timestamp::format`].
    ///
    /// # Errors
    /// The same as [`Timestamp::format`].
    pub fn write(self, format: TimestampFormat, out: &mut String) -> Result<(), OutOfRange> {
        out.push_str(self.text(format)?.as_str());
        Ok(())
    }

    /// Returns the result of [`Timestamp::format`] without an allocation.
    pub(crate) fn text(self, format: TimestampFormat) -> Result<write::Text, OutOfRange> {
        self.truncated().exact(format)
    }

    /// Returns the whole milliseconds before the time, as the wire has them (Smithy 2.0, Timestamp formats).
    /// Time before 1970 is cut off in the same direction, so that all formats mean the same instant.
    pub(crate) const fn truncated(self) -> Self {
        Timestamp { seconds: self.seconds, nanos: self.nanos - self.nanos % 1_000_000 }
    }

    fn exact(self, format: TimestampFormat) -> Result<write::Text, OutOfRange> {
        let mut text = write::Text::new();
        match format {
            TimestampFormat::DateTime => write::date_time(self, &mut text)?,
            TimestampFormat::EpochSeconds => write::epoch_seconds(self, &mut text),
            TimestampFormat::HttpDate => write::http_date(self, &mut text)?,
        }
        Ok(text)
    }
}

// Below what they add to: documentation lists methods in the order of the source.
mod arithmetic;
mod convert;

/// Writes a date-time, or seconds since 1970 for a year outside 0 to 9999, which a date-time cannot
/// represent.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text =
            self.exact(TimestampFormat::DateTime).or_else(|_| self.exact(TimestampFormat::EpochSeconds));
        f.pad(text.map_err(|_| fmt::Error)?.as_str())
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Parses a date-time.
impl FromStr for Timestamp {
    type Err = NotATimestamp;
    fn from_str(text: &str) -> Result<Self, NotATimestamp> {
        Timestamp::parse(text, TimestampFormat::DateTime)
    }
}

/// An error that occurs when a text is not a timestamp of the expected format. It says the format, not the text.
///
/// ```
/// use ferrosmith_runtime::Timestamp;
///
/// let error = "2026-13-01T00:00:00Z".parse::<Timestamp>().unwrap_err();
/// let expected = "expected a date-time that exists, such as 2026-01-31T09:30:00Z, found another text";
/// assert_eq!(error.to_string(), expected);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotATimestamp(TimestampFormat);

impl fmt::Display for NotATimestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = match self.0 {
            TimestampFormat::DateTime => "a date-time that exists, such as 2026-01-31T09:30:00Z",
            TimestampFormat::EpochSeconds => "seconds since 1970, such as 1769851800.25",
            TimestampFormat::HttpDate => "an HTTP date that exists, such as Sat, 31 Jan 2026 09:30:00 GMT",
        };
        write!(f, "expected {expected}, found another text")
    }
}

impl std::error::Error for NotATimestamp {}

/// An error that occurs when a timestamp is outside the target's range, such as a year beyond 0 to 9999.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutOfRange;

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a timestamp out of range")
    }
}

impl std::error::Error for OutOfRange {}

#[cfg(test)]
mod tests;
