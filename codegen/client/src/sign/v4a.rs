//! Signature Version 4A: a key pair on the curve P-256 that is derived from the secret.

use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};

use super::Error;
use super::hash::keyed;
use crate::Credentials;

/// The order of P-256 minus 2: the largest number that a key is derived from.
const LARGEST: [u8; 32] = [
    0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xbc,
    0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x4f,
];

/// Returns the private key: the first of a sequence of hashes that is small enough, plus one (NIST SP 800-108, counter
/// mode).
pub(super) fn key(credentials: &Credentials) -> Result<SigningKey, Error> {
    let secret = ["AWS4A", credentials.secret_access_key()].concat();
    for counter in 1..=254_u8 {
        let mut hash = keyed(
            secret.as_bytes(),
            &[
                &1_u32.to_be_bytes(),
                b"AWS4-ECDSA-P256-SHA256\0",
                credentials.access_key_id().as_bytes(),
                &[counter],
                &256_u32.to_be_bytes(),
            ],
        );
        if hash <= LARGEST {
            increment(&mut hash);
            return SigningKey::from_slice(&hash).map_err(|_| Error::Key);
        }
    }
    Err(Error::Key)
}

/// Adds one to a number of which the largest byte comes first.
fn increment(number: &mut [u8; 32]) {
    for byte in number.iter_mut().rev() {
        let (sum, carry) = byte.overflowing_add(1);
        *byte = sum;
        if !carry {
            return;
        }
    }
}

/// Returns a signature in DER; the same text always gives the same one (RFC 6979).
pub(super) fn signature(credentials: &Credentials, text: &str) -> Result<Vec<u8>, Error> {
    let signature: Signature = key(credentials)?.sign(text.as_bytes());
    Ok(signature.to_der().as_bytes().to_vec())
}
