//! Timestamps: seconds since 1970 as an integer or a float (RFC 8949, section 3.4.2).

use super::Error;
use super::head::{self, DOUBLE, EPOCH_SECONDS, SIMPLE, TAG};
use super::output::Output;
use super::reader::Reader;
use crate::data::{FloatText, Timestamp, TimestampFormat};

const EXPECTED: &str = "a timestamp in epoch seconds";

/// The integers up to this one are doubles.
const EXACT: u64 = 1 << 53;

/// Up to this number of seconds, doubles are less than a microsecond apart.
const CLOSE: f64 = (1_u64 << 33) as f64;

impl Reader<'_> {
    /// Reads a timestamp.
    pub(super) fn timestamp(&mut self) -> Result<Timestamp, Error> {
        let start = self.at;
        if head::major(self.peek()) != TAG {
            return Err(self.error(EXPECTED));
        }
        if self.tag()? != Some(EPOCH_SECONDS) {
            self.at = start;
            return Err(self.error_found(EXPECTED, "another tag"));
        }
        self.seconds()
    }

    /// Reads the seconds of a timestamp, after its tag.
    pub(super) fn seconds(&mut self) -> Result<Timestamp, Error> {
        let start = self.at;
        let time = match head::major(self.peek()) {
            SIMPLE => of_double(self.double(EXPECTED)?),
            _ => {
                i64::try_from(self.wide_integer(EXPECTED)?).ok().map(|whole| Timestamp::from_epoch(whole, 0))
            }
        };
        time.ok_or_else(|| {
            self.at = start;
            self.error_found(EXPECTED, "a number out of range")
        })
    }
}

/// Returns the time whose decimal notation in seconds is nearest to a double: 0.1 is one tenth.
fn of_double(seconds: f64) -> Option<Timestamp> {
    let micros = (seconds * 1e6).round();
    if seconds.abs() < CLOSE && micros / 1e6 == seconds {
        let micros = micros as i64;
        return Some(Timestamp::from_epoch(
            micros.div_euclid(1_000_000),
            micros.rem_euclid(1_000_000) as u32 * 1000,
        ));
    }
    if !seconds.is_finite() {
        return None;
    }
    Timestamp::parse(FloatText::from(seconds).as_str(), TimestampFormat::EpochSeconds).ok()
}

/// Writes a timestamp in milliseconds: whole seconds as an integer, otherwise the nearest double.
///
/// Beyond the integers that are doubles, whole seconds are nearer than any double.
#[inline(never)]
pub(super) fn write(time: Timestamp, out: &mut Output<'_>) {
    let time = time.truncated();
    head::write(TAG, EPOCH_SECONDS, out);
    if time.nanos() == 0 || time.seconds().unsigned_abs() >= EXACT {
        return head::write_integer(time.seconds(), out);
    }
    out.push(DOUBLE);
    out.block(to_double(time).to_be_bytes());
}

fn to_double(time: Timestamp) -> f64 {
    let micros = time.seconds().checked_mul(1_000_000).and_then(|micros| {
        micros.checked_add(i64::from(time.nanos() / 1000)).filter(|micros| micros.unsigned_abs() < EXACT)
    });
    match micros {
        // Both operands are exact, so that only the division rounds.
        Some(micros) if time.nanos().is_multiple_of(1000) => micros as f64 / 1e6,
        _ => {
            let text = time.format(TimestampFormat::EpochSeconds).unwrap_or_default();
            text.parse().unwrap_or_default()
        }
    }
}
