//! The headers of a message: checked once, and kept as they are on the wire.

use std::fmt;

use super::FrameError;
use super::header_value::{HeaderValue, array, take};

/// The headers of a message, in their order.
///
/// A name stands once at most. Names are 1 to 255 bytes long, all headers of a message at most [`MAX_HEADERS`] bytes.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<u8>); // as on the wire, valid

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
    /// A name that is empty, too long or there already; a value or headers that are too long.
    pub fn push(&mut self, name: &str, value: HeaderValue<'_>) -> Result<(), FrameError> {
        if self.get(name).is_some() {
            return Err(FrameError::of_value(TWICE));
        }
        write(&mut self.0, name, value)
    }

    /// Returns the value of a header.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<HeaderValue<'_>> {
        let mut rest = &*self.0;
        while let Some((&length, after)) = rest.split_first() {
            let (known, value) = after.split_at_checked(length.into())?;
            rest = value;
            if known == name.as_bytes() {
                return HeaderValue::read(&mut rest).ok(); // it is valid
            }
            HeaderValue::skip(&mut rest)?;
        }
        None
    }

    /// Returns the text of a header; `None` of one that is absent, or no string.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// Iterates over names and values.
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

    /// Checks headers as they are on the wire.
    ///
    /// # Errors
    /// The expected and the found form, and where it is.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, (&'static str, usize)> {
        let mut rest = bytes;
        let mut names = Vec::with_capacity(8);
        while !rest.is_empty() {
            let at = bytes.len() - rest.len();
            let (name, _) = header(&mut rest).map_err(|problem| (problem, at))?;
            names.push((name, at));
        }
        match twice(&mut names) {
            Some(at) => Err((TWICE, at)),
            None => Ok(Headers(bytes.to_vec())),
        }
    }
}

const TWICE: &str = "expected headers of different names, found a name twice";

/// Returns where a name stands that stood before.
fn twice(names: &mut [(&str, usize)]) -> Option<usize> {
    names.sort_unstable(); // a hundred thousand of them are compared fast, too
    let pairs = names.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    pairs.map(|pair| pair[1].1).min()
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

/// Removes a header from bytes.
fn header<'a>(bytes: &mut &'a [u8]) -> Result<(&'a str, HeaderValue<'a>), &'static str> {
    let [length] = *array::<1>(bytes)?;
    if length == 0 {
        return Err("expected a name of a header, found an empty one");
    }
    let name = std::str::from_utf8(take(bytes, length.into())?)
        .map_err(|_| "expected a name of a header in UTF-8, found other bytes")?;
    Ok((name, HeaderValue::read(bytes)?))
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
