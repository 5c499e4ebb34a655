//! Binary data.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::string::FromUtf8Error;
use std::sync::Arc;

use super::base64;

/// Binary data (Smithy 2.0, blob shape): base64 in JSON, a byte string in CBOR.
///
/// With the feature `bytes`, conversions from and to its types; without it, [`Blob::new`] takes them, too.
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

    /// Decodes base64 (RFC 4648, section 4, with padding), the form of binary data in JSON.
    ///
    /// ```
    /// use ferrosmith_runtime::Blob;
    ///
    /// let blob = Blob::from_base64("aGVsbG8=")?;
    /// assert_eq!(blob, "hello");
    /// assert_eq!(blob.to_base64(), "aGVsbG8=");
    /// # Ok::<(), ferrosmith_runtime::NotBase64>(())
    /// ```
    ///
    /// # Errors
    /// Returns an error for another alphabet, for spaces, and if the padding is missing.
    pub fn from_base64(text: impl AsRef<[u8]>) -> Result<Self, NotBase64> {
        base64::decode(text.as_ref()).map(Blob).ok_or(NotBase64(()))
    }

    /// Returns the bytes in base64 (RFC 4648, section 4, with padding).
    #[must_use]
    pub fn to_base64(&self) -> String {
        base64::encode(&self.0)
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

/// For maps and sets whose keys are blobs: a slice finds one.
impl Borrow<[u8]> for Blob {
    fn borrow(&self) -> &[u8] {
        &self.0
    }
}

macro_rules! conversions {
    ($([$($generics:tt)*] $from:ty: |$bytes:ident| $vec:expr;)*) => {$(
        impl<$($generics)*> From<$from> for Blob {
            #[inline]
            fn from($bytes: $from) -> Self {
                Blob($vec)
            }
        }
    )*};
}

conversions! {
    [] Vec<u8>: |bytes| bytes;
    [] &Vec<u8>: |bytes| bytes.clone();
    [] &[u8]: |bytes| bytes.to_vec();
    [const N: usize] [u8; N]: |bytes| bytes.to_vec();
    [const N: usize] &[u8; N]: |bytes| bytes.to_vec();
    [] Box<[u8]>: |bytes| bytes.into_vec();
    [] Cow<'_, [u8]>: |bytes| bytes.into_owned();
    [] String: |text| text.into_bytes();
    [] &String: |text| text.as_bytes().to_vec();
    [] &str: |text| text.as_bytes().to_vec();
}

macro_rules! conversions_into {
    ($($into:ty)*) => {$(
        impl From<Blob> for $into {
            #[inline]
            fn from(blob: Blob) -> Self {
                blob.0.into()
            }
        }
    )*};
}

conversions_into! { Vec<u8> Box<[u8]> Arc<[u8]> }

/// Returns an error, which holds the bytes, for bytes that are not UTF-8.
impl TryFrom<Blob> for String {
    type Error = FromUtf8Error;
    fn try_from(blob: Blob) -> Result<Self, FromUtf8Error> {
        String::from_utf8(blob.0)
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

impl<'a> IntoIterator for &'a mut Blob {
    type Item = &'a mut u8;
    type IntoIter = std::slice::IterMut<'a, u8>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter_mut()
    }
}

macro_rules! comparisons {
    ($([$($generics:tt)*] $other:ty: |$bytes:ident| $slice:expr;)*) => {$(
        impl<$($generics)*> PartialEq<$other> for Blob {
            #[inline]
            fn eq(&self, $bytes: &$other) -> bool {
                self.0 == $slice
            }
        }
    )*};
}

comparisons! {
    [] Vec<u8>: |bytes| *bytes;
    [] [u8]: |bytes| bytes;
    [] &[u8]: |bytes| *bytes;
    [const N: usize] [u8; N]: |bytes| *bytes;
    [const N: usize] &[u8; N]: |bytes| *bytes;
    [] str: |text| text.as_bytes();
    [] &str: |text| text.as_bytes();
    [] String: |text| text.as_bytes();
}

/// A feature, so that who needs none of it need not wait for that package.
#[cfg(feature = "bytes")]
mod of_bytes {
    use bytes::{Bytes, BytesMut};

    use super::Blob;

    conversions! {
        [] Bytes: |bytes| bytes.into();
        [] BytesMut: |bytes| bytes.into();
    }

    conversions_into! { Bytes }

    comparisons! {
        [] Bytes: |bytes| *bytes;
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b\"{}\"", self.0.escape_ascii())
    }
}

/// An error that occurs when a text is not base64. It does not say the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotBase64(());

impl fmt::Display for NotBase64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected base64 with padding, such as aGVsbG8=, found another text")
    }
}

impl std::error::Error for NotBase64 {}
