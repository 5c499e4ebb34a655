//! Headers where they stand in a frame, and the check of them.

use super::header_value::{HeaderValue, array, is_utf8, take};

/// The headers of a message where they stand: as on the wire, and valid.
#[derive(Clone, Copy)]
pub(super) struct HeadersRef<'a>(&'a [u8]);

impl<'a> HeadersRef<'a> {
    /// Returns the headers of bytes that were checked.
    pub(super) fn of_checked(bytes: &'a [u8]) -> Self {
        HeadersRef(bytes)
    }

    /// Returns the value of a header.
    pub(super) fn get(self, name: &str) -> Option<HeaderValue<'a>> {
        HeaderValue::read(&mut self.find(name)?).ok() // it is valid
    }

    /// Returns the text of a header; `None` of one that is absent, or no string.
    pub(super) fn text(self, name: &str) -> Option<&'a str> {
        self.get(name)?.as_str()
    }

    /// Returns the bytes of a header that is a string.
    pub(super) fn raw(self, name: &str) -> Option<&'a [u8]> {
        HeaderValue::raw(self.find(name)?)
    }

    /// Returns the bytes behind a name: type, value and later headers.
    fn find(self, name: &str) -> Option<&'a [u8]> {
        let mut rest = self.0;
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
}

/// Checks headers as they are on the wire, unless they are the same as those that were `checked` before.
///
/// # Errors
/// Returns an error with the expected and the found form, and the location.
pub(super) fn check(bytes: &[u8], checked: &mut Vec<u8>) -> Result<(), (&'static str, usize)> {
    if bytes != checked.as_slice() {
        check_all(bytes)?;
        if bytes.len() <= MOST_KEPT {
            bytes.clone_into(checked);
        }
    }
    Ok(())
}

fn check_all(bytes: &[u8]) -> Result<(), (&'static str, usize)> {
    let mut rest = bytes;
    let (mut names, mut count) = ([&[][..]; FEW], 0);
    while !rest.is_empty() {
        let at = bytes.len() - rest.len();
        let name = check_header(&mut rest).map_err(|problem| (problem, at))?;
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

/// The size of the largest headers in bytes that are compared with later ones.
const MOST_KEPT: usize = 1024;

/// The number of headers that are compared with each other: events have three or four.
const FEW: usize = 8;

pub(super) const TWICE: &str = "expected headers of different names, found a name twice";

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

/// Removes a header from bytes, and returns its name.
fn check_header<'a>(bytes: &mut &'a [u8]) -> Result<&'a [u8], &'static str> {
    let name = name(bytes)?;
    if !is_utf8(name) {
        return Err(NO_NAME);
    }
    HeaderValue::check(bytes)?;
    Ok(name)
}

/// Removes a header from bytes.
pub(super) fn header<'a>(bytes: &mut &'a [u8]) -> Result<(&'a str, HeaderValue<'a>), &'static str> {
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
