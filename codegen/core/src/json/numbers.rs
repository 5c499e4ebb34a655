//! Numbers.

use super::Error;
use super::reader::Reader;
use crate::data::number::{length, named};
use crate::data::{Timestamp, TimestampFormat};

impl<'a> Reader<'a> {
    /// Reads an integer within limits.
    #[inline]
    pub(super) fn integer(&mut self, expected: &str, low: i64, high: i64) -> Result<i64, Error> {
        self.peek();
        if let Some(short) = Short::of(self.rest())
            && short.scale == 0
            && (low..=high).contains(&short.integer())
        {
            self.at += short.length;
            return Ok(short.integer());
        }
        let start = self.at;
        let token = self.number(expected)?;
        match token.parse::<i64>() {
            Ok(integer) if (low..=high).contains(&integer) => Ok(integer),
            _ => {
                self.at = start;
                let whole = token.bytes().all(|byte| !matches!(byte, b'.' | b'e' | b'E'));
                let found =
                    if whole { "a number out of range" } else { "a number with a fraction or an exponent" };
                Err(self.error_found(expected, found))
            }
        }
    }

    /// Reads a timestamp in seconds since 1970; `None` if it is out of range.
    #[inline]
    pub(super) fn epoch_seconds(&mut self, expected: &str) -> Result<Option<Timestamp>, Error> {
        self.peek();
        if let Some(short) = Short::of(self.rest())
            && let Some(time) = short.seconds()
        {
            self.at += short.length;
            return Ok(Some(time));
        }
        Ok(Timestamp::parse(self.number(expected)?, TimestampFormat::EpochSeconds).ok())
    }

    /// Reads a number, or one of the three strings for floats that JSON cannot represent.
    pub(super) fn double(&mut self, expected: &str) -> Result<f64, Error> {
        self.peek();
        if let Some(short) = Short::of(self.rest())
            && let Some(double) = short.double()
        {
            self.at += short.length;
            return Ok(double);
        }
        self.float(expected, &|token| token.parse().ok().filter(|double: &f64| double.is_finite()))
    }

    /// Reads a number of single precision, rounded once rather than by way of a double.
    pub(super) fn single(&mut self, expected: &str) -> Result<f32, Error> {
        self.float(expected, &|token| token.parse().ok().filter(|single: &f32| single.is_finite()))
    }

    fn float<T: From<f32>>(&mut self, expected: &str, parse: &dyn Fn(&str) -> Option<T>) -> Result<T, Error> {
        let quoted = self.peek() == b'"';
        let start = self.at;
        let value =
            if quoted { named(&self.string(expected)?).map(T::from) } else { parse(self.number(expected)?) };
        value.ok_or_else(|| {
            self.at = start;
            self.error_found(expected, if quoted { "a string" } else { "a number out of range" })
        })
    }

    /// Reads a number (RFC 8259, section 6), and returns its text.
    #[inline]
    pub(super) fn number(&mut self, expected: &str) -> Result<&'a str, Error> {
        if !matches!(self.peek(), b'-' | b'0'..=b'9') {
            return Err(self.error(expected));
        }
        let start = self.at;
        match length(self.rest()) {
            Some(length) => {
                self.at += length;
                Ok(self.slice(start, self.at))
            }
            None => Err(self.error_found(expected, "a malformed number")),
        }
    }
}

/// A number without an exponent, and with few enough digits for a `u64`.
struct Short {
    negative: bool,
    /// All digits as one integer.
    digits: u64,
    /// The number of digits after the decimal point.
    scale: usize,
    /// The length of the number in bytes.
    length: usize,
}

impl Short {
    const DIGITS: usize = 18;

    /// Returns the number at the start of the bytes.
    #[inline]
    fn of(bytes: &[u8]) -> Option<Short> {
        let negative = bytes.first() == Some(&b'-');
        let start = usize::from(negative);
        let mut digits = 0;
        let whole = read_digits(bytes.get(start..)?, &mut digits);
        let mut length = start + whole;
        let mut scale = 0;
        if bytes.get(length) == Some(&b'.') {
            scale = read_digits(bytes.get(length + 1..)?, &mut digits);
            length += 1 + scale;
            if scale == 0 {
                return None;
            }
        }
        let leading_zero = whole > 1 && bytes.get(start) == Some(&b'0');
        let ends = !matches!(bytes.get(length), Some(b'0'..=b'9' | b'.' | b'e' | b'E'));
        let short = whole > 0 && whole + scale <= Short::DIGITS && !leading_zero && ends;
        short.then_some(Short { negative, digits, scale, length })
    }

    #[inline]
    fn integer(&self) -> i64 {
        let digits = self.digits as i64; // it has 18 digits at most
        if self.negative { -digits } else { digits }
    }

    /// Returns the time as many seconds after 1970, or before it.
    #[inline]
    fn seconds(&self) -> Option<Timestamp> {
        let fraction = u32::try_from(self.scale).ok().filter(|scale| *scale <= 9)?;
        let power = 10_u64.pow(fraction);
        let seconds = (self.digits / power) as i64;
        let nanos = (self.digits % power) as u32 * 10_u32.pow(9 - fraction);
        Some(match (self.negative, nanos) {
            (false, _) => Timestamp::from_epoch(seconds, nanos),
            (true, 0) => Timestamp::from_epoch(-seconds, 0),
            (true, _) => Timestamp::from_epoch(-seconds - 1, 1_000_000_000 - nanos),
        })
    }

    /// Returns the double, if the digits and the power of ten are doubles: one division then rounds correctly
    /// (W. Clinger, How to read floating point numbers accurately, 1990).
    #[inline]
    fn double(&self) -> Option<f64> {
        const POWERS: [f64; Short::DIGITS + 1] = [
            1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
            1e18,
        ];
        let power = POWERS.get(self.scale)?;
        let double = self.digits as f64 / power;
        (self.digits < 1 << 53).then_some(if self.negative { -double } else { double })
    }
}

/// Reads leading digits, and returns their number; stops before an overflow.
#[inline]
fn read_digits(bytes: &[u8], digits: &mut u64) -> usize {
    let mut count = 0;
    while let Some(byte @ b'0'..=b'9') = bytes.get(count)
        && count < Short::DIGITS
    {
        *digits = digits.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
        count += 1;
    }
    count
}
