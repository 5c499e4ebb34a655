//! Writing values.
//!
//! Every value inside brackets is written after a comma; the opening bracket then replaces the first comma.

use super::structures::key_of;
use super::{Error, Options};
use crate::codec::Sink;
use crate::data::text::string;
use crate::data::{
    Document, FloatText, Timestamp, TimestampFormat, base64, display, number::not_finite, short::append_key,
};
use crate::schema::{JSON_NAME_ESCAPED, Member, Schema};
use crate::value::{Ref, Selected};

/// Writes one JSON text.
pub(super) struct Writer<'a> {
    out: &'a mut Vec<u8>,
    /// The number of levels that may still be entered.
    depth: usize,
    options: &'a Options,
}

impl<'a> Writer<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>, options: &'a Options) -> Self {
        Writer { out, depth: options.depth(), options }
    }

    /// Returns the offset of the next byte.
    pub(super) fn position(&self) -> usize {
        self.out.len()
    }

    /// Returns the bytes that were written from an offset on.
    pub(super) fn written_from(&self, start: usize) -> &[u8] {
        self.out.get(start..).unwrap_or_default()
    }

    /// Replaces what was written from an offset on.
    pub(super) fn replace_from(&mut self, start: usize, by: &[u8]) {
        self.out.truncate(start);
        self.out.extend_from_slice(by);
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

    /// Writes the closing bracket, and the opening one in place of the first comma.
    #[inline]
    fn close(&mut self, start: usize, open: u8, close: u8) {
        self.depth += 1;
        match self.out.get_mut(start) {
            Some(comma) => *comma = open,
            None => self.out.push(open),
        }
        self.out.push(close);
    }
}

impl Sink for Writer<'_> {
    /// The offset of its first byte.
    type Open = usize;

    #[inline]
    fn options(&self) -> &Options {
        self.options
    }

    #[inline]
    fn open_structure(&mut self) -> Result<usize, Error> {
        self.enter()?;
        Ok(self.out.len())
    }

    #[inline]
    fn close_structure(&mut self, start: usize, _: usize) {
        self.close(start, b'{', b'}');
    }

    #[inline]
    fn open_object(&mut self, _: usize) -> Result<usize, Error> {
        self.enter()?;
        Ok(self.out.len())
    }

    #[inline]
    fn close_object(&mut self, start: usize) {
        self.close(start, b'{', b'}');
    }

    #[inline]
    fn open_array(&mut self, _: usize) -> Result<usize, Error> {
        self.enter()?;
        Ok(self.out.len())
    }

    #[inline]
    fn element(&mut self, _: &'static Member) {
        self.out.push(b',');
    }

    #[inline]
    fn close_array(&mut self, start: usize) {
        self.close(start, b'[', b']');
    }

    #[inline]
    fn member_key(&mut self, member: &Member) {
        match member.json_name() {
            Some(name) if self.options.json_names && member.is(JSON_NAME_ESCAPED) => self.key(name),
            Some(name) if self.options.json_names => append_key(name, self.out),
            _ => append_key(member.name(), self.out), // no character of it needs an escape
        }
    }

    #[inline]
    fn key(&mut self, key: &str) {
        self.out.push(b',');
        string(key, self.out);
        self.out.push(b':');
    }

    fn name_of(&self, member: &Member) -> &'static str {
        key_of(member, self.options)
    }

    #[inline]
    fn string(&mut self, text: &str) {
        string(text, self.out);
    }

    fn alloy(&mut self, schema: &'static Schema, member: &Selected<'_>) -> Option<Result<(), Error>> {
        self.in_form(schema, member)
    }

    fn document(&mut self, document: &Document) -> Result<(), Error> {
        display::write(document, self.out);
        Ok(())
    }

    fn scalar(&mut self, value: Ref<'_>, member: &'static Member) -> Result<(), Error> {
        let out = &mut *self.out;
        match value {
            Ref::Enum(text) => string(text.get(), out),
            Ref::Absent => out.extend_from_slice(b"null"),
            Ref::Boolean(true) => out.extend_from_slice(b"true"),
            Ref::Boolean(false) => out.extend_from_slice(b"false"),
            Ref::Byte(number) => integer(number, out),
            Ref::Short(number) => integer(number, out),
            Ref::Integer(number) => integer(number, out),
            Ref::IntEnum(number) => integer(number.get(), out),
            Ref::Long(number) => integer(number, out),
            Ref::Float(number) => match number.is_finite() {
                true => FloatText::from(number).append(out),
                false => string(not_finite(number.into()), out),
            },
            Ref::Double(number) => match number.is_finite() {
                true => FloatText::from(number).append(out),
                false => string(not_finite(number), out),
            },
            Ref::BigInteger(number) => big(number.as_str(), self.options, out),
            Ref::BigDecimal(number) => big(number.as_str(), self.options, out),
            Ref::Blob(bytes) => {
                out.push(b'"');
                base64::append(bytes, out);
                out.push(b'"');
            }
            Ref::Document(value) => display::write(value, out),
            Ref::Timestamp(time) => return timestamp(*time, format_of(*time, member, self.options), out),
            Ref::String(text) => string(text, out),
            Ref::Structure(_) | Ref::Union(_) | Ref::List(_) | Ref::Map(_) => {} // they contain others
        }
        Ok(())
    }
}

#[inline]
fn integer(number: impl itoa::Integer, out: &mut Vec<u8>) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// A number of any size.
fn big(number: &str, options: &Options, out: &mut Vec<u8>) {
    match options.big_texts {
        true => string(number, out),
        false => out.extend_from_slice(number.as_bytes()),
    }
}

/// Returns the format of a member's timestamp: seconds if that one cannot hold it and a reader takes any.
fn format_of(time: Timestamp, member: &Member, options: &Options) -> TimestampFormat {
    let format = options.format(member);
    let is_held = !options.any_timestamps || time.text(format).is_ok();
    if is_held { format } else { TimestampFormat::EpochSeconds }
}

fn timestamp(time: Timestamp, format: TimestampFormat, out: &mut Vec<u8>) -> Result<(), Error> {
    let expected = "a timestamp in the years 0 to 9999";
    let text = time.text(format).map_err(|_| Error::new(expected, "another one", None))?;
    match format {
        TimestampFormat::EpochSeconds => out.extend_from_slice(text.as_bytes()),
        _ => string(text.as_str(), out),
    }
    Ok(())
}
