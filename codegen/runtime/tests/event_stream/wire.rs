//! Messages of event streams as they are on the wire: their checksums are right, whatever is in them.

/// Returns the first bytes of a message that states its length and that of its headers.
pub(crate) fn prelude(total: usize, headers: u32) -> Vec<u8> {
    let mut bytes = (total as u32).to_be_bytes().to_vec();
    bytes.extend(headers.to_be_bytes());
    bytes.extend(crc32(&bytes).to_be_bytes());
    bytes
}

/// Returns a message. `claimed` is the length of its headers that it states.
pub(crate) fn frame(headers: &[u8], claimed: u32, payload: &[u8]) -> Vec<u8> {
    let mut bytes = prelude(16 + headers.len() + payload.len(), claimed);
    bytes.extend_from_slice(headers);
    bytes.extend_from_slice(payload);
    bytes.extend(crc32(&bytes).to_be_bytes());
    bytes
}

/// Returns the checksum of ISO 3309, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 * (crc & 1)))
    })
}
