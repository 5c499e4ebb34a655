//! Numbers.

use super::Error;
use super::reader::Reader;

impl<'a> Reader<'a> {
    /// Reads an integer between two bounds.
    #[inline]
    pub(super) fn integer(&mut self, expected: &str, low: i64, high: i64) -> Result<i64, Error> {
        self.peek();
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

    /// Reads a number, or one of the three that JSON cannot write but in quotes.
    pub(super) fn double(&mut self, expected: &str) -> Result<f64, Error> {
        self.float(expected, &|token| token.parse().ok().filter(|double: &f64| double.is_finite()))
    }

    /// Reads a number of single precision: rounded once, not by way of a double.
    pub(super) fn single(&mut self, expected: &str) -> Result<f32, Error> {
        self.float(expected, &|token| token.parse().ok().filter(|single: &f32| single.is_finite()))
    }

    fn float<T: From<f32>>(&mut self, expected: &str, parse: &dyn Fn(&str) -> Option<T>) -> Result<T, Error> {
        let quoted = self.peek() == b'"';
        let start = self.at;
        let value = if quoted {
            match &*self.string(expected)? {
                "NaN" => Some(f32::NAN.into()),
                "Infinity" => Some(f32::INFINITY.into()),
                "-Infinity" => Some(f32::NEG_INFINITY.into()),
                _ => None,
            }
        } else {
            parse(self.number(expected)?)
        };
        value.ok_or_else(|| {
            self.at = start;
            self.error_found(expected, if quoted { "a string" } else { "a number out of range" })
        })
    }

    /// Consumes a number of RFC 8259, section 6, and gives its text.
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
            None => Err(self.error_found(expected, "a damaged number")),
        }
    }
}

/// The length of the number that the bytes start with.
#[inline]
fn length(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let sign = usize::from(bytes.first() == Some(&b'-'));
    let whole = digits(sign);
    if whole == 0 || (whole > 1 && bytes.get(sign) == Some(&b'0')) {
        return None;
    }
    let mut at = sign + whole;
    if bytes.get(at) == Some(&b'.') {
        let fraction = digits(at + 1);
        if fraction == 0 {
            return None;
        }
        at += 1 + fraction;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        at += 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits(at);
        if exponent == 0 {
            return None;
        }
        at += exponent;
    }
    Some(at)
}
