//! Documents.

use std::str::FromStr;

use super::Error;
use super::reader::Reader;
use crate::codec::Source;
use crate::data::{Document, Number, Object};

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

/// Parses JSON (RFC 8259). Numbers keep every digit.
impl FromStr for Document {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        super::document_from_slice(text.as_bytes())
    }
}

/// Reads an object of JSON.
impl FromStr for Object {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        let document: Document = text.parse()?;
        document.into_object().ok_or_else(|| Error::new("an object", "something else", Some(0)))
    }
}
