//! Writing values.
//!
//! Everything inside brackets is written with a comma before it; the bracket then takes the
//! place of the first comma.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::text::{append, string};
use super::{Error, Members, Options, document};
use crate::aggregate::Selected;
use crate::schema::{IDEMPOTENCY_TOKEN, Location, Member, SENSITIVE, Schema, TimestampFormat};
use crate::{List, Map, Ref, Structure, Timestamp, Union, UnknownMember};

/// Writes one JSON text.
pub(super) struct Writer<'a> {
    out: &'a mut Vec<u8>,
    /// How much deeper values may nest.
    depth: usize,
    options: &'a Options,
}

impl<'a> Writer<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>, options: &'a Options) -> Self {
        Writer { out, depth: options.depth(), options }
    }

    /// Writes the outermost value.
    pub(super) fn top(&mut self, value: Ref<'_>) -> Result<(), Error> {
        match value {
            Ref::Structure(structure) => self.structure(structure, self.options.members, false),
            other => self.value(other, self.options.timestamp_format),
        }
    }

    /// Writes the members of an input that belong to the body, and the tokens that it lacks.
    pub(super) fn body(&mut self, input: &dyn Structure) -> Result<(), Error> {
        self.structure(input, Members::Body, true)
    }

    fn value(&mut self, value: Ref<'_>, format: TimestampFormat) -> Result<(), Error> {
        let out = &mut *self.out;
        match value {
            Ref::String(text) => string(text, out),
            Ref::Structure(structure) => return self.structure(structure, Members::All, false),
            Ref::Union(union) => return self.union(union),
            Ref::List(list) => return self.list(list, format),
            Ref::Map(map) => return self.map(map, format),
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
                true => out.extend_from_slice(zmij::Buffer::new().format_finite(number).as_bytes()),
                false => out.extend_from_slice(not_finite(number.into())),
            },
            Ref::Double(number) => match number.is_finite() {
                true => out.extend_from_slice(zmij::Buffer::new().format_finite(number).as_bytes()),
                false => out.extend_from_slice(not_finite(number)),
            },
            Ref::BigInteger(number) => out.extend_from_slice(number.as_str().as_bytes()),
            Ref::BigDecimal(number) => out.extend_from_slice(number.as_str().as_bytes()),
            Ref::Blob(bytes) => string(&STANDARD.encode(bytes), out),
            Ref::Document(value) => document::write(value, out),
            Ref::Timestamp(time) => return timestamp(*time, format, out),
        }
        Ok(())
    }

    fn structure(&mut self, value: &dyn Structure, members: Members, tokens: bool) -> Result<(), Error> {
        self.enter()?;
        let schema = value.schema();
        let start = self.out.len();
        for (index, member) in schema.members.iter().enumerate() {
            if members == Members::Body && member.location() != Location::Body {
                continue;
            }
            let field = value.field(index).map_or(Ref::Absent, |field| field.view());
            if let Ref::Absent = field {
                if tokens && member.is(IDEMPOTENCY_TOKEN) {
                    self.token(member).map_err(|error| self.in_member(error, schema, member))?;
                }
                continue;
            }
            self.literal(member);
            match field {
                Ref::String(text) => string(text, self.out), // as most members are
                other => self
                    .value(other, self.options.format(member))
                    .map_err(|error| self.in_member(error, schema, member))?,
            }
        }
        self.close(start, b'{', b'}');
        Ok(())
    }

    /// Fills in an idempotency token.
    fn token(&mut self, member: &Member) -> Result<(), Error> {
        let token = match self.options.token {
            Some(make) => make(),
            None => crate::token::random()
                .map_err(|_| Error::new("an idempotency token", "no randomness", None))?,
        };
        self.literal(member);
        string(&token, self.out);
        Ok(())
    }

    fn union(&mut self, value: &dyn Union) -> Result<(), Error> {
        self.enter()?;
        let schema = value.schema();
        let start = self.out.len();
        match value.get() {
            Selected::Unknown(unknown) => self.unknown(unknown)?,
            Selected::Member(index, inner) => {
                let Some(member) = schema.members.get(index) else {
                    return Err(Error::new("a member of the union", "none", None));
                };
                self.literal(member);
                match inner {
                    Some(inner) => self
                        .value(inner.view(), self.options.format(member))
                        .map_err(|error| self.in_member(error, schema, member))?,
                    None => self.out.extend_from_slice(b"{}"),
                }
            }
        }
        self.close(start, b'{', b'}');
        Ok(())
    }

    /// Writes a member that the model does not know as it came.
    fn unknown(&mut self, member: &UnknownMember) -> Result<(), Error> {
        if member.is_empty() {
            return Err(Error::new("a member of the union", "none", None));
        }
        self.out.push(b',');
        string(member.name(), self.out);
        self.out.push(b':');
        document::write(member.value(), self.out);
        Ok(())
    }

    fn list(&mut self, list: &dyn List, format: TimestampFormat) -> Result<(), Error> {
        self.enter()?;
        let start = self.out.len();
        for index in 0..list.len() {
            self.out.push(b',');
            self.value(list.get(index), format).map_err(|error| error.in_element(index))?;
        }
        self.close(start, b'[', b']');
        Ok(())
    }

    fn map(&mut self, map: &dyn Map, format: TimestampFormat) -> Result<(), Error> {
        self.enter()?;
        let start = self.out.len();
        let mut result = Ok(());
        map.each(&mut |key, value| {
            self.out.push(b',');
            string(key, self.out);
            self.out.push(b':');
            match value {
                Ref::String(text) => string(text, self.out),
                other => result = self.value(other, format).map_err(|error| error.in_entry(key)),
            }
            result.is_ok()
        });
        result?;
        self.close(start, b'{', b'}');
        Ok(())
    }

    #[inline]
    fn literal(&mut self, member: &Member) {
        append(self.options.literal(member), self.out);
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

    /// Closes what was entered: the opening bracket takes the place of the first comma.
    #[inline]
    fn close(&mut self, start: usize, open: u8, close: u8) {
        self.depth += 1;
        match self.out.get_mut(start) {
            Some(comma) => *comma = open,
            None => self.out.push(open),
        }
        self.out.push(close);
    }

    #[cold]
    fn in_member(&self, error: Error, schema: &Schema, member: &'static Member) -> Error {
        error.in_member(self.options.key(member), schema.sensitive || member.is(SENSITIVE))
    }
}

#[inline]
fn integer(number: impl itoa::Integer, out: &mut Vec<u8>) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// The numbers that JSON can only write as strings.
fn not_finite(number: f64) -> &'static [u8] {
    match number {
        f64::INFINITY => b"\"Infinity\"",
        f64::NEG_INFINITY => b"\"-Infinity\"",
        _ => b"\"NaN\"",
    }
}

fn timestamp(time: Timestamp, format: TimestampFormat, out: &mut Vec<u8>) -> Result<(), Error> {
    let expected = "a timestamp in the years 1 to 9999";
    let text = time.text(format).map_err(|_| Error::new(expected, "another one", None))?;
    match format {
        TimestampFormat::EpochSeconds => out.extend_from_slice(text.as_bytes()),
        _ => string(text.as_str(), out),
    }
    Ok(())
}
