//! The position in a document, and the pieces of tags that may be there.

use super::tag::Tag;
use super::{Error, scan, text};
use crate::data::short;

#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    input: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The beginning of a document.
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, Error> {
        let input = std::str::from_utf8(bytes)
            .map_err(|error| Error::new("UTF-8", "something else", Some(error.valid_up_to())))?;
        let at = if input.starts_with('\u{feff}') { 3 } else { 0 };
        let other =
            text::declared_encoding(&input[at..]).is_some_and(|name| !name.eq_ignore_ascii_case("UTF-8"));
        if other && !input.is_ascii() {
            return Err(Error::new("UTF-8", "another encoding that is declared", Some(at)));
        }
        Ok(Cursor { input, at })
    }

    /// The offset of what comes next.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    #[cold]
    pub(super) fn error(&self, expected: &str, found: &str) -> Error {
        Error::new(expected, found, Some(self.at))
    }

    /// The bytes that are to come.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.input.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn rest(&self) -> &'a str {
        self.input.get(self.at..).unwrap_or_default()
    }

    /// Consumes what stands between two marks.
    pub(super) fn until(&mut self, first: &str, last: &str) -> Result<&'a str, Error> {
        let inner = self.rest().get(first.len()..).unwrap_or_default();
        let Some(length) = inner.find(last) else {
            return Err(self.error(&format!("`{last}`"), "the end"));
        };
        self.at += first.len() + length + last.len();
        Ok(&inner[..length])
    }

    /// Reads up to the next tag.
    pub(super) fn raw_text(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.find('<').unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Reads the text and the end tag of an element that has nothing but a text without entities, as most have; otherwise
    /// nothing is read.
    pub(super) fn plain_text(&mut self, name: &str) -> Option<&'a str> {
        let rest = self.bytes();
        let length = scan::plain(rest);
        let tag = end_tag(&rest[length..], name)?;
        let text = self.input.get(self.at..self.at + length)?;
        self.at += length + tag;
        Some(text)
    }

    /// Reads the end tag of the element that is open.
    pub(super) fn end_tag(&mut self, name: &str) -> Result<(), Error> {
        let Some(length) = end_tag(self.bytes(), name) else {
            return Err(self.error("the end tag of the element that is open", "another one"));
        };
        self.at += length;
        Ok(())
    }

    /// Reads a start tag, and returns it; with `true`, its element is empty.
    pub(super) fn start_tag(&mut self) -> Result<(Tag<'a>, bool), Error> {
        let start = self.at;
        self.at += 1;
        let (name, local) = self.name()?;
        let attributes = self.at;
        loop {
            let spaces = self.spaces();
            let end = self.at;
            let empty = self.eat(b'/');
            if self.eat(b'>') {
                let attributes = &self.input[attributes..end];
                return Ok((Tag { name, local, attributes, start }, empty));
            }
            if spaces == 0 || empty {
                return Err(self.error("the end of the tag", "something else"));
            }
            self.name()?;
            self.attribute_value()?;
        }
    }

    fn attribute_value(&mut self) -> Result<(), Error> {
        self.spaces();
        if !self.eat(b'=') {
            return Err(self.error("`=`", "something else"));
        }
        self.spaces();
        let mark = if self.eat(b'"') { '"' } else { '\'' };
        if mark == '\'' && !self.eat(b'\'') {
            return Err(self.error("a value in quotes", "something else"));
        }
        let rest = self.rest();
        let Some(length) = rest.find(mark) else {
            return Err(self.error("the end of the value", "the end"));
        };
        if rest[..length].contains('<') {
            return Err(self.error("the end of the value", "`<`"));
        }
        self.at += length + 1;
        Ok(())
    }

    /// Reads a name, and returns it with and without its prefix.
    fn name(&mut self) -> Result<(&'a str, &'a str), Error> {
        let rest = self.bytes();
        let (mut local, mut end) = (0, text::name_part(rest));
        while rest.get(end) == Some(&b':') {
            local = end + 1;
            end = local + text::name_part(&rest[local..]);
        }
        let name = self.input.get(self.at..self.at + end).unwrap_or_default();
        if !text::starts_name(name) {
            return Err(self.error("a name", "something else"));
        }
        self.at += end;
        Ok((name, &name[local..]))
    }

    pub(super) fn spaces(&mut self) -> usize {
        let count = spaces(self.bytes());
        self.at += count;
        count
    }

    fn eat(&mut self, mark: u8) -> bool {
        let found = self.bytes().first() == Some(&mark);
        self.at += usize::from(found);
        found
    }
}

/// Returns the length of the end tag of an element that is at the beginning; `None` if there is another thing.
fn end_tag(bytes: &[u8], name: &str) -> Option<usize> {
    let after = bytes.strip_prefix(b"</").filter(|after| short::starts_with(after, name.as_bytes()))?;
    let after = after.get(name.len()..)?;
    let spaces = spaces(after);
    (after.get(spaces) == Some(&b'>')).then_some("</>".len() + name.len() + spaces)
}

fn spaces(bytes: &[u8]) -> usize {
    bytes.iter().position(|&byte| !is_space(byte)).unwrap_or(bytes.len())
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}
