//! The headers of a message: checked once, and kept as they are on the wire.

use std::fmt;

use bytes::Bytes;

use super::FrameError;
use super::header_value::{HeaderValue, array, is_utf8, take};

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
        HeaderValue::read(&mut self.find(name)?).ok() // it is valid
    }

    /// Returns the bytes of a header that is a string.
    pub(super) fn raw(&self, name: &str) -> Option<&[u8]> {
        HeaderValue::raw(self.find(name)?)
    }

    /// Returns the bytes behind a name: type, value and later headers.
    fn find(&self, name: &str) -> Option<&[u8]> {
        let mut rest = &*self.0;
        while let Some((&length, after)) = rest.split_first() {
            let (known, value) = after.split_at_checked(length.into())?;
            if known == name.as_bytes() {
                return Some(value);
            }
            rest = value;
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

    /// Checks headers as they are on the wire, unless they are the same as those that were `checked` before.
    ///
    /// # Errors
    /// Returns an error with the expected and the found form, and the location.
    pub(super) fn read(bytes: Bytes, checked: &mut Vec<u8>) -> Result<Self, (&'static str, usize)> {
        if *bytes != **checked {
            Self::check(&bytes)?;
            if bytes.len() <= MOST_KEPT {
                bytes.as_ref().clone_into(checked);
            }
        }
        Ok(Headers(bytes))
    }

    fn check(bytes: &[u8]) -> Result<(), (&'static str, usize)> {
        let mut rest = bytes;
        let (mut names, mut count) = ([&[][..]; FEW], 0);
        while !rest.is_empty() {
            let at = bytes.len() - rest.len();
            let name = check(&mut rest).map_err(|problem| (problem, at))?;
            if count < FEW {
                if names[..count].contains(&name) {
                    return Err((TWICE, at));
                }
                names[count] = name;
            }
            count += 1;
        }
        match if count > FEW { twice(bytes) } else { None } {
            Some(at) => Err((TWICE, at)),
            None => Ok(()),
        }
    }
}

/// The size of the largest headers in bytes that are compared with later ones.
const MOST_KEPT: usize = 1024;

/// The number of headers that are compared with each other: events have three or four.
const FEW: usize = 8;

const TWICE: &str = "expected headers of different names, found a name twice";

/// Returns where a name stands that stood before, in valid headers.
#[cold]
fn twice(bytes: &[u8]) -> Option<usize> {
    let mut names = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let at = bytes.len() - rest.len();
        names.push((header(&mut rest).ok()?.0, at));
    }
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

/// Removes a header from bytes, and returns its name.
fn check<'a>(bytes: &mut &'a [u8]) -> Result<&'a [u8], &'static str> {
    let name = name(bytes)?;
    if !is_utf8(name) {
        return Err(NO_NAME);
    }
    HeaderValue::check(bytes)?;
    Ok(name)
}

/// Removes a header from bytes.
fn header<'a>(bytes: &mut &'a [u8]) -> Result<(&'a str, HeaderValue<'a>), &'static str> {
    let name = std::str::from_utf8(name(bytes)?).map_err(|_| NO_NAME)?;
    Ok((name, HeaderValue::read(bytes)?))
}

const NO_NAME: &str = "expected a name of a header in UTF-8, found other bytes";

/// Removes the bytes of a name.
fn name<'a>(bytes: &mut &'a [u8]) -> Result<&'a [u8], &'static str> {
    let [length] = *array::<1>(bytes)?;
    match length {
        0 => Err("expected a name of a header, found an empty one"),
        length => take(bytes, length.into()),
    }
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
