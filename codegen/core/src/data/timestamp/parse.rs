//! Reading the three formats.

use super::write::{MONTHS, WEEKDAYS};
use super::{NANOS, Timestamp, civil};
use crate::data::number;

/// The text is in another form, or its time does not exist or is out of range.
pub(super) struct Malformed;

/// RFC 3339 with any offset: `1985-04-12T23:20:50.52Z`, `1985-04-13T00:20:50+01:00`.
pub(super) fn date_time(text: &str) -> Result<Timestamp, Malformed> {
    let mut text = Rest(text.as_bytes());
    let year = text.number(4)?;
    text.expect(b"-")?;
    let month = text.number(2)?;
    text.expect(b"-")?;
    let day = text.number(2)?;
    text.expect_letter(b'T')?;
    let second = text.clock()?;
    let nanos = text.fraction()?;
    let offset = text.offset()?;
    text.end()?;
    instant(year, month, day, second - offset, nanos)
}

/// IMF-fixdate of RFC 9110: `Tue, 29 Apr 2014 18:30:38 GMT`. Smithy does not allow a fraction.
pub(super) fn http_date(text: &str) -> Result<Timestamp, Malformed> {
    let mut text = Rest(text.as_bytes());
    text.name(&WEEKDAYS)?;
    text.expect(b", ")?;
    let day = text.number(2)?;
    text.expect(b" ")?;
    let month = text.name(&MONTHS)? + 1;
    text.expect(b" ")?;
    let year = text.number(4)?;
    text.expect(b" ")?;
    let second = text.clock()?;
    text.expect(b" GMT")?;
    text.end()?;
    instant(year, month, day, second, 0)
}

fn instant(year: i64, month: i64, day: i64, second: i64, nanos: u32) -> Result<Timestamp, Malformed> {
    if !(1..=12).contains(&month) || !(1..=civil::days_in(year, month)).contains(&day) {
        return Err(Malformed);
    }
    let seconds = civil::days(year, month, day) * 86_400 + second;
    // An offset or a leap second may lead to a year outside 0 to 9999.
    if civil::WRITTEN.contains(&seconds) { Ok(Timestamp { seconds, nanos }) } else { Err(Malformed) }
}

/// Parses a decimal number of seconds, with an optional exponent: `1515531081.1234`, `1.5155e9`. Digits
/// beyond nanoseconds are truncated.
pub(super) fn epoch_seconds(text: &str) -> Result<Timestamp, Malformed> {
    let mut text = Rest(text.as_bytes());
    let negative = text.take(b"-");
    let whole = text.digits();
    if whole.is_empty() || (whole.len() > 1 && whole[0] == b'0') {
        return Err(Malformed);
    }
    let fraction = match text.take(b".") {
        true => Some(text.digits()).filter(|digits| !digits.is_empty()).ok_or(Malformed)?,
        false => b"",
    };
    let exponent = text.exponent()?;
    text.end()?;
    let total = nanos(whole, fraction, exponent)?;
    let total = if negative { -total } else { total };
    let seconds = total.div_euclid(NANOS.into());
    Ok(Timestamp {
        seconds: i64::try_from(seconds).map_err(|_| Malformed)?,
        nanos: total.rem_euclid(NANOS.into()) as u32,
    })
}

/// Returns the nanoseconds of a fraction: its first nine digits.
fn nine(fraction: &[u8]) -> u32 {
    (0..9).fold(0, |nanos, place| nanos * 10 + fraction.get(place).map_or(0, |digit| u32::from(digit - b'0')))
}

/// Returns the nanoseconds of a decimal number of seconds.
fn nanos(whole: &[u8], fraction: &[u8], exponent: i64) -> Result<i128, Malformed> {
    /// Larger than any timestamp: 2^63 seconds in nanoseconds have 28 digits.
    const LIMIT: i128 = 10_i128.pow(30);
    // The digits before the point after shifting it by the exponent and to nanoseconds.
    let wanted = whole.len() as i64 + exponent + 9;
    let mut total = 0_i128;
    let mut count = 0;
    for digit in whole.iter().chain(fraction).take(usize::try_from(wanted.max(0)).unwrap_or(usize::MAX)) {
        total = total * 10 + i128::from(digit - b'0');
        count += 1;
        if total > LIMIT {
            return Err(Malformed);
        }
    }
    while count < wanted && total != 0 {
        total *= 10;
        count += 1;
        if total > LIMIT {
            return Err(Malformed);
        }
    }
    Ok(total)
}

/// The unread rest of a text.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, bytes: &[u8]) -> bool {
        match self.0.strip_prefix(bytes) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, bytes: &[u8]) -> Result<(), Malformed> {
        if self.take(bytes) { Ok(()) } else { Err(Malformed) }
    }

    /// RFC 3339 allows lower case letters.
    fn expect_letter(&mut self, letter: u8) -> Result<(), Malformed> {
        if self.take(&[letter]) || self.take(&[letter.to_ascii_lowercase()]) {
            Ok(())
        } else {
            Err(Malformed)
        }
    }

    fn end(&self) -> Result<(), Malformed> {
        if self.0.is_empty() { Ok(()) } else { Err(Malformed) }
    }

    /// Returns the leading digits.
    fn digits(&mut self) -> &'a [u8] {
        let (digits, rest) = self.0.split_at(number::digits(self.0));
        self.0 = rest;
        digits
    }

    /// Returns a number of exactly `width` digits.
    fn number(&mut self, width: usize) -> Result<i64, Malformed> {
        let (digits, rest) = self.0.split_at_checked(width).ok_or(Malformed)?;
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(Malformed);
        }
        self.0 = rest;
        Ok(digits.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0')))
    }

    /// Returns the index of one of several names.
    fn name(&mut self, names: &[&str]) -> Result<i64, Malformed> {
        let index = names.iter().position(|name| self.take(name.as_bytes())).ok_or(Malformed)?;
        Ok(index as i64)
    }

    /// Parses `23:20:50` as the second of the day. A leap second is the second after it.
    fn clock(&mut self) -> Result<i64, Malformed> {
        let hour = self.number(2)?;
        self.expect(b":")?;
        let minute = self.number(2)?;
        self.expect(b":")?;
        let second = self.number(2)?;
        if hour > 23 || minute > 59 || second > 60 {
            return Err(Malformed);
        }
        Ok(hour * 3600 + minute * 60 + second)
    }

    /// Parses `.52` as nanoseconds; zero without a fraction.
    fn fraction(&mut self) -> Result<u32, Malformed> {
        if !self.take(b".") {
            return Ok(0);
        }
        let digits = self.digits();
        if digits.is_empty() { Err(Malformed) } else { Ok(nine(digits)) }
    }

    /// Parses `Z` or `+01:00` as seconds of offset from UTC.
    fn offset(&mut self) -> Result<i64, Malformed> {
        let sign = match self.0.first() {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return self.expect_letter(b'Z').map(|()| 0),
        };
        self.0 = &self.0[1..];
        let hour = self.number(2)?;
        self.expect(b":")?;
        let minute = self.number(2)?;
        if hour > 23 || minute > 59 {
            return Err(Malformed);
        }
        Ok(sign * (hour * 3600 + minute * 60))
    }

    /// Parses `e9` or `E-3` as an exponent; zero without one.
    fn exponent(&mut self) -> Result<i64, Malformed> {
        if !self.take(b"e") && !self.take(b"E") {
            return Ok(0);
        }
        let negative = !self.take(b"+") && self.take(b"-");
        let digits = self.digits();
        if digits.is_empty() {
            return Err(Malformed);
        }
        // Saturates far outside the range of timestamps.
        let exponent = digits.iter().fold(0, |sum, digit| (sum * 10 + i64::from(digit - b'0')).min(1 << 40));
        Ok(if negative { -exponent } else { exponent })
    }
}
