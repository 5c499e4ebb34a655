//! Numbers without loss: machine integers where they fit, decimal text otherwise.

mod compare;
mod size;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

pub(crate) use compare::{compare, hash};

use super::FloatText;

/// A number in a document (RFC 8259, section 6), with its digits unchanged: `1.0` and `1.00` are not equal.
///
/// Integers are those without a fraction and an exponent, except for `-0`, which no integer is written as: it is a double.
///
/// ```
/// use ferrosmith_runtime::Number;
///
/// let number: Number = "1.50".parse()?;
/// assert_eq!((number.as_f64(), number.as_i64()), (1.5, None));
/// assert_eq!(number.to_string(), "1.50");
/// # Ok::<(), ferrosmith_runtime::NotANumber>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(Repr);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    Integer(i64),
    Text(Box<str>),
}

impl Number {
    /// Returns the integer; `None` if the number is not an integer, or out of range.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Integer(integer) => Some(*integer),
            Repr::Text(_) => None,
        }
    }

    /// Returns the unsigned integer; `None` if the number is not an integer, or out of range.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        match &self.0 {
            Repr::Integer(integer) => u64::try_from(*integer).ok(),
            Repr::Text(text) => text.parse().ok(),
        }
    }

    /// Returns the integer; `None` if the number is not an integer, or beyond 128 bits.
    #[must_use]
    #[inline]
    pub fn as_i128(&self) -> Option<i128> {
        match &self.0 {
            Repr::Integer(integer) => Some((*integer).into()),
            Repr::Text(text) => text.parse().ok().filter(|_| **text != *"-0"),
        }
    }

    /// Returns the nearest double, which is infinite for a number out of range.
    #[must_use]
    pub fn as_f64(&self) -> f64 {
        match &self.0 {
            Repr::Integer(integer) => *integer as f64,
            Repr::Text(text) => text.parse().unwrap_or(f64::NAN),
        }
    }

    /// Returns the shortest number for a double; `None` for NaN and the infinities, which JSON cannot
    /// represent.
    #[must_use]
    pub fn from_f64(double: f64) -> Option<Self> {
        double.is_finite().then(|| Number(Repr::Text(FloatText::from(double).as_str().into())))
    }

    /// Returns the shortest number for a float; `None` for NaN and the infinities.
    #[must_use]
    pub fn from_f32(float: f32) -> Option<Self> {
        float.is_finite().then(|| Number(Repr::Text(FloatText::from(float).as_str().into())))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Integer(integer) => integer.fmt(f),
            Repr::Text(text) => pad(text, f),
        }
    }
}

/// Writes a number with the width, the sign and the zeros of a formatter. A precision does not cut it.
fn pad(number: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match number.strip_prefix('-') {
        Some(digits) => f.pad_integral(false, "", digits),
        None => f.pad_integral(true, "", number),
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! integers {
    ($($type:ty)*) => {$(
        impl From<$type> for Number {
            #[inline]
            fn from(integer: $type) -> Self {
                match i64::try_from(integer) {
                    Ok(integer) => Number(Repr::Integer(integer)),
                    Err(_) => Number(Repr::Text(integer.to_string().into())),
                }
            }
        }

        impl From<$type> for BigInteger {
            #[inline]
            fn from(integer: $type) -> Self {
                BigInteger(integer.to_string().into())
            }
        }

        impl From<$type> for BigDecimal {
            #[inline]
            fn from(integer: $type) -> Self {
                BigDecimal(integer.to_string().into())
            }
        }
    )*};
}

integers! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

/// Conversions of types whose text is a number in JSON.
macro_rules! texts {
    ($($type:ident)*) => {$(
        impl From<$type> for Number {
            fn from(number: $type) -> Self {
                match number.0.parse::<i64>() {
                    Ok(integer) if *number.0 != *"-0" => Number(Repr::Integer(integer)),
                    _ => Number(Repr::Text(number.0)),
                }
            }
        }
    )*};
}

texts! { BigInteger BigDecimal }

impl From<Number> for BigDecimal {
    fn from(number: Number) -> Self {
        BigDecimal(number.to_string().into())
    }
}

impl From<BigInteger> for BigDecimal {
    fn from(integer: BigInteger) -> Self {
        BigDecimal(integer.0)
    }
}

/// Returns an error for NaN and the infinities, which JSON cannot represent.
impl TryFrom<f64> for Number {
    type Error = NotANumber;
    fn try_from(double: f64) -> Result<Self, NotANumber> {
        Number::from_f64(double).ok_or(NotANumber(Expected::Finite))
    }
}

/// Returns an error for NaN and the infinities, which JSON cannot represent.
impl TryFrom<f64> for BigDecimal {
    type Error = NotANumber;
    fn try_from(double: f64) -> Result<Self, NotANumber> {
        Number::try_from(double).map(BigDecimal::from)
    }
}

/// An error that occurs when a text or a float is not a number of the expected kind. It does not say the text.
///
/// ```
/// use ferrosmith_runtime::BigInteger;
///
/// let error = "1.5".parse::<BigInteger>().unwrap_err();
/// assert_eq!(error.to_string(), "expected an integer as JSON writes it, such as -15, found another text");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotANumber(Expected);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Number,
    Integer,
    Finite,
}

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Expected::Number => "expected a number as JSON writes it, such as -1.5e3, found another text",
            Expected::Integer => "expected an integer as JSON writes it, such as -15, found another text",
            Expected::Finite => "expected a finite number, found NaN or an infinity",
        })
    }
}

impl std::error::Error for NotANumber {}

impl FromStr for Number {
    type Err = NotANumber;
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        if !is_number(text) {
            return Err(NotANumber(Expected::Number));
        }
        // `-0` is an integer by its grammar, but not the integer 0.
        Ok(match text.parse::<i64>() {
            Ok(integer) if text != "-0" => integer.into(),
            _ => Number(Repr::Text(text.into())),
        })
    }
}

/// Returns `true` if the text is a number as RFC 8259, section 6 defines it.
fn is_number(text: &str) -> bool {
    length(text.as_bytes()) == Some(text.len())
}

/// Returns the length of the number at the start of the bytes; `None` if there is none, or a malformed one.
#[inline]
pub(crate) fn length(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| digits(bytes.get(from..).unwrap_or_default());
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

/// Returns the number of digits at the start of the bytes.
#[inline]
pub(crate) fn digits(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len())
}

/// Returns Smithy's name of a float that JSON cannot represent: `NaN`, `Infinity` or `-Infinity`.
pub(crate) fn not_finite(float: f64) -> &'static str {
    match float {
        f64::INFINITY => "Infinity",
        f64::NEG_INFINITY => "-Infinity",
        _ => "NaN",
    }
}

/// Returns the float with this name.
pub(crate) fn named(text: &str) -> Option<f32> {
    match text {
        "NaN" => Some(f32::NAN),
        "Infinity" => Some(f32::INFINITY),
        "-Infinity" => Some(f32::NEG_INFINITY),
        _ => None,
    }
}

macro_rules! big {
    ($(#[$doc:meta])* $name:ident, $expected:expr, $accepts:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Returns the number in decimal notation, with its digits unchanged.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Default for $name {
            fn default() -> Self {
                $name("0".into())
            }
        }

        impl FromStr for $name {
            type Err = NotANumber;
            fn from_str(text: &str) -> Result<Self, NotANumber> {
                let accepts: fn(&str) -> bool = $accepts;
                if accepts(text) { Ok($name(text.into())) } else { Err(NotANumber($expected)) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                pad(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

big!(
    /// An integer of any size (Smithy 2.0, `bigInteger` shape), in decimal notation.
    ///
    /// ```
    /// use ferrosmith_runtime::BigInteger;
    ///
    /// let large: BigInteger = "36893488147419103232".parse()?;
    /// assert!(large > BigInteger::from(u64::MAX));
    /// // Its digits are those of any other type that parses them.
    /// assert_eq!(large.as_str().parse(), Ok(1_u128 << 65));
    /// # Ok::<(), ferrosmith_runtime::NotANumber>(())
    /// ```
    BigInteger,
    Expected::Integer,
    |text| is_number(text) && text.bytes().all(|byte| !matches!(byte, b'.' | b'e' | b'E'))
);
big!(
    /// A decimal number of any size and precision (Smithy 2.0, `bigDecimal` shape), in decimal notation with
    /// its digits unchanged: `1.0` and `1.00` are not equal, but [`BigDecimal::compare`] finds them so.
    ///
    /// ```
    /// use std::cmp::Ordering;
    /// use ferrosmith_runtime::BigDecimal;
    ///
    /// let price: BigDecimal = "12.50".parse()?;
    /// assert_eq!(price.compare(&BigDecimal::from(12)), Ordering::Greater);
    /// // Its digits are those of any other type that parses them.
    /// assert_eq!(price.as_str().parse(), Ok(12.5_f64));
    /// # Ok::<(), ferrosmith_runtime::NotANumber>(())
    /// ```
    BigDecimal,
    Expected::Number,
    is_number
);

impl BigDecimal {
    /// Compares the numbers, exactly, whatever digits they are written with.
    #[must_use]
    pub fn compare(&self, other: &BigDecimal) -> Ordering {
        compare(&self.0, &other.0).unwrap_or(Ordering::Equal) // both are numbers
    }
}

/// As numbers; `-0` is before `0`.
impl Ord for BigInteger {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_number = compare(&self.0, &other.0).unwrap_or(Ordering::Equal); // both are numbers
        by_number.then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for BigInteger {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_number_as_it_came() {
        for text in
            ["0", "-0", "1", "1.0", "1.10", "1e5", "123456789012345678901234567890", "-9223372036854775808"]
        {
            assert_eq!(text.parse::<Number>().unwrap().to_string(), text);
        }
        for text in ["", "-", "01", "1.", ".5", "1e", "+1", "0x1", "NaN", "1 "] {
            assert_eq!(text.parse::<Number>(), Err(NotANumber(Expected::Number)), "{text}");
        }
    }

    #[test]
    fn negative_zero_is_no_integer() {
        let zero: Number = "-0".parse().unwrap();
        assert_eq!((zero.as_i64(), zero.as_u64(), zero.as_i128()), (None, None, None));
        assert!(zero.as_f64() == 0.0 && zero.as_f64().is_sign_negative());
        assert_eq!(Number::from("-0".parse::<BigInteger>().unwrap()), zero);
        let large: Number = "36893488147419103232".parse().unwrap();
        assert_eq!((large.as_i64(), large.as_u64(), large.as_i128()), (None, None, Some(1 << 65)));
    }

    #[test]
    fn a_big_integer_has_no_fraction() {
        assert!("1.0".parse::<BigInteger>().is_err());
        assert_eq!("1.50".parse::<BigDecimal>().unwrap().as_str(), "1.50");
    }
}
