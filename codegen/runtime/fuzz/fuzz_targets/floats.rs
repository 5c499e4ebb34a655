//! Any bits and any text as floats, beside the standard library and `zmij`.
#![no_main]

use ferrosmith_runtime::{Number, json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(bits) = bytes.first_chunk() {
        double(f64::from_bits(u64::from_le_bytes(*bits)));
    }
    if let Some(bits) = bytes.first_chunk() {
        single(f32::from_bits(u32::from_le_bytes(*bits)));
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && text.parse::<Number>().is_ok()
    {
        let double = text.parse().ok().filter(|double: &f64| double.is_finite());
        assert_eq!(json::from_slice(bytes).ok().map(f64::to_bits), double.map(f64::to_bits));
        let single = text.parse().ok().filter(|single: &f32| single.is_finite());
        assert_eq!(json::from_slice(bytes).ok().map(f32::to_bits), single.map(f32::to_bits));
    }
});

fn double(double: f64) {
    let text = json::to_string(&double).expect("a float");
    if double.is_finite() {
        assert_eq!(text, zmij::Buffer::new().format_finite(double));
        assert_eq!(json::from_str(&text).map(f64::to_bits), Ok(double.to_bits()));
        assert_eq!(text.parse().map(f64::to_bits), Ok(double.to_bits()));
    } else {
        assert_eq!(json::from_str(&text).map(f64::is_nan), Ok(double.is_nan()));
    }
}

fn single(single: f32) {
    let text = json::to_string(&single).expect("a float");
    if single.is_finite() {
        assert_eq!(text, zmij::Buffer::new().format_finite(single));
        assert_eq!(json::from_str(&text).map(f32::to_bits), Ok(single.to_bits()));
    }
}
