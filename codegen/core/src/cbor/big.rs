//! Numbers of any size: bignums and decimal fractions (RFC 8949, sections 3.4.3 and 3.4.4).

use super::Error;
use super::head::{
    self, ARRAY, BYTES, DECIMAL_FRACTION, NEGATIVE, NEGATIVE_BIGNUM, POSITIVE_BIGNUM, SIMPLE, TAG, UNSIGNED,
};
use super::output::Output;
use super::reader::Reader;
use crate::data::Number;

/// The maximum size in bytes of a bignum: the time for converting grows with its square.
const LONGEST: usize = 1024;

impl Reader<'_> {
    /// Reads an integer of any size, in decimal notation.
    pub(super) fn big_integer(&mut self, expected: &str) -> Result<String, Error> {
        let start = self.at;
        match self.tag()? {
            None => Ok(self.wide_integer(expected)?.to_string()),
            Some(tag @ (POSITIVE_BIGNUM | NEGATIVE_BIGNUM)) => self.bignum(tag, expected),
            Some(_) => {
                self.at = start;
                Err(self.error_found(expected, "another tag"))
            }
        }
    }

    /// Reads a number of any size and precision, in decimal notation.
    pub(super) fn big_decimal(&mut self, expected: &str) -> Result<String, Error> {
        let start = self.at;
        if head::major(self.peek()) == SIMPLE {
            let double = self.double(expected)?;
            return Number::from_f64(double).map(|number| number.to_string()).ok_or_else(|| {
                self.at = start;
                self.error_found(expected, "NaN or infinity")
            });
        }
        if self.tag()? != Some(DECIMAL_FRACTION) {
            self.at = start;
            return self.big_integer(expected);
        }
        self.decimal_fraction(expected)
    }

    /// Reads the two numbers of a decimal fraction, after its tag.
    pub(super) fn decimal_fraction(&mut self, expected: &str) -> Result<String, Error> {
        let start = self.at;
        let mut text = None;
        if let Some(mut open) = self.open(ARRAY, 1, expected)? {
            let exponent = self.integer("an exponent", i64::MIN, i64::MAX)?;
            if self.next(&mut open) {
                let mantissa = self.big_integer("a mantissa")?;
                text = (!self.next(&mut open)).then(|| join(mantissa, exponent));
            }
        }
        text.ok_or_else(|| {
            self.at = start;
            self.error_found(expected, "an array that is not of two numbers")
        })
    }

    /// Reads the bytes of a bignum, after its tag.
    pub(super) fn bignum(&mut self, tag: u64, expected: &str) -> Result<String, Error> {
        let start = self.at;
        let bytes = self.byte_string(expected)?;
        match decimal(&bytes, tag == NEGATIVE_BIGNUM) {
            Some(text) => Ok(text),
            None => {
                self.at = start;
                Err(self.error_found(expected, "a longer number"))
            }
        }
    }
}

/// Returns the decimal notation of a mantissa and a power of ten.
fn join(mantissa: String, exponent: i64) -> String {
    let (sign, digits) = match mantissa.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", &*mantissa),
    };
    let fraction = usize::try_from(exponent.unsigned_abs()).unwrap_or(usize::MAX);
    match exponent {
        0 => mantissa,
        ..0 if fraction < digits.len() + 20 => {
            let digits = format!("{digits:0>width$}", width = fraction + 1);
            let (whole, fraction) = digits.split_at(digits.len() - fraction);
            format!("{sign}{whole}.{fraction}")
        }
        _ => format!("{mantissa}e{exponent}"),
    }
}

/// A decimal number as an integer and a power of ten.
pub(super) struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// Parses a number in the syntax of JSON; `None` if the power of ten is out of range.
    pub(super) fn parse(text: &str) -> Option<Decimal> {
        let (text, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let (negative, whole) = match whole.strip_prefix('-') {
            Some(whole) => (true, whole),
            None => (false, whole),
        };
        let digits = [whole, fraction].concat().trim_start_matches('0').to_owned();
        let fraction = i64::try_from(fraction.len()).ok()?;
        let exponent = exponent.parse::<i64>().ok()?.checked_sub(fraction)?;
        Some(Decimal { negative, digits, exponent })
    }

    /// Writes an integer, or else a decimal fraction.
    pub(super) fn write(&self, out: &mut Output<'_>) -> Result<(), Error> {
        if self.exponent != 0 {
            head::write(TAG, DECIMAL_FRACTION, out);
            head::write(ARRAY, 2, out);
            head::write_integer(self.exponent, out);
        }
        self.write_mantissa(out)
            .ok_or_else(|| Error::new("a number of 1024 bytes at most", "a longer one", None))
    }

    fn write_mantissa(&self, out: &mut Output<'_>) -> Option<()> {
        let mut limbs = limbs(&self.digits)?;
        let negative = self.negative && !limbs.is_empty();
        if negative {
            decrement(&mut limbs); // what is written of a negative number is -1 minus it
        }
        let bytes: Vec<u8> = limbs.iter().rev().flat_map(|limb| limb.to_be_bytes()).collect();
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        let bytes = bytes.get(zeros..).unwrap_or_default();
        if bytes.len() <= 8 {
            let argument = bytes.iter().fold(0, |argument, byte| argument << 8 | u64::from(*byte));
            head::write(if negative { NEGATIVE } else { UNSIGNED }, argument, out);
        } else if bytes.len() <= LONGEST {
            head::write(TAG, if negative { NEGATIVE_BIGNUM } else { POSITIVE_BIGNUM }, out);
            head::write(BYTES, bytes.len() as u64, out);
            out.any(bytes);
        } else {
            return None;
        }
        Some(())
    }
}

/// Returns the error for a power of ten that cannot be written.
#[cold]
pub(super) fn too_large() -> Error {
    Error::new("a number", "one whose power of ten is out of range", None)
}

/// Returns an integer in base 2^32, the lowest limb first; `None` if it is too long.
fn limbs(digits: &str) -> Option<Vec<u32>> {
    if digits.len() > LONGEST * 5 / 2 {
        return None;
    }
    let mut limbs: Vec<u32> = Vec::new();
    for nine in digits.as_bytes().chunks(9) {
        let (mut carry, mut power) = (0_u64, 1_u64);
        for digit in nine {
            carry = carry * 10 + u64::from(digit.wrapping_sub(b'0'));
            power *= 10;
        }
        for limb in &mut limbs {
            let sum = u64::from(*limb) * power + carry;
            *limb = sum as u32;
            carry = sum >> 32;
        }
        if carry > 0 {
            limbs.push(carry as u32); // below the power, which fits
        }
    }
    Some(limbs)
}

fn decrement(limbs: &mut [u32]) {
    for limb in limbs {
        let borrow = *limb == 0;
        *limb = limb.wrapping_sub(1);
        if !borrow {
            return;
        }
    }
}

/// Returns the decimal notation of a bignum; `None` if it is too long.
fn decimal(bytes: &[u8], negative: bool) -> Option<String> {
    const BASE: u64 = 1_000_000_000;
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let bytes = bytes.get(zeros..).unwrap_or_default();
    if bytes.len() > LONGEST {
        return None;
    }
    // In base 10^9, the lowest limb first.
    let mut limbs: Vec<u32> = Vec::new();
    let mut add = |shift: u32, digits: u64| {
        let mut carry = digits;
        for limb in &mut limbs {
            let sum = (u64::from(*limb) << shift) + carry;
            *limb = (sum % BASE) as u32;
            carry = sum / BASE;
        }
        while carry > 0 {
            limbs.push((carry % BASE) as u32);
            carry /= BASE;
        }
    };
    let (first, words) = bytes.as_rchunks::<4>();
    first.iter().for_each(|byte| add(8, (*byte).into()));
    words.iter().for_each(|word| add(32, u32::from_be_bytes(*word).into()));
    if negative {
        add(0, 1);
    }
    let mut text = String::from(if negative { "-" } else { "" });
    let mut limbs = limbs.iter().rev();
    text += &limbs.next().unwrap_or(&0).to_string();
    limbs.for_each(|limb| text += &format!("{limb:09}"));
    Some(text)
}
