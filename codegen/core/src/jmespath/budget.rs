//! The bound of copies in a search: parts that an expression names twice, again and again, would double at each step.

use crate::data::Document;

use super::Error;

/// The values, and bytes of texts, that any search may copy.
const AT_LEAST: usize = 1 << 20;

/// The number of times that a larger value may be copied.
const TIMES: usize = 100;

pub(super) struct Budget<'v> {
    left: usize,
    /// The value that is searched, until it was asked how large it is.
    about: Option<&'v Document>,
}

impl<'v> Budget<'v> {
    pub(super) fn new(about: &'v Document) -> Self {
        Budget { left: AT_LEAST, about: Some(about) }
    }

    pub(super) fn copy(&mut self, value: &Document) -> Result<Document, Error> {
        self.take(size(value))?;
        Ok(value.clone())
    }

    pub(super) fn take(&mut self, size_of_copy: usize) -> Result<(), Error> {
        if size_of_copy > self.left
            && let Some(about) = self.about.take()
        {
            self.left = self.left.saturating_add(size(about).saturating_mul(TIMES));
        }
        self.left = self.left.checked_sub(size_of_copy).ok_or(Error::TooLarge)?;
        Ok(())
    }
}

/// Returns the number of values, and of bytes of their texts.
pub(super) fn size(value: &Document) -> usize {
    match value {
        Document::String(text) => 1 + text.len(),
        Document::Blob(bytes) => 1 + bytes.len(),
        Document::Array(items) => items.iter().fold(1, |sum, item| sum + size(item)),
        Document::Object(object) => {
            object.iter().fold(1, |sum, (name, value)| sum + name.len() + size(value))
        }
        _ => 1,
    }
}
