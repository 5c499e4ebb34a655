//! Exact comparison of decimal numbers, without floats or limits; exponents of more than 18 digits are copied.

use std::cmp::Ordering;
use std::hash::Hasher;

use super::size::Size;

/// The parts of a number (RFC 8259, section 6).
struct Decimal<'a> {
    negative: bool,
    /// The digits before and after the point.
    whole: &'a [u8],
    fraction: &'a [u8],
    /// The exponent, a sign and digits; empty if there is none.
    exponent: &'a str,
}

/// Compares two numbers in decimal notation; `None` if one is not a number.
pub(crate) fn compare(a: &str, b: &str) -> Option<Ordering> {
    let (a, b) = (Decimal::of(a)?, Decimal::of(b)?);
    Some(match (a.first(), b.first()) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => sign(b.negative).reverse(),
        (Some(_), None) => sign(a.negative),
        (Some(_), Some(_)) if a.negative != b.negative => sign(a.negative),
        (Some(first), Some(second)) => {
            let by_size =
                (a.size(first).cmp(&b.size(second))).then_with(|| a.compare_digits(first, &b, second));
            if a.negative { by_size.reverse() } else { by_size }
        }
    })
}

/// Hashes a number by its value: equal ones have the same hash, whatever their digits.
pub(crate) fn hash(text: &str, state: &mut dyn Hasher) {
    let number = Decimal::of(text).and_then(|number| Some((number.first()?, number)));
    let Some((first, number)) = number else { return state.write_u8(0) };
    let digits =
        || (first..number.whole.len() + number.fraction.len()).filter_map(|place| number.digit(place));
    // Zeros at the end say nothing.
    let zeros = digits().rev().take_while(|digit| *digit == b'0').count();
    let count = digits().count() - zeros;
    state.write_u8(if number.negative { 1 } else { 2 });
    number.size(first).hash(state);
    digits().take(count).for_each(|digit| state.write_u8(digit));
    state.write_u8(0); // no digit: what is hashed next is none of them
}

/// Returns how a non-zero number with this sign compares to zero.
fn sign(negative: bool) -> Ordering {
    if negative { Ordering::Less } else { Ordering::Greater }
}

impl<'a> Decimal<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |text| (true, text));
        let (digits, exponent) = match text.bytes().position(|byte| matches!(byte, b'e' | b'E')) {
            Some(at) => (&text[..at], exponent_of(&text[at + 1..])?),
            None => (text, ""),
        };
        let (whole, fraction) = match digits.bytes().position(|byte| byte == b'.') {
            Some(at) => (&digits[..at], &digits[at + 1..]),
            None => (digits, ""),
        };
        let all = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
        let is_number = !whole.is_empty() && all(whole) && all(fraction);
        is_number.then_some(Decimal {
            negative,
            whole: whole.as_bytes(),
            fraction: fraction.as_bytes(),
            exponent,
        })
    }

    /// Returns the index of the first digit that is not zero.
    fn first(&self) -> Option<usize> {
        let mut places = 0..self.whole.len() + self.fraction.len();
        places.find(|&place| self.digit(place) != Some(b'0'))
    }

    fn digit(&self, place: usize) -> Option<u8> {
        match place.checked_sub(self.whole.len()) {
            None => self.whole.get(place).copied(),
            Some(place) => self.fraction.get(place).copied(),
        }
    }

    /// Compares digits from a place on as those of fractions: missing ones are zeros.
    fn compare_digits(&self, mut place: usize, other: &Decimal<'_>, mut others: usize) -> Ordering {
        loop {
            match (self.digit(place), other.digit(others)) {
                (None, None) => return Ordering::Equal,
                (a, b) => match a.unwrap_or(b'0').cmp(&b.unwrap_or(b'0')) {
                    Ordering::Equal => (place, others) = (place + 1, others + 1),
                    unequal => return unequal,
                },
            }
        }
    }

    /// Returns the power of ten of a digit.
    fn size(&self, digit: usize) -> Size {
        // A text is shorter than `i64` can count.
        let [whole, digit] = [self.whole.len(), digit].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
        Size::of(self.exponent, whole - digit)
    }
}

/// Returns the exponent if it is one.
fn exponent_of(text: &str) -> Option<&str> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_as_numbers_do() {
        let ordered = [
            "-1e999999999999999999999",
            "-1e999999999999999999998",
            "-123456789012345678901234567890.5",
            "-10",
            "-9.99",
            "-1e-3",
            "0",
            "1e-1000000000000000000000",
            "1e-999999999999999999999",
            "1e-999999999999999999998",
            "1e-999999999999999999",
            "0.00099",
            "1e-3",
            "8.79999999999999999999999999999",
            "8.8",
            "9",
            "10",
            "9007199254740992",
            "9007199254740993",
            "1e16",
            "1e999999999999999999",
            "1e1000000000000000000",
            "1e99999999999999999999",
            "1e999999999999999999998",
            "1e999999999999999999999",
            "2e999999999999999999999",
        ];
        for (i, a) in ordered.iter().enumerate() {
            for (j, b) in ordered.iter().enumerate() {
                assert_eq!(compare(a, b), Some(i.cmp(&j)), "{a} {b}");
                assert_eq!(hashed(a) == hashed(b), i == j, "{a} {b}");
            }
        }
    }

    #[test]
    fn equal_numbers_have_many_texts() {
        let groups: [&[&str]; 7] = [
            &["0", "-0", "0.00", "0e9", "-0.0e-7"],
            &["100", "1e2", "1.00E+2", "100.000", "10000e-2", "0.1e3"],
            &["-2.2", "-22e-1", "-2.20"],
            &["1e999999999999999999999", "0.01e1000000000000000000001", "10e+0999999999999999999998"],
            &["100e999999999999999999", "10e1000000000000000000", "0.01e1000000000000000003"],
            &["1e-999999999999999999999", "0.01e-999999999999999999997", "10.0e-1000000000000000000000"],
            &["1e999999999999999999", "0.1e1000000000000000000", "0.000001e1000000000000000005"],
        ];
        for group in groups {
            for (a, b) in group.iter().flat_map(|a| group.iter().map(move |b| (a, b))) {
                assert_eq!(compare(a, b), Some(Ordering::Equal), "{a} {b}");
                assert_eq!(hashed(a), hashed(b), "{a} {b}");
            }
        }
    }

    /// Returns the bytes that a number is hashed by.
    fn hashed(text: &str) -> Vec<u8> {
        struct Written(Vec<u8>);
        impl Hasher for Written {
            fn write(&mut self, bytes: &[u8]) {
                self.0.extend_from_slice(bytes);
            }
            fn finish(&self) -> u64 {
                0
            }
        }
        let mut written = Written(Vec::new());
        hash(text, &mut written);
        written.0
    }

    #[test]
    fn what_is_no_number_compares_with_nothing() {
        for text in ["", "-", "NaN", "Infinity", "1e", "1e+", ".5", "1 ", "--1", "1.-2", "１"] {
            assert_eq!(compare(text, "1"), None, "{text}");
        }
    }
}
