//! The check of texts, with a short way for ASCII: the only module with `unsafe`.
//!
//! Texts of CBOR are checked one by one, since the heads between them are no UTF-8, and most are short. The standard
//! library goes by single bytes where fewer than sixteen are left: that was a seventh of the time of reading. An input of
//! JSON is checked as a whole, which takes half as long here. The standard library has a check for ASCII, too, but no
//! safe way from there to a text.

#![allow(unsafe_code)]

use std::str::{self, Utf8Error};

/// Returns bytes as text if they are UTF-8.
#[inline]
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Utf8Error> {
    if is_ascii(bytes) {
        // SAFETY: each byte is below 0x80, and therefore a character in UTF-8 (RFC 3629, section 3).
        return Ok(unsafe { str::from_utf8_unchecked(bytes) });
    }
    str::from_utf8(bytes)
}

/// Returns `true` if all bytes are below 0x80: those of all whole words, and of the last eight bytes, which may
/// overlap the last whole word.
#[inline]
fn is_ascii(bytes: &[u8]) -> bool {
    const TOPS: u64 = u64::from_ne_bytes([0x80; 8]);
    let Some(last) = bytes.last_chunk() else {
        return bytes.is_ascii();
    };
    let words = bytes.as_chunks().0.iter().map(|word| u64::from_ne_bytes(*word));
    words.fold(u64::from_ne_bytes(*last), |all, word| all | word) & TOPS == 0
}

#[cfg(test)]
mod tests {
    use super::text;

    /// Characters of each length in UTF-8, and bytes that are none: of Latin-1, cut off, too long, and a surrogate.
    const PIECES: [&[u8]; 11] = [
        b"\x00",
        b"\x7f",
        "é".as_bytes(),
        "水".as_bytes(),
        "🦀".as_bytes(), // these are UTF-8
        b"\x80",
        b"\xe9",
        b"\xff",
        "水".as_bytes().split_at(2).0,
        b"\xc0\x80",
        b"\xed\xa0\x80",
    ];

    #[test]
    fn finds_what_the_standard_library_finds_at_every_place_of_every_length() {
        for (length, piece) in (0..=70).flat_map(|length| PIECES.map(|piece| (length, piece))) {
            for place in 0..=length {
                let before: Vec<u8> = (b' '..=b'~').cycle().take(place).collect();
                let bytes = [&before, piece, &vec![b'a'; length - place]].concat();
                // Wherever the bytes start in memory.
                for start in 0..8 {
                    let moved = [&vec![0xff; start], bytes.as_slice()].concat();
                    assert_eq!(text(&moved[start..]), str::from_utf8(&bytes), "{bytes:x?}");
                }
            }
        }
    }
}
