//! The values of headers: ten types on the wire, of which two are `true` and `false`.

use crate::data::Timestamp;

/// The value of a header of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderValue<'a> {
    /// A boolean.
    Boolean(bool),
    /// An integer of 8 bits.
    Byte(i8),
    /// An integer of 16 bits.
    Short(i16),
    /// An integer of 32 bits.
    Integer(i32),
    /// An integer of 64 bits.
    Long(i64),
    /// At most [`MAX_VALUE`] bytes.
    ByteArray(&'a [u8]),
    /// At most [`MAX_VALUE`] bytes of text.
    String(&'a str),
    /// A timestamp, whole milliseconds of which are on the wire.
    Timestamp(Timestamp),
    /// The bytes of a UUID (RFC 9562).
    Uuid([u8; 16]),
}

/// The length of the longest text or byte array in a header.
pub const MAX_VALUE: usize = i16::MAX as usize;

impl<'a> HeaderValue<'a> {
    /// Returns the text of a string.
    #[must_use]
    pub fn as_str(self) -> Option<&'a str> {
        match self {
            HeaderValue::String(text) => Some(text),
            _ => None,
        }
    }

    /// Appends the type and the value; `None` when the value is too long.
    pub(super) fn write(self, out: &mut Vec<u8>) -> Option<()> {
        match self {
            HeaderValue::Boolean(value) => out.push(if value { TRUE } else { FALSE }),
            HeaderValue::Byte(value) => tagged(out, BYTE, &value.to_be_bytes()),
            HeaderValue::Short(value) => tagged(out, SHORT, &value.to_be_bytes()),
            HeaderValue::Integer(value) => tagged(out, INTEGER, &value.to_be_bytes()),
            HeaderValue::Long(value) => tagged(out, LONG, &value.to_be_bytes()),
            HeaderValue::ByteArray(bytes) => long(out, BYTE_ARRAY, bytes)?,
            HeaderValue::String(text) => long(out, STRING, text.as_bytes())?,
            HeaderValue::Timestamp(time) => tagged(out, TIMESTAMP, &millis(time)?.to_be_bytes()),
            HeaderValue::Uuid(bytes) => tagged(out, UUID, &bytes),
        }
        Some(())
    }

    /// Removes a valid type and value from the bytes without reading them.
    pub(super) fn skip(bytes: &mut &'a [u8]) -> Option<()> {
        let [kind] = *array::<1>(bytes).ok()?;
        let length = match kind {
            TRUE | FALSE => 0,
            BYTE => 1,
            SHORT => 2,
            INTEGER => 4,
            LONG | TIMESTAMP => 8,
            UUID => 16,
            _ => usize::from(u16::from_be_bytes(*array(bytes).ok()?)),
        };
        take(bytes, length).ok().map(|_| ())
    }

    /// Returns the bytes of a valid value that is a string.
    pub(super) fn raw(bytes: &'a [u8]) -> Option<&'a [u8]> {
        let (kind, mut rest) = bytes.split_first()?;
        if *kind == STRING { counted(&mut rest).ok() } else { None }
    }

    /// Removes a type and a value from the bytes, as [`HeaderValue::read`] does, without making a value of them.
    pub(super) fn check(bytes: &mut &'a [u8]) -> Result<(), &'static str> {
        if bytes.first() != Some(&STRING) {
            return HeaderValue::read(bytes).map(drop);
        }
        array::<1>(bytes)?;
        match is_utf8(counted(bytes)?) {
            true => Ok(()),
            false => Err(NO_TEXT),
        }
    }

    /// Reads a type and a value, and removes them from the bytes.
    ///
    /// # Errors
    /// Returns an error with the expected and the found form.
    pub(super) fn read(bytes: &mut &'a [u8]) -> Result<Self, &'static str> {
        let [kind] = *array::<1>(bytes)?;
        Ok(match kind {
            TRUE => HeaderValue::Boolean(true),
            FALSE => HeaderValue::Boolean(false),
            BYTE => HeaderValue::Byte(i8::from_be_bytes(*array(bytes)?)),
            SHORT => HeaderValue::Short(i16::from_be_bytes(*array(bytes)?)),
            INTEGER => HeaderValue::Integer(i32::from_be_bytes(*array(bytes)?)),
            LONG => HeaderValue::Long(i64::from_be_bytes(*array(bytes)?)),
            BYTE_ARRAY => HeaderValue::ByteArray(counted(bytes)?),
            STRING => {
                let text = std::str::from_utf8(counted(bytes)?);
                HeaderValue::String(text.map_err(|_| NO_TEXT)?)
            }
            TIMESTAMP => HeaderValue::Timestamp(Timestamp::from_millis(i64::from_be_bytes(*array(bytes)?))),
            UUID => HeaderValue::Uuid(*array(bytes)?),
            _ => return Err("expected the type of a header, 0 to 9, found another number"),
        })
    }
}

const TRUE: u8 = 0;
const FALSE: u8 = 1;
const BYTE: u8 = 2;
const SHORT: u8 = 3;
const INTEGER: u8 = 4;
const LONG: u8 = 5;
const BYTE_ARRAY: u8 = 6;
const STRING: u8 = 7;
const TIMESTAMP: u8 = 8;
const UUID: u8 = 9;

/// Removes the first bytes.
pub(super) fn array<'a, const N: usize>(bytes: &mut &'a [u8]) -> Result<&'a [u8; N], &'static str> {
    let (first, rest) =
        bytes.split_first_chunk().ok_or("expected more bytes of a header, found their end")?;
    *bytes = rest;
    Ok(first)
}

const NO_TEXT: &str = "expected a header in UTF-8, found other bytes";

/// Returns `true` if bytes are UTF-8. Most are ASCII, which is faster to see.
pub(super) fn is_utf8(bytes: &[u8]) -> bool {
    bytes.is_ascii() || std::str::from_utf8(bytes).is_ok()
}

/// Removes so many bytes.
pub(super) fn take<'a>(bytes: &mut &'a [u8], count: usize) -> Result<&'a [u8], &'static str> {
    let split = bytes.split_at_checked(count);
    let (first, rest) = split.ok_or("expected more bytes of a header, found their end")?;
    *bytes = rest;
    Ok(first)
}

/// Removes bytes after their number.
fn counted<'a>(bytes: &mut &'a [u8]) -> Result<&'a [u8], &'static str> {
    let count = usize::from(u16::from_be_bytes(*array(bytes)?));
    if count > MAX_VALUE {
        return Err("expected a header of at most 32767 bytes, found a longer one");
    }
    take(bytes, count)
}

fn tagged(out: &mut Vec<u8>, kind: u8, bytes: &[u8]) {
    out.push(kind);
    out.extend_from_slice(bytes);
}

fn long(out: &mut Vec<u8>, kind: u8, bytes: &[u8]) -> Option<()> {
    let count = u16::try_from(bytes.len()).ok().filter(|_| bytes.len() <= MAX_VALUE)?;
    tagged(out, kind, &count.to_be_bytes());
    out.extend_from_slice(bytes);
    Some(())
}

/// Returns the whole milliseconds since 1970.
fn millis(time: Timestamp) -> Option<i64> {
    // The second in which the earliest time stands begins before it.
    let millis = i128::from(time.seconds()) * 1000 + i128::from(time.nanos() / 1_000_000);
    i64::try_from(millis).ok()
}
