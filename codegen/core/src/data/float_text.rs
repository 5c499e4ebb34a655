//! The shortest texts of floats.
//!
//! A float stands for all numbers that are nearer to it than to another one. Its text is the one of them with the fewest
//! digits, and of those the nearest (Raffaello Giulietti, "The Schubfach way to render doubles"). Where a power of ten
//! that fits 64 bits is enough, between about 1e-11 and 1e16, all of that is exact in 128 bits, by a small table;
//! elsewhere the standard library finds the digits.

use std::fmt::{self, LowerExp, Write as _};

use super::short::blocks;

/// The shortest text that is read as the same float, as `serde_json` writes it: `1.5`, `2.0`, `1e-7`, `1e+16`.
pub(crate) struct FloatText {
    bytes: [u8; 24],
    length: usize,
}

/// Digits without zeros at their end, and how often to multiply them by ten.
type Decimal = (u64, i32);

/// Where the point may be, counted from the first digit, in a text without an exponent.
type Fixed = (i32, i32);

/// The powers of five in 64 bits.
const FIVES: [u64; 28] = {
    let mut fives = [1; 28];
    let mut exponent = 1;
    while exponent < fives.len() {
        fives[exponent] = fives[exponent - 1] * 5;
        exponent += 1;
    }
    fives
};

impl From<f64> for FloatText {
    fn from(double: f64) -> Self {
        let (bits, size) = (double.to_bits(), double.abs());
        let mut text = FloatText::new(double.is_sign_negative());
        let thousandths = (size * 1000.0 + 0.5) as u64;
        // So far, doubles are nearer to each other than thousandths are: none stands for two of those.
        if thousandths < 1 << 52 && thousandths as f64 / 1000.0 == size {
            text.push_thousandths(thousandths);
        } else {
            let decimal = shortest(bits & ((1 << 52) - 1), 1 << 52, (bits >> 52 & 0x7ff) as i32 - 1075);
            text.push_decimal(decimal, &size, (-4, 16));
        }
        text
    }
}

impl From<f32> for FloatText {
    fn from(float: f32) -> Self {
        let (bits, size) = (float.to_bits(), float.abs());
        let mut text = FloatText::new(float.is_sign_negative());
        let thousandths = (size * 1000.0 + 0.5) as u32;
        if thousandths < 1 << 23 && thousandths as f32 / 1000.0 == size {
            text.push_thousandths(thousandths.into());
        } else {
            let fraction = u64::from(bits & ((1 << 23) - 1));
            let decimal = shortest(fraction, 1 << 23, (bits >> 23 & 0xff) as i32 - 150);
            text.push_decimal(decimal, &size, (-5, 13));
        }
        text
    }
}

/// Returns the shortest decimal for a float in the form `(hidden | fraction) * 2^exponent`; `None` if it is too large
/// or too small.
fn shortest(fraction: u64, hidden: u64, exponent: i32) -> Option<Decimal> {
    if !matches!(exponent, -89..=2) {
        return None;
    }
    // The greatest power of ten of which the float stands for one multiple at least. Below a power of two, floats are
    // nearer to each other: log10(2^exponent), or log10(3/4 * 2^exponent), by 22 bits.
    let is_power = fraction == 0;
    let log = (exponent * 1_262_611 - if is_power { 524_031 } else { 0 }) >> 22;
    // The float in units of that, and the ends of what it stands for: with 64 bits behind the point these are exact. The
    // ends belong to it if it is even.
    let power = u128::from(*FIVES.get(log.unsigned_abs() as usize)?);
    let scale = 62 + exponent - log;
    let exact = (u128::from((hidden | fraction) << 2) * power) << scale;
    let above = (power << 1 << scale) - u128::from(fraction & 1);
    let below = if is_power { above >> 1 } else { above };

    let (whole, rest) = ((exact >> 64) as u64, exact as u64);
    let last = whole % 10;
    let from_tens = u128::from(last) << 64 | u128::from(rest);
    if from_tens <= below {
        return Some((whole - last, log));
    }
    if (10 << 64) - from_tens <= above {
        return Some((whole - last + 10, log));
    }
    let (from_whole, half) = (u128::from(rest), 1 << 63);
    let is_nearest = from_whole < half || (from_whole == half && whole & 1 == 0);
    let is_whole = is_nearest && from_whole <= below;
    Some((whole + u64::from(!is_whole), log))
}

/// Returns the digits without zeros at their end.
fn stripped(decimal: Decimal) -> Decimal {
    #[inline]
    fn strip<const POWER: u64>((digits, exponent): Decimal, zeros: i32) -> Decimal {
        if digits % POWER == 0 { (digits / POWER, exponent + zeros) } else { (digits, exponent) }
    }

    if !decimal.0.is_multiple_of(10) {
        return decimal;
    }
    let decimal = strip::<100_000_000>(strip::<100_000_000>(decimal, 8), 8);
    strip::<10>(strip::<100>(strip::<10_000>(decimal, 4), 2), 1)
}

impl FloatText {
    fn new(is_negative: bool) -> Self {
        let mut text = FloatText { bytes: [0; 24], length: 0 };
        if is_negative {
            text.push(b"-");
        }
        text
    }

    fn push_thousandths(&mut self, thousandths: u64) {
        self.push(itoa::Buffer::new().format(thousandths / 1000).as_bytes());
        let rest = thousandths % 1000;
        let digit = |digit: u64| b'0' + (digit % 10) as u8;
        let text = [b'.', digit(rest / 100), digit(rest / 10), digit(rest)];
        let length = if rest.is_multiple_of(100) { 2 } else { 4 - usize::from(rest.is_multiple_of(10)) };
        self.push(&text[..length]);
    }

    fn push_decimal(&mut self, decimal: Option<Decimal>, size: &dyn LowerExp, fixed: Fixed) {
        match decimal {
            Some(decimal) => {
                let (digits, exponent) = stripped(decimal);
                let mut buffer = itoa::Buffer::new();
                let digits = buffer.format(digits).as_bytes();
                self.lay_out(digits, digits.len() as i32 + exponent, fixed);
            }
            None => self.lay_out_anew(size, fixed),
        }
    }

    #[inline]
    pub(crate) fn append(&self, out: &mut Vec<u8>) {
        match self.length {
            8..=16 => blocks::<8>(self.as_bytes(), out),
            17.. => blocks::<16>(self.as_bytes(), out),
            _ => out.extend_from_slice(self.as_bytes()),
        }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default() // digits and signs
    }

    #[inline]
    fn push(&mut self, bytes: &[u8]) {
        if let Some(room) = self.bytes.get_mut(self.length..self.length + bytes.len()) {
            room.copy_from_slice(bytes);
            self.length += bytes.len();
        }
    }

    /// Appends digits, whose point is at a place that may be outside of them.
    fn lay_out(&mut self, digits: &[u8], point: i32, (first, last): Fixed) {
        let zeros = point - digits.len() as i32;
        if point < first || point > last {
            self.push(&digits[..1]);
            if digits.len() > 1 {
                self.push(b".");
                self.push(&digits[1..]);
            }
            self.push(if point > 0 { b"e+" } else { b"e" });
            self.push(itoa::Buffer::new().format(point - 1).as_bytes());
        } else if point <= 0 {
            self.push(&b"0.00000"[..2 + point.unsigned_abs() as usize]);
            self.push(digits);
        } else if zeros >= 0 {
            self.push(digits);
            self.push(&b"000000000000000.0"[15 - zeros as usize..]);
        } else {
            let (whole, fraction) = digits.split_at(point as usize);
            self.push(whole);
            self.push(b".");
            self.push(fraction);
        }
    }

    /// Appends the digits of a float as the standard library finds them.
    #[cold]
    fn lay_out_anew(&mut self, size: &dyn LowerExp, fixed: Fixed) {
        let mut text = FloatText::new(false);
        let _ = write!(text, "{size:e}"); // it always fits
        let (mut digits, mut exponent) = (FloatText::new(false), None);
        let mut sign = 1;
        for byte in text.as_bytes() {
            match (byte, &mut exponent) {
                (b'0'..=b'9', None) => digits.push(&[*byte]),
                (b'0'..=b'9', Some(exponent)) => *exponent = *exponent * 10 + i32::from(byte - b'0'),
                (b'e', _) => exponent = Some(0),
                (b'-', _) => sign = -1,
                _ => {}
            }
        }
        match exponent {
            Some(exponent) => self.lay_out(digits.as_bytes(), sign * exponent + 1, fixed),
            None => self.push(text.as_bytes()), // no number
        }
    }
}

impl fmt::Write for FloatText {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push(text.as_bytes());
        Ok(())
    }
}

#[cfg(test)]
mod tests;
