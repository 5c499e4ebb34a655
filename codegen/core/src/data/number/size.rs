//! Powers of ten with exponents of any size.

use std::cmp::Ordering;
use std::hash::Hasher;

/// The exponents that are shorter have no more than these digits.
const SHORT: usize = 18;

/// The power of ten of a digit: an exponent and the place of the digit.
#[derive(PartialEq, Eq)]
pub(super) enum Size {
    /// An integer of up to 18 digits.
    Short(i64),
    /// The sign and the digits of a longer one.
    Long { negative: bool, digits: Vec<u8> },
}

impl Size {
    /// Returns the sum of an exponent, which may be empty, and a place.
    #[inline]
    pub(super) fn of(exponent: &str, place: i64) -> Self {
        let negative = exponent.starts_with('-');
        let digits = exponent.trim_start_matches(['-', '+', '0']);
        if digits.len() > SHORT {
            return Self::sum(negative, digits, place);
        }
        let exponent = digits.parse::<i64>().unwrap_or_default(); // empty for zero
        match (if negative { -exponent } else { exponent }) + place {
            short if short.unsigned_abs() < 10_u64.pow(SHORT as u32) => Size::Short(short),
            long => Size::Long { negative: long < 0, digits: long.unsigned_abs().to_string().into() },
        }
    }

    /// Returns the sum of a long exponent and a place, which is less and does not change its sign.
    #[cold]
    fn sum(negative: bool, exponent: &str, place: i64) -> Self {
        let mut carry = if negative { -place } else { place };
        let mut digits = exponent.as_bytes().to_vec();
        for digit in digits.iter_mut().rev() {
            let sum = i64::from(*digit - b'0') + carry;
            *digit = b'0' + sum.rem_euclid(10) as u8;
            carry = sum.div_euclid(10);
        }
        if carry > 0 {
            digits.splice(..0, carry.to_string().bytes());
        }
        let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
        digits.drain(..zeros);
        if digits.len() > SHORT {
            return Size::Long { negative, digits };
        }
        let size = digits.iter().fold(0, |size, digit| size * 10 + i64::from(digit - b'0'));
        Size::Short(if negative { -size } else { size })
    }

    pub(super) fn hash(&self, state: &mut dyn Hasher) {
        match self {
            Size::Short(size) => state.write_i64(*size),
            Size::Long { negative, digits } => {
                state.write_i64(if *negative { i64::MIN } else { i64::MAX });
                state.write(digits);
                state.write_u8(0);
            }
        }
    }
}

impl Ord for Size {
    fn cmp(&self, other: &Self) -> Ordering {
        let longer = |negative| if negative { Ordering::Less } else { Ordering::Greater };
        match (self, other) {
            (Size::Short(a), Size::Short(b)) => a.cmp(b),
            (Size::Long { negative, .. }, Size::Short(_)) => longer(*negative),
            (Size::Short(_), Size::Long { negative, .. }) => longer(*negative).reverse(),
            (Size::Long { negative: a, .. }, Size::Long { negative: b, .. }) if a != b => b.cmp(a),
            (Size::Long { negative, digits: a }, Size::Long { digits: b, .. }) => {
                let by_size = a.len().cmp(&b.len()).then_with(|| a.cmp(b));
                if *negative { by_size.reverse() } else { by_size }
            }
        }
    }
}

impl PartialOrd for Size {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
