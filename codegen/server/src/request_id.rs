//! Ids of requests.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use http::HeaderValue;

/// An id in the form of a UUID, which no other request of this process has.
///
/// It tells requests apart, and is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RequestId([u8; 36]);

impl RequestId {
    /// Returns the id of the next request.
    pub(crate) fn next() -> Self {
        /// Another one in each process.
        static SEEDS: LazyLock<[u64; 2]> =
            LazyLock::new(|| [0, 1].map(|half| RandomState::new().hash_one(half)));
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let [high, low] = SEEDS.map(|seed| mixed(seed.wrapping_add(count)));
        // Version 4 and the variant of RFC 9562.
        RequestId::of(high & !0xf000 | 0x4000, low & !(3 << 62) | 2 << 62)
    }

    fn of(high: u64, low: u64) -> Self {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        const PLACES: [usize; 16] = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
        let bytes = (u128::from(high) << 64 | u128::from(low)).to_be_bytes();
        let mut id = [b'-'; 36];
        for (byte, place) in bytes.into_iter().zip(PLACES) {
            id[place] = DIGITS[usize::from(byte >> 4)];
            id[place + 1] = DIGITS[usize::from(byte & 0xf)];
        }
        RequestId(id)
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Returns the value of a header with this id.
    pub(crate) fn header(&self) -> HeaderValue {
        HeaderValue::from_bytes(&self.0).unwrap_or_else(|_| HeaderValue::from_static(""))
    }
}

/// Returns another number for each number, of which nothing is seen in it: the last step of SplitMix64.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::RequestId;

    #[test]
    fn ids_are_uuids() {
        let id = RequestId::of(0x0123_4567_89ab_4def, 0x8123_4567_89ab_cdef);
        assert_eq!(id.as_str(), "01234567-89ab-4def-8123-456789abcdef");
        assert_eq!(id.header(), id.as_str());
    }

    #[test]
    fn ids_differ_and_have_a_version_and_a_variant() {
        let (a, b) = (RequestId::next(), RequestId::next());
        assert_ne!(a, b);
        assert_eq!(a.as_str().as_bytes()[14], b'4');
        assert!(matches!(a.as_str().as_bytes()[19], b'8' | b'9' | b'a' | b'b'));
    }
}
