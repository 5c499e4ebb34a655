//! Base64 (RFC 4648, section 4): the standard alphabet, with padding, without spaces.
//!
//! As fast as the package `base64`, which takes several times as long to compile.

macro_rules! alphabet {
    ($($letter:literal)*) => {
        const ALPHABET: [u8; 64] = [$($letter),*];

        /// Returns the pairs that start with a letter. Written out: a loop takes the compiler ten times as long.
        const fn pairs_of(first: u8) -> [[u8; 2]; 64] {
            [$([first, $letter]),*]
        }
    };
}

alphabet! {
    b'A' b'B' b'C' b'D' b'E' b'F' b'G' b'H' b'I' b'J' b'K' b'L' b'M' b'N' b'O' b'P'
    b'Q' b'R' b'S' b'T' b'U' b'V' b'W' b'X' b'Y' b'Z' b'a' b'b' b'c' b'd' b'e' b'f'
    b'g' b'h' b'i' b'j' b'k' b'l' b'm' b'n' b'o' b'p' b'q' b'r' b's' b't' b'u' b'v'
    b'w' b'x' b'y' b'z' b'0' b'1' b'2' b'3' b'4' b'5' b'6' b'7' b'8' b'9' b'+' b'/'
}

/// The text of each 12 bits.
static PAIRS: [[[u8; 2]; 64]; 64] = {
    let mut pairs = [[[0; 2]; 64]; 64];
    let mut bits = 0;
    while bits < 64 {
        pairs[bits] = pairs_of(ALPHABET[bits]);
        bits += 1;
    }
    pairs
};

/// The bits of each character, where they are when it is the first one to the last one of a quartet.
static BITS: [[u32; 256]; 4] = [bits(18), bits(12), bits(6), bits(0)];

/// A bit of characters that are not in the alphabet.
const FOREIGN: u32 = 1 << 24;

const fn bits(shift: u32) -> [u32; 256] {
    let mut bits = [FOREIGN; 256];
    let mut value = 0;
    while value < ALPHABET.len() {
        bits[ALPHABET[value] as usize] = (value as u32) << shift;
        value += 1;
    }
    bits
}

/// Returns the bytes as text.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = Vec::new();
    append(bytes, &mut text);
    String::from_utf8(text).unwrap_or_default() // the alphabet is ASCII
}

/// Appends the bytes as text.
pub fn append(bytes: &[u8], out: &mut Vec<u8>) {
    let start = out.len();
    out.resize(start + bytes.len().div_ceil(3) * 4, b'=');
    let (triples, rest) = bytes.as_chunks();
    let (quartets, _) = out[start..].as_chunks_mut();
    for (quartet, triple) in quartets.iter_mut().zip(triples) {
        *quartet = quartet_of(*triple);
    }
    if let Some([first, second, third, _]) = quartets.last_mut() {
        match *rest {
            [a] => [*first, *second, ..] = quartet_of([a, 0, 0]),
            [a, b] => [*first, *second, *third, _] = quartet_of([a, b, 0]),
            _ => {}
        }
    }
}

#[inline]
fn quartet_of([a, b, c]: [u8; 3]) -> [u8; 4] {
    let bits = u32::from_be_bytes([0, a, b, c]) as usize;
    let pairs = PAIRS.as_flattened();
    let ([first, second], [third, fourth]) = (pairs[bits >> 12], pairs[bits & 0xfff]);
    [first, second, third, fourth]
}

/// Returns the bytes of a text; `None` if it is another one than [`encode`] returns for them.
pub fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let (quartets, []) = text.as_chunks::<4>() else { return None };
    let Some((last, quartets)) = quartets.split_last() else { return Some(Vec::new()) };
    let mut bytes = Vec::with_capacity(quartets.len() * 3 + 3);
    bytes.resize(quartets.len() * 3, 0);
    let (triples, _) = bytes.as_chunks_mut();
    let mut all = 0;
    for (triple, quartet) in triples.iter_mut().zip(quartets) {
        let bits = bits_of(*quartet);
        all |= bits;
        let [_, a, b, c] = bits.to_be_bytes();
        *triple = [a, b, c];
    }
    let (bits, count) = match *last {
        [a, b, b'=', b'='] => (bits_of([a, b, b'A', b'A']), 1),
        [a, b, c, b'='] => (bits_of([a, b, c, b'A']), 2),
        whole => (bits_of(whole), 3),
    };
    bytes.extend_from_slice(&bits.to_be_bytes()[1..][..count]);
    // Bits that are of no byte are zero.
    let is_whole = bits << 8 << (count * 8) == 0;
    if is_whole && (all | bits) & FOREIGN == 0 { Some(bytes) } else { None }
}

#[inline]
fn bits_of([a, b, c, d]: [u8; 4]) -> u32 {
    BITS[0][usize::from(a)] | BITS[1][usize::from(b)] | BITS[2][usize::from(c)] | BITS[3][usize::from(d)]
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use proptest::prelude::*;

    use super::*;

    /// Both directions do what the package does.
    fn agrees(bytes: &[u8]) {
        let text = encode(bytes);
        assert_eq!(text, STANDARD.encode(bytes));
        assert_eq!(decode(text.as_bytes()).as_deref(), Some(bytes));
    }

    fn reads_alike(text: &[u8]) {
        assert_eq!(decode(text), STANDARD.decode(text).ok(), "{}", text.escape_ascii());
    }

    #[test]
    fn every_pair_of_bytes() {
        agrees(b"");
        for first in 0..=255 {
            agrees(&[first]);
            for second in 0..=255 {
                agrees(&[first, second]);
                agrees(&[second, first, second.wrapping_add(first)]);
            }
        }
    }

    #[test]
    fn every_byte_in_every_place_of_a_text() {
        for text in ["QUJD", "QUI=", "QQ==", "====", "QUJDQUJD", "QUJDQUI=", "QUJDQQ==", "QQ==QUJD", "QUJDQ"]
        {
            for at in 0..text.len() {
                for byte in 0..=255 {
                    let mut text = text.as_bytes().to_vec();
                    text[at] = byte;
                    reads_alike(&text);
                    text.truncate(at);
                    reads_alike(&text);
                }
            }
        }
    }

    #[test]
    fn what_is_there_stays() {
        let mut out = b"blob:".to_vec();
        append(b"hello", &mut out);
        assert_eq!(out, b"blob:aGVsbG8=");
    }

    proptest! {
        #[test]
        fn any_bytes(bytes: Vec<u8>) {
            agrees(&bytes);
        }

        #[test]
        fn any_text(text in "[AQgw/+=-]{0,12}") {
            reads_alike(text.as_bytes());
        }
    }
}
