//! Strings in quotes, as in JSON.
//!
//! Texts of up to 64 bytes are appended as two blocks of a known length.

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
    let plain = scan::is_plain(bytes);
    if plain {
        out.reserve(bytes.len() + 2);
        out.push(b'"');
        out.extend_from_slice(bytes);
        out.push(b'"');
    }
    plain
}

/// Writes a string with escapes. JSON inside a string has one every few bytes: eight bytes are copied at
/// once, and those after one to escape are removed.
#[inline(never)]
fn escaped(bytes: &[u8], out: &mut Vec<u8>) {
    out.reserve(bytes.len() + bytes.len() / 4 + 2);
    out.push(b'"');
    let mut rest = bytes;
    while let Some(chunk) = rest.first_chunk::<8>() {
        let plain = scan::plain_of(chunk);
        let end = out.len() + plain;
        out.extend_from_slice(chunk);
        out.truncate(end);
        rest = match chunk.get(plain) {
            Some(&byte) => {
                escape(byte, out);
                rest.get(plain + 1..).unwrap_or_default()
            }
            None => rest.get(chunk.len()..).unwrap_or_default(),
        };
    }
    for &byte in rest {
        if scan::is_special(byte) { escape(byte, out) } else { out.push(byte) }
    }
    out.push(b'"');
}

#[inline]
fn escape(byte: u8, out: &mut Vec<u8>) {
    let letter = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        0x0c => b'f',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        _ => return control(byte, out),
    };
    out.extend_from_slice(&[b'\\', letter]);
}

#[cold]
fn control(byte: u8, out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let [high, low] = [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)]);
    out.extend_from_slice(&[b'\\', b'u', b'0', b'0', high, low]);
}
