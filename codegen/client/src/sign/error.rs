//! Errors of signing.

use std::fmt;

/// An error that occurs when a request cannot be signed. It never holds a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The request has neither a header `host` nor an authority in its URI.
    NoHost,
    /// The time is not in the years 0 to 9999.
    Time,
    /// A part of the credentials or of the scope does not fit a header: its name.
    Unfit(&'static str),
    /// A header is not in UTF-8.
    Header,
    /// A URL cannot be valid for so long: at most seven days.
    Expiry,
    /// No key could be derived from the secret.
    Key,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NoHost => {
                f.write_str("cannot sign: expected a header `host` or an absolute URI, found neither")
            }
            Error::Time => f.write_str("cannot sign: expected a time in the years 0 to 9999"),
            Error::Unfit(part) => {
                write!(f, "cannot sign: the {part} has characters that are not allowed in a header")
            }
            Error::Header => f.write_str("cannot sign: expected headers in UTF-8, found one that is not"),
            Error::Expiry => f.write_str("cannot sign: expected a URL that is good for 1 second to 7 days"),
            Error::Key => f.write_str("cannot sign: no key of Signature Version 4A fits these credentials"),
        }
    }
}

impl std::error::Error for Error {}
