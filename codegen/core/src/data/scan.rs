//! Scanning for the bytes that a JSON string must escape, eight at a time.

const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
const TOPS: u64 = u64::from_ne_bytes([0x80; 8]);
const QUOTES: u64 = u64::from_ne_bytes([b'"'; 8]);
const BACKSLASHES: u64 = u64::from_ne_bytes([b'\\'; 8]);

/// Returns the number of bytes before the first quote, backslash or control character.
#[inline]
pub(crate) fn plain(bytes: &[u8]) -> usize {
    plain_from(bytes, 0)
}

/// Returns the offset of the first quote, backslash or control character at or after `at`; the length if there is none.
#[inline(always)] // a call would cost as much as a short text
pub(crate) fn plain_from(bytes: &[u8], mut at: usize) -> usize {
    let Some(rest) = bytes.get(at..) else { return at };
    for block in rest.as_chunks::<16>().0 {
        let &[first, second] = block.as_chunks::<8>().0 else { break };
        let (first, second) = (u64::from_le_bytes(first), u64::from_le_bytes(second));
        if (likely_special(first) | likely_special(second)) & TOPS != 0 {
            // Without a branch for each word, since either is as likely.
            let mask = u128::from(special(second)) << 64 | u128::from(special(first));
            if mask != 0 {
                return at + mask.trailing_zeros() as usize / 8;
            }
        }
        at += block.len();
    }
    last_plain_from(bytes, at)
}

/// The same for the last bytes.
#[inline(never)]
fn last_plain_from(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|&byte| is_special(byte)).unwrap_or(rest.len())
}

/// The number of bytes that are looked at together where special ones are frequent.
pub(crate) const BLOCK: usize = 64;

/// Returns a bit for each byte, the lowest for the first one, which is set if the byte is a quote, a backslash or a
/// control character.
#[inline]
pub(crate) fn specials(block: &[u8; BLOCK]) -> u64 {
    /// Moves the lowest bits of eight bytes into the uppermost byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut flags = [0; BLOCK];
    // A loop that compilers vectorise.
    for (flag, &byte) in flags.iter_mut().zip(block) {
        *flag = u8::from(is_special(byte));
    }
    let words = flags.as_chunks::<8>().0.iter();
    let bits = words.map(|word| u64::from_le_bytes(*word).wrapping_mul(GATHER) >> 56);
    bits.enumerate().fold(0, |all, (index, bits)| all | bits << (8 * index))
}

/// Returns `true` if there is no quote, backslash or control character. It does not stop at the first:
/// most strings have none, and compilers vectorise a loop without an early exit.
#[inline]
pub(crate) fn is_plain(bytes: &[u8]) -> bool {
    let Some(last) = bytes.last_chunk::<8>() else {
        return bytes.iter().fold(true, |plain, &byte| plain & !is_special(byte));
    };
    let mut mask = special(u64::from_le_bytes(*last)); // it may overlap the one before
    for chunk in bytes.as_chunks::<8>().0 {
        mask |= special(u64::from_le_bytes(*chunk));
    }
    mask == 0
}

#[inline]
pub(crate) fn is_special(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

/// Sets the top bit of the bytes that are special. A borrow may set more of them, but only above
/// (in a little-endian word: after) the first one, and nobody looks there.
#[inline]
fn special(word: u64) -> u64 {
    likely_special(word) & !word & TOPS
}

/// Sets the top bit of the bytes that are special, and of some that are not ASCII.
#[inline]
fn likely_special(word: u64) -> u64 {
    let control = word.wrapping_sub(ONES * 0x20);
    let quote = (word ^ QUOTES).wrapping_sub(ONES);
    let backslash = (word ^ BACKSLASHES).wrapping_sub(ONES);
    control | quote | backslash
}

#[cfg(test)]
mod tests {
    use super::{is_plain, plain};

    #[test]
    fn finds_every_special_byte_at_every_place() {
        for length in 0..40 {
            for place in 0..length {
                for byte in 0..=255_u8 {
                    let mut bytes = vec![b'a'; length];
                    bytes[place] = byte;
                    let special = byte < 0x20 || byte == b'"' || byte == b'\\';
                    assert_eq!(is_plain(&bytes), !special);
                    assert_eq!(
                        plain(&bytes),
                        if special { place } else { length },
                        "{byte} at {place} of {length}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_follows_a_special_byte_does_not_matter() {
        for (first, second) in [(b'"', 0x00), (0x1f, b' '), (b'\\', b']'), (b'"', b'#'), (0x00, 0x80)] {
            assert_eq!(plain(&[b'a', first, second, first, second, 0xff, 0x00, b'"', b'a']), 1);
        }
    }
}
