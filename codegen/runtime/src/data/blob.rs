//! Binary data.

use std::fmt;
use std::ops::{Deref, DerefMut};

use bytes::Bytes;

/// Binary data (Smithy 2.0, blob shape): base64 in JSON, a byte string in CBOR.
///
/// ```
/// use ferrosmith_runtime::bytes::Bytes;
/// use ferrosmith_runtime::{Blob, json};
///
/// let blob = Blob::from("hello");
/// assert_eq!(blob, b"hello");
/// assert_eq!(blob.len(), 5); // it is a `Vec<u8>` otherwise
/// assert_eq!(json::to_string(&blob)?, r#""aGVsbG8=""#);
/// assert_eq!(Bytes::from(blob), "hello");
/// # Ok::<(), json::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Blob(Vec<u8>);

impl Blob {
    /// Returns a blob of the bytes, without a copy if they are a vector.
    #[must_use]
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Blob(bytes.into())
    }

    /// Returns the bytes, without a copy.
    #[must_use]
    pub fn into_vec(self) -> Vec<u8> {
        self.0
    }
}

impl Deref for Blob {
    type Target = Vec<u8>;
    fn deref(&self) -> &Vec<u8> {
        &self.0
    }
}

impl DerefMut for Blob {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.0
    }
}

impl AsRef<[u8]> for Blob {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

macro_rules! conversions {
    ($([$($generics:tt)*] $from:ty: |$bytes:ident| $vec:expr;)*) => {$(
        impl<$($generics)*> From<$from> for Blob {
            fn from($bytes: $from) -> Self {
                Blob($vec)
            }
        }
    )*};
}

conversions! {
    [] Vec<u8>: |bytes| bytes;
    [] &[u8]: |bytes| bytes.to_vec();
    [const N: usize] [u8; N]: |bytes| bytes.to_vec();
    [const N: usize] &[u8; N]: |bytes| bytes.to_vec();
    [] Box<[u8]>: |bytes| bytes.into_vec();
    [] Bytes: |bytes| bytes.into();
    [] String: |text| text.into_bytes();
    [] &str: |text| text.as_bytes().to_vec();
}

impl From<Blob> for Bytes {
    fn from(blob: Blob) -> Self {
        blob.0.into()
    }
}

impl FromIterator<u8> for Blob {
    fn from_iter<I: IntoIterator<Item = u8>>(bytes: I) -> Self {
        Blob(bytes.into_iter().collect())
    }
}

impl IntoIterator for Blob {
    type Item = u8;
    type IntoIter = std::vec::IntoIter<u8>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Blob {
    type Item = &'a u8;
    type IntoIter = std::slice::Iter<'a, u8>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl PartialEq<Vec<u8>> for Blob {
    fn eq(&self, other: &Vec<u8>) -> bool {
        self.0 == *other
    }
}

impl PartialEq<[u8]> for Blob {
    fn eq(&self, other: &[u8]) -> bool {
        self.0 == other
    }
}

impl PartialEq<&[u8]> for Blob {
    fn eq(&self, other: &&[u8]) -> bool {
        self.0 == *other
    }
}

impl<const N: usize> PartialEq<&[u8; N]> for Blob {
    fn eq(&self, other: &&[u8; N]) -> bool {
        self.0 == *other
    }
}

impl<const N: usize> PartialEq<[u8; N]> for Blob {
    fn eq(&self, other: &[u8; N]) -> bool {
        self.0 == *other
    }
}

impl PartialEq<str> for Blob {
    fn eq(&self, other: &str) -> bool {
        self.0 == other.as_bytes()
    }
}

impl PartialEq<&str> for Blob {
    fn eq(&self, other: &&str) -> bool {
        self.0 == other.as_bytes()
    }
}

impl From<Blob> for Vec<u8> {
    fn from(blob: Blob) -> Self {
        blob.0
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b\"{}\"", self.0.escape_ascii())
    }
}
