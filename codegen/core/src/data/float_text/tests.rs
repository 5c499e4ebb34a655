use proptest::prelude::*;

use super::FloatText;
use crate::data::Number;

/// The text is that of the package which `serde_json` writes floats with.
fn agrees(double: f64) {
    if double.is_finite() {
        let text = FloatText::from(double);
        assert_eq!(text.as_str(), zmij::Buffer::new().format_finite(double), "{double:e}");
        assert_eq!(text.as_bytes(), text.as_str().as_bytes());
    }
}

fn agrees_single(float: f32) {
    if float.is_finite() {
        assert_eq!(FloatText::from(float).as_str(), zmij::Buffer::new().format_finite(float), "{float:e}");
    }
}

#[test]
fn ends_of_every_exponent() {
    for exponent in 0..0x7ff {
        for fraction in [0, 1, 2, 3, 1 << 51, (1 << 52) - 3, (1 << 52) - 2, (1 << 52) - 1] {
            agrees(f64::from_bits(exponent << 52 | fraction));
            agrees(-f64::from_bits(exponent << 52 | fraction));
        }
    }
    for exponent in 0..0xff {
        for fraction in [0, 1, 2, 3, 1 << 22, (1 << 23) - 3, (1 << 23) - 2, (1 << 23) - 1] {
            agrees_single(f32::from_bits(exponent << 23 | fraction));
            agrees_single(-f32::from_bits(exponent << 23 | fraction));
        }
    }
}

#[test]
fn short_decimals() {
    for exponent in -330..310 {
        for digits in 1..130 {
            let text = format!("{digits}e{exponent}");
            agrees(text.parse().unwrap());
            agrees_single(text.parse().unwrap());
        }
    }
    for thousandths in 0..50_000 {
        agrees(f64::from(thousandths) / 1000.0);
        agrees(f64::from(thousandths) * 22_517_998.137);
        agrees_single(thousandths as f32 / 1000.0);
        agrees_single((8_388_608 - thousandths) as f32 / 1000.0);
    }
}

#[test]
fn neighbours_of_where_the_ways_part() {
    for middle in
        [1e-11, 7e-12, 2f64.powi(-37), 2f64.powi(42), 4_503_599_627_370.496, 1e15, 1e16, 2f64.powi(55)]
    {
        let bits = middle.to_bits();
        (bits - 1000..bits + 1000).for_each(|bits| agrees(f64::from_bits(bits)));
        let bits = (middle as f32).to_bits();
        (bits - 1000..bits + 1000).for_each(|bits| agrees_single(f32::from_bits(bits)));
    }
}

/// Every 10,007th float of single precision.
#[test]
fn singles_of_every_kind() {
    (0..=u32::MAX).step_by(10_007).for_each(|bits| agrees_single(f32::from_bits(bits)));
}

#[test]
fn no_numbers_have_texts_that_are_none() {
    for float in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(FloatText::from(float).as_str().parse::<Number>().is_err());
    }
}

proptest! {
    #[test]
    fn any_bits(bits: u64, single: u32) {
        agrees(f64::from_bits(bits));
        agrees_single(f32::from_bits(single));
    }

    #[test]
    fn any_number_of_moderate_size(number in -1e17..1e17, small in -1.0..1.0, single in -1.0f32..1.0) {
        agrees(number);
        agrees(small);
        agrees_single(single);
    }
}
