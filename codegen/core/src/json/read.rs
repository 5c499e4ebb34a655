//! Reading values. Callers handle `null`.

use std::str::FromStr;

use super::Error;
use super::reader::Reader;
use crate::codec::Source;
use crate::data::{BigDecimal, BigInteger, Blob, Timestamp, TimestampFormat};
use crate::schema::Member;
use crate::value::Mut;

impl Reader<'_> {
    #[inline(never)]
    pub(super) fn scalar(&mut self, into: Mut<'_>, member: &'static Member) -> Result<(), Error> {
        match into {
            Mut::Boolean(boolean) => *boolean = self.boolean()?,
            Mut::Byte(number) => *number = self.integer("a byte", i8::MIN.into(), i8::MAX.into())? as i8,
            Mut::Short(number) => *number = self.integer("a short", i16::MIN.into(), i16::MAX.into())? as i16,
            Mut::Integer(number) => *number = self.int("an integer")?,
            Mut::IntEnum(number) => number.set(self.int("an integer")?),
            Mut::Long(number) => *number = self.integer("a long", i64::MIN, i64::MAX)?,
            Mut::Float(number) => *number = self.single("a number")?,
            Mut::Double(number) => *number = self.double("a number")?,
            Mut::BigInteger(number) => *number = self.big_integer()?,
            Mut::BigDecimal(number) => *number = self.big_decimal()?,
            Mut::Timestamp(time) => *time = self.timestamp(self.options.format(member))?,
            Mut::Blob(blob) => *blob = self.blob()?,
            Mut::Document(document) => *document = self.document()?,
            other => return self.value(other, member), // a string, or what contains others
        }
        Ok(())
    }

    pub(super) fn boolean(&mut self) -> Result<bool, Error> {
        match self.peek() {
            b't' => self.literal("true", "a boolean").map(|()| true),
            b'f' => self.literal("false", "a boolean").map(|()| false),
            _ => Err(self.error("a boolean")),
        }
    }

    fn int(&mut self, expected: &str) -> Result<i32, Error> {
        Ok(self.integer(expected, i32::MIN.into(), i32::MAX.into())? as i32)
    }

    fn big_integer(&mut self) -> Result<BigInteger, Error> {
        self.big("an integer", "a number with a fraction or an exponent")
    }

    fn big_decimal(&mut self) -> Result<BigDecimal, Error> {
        self.big("a number", "another one")
    }

    /// Reads a number of any size, from a number or a string.
    fn big<T: FromStr>(&mut self, expected: &str, found: &str) -> Result<T, Error> {
        let is_text = self.peek() == b'"' && self.options.big_texts;
        let start = self.at;
        let (parsed, found) = if is_text {
            (self.string(expected)?.parse().ok(), "another string")
        } else {
            (self.number(expected)?.parse().ok(), found)
        };
        parsed.ok_or_else(|| {
            self.at = start;
            self.error_found(expected, found)
        })
    }

    fn timestamp(&mut self, format: TimestampFormat) -> Result<Timestamp, Error> {
        let format = if self.options.any_timestamps { self.shown_format() } else { format };
        let expected = match format {
            TimestampFormat::EpochSeconds => "a timestamp in epoch seconds",
            TimestampFormat::DateTime => "a date-time string",
            TimestampFormat::HttpDate => "an http-date string",
        };
        self.peek();
        let start = self.at;
        let time = match format {
            TimestampFormat::EpochSeconds => self.epoch_seconds(expected)?,
            _ => {
                let text = self.string(expected)?;
                let zulu = self.options.offsets || format != TimestampFormat::DateTime || text.ends_with('Z');
                if zulu { Timestamp::parse(&text, format).ok() } else { None }
            }
        };
        time.ok_or_else(|| {
            self.at = start;
            let number = format == TimestampFormat::EpochSeconds;
            self.error_found(expected, if number { "a number out of range" } else { "another string" })
        })
    }

    /// Returns the format that a timestamp has, as far as it shows.
    #[cold]
    fn shown_format(&mut self) -> TimestampFormat {
        match (self.peek(), self.bytes().get(self.at + 1)) {
            (b'"', Some(b'A'..=b'Z')) => TimestampFormat::HttpDate,
            (b'"', _) => TimestampFormat::DateTime,
            _ => TimestampFormat::EpochSeconds,
        }
    }

    fn blob(&mut self) -> Result<Blob, Error> {
        self.peek();
        let start = self.at;
        let text = self.string("a base64 string")?;
        Blob::from_base64(text.as_bytes()).map_err(|_| {
            self.at = start;
            self.error_found("a base64 string", "another string")
        })
    }
}
