//! Strings in quotes, as in JSON.
//!
//! Texts of up to 64 bytes are appended as two blocks of a known length.

use super::room::{Room, copy};
use super::scan;
use super::short::blocks;

/// Writes a string.
#[inline]
pub(crate) fn string(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let done = match bytes.len() {
        8..=16 => short::<8>(bytes, out),
        17..=32 => short::<16>(bytes, out),
        33..=64 => short::<32>(bytes, out),
        _ => any(bytes, out),
    };
    if !done {
        escaped(bytes, out);
    }
}

/// Writes a string of `N` to `2 * N` bytes, unless it needs an escape.
#[inline]
fn short<const N: usize>(bytes: &[u8], out: &mut Vec<u8>) -> bool {
    let (Some(first), Some(last)) = (bytes.first_chunk::<N>(), bytes.last_chunk::<N>()) else {
        return false;
    };
    let plain = scan::is_plain(first) & scan::is_plain(last);
    if plain {
        out.push(b'"');
        blocks::<N>(bytes, out);
        out.push(b'"');
    }
    plain
}

/// Writes a string of any length, unless it needs an escape.
#[inline]
fn any(bytes: &[u8], out: &mut Vec<u8>) -> bool {
    // JSON inside a string begins with a quote, or nearly so: all of it need not be looked at.
    let plain = bytes.first_chunk::<16>().is_none_or(|first| scan::is_plain(first)) && scan::is_plain(bytes);
    if plain {
        out.reserve(bytes.len() + 2);
        out.push(b'"');
        out.extend_from_slice(bytes);
        out.push(b'"');
    }
    plain
}

/// Writes a string with escapes. JSON inside a string has one every few bytes.
#[inline(never)]
fn escaped(bytes: &[u8], out: &mut Vec<u8>) {
    out.push(b'"');
    let mut room = Room::behind(out.len(), out);
    let mut rest = bytes;
    while !rest.is_empty() {
        let Some(target) = room.next() else {
            room.grow(2 * rest.len().min(PIECE) + ROOM);
            continue;
        };
        let mut last = [b' '; WINDOW]; // which needs no escape
        let (read, written) = match rest.first_chunk() {
            Some(window) => block(window, target),
            None => {
                last[..rest.len()].copy_from_slice(rest);
                block(&last, target)
            }
        };
        room.keep(written - read.saturating_sub(rest.len()));
        rest = rest.get(read..).unwrap_or_default();
        if let Some(&byte) = rest.first().filter(|_| read < scan::BLOCK) {
            room.extend(&control(byte));
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    room.end();
    out.push(b'"');
}

/// A block, and the bytes behind it that are copied with its last ones.
const WINDOW: usize = scan::BLOCK + 16;
/// The room of a block with an escape for each byte, and of the bytes that are copied with its last ones.
const ROOM: usize = 2 * scan::BLOCK + 16;
/// Room is made for so many bytes at once, so that it is no multiple of a long text.
const PIECE: usize = 4096;

/// Copies a block with escapes of one letter, up to a character that takes a longer one. Returns the number of bytes
/// read and written.
#[inline]
fn block(window: &[u8; WINDOW], room: &mut [u8; ROOM]) -> (usize, usize) {
    const LAST: usize = scan::BLOCK - 1; // spares checks of bounds: what it is applied to is no more
    let mut specials = window.first_chunk().map_or(0, scan::specials);
    let (mut read, mut written) = (0, 0);
    while specials != 0 {
        let special = specials.trailing_zeros() as usize & LAST;
        copy(window, read & LAST, room, written & (2 * LAST + 1), special - read);
        written += special - read;
        let letter = LETTERS[usize::from(window[special])];
        if letter == 0 {
            return (special, written);
        }
        if let Some(escape) = room.get_mut(written..).and_then(|room| room.first_chunk_mut()) {
            *escape = [b'\\', letter];
        }
        written += 2;
        read = special + 1;
        specials &= specials - 1;
    }
    if read < scan::BLOCK {
        copy(window, read & LAST, room, written & (2 * LAST + 1), scan::BLOCK - read);
    }
    (scan::BLOCK, written + scan::BLOCK - read)
}

/// The letter behind the backslash for a character; 0 for characters that have none.
const LETTERS: [u8; 256] = {
    let mut letters = [0; 256];
    let pairs = [*b"\"\"", *b"\\\\", *b"\x08b", *b"\x0cf", *b"\nn", *b"\rr", *b"\tt"];
    let mut index = 0;
    while index < pairs.len() {
        let [character, letter] = pairs[index];
        letters[character as usize] = letter;
        index += 1;
    }
    letters
};

fn control(byte: u8) -> [u8; 6] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let (high, low) = (DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]);
    [b'\\', b'u', b'0', b'0', high, low]
}
