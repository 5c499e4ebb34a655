//! Documents.

use std::cmp::Ordering;
use std::slice;

use super::Error;
use super::big::{Decimal, too_large};
use super::head::{
    self, ARRAY, BYTES, DECIMAL_FRACTION, EPOCH_SECONDS, FALSE, MAP, NEGATIVE_BIGNUM, NULL, POSITIVE_BIGNUM,
    TRUE, UNDEFINED,
};
use super::output::Output;
use super::reader::Reader;
use super::times;
use super::write::{double, string};
use crate::data::{
    Blob, Document, Number, Object,
    number::{compare, not_finite},
    object,
};

impl Reader<'_> {
    /// Reads any value into a document.
    pub(super) fn document(&mut self) -> Result<Document, Error> {
        let start = self.at;
        while let Some(tag) = self.tag()? {
            match tag {
                EPOCH_SECONDS => return self.seconds().map(Document::Timestamp),
                POSITIVE_BIGNUM | NEGATIVE_BIGNUM => {
                    let text = self.bignum(tag, "an integer")?;
                    return self.number(&text);
                }
                DECIMAL_FRACTION => {
                    let text = self.decimal_fraction("a decimal fraction")?;
                    return self.number(&text);
                }
                _ => {} // the value below it counts
            }
        }
        let head = self.peek();
        Ok(match head {
            // A null with a tag would be read as absent, or lose its tag.
            NULL | UNDEFINED if self.at > start => return Err(self.error("a value")),
            NULL | UNDEFINED => {
                self.at += 1;
                Document::Null
            }
            FALSE | TRUE => Document::Boolean(self.boolean()?),
            head::HALF | head::SINGLE | head::DOUBLE => float(self.double("a float")?),
            _ => match head::major(head) {
                head::TEXT => Document::String(self.owned_string("a string")?),
                BYTES => Document::Blob(Blob::from(self.byte_string("a byte string")?.into_owned())),
                MAP => self.map()?,
                ARRAY => self.array()?,
                head::UNSIGNED | head::NEGATIVE => {
                    let integer = self.wide_integer("a value")?;
                    match i64::try_from(integer) {
                        Ok(integer) => Document::from(integer),
                        Err(_) => self.number(&integer.to_string())?,
                    }
                }
                _ => return Err(self.error("a value")),
            },
        })
    }

    fn number(&self, text: &str) -> Result<Document, Error> {
        text.parse::<Number>().map(Document::Number).map_err(|_| self.error("a number"))
    }

    fn array(&mut self) -> Result<Document, Error> {
        let mut elements = Vec::new();
        if let Some(mut open) = self.open(ARRAY, 1, "an array")? {
            loop {
                elements.push(self.document()?);
                if !self.next(&mut open) {
                    break;
                }
            }
        }
        Ok(Document::Array(elements))
    }

    fn map(&mut self) -> Result<Document, Error> {
        let mut entries = Object::new();
        if let Some(mut open) = self.open(MAP, 2, "a map")? {
            loop {
                let key = self.owned_string("a key")?;
                entries.insert(key, self.document()?); // the last one counts
                if !self.next(&mut open) {
                    break;
                }
            }
        }
        Ok(Document::Object(entries))
    }
}

/// Returns a float as a document: a number, or the strings that JSON has for NaN and the infinities.
fn float(double: f64) -> Document {
    match Number::from_f64(double) {
        Some(number) => Document::Number(number),
        None => not_finite(double).into(),
    }
}

/// The remaining elements of an array, or members of an object, to write.
enum Open<'a> {
    Array(slice::Iter<'a, Document>),
    Object(object::Iter<'a>),
}

/// Writes a document of any depth, without recursion.
pub(super) fn write(document: &Document, out: &mut Output<'_>) -> Result<(), Error> {
    let mut open = Vec::new();
    open.extend(start(document, out)?);
    while let Some(last) = open.last_mut() {
        let next = match last {
            Open::Array(elements) => elements.next(),
            Open::Object(entries) => entries.next().map(|(key, value)| {
                string(key, out);
                value
            }),
        };
        match next {
            Some(value) => open.extend(start(value, out)?),
            None => drop(open.pop()),
        }
    }
    Ok(())
}

/// Writes a scalar, or the head of an array or object.
fn start<'a>(document: &'a Document, out: &mut Output<'_>) -> Result<Option<Open<'a>>, Error> {
    match document {
        Document::Null => out.push(NULL),
        Document::Boolean(boolean) => out.push(if *boolean { TRUE } else { FALSE }),
        Document::Number(number) => write_number(number, out)?,
        Document::String(text) => string(text, out),
        Document::Blob(blob) => {
            head::write(BYTES, blob.len() as u64, out);
            out.any(blob);
        }
        Document::Timestamp(time) => times::write(*time, out),
        Document::Array(elements) => {
            head::write(ARRAY, elements.len() as u64, out);
            return Ok(Some(Open::Array(elements.iter())));
        }
        Document::Object(entries) => {
            head::write(MAP, entries.len() as u64, out);
            return Ok(Some(Open::Object(entries.iter())));
        }
    }
    Ok(None)
}

/// Writes a number: as a double only if that is exact.
fn write_number(number: &Number, out: &mut Output<'_>) -> Result<(), Error> {
    if let Some(integer) = number.as_i64() {
        head::write_integer(integer, out);
        return Ok(());
    }
    let text = number.to_string();
    let decimal = Decimal::parse(&text).ok_or_else(too_large)?;
    let whole = text != "-0" && !text.contains(['.', 'e', 'E']);
    let nearest = Number::from_f64(number.as_f64()).map(|nearest| nearest.to_string());
    match nearest {
        Some(nearest) if !whole && compare(&nearest, &text) == Some(Ordering::Equal) => {
            double(number.as_f64(), out);
            Ok(())
        }
        _ => decimal.write(out),
    }
}
