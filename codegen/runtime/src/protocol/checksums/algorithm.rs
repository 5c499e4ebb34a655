//! The algorithms, and what computes them.

use std::fmt;

use crc::{CRC_32_ISCSI, Crc, Table};
use http::HeaderName;
use sha1::Sha1;
use sha2::{Digest as _, Sha256};

use crate::data::base64;

/// An algorithm of checksums. None of them protects against anyone who can change the message and its checksum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChecksumAlgorithm {
    /// CRC-32 of ISO/HDLC.
    Crc32,
    /// CRC-32C, of Castagnoli (RFC 3720).
    Crc32c,
    /// CRC-64 of the NVMe specification.
    Crc64Nvme,
    /// SHA-1 (RFC 3174).
    Sha1,
    /// SHA-256 (RFC 6234).
    Sha256,
}

impl ChecksumAlgorithm {
    /// Every algorithm, the fastest ones first.
    pub const ALL: [ChecksumAlgorithm; 5] = [
        ChecksumAlgorithm::Crc64Nvme,
        ChecksumAlgorithm::Crc32c,
        ChecksumAlgorithm::Crc32,
        ChecksumAlgorithm::Sha1,
        ChecksumAlgorithm::Sha256,
    ];

    /// Returns the name in models, such as `CRC32C`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ChecksumAlgorithm::Crc32 => "CRC32",
            ChecksumAlgorithm::Crc32c => "CRC32C",
            ChecksumAlgorithm::Crc64Nvme => "CRC64NVME",
            ChecksumAlgorithm::Sha1 => "SHA1",
            ChecksumAlgorithm::Sha256 => "SHA256",
        }
    }

    /// Returns the header of the checksum, which is also the name of a trailer.
    #[must_use]
    pub const fn header(self) -> HeaderName {
        HeaderName::from_static(match self {
            ChecksumAlgorithm::Crc32 => "x-amz-checksum-crc32",
            ChecksumAlgorithm::Crc32c => "x-amz-checksum-crc32c",
            ChecksumAlgorithm::Crc64Nvme => "x-amz-checksum-crc64nvme",
            ChecksumAlgorithm::Sha1 => "x-amz-checksum-sha1",
            ChecksumAlgorithm::Sha256 => "x-amz-checksum-sha256",
        })
    }

    /// Returns the algorithm of a name, in any case.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name().eq_ignore_ascii_case(name))
    }

    /// Returns the checksum of bytes, in base64.
    ///
    /// ```
    /// use ferrosmith_runtime::protocol::checksums::ChecksumAlgorithm;
    ///
    /// assert_eq!(ChecksumAlgorithm::Crc32.checksum(b"Hello world"), "i9aeUg==");
    /// ```
    #[must_use]
    pub fn checksum(self, bytes: &[u8]) -> String {
        let mut hasher = ChecksumHasher::new(self);
        hasher.update(bytes);
        hasher.finish()
    }
}

static CASTAGNOLI: Crc<u32, Table<16>> = Crc::<u32, Table<16>>::new(&CRC_32_ISCSI);

/// A checksum that is computed as bytes come.
#[derive(Clone)]
pub struct ChecksumHasher(ChecksumAlgorithm, State);

#[derive(Clone)]
enum State {
    Crc32(crc32fast::Hasher),
    Crc32c(crc::Digest<'static, u32, Table<16>>),
    Crc64Nvme(crc64fast_nvme::Digest),
    Sha1(Sha1),
    Sha256(Sha256),
}

impl ChecksumHasher {
    /// Returns the state before the first byte.
    #[must_use]
    pub fn new(algorithm: ChecksumAlgorithm) -> Self {
        let state = match algorithm {
            ChecksumAlgorithm::Crc32 => State::Crc32(crc32fast::Hasher::new()),
            ChecksumAlgorithm::Crc32c => State::Crc32c(CASTAGNOLI.digest()),
            ChecksumAlgorithm::Crc64Nvme => State::Crc64Nvme(crc64fast_nvme::Digest::new()),
            ChecksumAlgorithm::Sha1 => State::Sha1(Sha1::default()),
            ChecksumAlgorithm::Sha256 => State::Sha256(Sha256::default()),
        };
        ChecksumHasher(algorithm, state)
    }

    /// Returns the algorithm.
    #[must_use]
    pub fn algorithm(&self) -> ChecksumAlgorithm {
        self.0
    }

    /// Takes the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        match &mut self.1 {
            State::Crc32(crc) => crc.update(bytes),
            State::Crc32c(crc) => crc.update(bytes),
            State::Crc64Nvme(crc) => crc.write(bytes),
            State::Sha1(sha) => sha.update(bytes),
            State::Sha256(sha) => sha.update(bytes),
        }
    }

    /// Returns the checksum of all bytes, in base64.
    #[must_use]
    pub fn finish(self) -> String {
        match self.1 {
            State::Crc32(crc) => base64::encode(&crc.finalize().to_be_bytes()),
            State::Crc32c(crc) => base64::encode(&crc.finalize().to_be_bytes()),
            State::Crc64Nvme(crc) => base64::encode(&crc.sum64().to_be_bytes()),
            State::Sha1(sha) => base64::encode(&sha.finalize()),
            State::Sha256(sha) => base64::encode(&sha.finalize()),
        }
    }
}

impl fmt::Debug for ChecksumHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ChecksumHasher").field(&self.0).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{ChecksumAlgorithm, ChecksumHasher};

    /// The check values of the catalogue of CRCs and of the RFCs, of the text `123456789`.
    #[test]
    fn checksums_are_the_known_ones() {
        for (algorithm, expected) in [
            (ChecksumAlgorithm::Crc32, "y/Q5Jg=="),
            (ChecksumAlgorithm::Crc32c, "4waSgw=="),
            (ChecksumAlgorithm::Crc64Nvme, "rosUhgp5mIg="),
            (ChecksumAlgorithm::Sha1, "98O8HYCOBHMq32eZZczDTKeuNEE="),
            (ChecksumAlgorithm::Sha256, "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="),
        ] {
            assert_eq!(algorithm.checksum(b"123456789"), expected, "{algorithm:?}");
            let mut hasher = ChecksumHasher::new(algorithm);
            b"123456789".chunks(2).for_each(|piece| hasher.update(piece));
            assert_eq!(hasher.finish(), expected, "{algorithm:?}");
            assert_eq!(ChecksumAlgorithm::find(&algorithm.name().to_lowercase()), Some(algorithm));
        }
        assert_eq!(ChecksumAlgorithm::find("MD5"), None);
    }
}
