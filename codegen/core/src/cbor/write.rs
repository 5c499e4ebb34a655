//! Writing values.

use super::big::{Decimal, too_large};
use super::head::{self, ARRAY, BREAK, BYTES, DOUBLE, FALSE, INDEFINITE, MAP, NULL, SINGLE, TINY, TRUE};
use super::output::Output;
use super::{Error, Options, document, times};
use crate::codec::Sink;
use crate::data::Document;
use crate::schema::Member;
use crate::value::Ref;

/// Writes one CBOR item.
pub(super) struct Writer<'a> {
    out: Output<'a>,
    /// The number of levels that may still be entered.
    depth: usize,
    options: &'a Options,
}

impl<'a> Writer<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>, options: &'a Options) -> Self {
        Writer { out: Output::new(out), depth: options.depth(), options }
    }

    #[inline]
    fn enter(&mut self) -> Result<(), Error> {
        match self.depth.checked_sub(1) {
            Some(depth) => {
                self.depth = depth;
                Ok(())
            }
            None => Err(Error::new("a value", "more nesting than allowed", None)),
        }
    }
}

impl Sink for Writer<'_> {
    /// The offset of its head.
    type Open = usize;

    #[inline]
    fn options(&self) -> &Options {
        self.options
    }

    /// Leaves a byte for the head of a structure, which is written when the number of members is known.
    #[inline]
    fn open_structure(&mut self) -> Result<usize, Error> {
        self.enter()?;
        let start = self.out.len();
        self.out.push(0);
        Ok(start)
    }

    /// Writes the head, of indefinite length if one byte does not hold the number of members.
    #[inline]
    fn close_structure(&mut self, start: usize, entries: usize) {
        self.depth += 1;
        let low = if entries <= TINY { entries as u8 } else { INDEFINITE };
        if let Some(head) = self.out.get_mut(start) {
            *head = MAP << 5 | low;
        }
        if low == INDEFINITE {
            self.out.push(BREAK);
        }
    }

    #[inline]
    fn open_object(&mut self, entries: usize) -> Result<usize, Error> {
        self.enter()?;
        head::write(MAP, entries as u64, &mut self.out);
        Ok(0)
    }

    #[inline]
    fn close_object(&mut self, _: usize) {
        self.depth += 1;
    }

    #[inline]
    fn open_array(&mut self, elements: usize) -> Result<usize, Error> {
        self.enter()?;
        head::write(ARRAY, elements as u64, &mut self.out);
        Ok(0)
    }

    #[inline]
    fn element(&mut self, _: &'static Member) {}

    #[inline]
    fn close_array(&mut self, _: usize) {
        self.depth += 1;
    }

    #[inline]
    fn member_key(&mut self, member: &Member) {
        self.out.key(member);
    }

    #[inline(always)]
    fn member_text(&mut self, member: &Member, text: &str) {
        self.out.entry(member, text.as_bytes());
    }

    #[inline]
    fn key(&mut self, key: &str) {
        string(key, &mut self.out);
    }

    fn name_of(&self, member: &Member) -> &'static str {
        member.name()
    }

    #[inline]
    fn string(&mut self, text: &str) {
        string(text, &mut self.out);
    }

    fn document(&mut self, document: &Document) -> Result<(), Error> {
        document::write(document, &mut self.out)
    }

    fn scalar(&mut self, value: Ref<'_>, _: &'static Member) -> Result<(), Error> {
        let out = &mut self.out;
        match value {
            Ref::Enum(text) => string(text.get(), out),
            Ref::Absent => out.push(NULL),
            Ref::Boolean(boolean) => out.push(if boolean { TRUE } else { FALSE }),
            Ref::Byte(number) => head::write_integer(number.into(), out),
            Ref::Short(number) => head::write_integer(number.into(), out),
            Ref::Integer(number) => head::write_integer(number.into(), out),
            Ref::IntEnum(number) => head::write_integer(number.get().into(), out),
            Ref::Long(number) => head::write_integer(number, out),
            Ref::Float(number) => {
                out.push(SINGLE);
                out.block(number.to_be_bytes());
            }
            Ref::Double(number) => double(number, out),
            Ref::BigInteger(number) => return decimal(number.as_str(), out),
            Ref::BigDecimal(number) => return decimal(number.as_str(), out),
            Ref::Blob(bytes) => {
                head::write(BYTES, bytes.len() as u64, out);
                out.any(bytes);
            }
            Ref::Document(value) => return document::write(value, out),
            Ref::Timestamp(time) => times::write(*time, out),
            Ref::String(text) => string(text, out),
            Ref::Structure(_) | Ref::Union(_) | Ref::List(_) | Ref::Map(_) => {} // they contain others
        }
        Ok(())
    }
}

/// Writes a string.
#[inline]
pub(super) fn string(string: &str, out: &mut Output<'_>) {
    out.text(string.as_bytes());
}

/// Writes a double in four bytes where these have its value (Smithy RPC v2 CBOR, section Numeric type serialization).
#[inline]
pub(super) fn double(number: f64, out: &mut Output<'_>) {
    let single = number as f32;
    if f64::from(single).to_bits() == number.to_bits() {
        out.push(SINGLE);
        out.block(single.to_be_bytes());
    } else {
        out.push(DOUBLE);
        out.block(number.to_be_bytes());
    }
}

#[cold]
fn decimal(text: &str, out: &mut Output<'_>) -> Result<(), Error> {
    Decimal::parse(text).ok_or_else(too_large)?.write(out)
}
