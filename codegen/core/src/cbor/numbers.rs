//! Integers, floats and booleans.

use super::Error;
use super::head::{self, DOUBLE, FALSE, HALF, NEGATIVE, SINGLE, TRUE, UNSIGNED};
use super::reader::Reader;

impl Reader<'_> {
    pub(super) fn boolean(&mut self) -> Result<bool, Error> {
        let boolean = match self.peek() {
            FALSE => false,
            TRUE => true,
            _ => return Err(self.error("a boolean")),
        };
        self.at += 1;
        Ok(boolean)
    }

    /// Reads an integer of any width, within limits.
    #[inline]
    pub(super) fn integer(&mut self, expected: &str, low: i64, high: i64) -> Result<i64, Error> {
        let start = self.at;
        // A negative number is -1 minus its argument: the argument with all bits inverted.
        let flip = match head::major(self.peek()) {
            UNSIGNED => 0,
            NEGATIVE => !0,
            _ => return Err(self.error(expected)),
        };
        match i64::try_from(self.argument(expected)?) {
            Ok(argument) if (low..=high).contains(&(argument ^ flip)) => Ok(argument ^ flip),
            _ => {
                self.at = start;
                Err(self.error_found(expected, "a number out of range"))
            }
        }
    }

    /// Reads an integer between -2^64 and 2^64.
    #[inline]
    pub(super) fn wide_integer(&mut self, expected: &str) -> Result<i128, Error> {
        match head::major(self.peek()) {
            UNSIGNED => Ok(self.argument(expected)?.into()),
            NEGATIVE => Ok(-1 - i128::from(self.argument(expected)?)),
            _ => Err(self.error(expected)),
        }
    }

    /// Reads a float or an integer.
    pub(super) fn double(&mut self, expected: &str) -> Result<f64, Error> {
        match self.peek() {
            DOUBLE => self.argument(expected).map(f64::from_bits),
            SINGLE => Ok(f32::from_bits(self.argument(expected)? as u32).into()),
            HALF => Ok(half(self.argument(expected)? as u16).into()),
            _ => Ok(self.wide_integer(expected)? as f64),
        }
    }

    /// Reads a float, or an integer that single precision represents, rounded.
    pub(super) fn single(&mut self, expected: &str) -> Result<f32, Error> {
        let start = self.at;
        match self.peek() {
            SINGLE => return Ok(f32::from_bits(self.argument(expected)? as u32)),
            HALF => return Ok(half(self.argument(expected)? as u16)),
            DOUBLE => {}
            _ => return Ok(self.wide_integer(expected)? as f32),
        }
        let double = f64::from_bits(self.argument(expected)?);
        let single = double as f32;
        if single.is_infinite() && double.is_finite() {
            self.at = start;
            return Err(self.error_found(expected, "a number out of range"));
        }
        Ok(single)
    }
}

/// Returns a number of half precision: a sign, five bits of exponent, ten of fraction.
fn half(bits: u16) -> f32 {
    let fraction = f32::from(bits & 0x3ff);
    let magnitude = match i32::from(bits >> 10 & 0x1f) {
        0 => fraction * 2_f32.powi(-24),
        31 if fraction == 0.0 => f32::INFINITY,
        31 => f32::NAN,
        exponent => (fraction + 1024.0) * 2_f32.powi(exponent - 25),
    };
    if bits >> 15 == 0 { magnitude } else { -magnitude }
}
