//! The `Content-MD5` of requests (Smithy 2.0, `httpChecksumRequired`; RFC 1321; RFC 1864).
//!
//! MD5 is no protection against anyone: the services that ask for it want damage noticed, no more.
//! It is written out here because it is shorter than what a crate for it brings along.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{HeaderMap, HeaderName};

pub(super) const CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

/// The value of `Content-MD5`.
pub(super) fn content_md5(body: &[u8]) -> String {
    STANDARD.encode(md5(body))
}

/// Whether a body is the one that its sender has seen, as far as the headers tell: a client may have
/// chosen another checksum than this one.
pub(super) fn fits(body: &[u8], headers: &HeaderMap) -> bool {
    let mut said = headers.get_all(CONTENT_MD5).iter().peekable();
    said.peek().is_none() || {
        let digest = content_md5(body);
        said.all(|value| value.as_bytes().trim_ascii() == digest.as_bytes())
    }
}

/// The digest of RFC 1321.
fn md5(bytes: &[u8]) -> [u8; 16] {
    let mut state = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
    let (blocks, rest) = bytes.as_chunks::<64>();
    for block in blocks {
        mix(&mut state, block);
    }
    let mut last = [0; 128];
    last[..rest.len()].copy_from_slice(rest);
    last[rest.len()] = 0x80;
    let end = if rest.len() < 56 { 64 } else { 128 };
    let bits = (bytes.len() as u64).wrapping_mul(8);
    last[end - 8..end].copy_from_slice(&bits.to_le_bytes());
    for block in last[..end].as_chunks::<64>().0 {
        mix(&mut state, block);
    }
    let mut digest = [0; 16];
    for (out, word) in digest.as_chunks_mut::<4>().0.iter_mut().zip(state) {
        *out = word.to_le_bytes();
    }
    digest
}

/// The rotations of each round.
const SHIFTS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];

/// Mixes one block into the state.
fn mix(state: &mut [u32; 4], block: &[u8; 64]) {
    let mut words = [0; 16];
    for (word, bytes) in words.iter_mut().zip(block.as_chunks::<4>().0) {
        *word = u32::from_le_bytes(*bytes);
    }
    let [mut a, mut b, mut c, mut d] = *state;
    for step in 0..64 {
        let (mixed, word) = match step / 16 {
            0 => ((b & c) | (!b & d), step),
            1 => ((d & b) | (!d & c), 5 * step + 1),
            2 => (b ^ c ^ d, 3 * step + 5),
            _ => (c ^ (b | !d), 7 * step),
        };
        let sum = a.wrapping_add(mixed).wrapping_add(constant(step)).wrapping_add(words[word % 16]);
        (a, d, c) = (d, c, b);
        b = b.wrapping_add(sum.rotate_left(SHIFTS[step / 16][step % 4]));
    }
    for (word, mixed) in state.iter_mut().zip([a, b, c, d]) {
        *word = word.wrapping_add(mixed);
    }
}

/// The whole part of 2^32 times the sine of a step, counted from one.
fn constant(step: usize) -> u32 {
    ((step as f64 + 1.0).sin().abs() * 4_294_967_296.0) as u32
}

#[cfg(test)]
mod tests {
    #[test]
    fn digests_are_those_of_the_rfc() {
        let hex = |text: &str| super::md5(text.as_bytes()).map(|byte| format!("{byte:02x}")).concat();
        assert_eq!(hex(""), "d41d8cd98f00b204e9800998ecf8427e");
        assert_eq!(hex("abc"), "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(hex("message digest"), "f96b697d7cb7938d525a2f31aaf161d0");
        assert_eq!(hex(&"1234567890".repeat(8)), "57edf4a22be3c955ac49da2e2107b67a");
        assert_eq!(hex("abcdefghijklmnopqrstuvwxyz"), "c3fcd3d76192e4007dfb496cca67e13b");
    }

    #[test]
    fn every_length_around_a_block_ends_well() {
        // Digests of so many letters `a`, from another implementation.
        let hex = |count: usize| super::md5(&vec![b'a'; count]).map(|byte| format!("{byte:02x}")).concat();
        assert_eq!(hex(55), "ef1772b6dff9a122358552954ad0df65");
        assert_eq!(hex(56), "3b0c8ac703f828b04c6c197006d17218");
        assert_eq!(hex(64), "014842d480b571495a4a0363793f7367");
    }
}
