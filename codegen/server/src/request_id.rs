//! Ids of requests.

use std::fmt::Write as _;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};

/// Returns an id in the form of a UUID, which no other request of this process has.
///
/// It tells requests apart, and is no secret.
pub(crate) fn next() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let [high, low] = [0_u8, 1].map(|half| RandomState::new().hash_one((count, half)));
    let mut id = String::with_capacity(36);
    // Version 4 and the variant of RFC 9562.
    let _ = write!(
        id,
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xfff,
        (low >> 48) & 0x3fff | 0x8000,
        low & 0xffff_ffff_ffff
    );
    id
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_differ_and_look_like_uuids() {
        let (a, b) = (super::next(), super::next());
        assert_ne!(a, b);
        assert_eq!(a.len(), 36);
        assert_eq!(a.as_bytes()[14], b'4');
    }
}
