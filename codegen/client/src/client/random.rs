//! Randomness: for waits, and for the ids of calls.

/// Returns a number between 0 and 1; 1 on a platform without randomness, where waits are then the longest.
pub(super) fn unit() -> f64 {
    match bytes::<4>() {
        Some(bytes) => f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX),
        None => 1.0,
    }
}

/// Returns a random UUID (RFC 9562, version 4); `None` on a platform without randomness.
pub(super) fn uuid() -> Option<String> {
    bytes().map(ferrosmith_runtime::codec::token::uuid)
}

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
fn bytes<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::getrandom(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
fn bytes<const N: usize>() -> Option<[u8; N]> {
    None
}
