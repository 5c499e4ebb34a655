//! The headers of a message, kept as they are on the wire.

use std::fmt;

use bytes::Bytes;

use super::FrameError;
use super::header_value::HeaderValue;
use super::headers_ref::{HeadersRef, TWICE, header};

/// The headers of a message, in their order.
///
/// A name stands once at most. Names are 1 to 255 bytes long, all headers of a message at most [`MAX_HEADERS`] bytes.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers(Bytes); // as on the wire, valid; of a message that was read, a part of its frame

/// The length of the longest headers of a message, as they are on the wire.
pub const MAX_HEADERS: usize = 128 * 1024;

impl Headers {
    /// Returns no headers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a header.
    ///
    /// # Errors
    /// Returns an error if the name is empty, too long or there already, or the value or all headers are too long.
    pub fn push(&mut self, name: &str, value: HeaderValue<'_>) -> Result<(), FrameError> {
        if self.get(name).is_some() {
            return Err(FrameError::of_value(TWICE));
        }
        let mut bytes = Vec::from(std::mem::take(&mut self.0));
        let written = write(&mut bytes, name, value);
        self.0 = bytes.into();
        written
    }

    /// Returns the value of a header.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<HeaderValue<'_>> {
        self.borrowed().get(name)
    }

    /// Returns the text of a header; `None` of one that is absent, or no string.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.borrowed().text(name)
    }

    /// Returns an iterator over names and values.
    #[must_use]
    pub fn iter(&self) -> HeadersIter<'_> {
        HeadersIter(&self.0)
    }

    /// Returns `true` if there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the headers as they are on the wire.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Returns the headers of bytes that were checked.
    pub(super) fn of_checked(bytes: Bytes) -> Self {
        Headers(bytes)
    }

    pub(super) fn borrowed(&self) -> HeadersRef<'_> {
        HeadersRef::of_checked(&self.0)
    }
}

/// Appends a header to others, as it is on the wire.
pub(super) fn write(out: &mut Vec<u8>, name: &str, value: HeaderValue<'_>) -> Result<(), FrameError> {
    let before = out.len();
    let written = name_length(name).and_then(|length| {
        out.push(length);
        out.extend_from_slice(name.as_bytes());
        let too_long = "expected a value of a header of at most 32767 bytes, or a time in 64 bits of milliseconds, \
                        found a larger one";
        value.write(out).ok_or(FrameError::of_value(too_long))
    });
    let fits = written.and_then(|()| match out.len() <= MAX_HEADERS {
        true => Ok(()),
        false => Err(FrameError::of_value("expected headers of at most 131072 bytes, found more")),
    });
    if fits.is_err() {
        out.truncate(before);
    }
    fits
}

fn name_length(name: &str) -> Result<u8, FrameError> {
    let length = u8::try_from(name.len()).ok().filter(|length| *length > 0);
    length.ok_or(FrameError::of_value("expected a name of a header of 1 to 255 bytes, found another one"))
}

/// An iterator over names and values of headers.
#[derive(Clone)]
pub struct HeadersIter<'a>(&'a [u8]);

impl<'a> Iterator for HeadersIter<'a> {
    type Item = (&'a str, HeaderValue<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        header(&mut self.0).ok() // they are valid
    }
}

impl<'a> IntoIterator for &'a Headers {
    type Item = (&'a str, HeaderValue<'a>);
    type IntoIter = HeadersIter<'a>;

    fn into_iter(self) -> HeadersIter<'a> {
        self.iter()
    }
}

/// Shows names: values may be secret.
impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|(name, _)| name)).finish()
    }
}

impl fmt::Debug for HeadersIter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone().map(|(name, _)| name)).finish()
    }
}
