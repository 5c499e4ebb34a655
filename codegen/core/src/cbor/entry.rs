//! Keys and short strings, written into an array of constant length, so that the compiler removes all checks
//! and calls.

use super::head::{TEXT, TINY};
use crate::schema::Member;

/// The maximum length of a string written here.
const SHORT: usize = 127;

/// The size for the longest key and the longest string with their heads, and a few bytes more, without which
/// the compiler does not recognize that they fit.
pub(super) const ENTRY: usize = 1 + TINY + 2 + SHORT + 7;

/// Writes the name of a member, if it is short enough, and returns its length and that of its head.
#[inline(always)]
pub(super) fn key(room: &mut [u8; ENTRY], member: &Member) -> Option<usize> {
    let name = member.name().as_bytes();
    let length = name.len();
    if length > TINY {
        return None;
    }
    let [head, room @ ..] = room;
    *head = TEXT << 5 | length as u8;
    match length {
        8..=15 => blocks::<8>(room, name),
        16.. => blocks::<16>(room, name),
        4..=7 => blocks::<4>(room, name),
        2..=3 => blocks::<2>(room, name),
        _ => blocks::<1>(room, name),
    }
    Some(1 + length)
}

/// Writes a string after a key, if it is short enough, and returns its end.
#[inline(always)]
pub(super) fn text(room: &mut [u8; ENTRY], start: usize, text: &[u8]) -> Option<usize> {
    let length = text.len();
    if start > 1 + TINY || length > SHORT {
        return None;
    }
    let head = room.get_mut(start..)?.first_chunk_mut()?;
    let start = if length <= TINY {
        *head = [TEXT << 5 | length as u8, 0]; // the text overwrites the zero
        start + 1
    } else {
        *head = [TEXT << 5 | 24, length as u8];
        start + 2
    };
    let room = room.get_mut(start..)?;
    match length {
        8..=16 => blocks::<8>(room, text),
        17..=32 => blocks::<16>(room, text),
        33..=64 => blocks::<32>(room, text),
        65.. => blocks::<64>(room, text),
        4..=7 => blocks::<4>(room, text),
        2..=3 => blocks::<2>(room, text),
        _ => blocks::<1>(room, text),
    }
    Some(start + length)
}

/// Copies `N` to `2 * N` bytes as two blocks of constant length, the first bytes and the last ones, which may
/// overlap.
#[inline(always)]
fn blocks<const N: usize>(room: &mut [u8], text: &[u8]) {
    if let (Some(first), Some(last)) = (text.first_chunk::<N>(), text.last_chunk::<N>()) {
        if let Some(room) = room.first_chunk_mut() {
            *room = *first;
        }
        if let Some(room) = room.get_mut(..text.len()).and_then(|room| room.last_chunk_mut()) {
            *room = *last;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::cbor::output::Output;
    use crate::schema::Member;

    /// Returns the head (RFC 8949, section 3) and the bytes of a string.
    fn item(text: &str) -> Vec<u8> {
        let head = match text.len() {
            length @ ..24 => vec![0x60 | length as u8],
            length @ ..256 => vec![0x78, length as u8],
            length => vec![0x79, (length >> 8) as u8, length as u8],
        };
        [&head, text.as_bytes()].concat()
    }

    #[test]
    fn entries_of_every_length_are_written_wherever_the_room_ends() {
        let letters: String = ('!'..='~').cycle().take(300).collect();
        for key in (1..40).chain([256]) {
            let key = &letters[..key];
            let member = Member(key.to_owned().leak(), 0, &[]);
            let (mut expected, mut bytes) = (b"before".to_vec(), b"before".to_vec());
            let mut out = Output::new(&mut bytes);
            for length in (0..=132).chain(254..=258) {
                let text = &letters[..length];
                out.entry(&member, text.as_bytes());
                out.key(&member);
                out.text(text.as_bytes());
                for _ in 0..2 {
                    expected.extend(item(key));
                    expected.extend(item(text));
                }
            }
            drop(out);
            assert_eq!(bytes, expected, "{key}");
        }
    }
}
