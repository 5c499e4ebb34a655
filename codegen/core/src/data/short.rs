//! Comparing and appending short texts without a call.
//!
//! For a short text, a call that copies an unknown number of bytes costs more than the copy. Short texts are
//! therefore copied as two blocks of constant length, the first bytes and the last ones, which may overlap.

/// Appends `N` to `2 * N` bytes.
#[inline]
pub(crate) fn blocks<const N: usize>(bytes: &[u8], out: &mut Vec<u8>) {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<N>(), bytes.last_chunk::<N>()) {
        let end = out.len() + bytes.len();
        out.extend_from_slice(first);
        out.truncate(end - N);
        out.extend_from_slice(last);
    }
}

/// Appends a key of JSON that needs no escape, with a comma before and a colon behind it. In pieces: a processor waits for
/// those that were put together on the stack before it can read them as one.
#[inline]
pub(crate) fn append_key(name: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(b",\"");
    let bytes = name.as_bytes();
    match bytes.len() {
        4..=7 => blocks::<4>(bytes, out),
        8..=16 => blocks::<8>(bytes, out),
        17..=32 => blocks::<16>(bytes, out),
        _ => out.extend_from_slice(bytes),
    }
    out.extend_from_slice(b"\":");
}

/// Returns `true` if the bytes start with a key of JSON that is written without white space and escapes.
#[inline(always)]
pub(crate) fn starts_with_key(bytes: &[u8], name: &[u8]) -> bool {
    let [b'"', rest @ ..] = bytes else { return false };
    let Some(key) = rest.get(..name.len() + 2) else { return false };
    let (key, end) = key.split_at(name.len());
    end == b"\":" && same(key, name)
}

/// Returns `true` if the bytes start with a text. Like `starts_with`, but without a call.
#[inline(always)]
pub(crate) fn starts_with(bytes: &[u8], text: &[u8]) -> bool {
    bytes.get(..text.len()).is_some_and(|bytes| same(bytes, text))
}

/// Returns `true` if two texts of the same length are the same.
#[inline(always)]
fn same(bytes: &[u8], text: &[u8]) -> bool {
    match text.len() {
        8..=16 => same_ends::<8>(bytes, text),
        17..=32 => same_ends::<16>(bytes, text),
        33..=64 => same_ends::<32>(bytes, text),
        4..=7 => same_ends::<4>(bytes, text),
        0..=3 => bytes.iter().zip(text).all(|(a, b)| a == b),
        _ => bytes == text,
    }
}

/// Compares `N` to `2 * N` bytes.
#[inline(always)]
fn same_ends<const N: usize>(a: &[u8], b: &[u8]) -> bool {
    match (a.first_chunk::<N>(), b.first_chunk::<N>(), a.last_chunk::<N>(), b.last_chunk::<N>()) {
        (Some(a), Some(b), Some(last), Some(expected)) => last == expected && a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{append_key, starts_with, starts_with_key};

    #[test]
    fn compares_every_byte() {
        let text: Vec<u8> = (0..70).collect();
        for length in 0..70 {
            assert!(starts_with(&text, &text[..length]));
            assert!(!starts_with(&text[..length], &text[..length + 1]));
            for place in 0..length {
                let mut other = text.clone();
                other[place] ^= 0x80;
                assert!(!starts_with(&other, &text[..length]), "{place} of {length}");
            }
        }
    }

    #[test]
    fn appends_and_compares_keys_of_every_length() {
        let text: String = ('#'..='[').collect();
        for length in 0..text.len() {
            let (name, key) = (&text[..length], format!("\"{}\":", &text[..length]));
            let mut out = b"before".to_vec();
            append_key(name, &mut out);
            assert_eq!(out, format!("before,{key}").into_bytes());
            assert!(starts_with_key(format!("{key}1").as_bytes(), name.as_bytes()));
            for place in 0..key.len() {
                let mut other = key.clone().into_bytes();
                other[place] ^= 1;
                assert!(!starts_with_key(&other, name.as_bytes()), "{place} of {length}");
                assert!(!starts_with_key(&key.as_bytes()[..place], name.as_bytes()), "{place} of {length}");
            }
        }
    }
}
