//! The CBOR codec against types written by hand as the generator would write them.

mod appendix;
mod documents;
mod errors;
mod hostile;
mod missing;
mod other;
mod round_trip;
mod scalars;
mod structures;
mod wide;

#[path = "../random/mod.rs"]
mod random;
#[path = "../random/damage.rs"]
mod random_damage;
#[path = "../random/texts.rs"]
mod random_texts;
#[path = "../random/values.rs"]
mod random_values;
#[path = "../json/shapes.rs"]
mod shapes;

/// Bytes from their hexadecimal digits; spaces stand where they help.
fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        text.chars().filter_map(|char| char.to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

/// Hexadecimal digits of bytes.
fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
