//! Documents.

use std::slice;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Error;
use super::reader::Reader;
use super::text::string;
use crate::codec::Source;
use crate::{Document, Number, Object, object};

impl Reader<'_> {
    /// Reads any value.
    pub(super) fn document(&mut self) -> Result<Document, Error> {
        Ok(match self.peek() {
            b'"' => Document::String(self.string("a string")?.into_owned()),
            b'{' => self.object()?,
            b'[' => self.array()?,
            b't' | b'f' => Document::Boolean(self.boolean()?),
            b'n' => {
                self.null("a value")?;
                Document::Null
            }
            b'-' | b'0'..=b'9' => {
                let number = self.number("a number")?;
                Document::Number(number.parse::<Number>().map_err(|_| self.error("a number"))?)
            }
            _ => return Err(self.error("a value")),
        })
    }

    fn array(&mut self) -> Result<Document, Error> {
        let mut elements = Vec::new();
        self.open(b'[', "an array")?;
        if !self.close_empty(b']') {
            loop {
                elements.push(self.document()?);
                if !self.comma(b']')? {
                    break;
                }
            }
        }
        Ok(Document::Array(elements))
    }

    fn object(&mut self) -> Result<Document, Error> {
        let mut entries = Object::new();
        self.open(b'{', "an object")?;
        if !self.close_empty(b'}') {
            loop {
                self.peek();
                let key = self.string("a key")?.into_owned();
                self.colon()?;
                entries.insert(key, self.document()?); // the last one counts
                if !self.comma(b'}')? {
                    break;
                }
            }
        }
        Ok(Document::Object(entries))
    }
}

/// What is left to write of an array or an object.
enum Open<'a> {
    Array(slice::Iter<'a, Document>),
    Object(object::Iter<'a>),
}

/// Writes a document of any depth: it does not recurse.
pub(super) fn write(document: &Document, out: &mut Vec<u8>) {
    let mut open = Vec::new();
    open.extend(start(document, out));
    while let Some(last) = open.last_mut() {
        let next = match last {
            Open::Array(elements) => elements.next().map(|element| (None, element)),
            Open::Object(entries) => entries.next().map(|(key, value)| (Some(key), value)),
        };
        let Some((key, value)) = next else {
            out.push(if matches!(last, Open::Array(_)) { b']' } else { b'}' });
            open.pop();
            continue;
        };
        if !matches!(out.last(), Some(b'[' | b'{')) {
            out.push(b',');
        }
        if let Some(key) = key {
            string(key, out);
            out.push(b':');
        }
        open.extend(start(value, out));
    }
}

/// Writes a scalar, or the opening bracket of what is left to write.
fn start<'a>(document: &'a Document, out: &mut Vec<u8>) -> Option<Open<'a>> {
    match document {
        Document::Null => out.extend_from_slice(b"null"),
        Document::Boolean(true) => out.extend_from_slice(b"true"),
        Document::Boolean(false) => out.extend_from_slice(b"false"),
        Document::Number(number) => out.extend_from_slice(number.to_string().as_bytes()),
        Document::String(text) => string(text, out),
        Document::Blob(blob) => string(&STANDARD.encode(blob), out),
        Document::Timestamp(time) => string(&time.to_string(), out),
        Document::Array(elements) => {
            out.push(b'[');
            return Some(Open::Array(elements.iter()));
        }
        Document::Object(entries) => {
            out.push(b'{');
            return Some(Open::Object(entries.iter()));
        }
    }
    None
}
