//! The error of a signature that does not fit its request.

use std::fmt;

/// An error of a signature that is not that of its request. It never holds a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unverified {
    /// A part of the signature is missing or malformed: its name.
    Malformed(&'static str),
    /// A header whose name begins with `x-amz-` is not among those that are signed: anyone can have added it.
    UnsignedHeader,
    /// The signature is of another time.
    Expired,
    /// The path has `//`, `.` or `..`: it is signed as another one.
    Path,
    /// The request, or the key, is another one than was signed.
    Mismatch,
}

impl fmt::Display for Unverified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unverified::Malformed(part) => {
                write!(f, "expected a signature with a well-formed {part}, found none")
            }
            Unverified::UnsignedHeader => {
                f.write_str("expected all headers x-amz-… to be signed, found one that is not")
            }
            Unverified::Expired => {
                f.write_str("expected a signature of the present, found one of another time")
            }
            Unverified::Path => f.write_str(
                "expected a path without empty segments, `.` and `..`, found one that is signed as another",
            ),
            Unverified::Mismatch => {
                f.write_str("expected the signature of this request by its key, found another one")
            }
        }
    }
}

impl std::error::Error for Unverified {}
