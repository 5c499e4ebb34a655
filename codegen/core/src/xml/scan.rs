//! Scanning texts for the bytes that do not stand for themselves, eight at a time.

const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
const TOPS: u64 = u64::from_ne_bytes([0x80; 8]);

/// Returns the number of bytes before the first `<`, `&` or control character, or before the first byte of one of the
/// characters among which XML cannot hold some: those that UTF-8 begins with `ef`.
#[inline]
pub(super) fn plain(bytes: &[u8]) -> usize {
    let (chunks, last) = bytes.as_chunks::<8>();
    for (index, chunk) in chunks.iter().enumerate() {
        let mask = special(u64::from_le_bytes(*chunk));
        if mask != 0 {
            return 8 * index + mask.trailing_zeros() as usize / 8;
        }
    }
    bytes.len() - last.len() + last.iter().position(|&byte| is_special(byte)).unwrap_or(last.len())
}

fn is_special(byte: u8) -> bool {
    byte < 0x20 || matches!(byte, b'<' | b'&' | 0xef)
}

/// Sets the top bit of the bytes that are special. A borrow may set more of them, but only above the first one, and
/// nobody looks there.
fn special(word: u64) -> u64 {
    let control = word.wrapping_sub(ONES * 0x20);
    let tag = (word ^ (ONES * u64::from(b'<'))).wrapping_sub(ONES);
    let entity = (word ^ (ONES * u64::from(b'&'))).wrapping_sub(ONES);
    let rest = word ^ (ONES * 0xef);
    ((control | tag | entity) & !word | rest.wrapping_sub(ONES) & !rest) & TOPS
}

#[cfg(test)]
mod tests {
    use super::{is_special, plain};

    #[test]
    fn finds_every_special_byte_at_every_place() {
        for length in 0..20 {
            for place in 0..length {
                for byte in 0..=255_u8 {
                    let mut bytes = vec![b'a'; length];
                    bytes[place] = byte;
                    let expected = if is_special(byte) { place } else { length };
                    assert_eq!(plain(&bytes), expected, "{byte} at {place} of {length}");
                }
            }
        }
    }

    #[test]
    fn what_stands_beside_a_special_byte_does_not_matter() {
        let neighbours =
            [0x00, 0x1f, 0x20, b'%', b'&', b'\'', b';', b'<', b'=', 0x7f, 0x80, 0xee, 0xef, 0xf0, 0xff];
        for before in neighbours {
            for at in neighbours {
                for after in neighbours {
                    let bytes = [b'a', before, at, after, b'a', b'a', b'a', b'a', b'a'];
                    let expected = bytes.iter().position(|&byte| is_special(byte)).unwrap_or(bytes.len());
                    assert_eq!(plain(&bytes), expected, "{bytes:x?}");
                }
            }
        }
    }
}
