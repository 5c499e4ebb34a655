//! Reading values, lists and maps; `null` is for whoever holds the value to read.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Error;
use super::reader::Reader;
use crate::schema::TimestampFormat;
use crate::{BigDecimal, BigInteger, Blob, List, Map, Mut, Timestamp};

impl Reader<'_> {
    /// Reads the outermost value.
    pub(super) fn top(&mut self, into: Mut<'_>) -> Result<(), Error> {
        match into {
            Mut::Structure(structure) => self.structure(structure, self.options.members),
            other => self.value(other, self.options.timestamp_format),
        }
    }

    pub(super) fn value(&mut self, into: Mut<'_>, format: TimestampFormat) -> Result<(), Error> {
        match into {
            Mut::String(text) => *text = self.owned_string("a string")?,
            Mut::Structure(structure) => return self.structure(structure, super::Members::All),
            Mut::Union(union) => return self.union(union),
            Mut::List(list) => return self.list(list, format),
            Mut::Map(map) => return self.map(map, format),
            Mut::Enum(text) => {
                let found = self.string("a string")?;
                text.set(text.schema().index_of(&found), &found);
            }
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
            Mut::Timestamp(time) => *time = self.timestamp(format)?,
            Mut::Blob(blob) => *blob = self.blob()?,
            Mut::Document(document) => *document = self.document()?,
        }
        Ok(())
    }

    fn list(&mut self, into: &mut dyn List, format: TimestampFormat) -> Result<(), Error> {
        into.clear();
        self.open(b'[', "an array")?;
        if self.close_empty(b']') {
            return Ok(());
        }
        let mut index = 0;
        loop {
            if self.peek() == b'n' {
                self.null("an element").map_err(|error| error.in_element(index))?;
                if into.is_sparse() {
                    into.push();
                }
            } else {
                self.value(into.push().open(), format).map_err(|error| error.in_element(index))?;
            }
            index += 1;
            if !self.more(b']')? {
                return Ok(());
            }
        }
    }

    fn map(&mut self, into: &mut dyn Map, format: TimestampFormat) -> Result<(), Error> {
        into.clear();
        self.open(b'{', "an object")?;
        if self.close_empty(b'}') {
            return Ok(());
        }
        loop {
            self.peek();
            let start = self.at;
            let key = self.string("a key")?;
            self.colon()?;
            if self.peek() == b'n' {
                self.null("a value").map_err(|error| error.in_entry(&key))?;
                if into.is_sparse() {
                    into.insert(key.into_owned());
                }
            } else {
                let slot = into.insert(key.into_owned());
                self.value(slot.open(), format).map_err(|error| self.in_entry(error, start))?;
            }
            if !self.more(b'}')? {
                return Ok(());
            }
        }
    }

    /// Names the entry whose key starts at a place: the map has taken the key by then.
    #[cold]
    fn in_entry(&mut self, error: Error, key: usize) -> Error {
        self.at = key;
        match self.string("a key") {
            Ok(key) => error.in_entry(&key),
            Err(_) => error,
        }
    }

    /// Consumes `null`, whose first letter was seen.
    pub(super) fn null(&mut self, expected: &str) -> Result<(), Error> {
        self.literal("null", expected)
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
        self.peek();
        let start = self.at;
        self.number("an integer")?.parse().map_err(|_| {
            self.at = start;
            self.error_found("an integer", "a number with a fraction or an exponent")
        })
    }

    fn big_decimal(&mut self) -> Result<BigDecimal, Error> {
        let number = self.number("a number")?;
        number.parse().map_err(|_| self.error("a number"))
    }

    fn timestamp(&mut self, format: TimestampFormat) -> Result<Timestamp, Error> {
        let expected = match format {
            TimestampFormat::EpochSeconds => "a timestamp in epoch seconds",
            TimestampFormat::DateTime => "a date-time string",
            TimestampFormat::HttpDate => "an http-date string",
        };
        self.peek();
        let start = self.at;
        let time = match format {
            TimestampFormat::EpochSeconds => self.epoch_seconds(expected)?,
            _ => Timestamp::parse(&self.string(expected)?, format).ok(),
        };
        time.ok_or_else(|| {
            self.at = start;
            let number = format == TimestampFormat::EpochSeconds;
            self.error_found(expected, if number { "a number out of range" } else { "another string" })
        })
    }

    fn blob(&mut self) -> Result<Blob, Error> {
        self.peek();
        let start = self.at;
        let text = self.string("a base64 string")?;
        STANDARD.decode(text.as_bytes()).map(Blob::from).map_err(|_| {
            self.at = start;
            self.error_found("a base64 string", "another string")
        })
    }
}
