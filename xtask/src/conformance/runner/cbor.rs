//! CBOR (RFC 8949) as far as tests need it, to compare bodies: a reader of its own, since the
//! runtime's is what is tested.

use std::collections::BTreeMap;
use std::fmt;

/// A data item. Floats are equal whatever their width, strings whatever their chunks; the time in a
/// tag is the same as an integer and as a float.
#[derive(Debug, Clone)]
pub(crate) enum Item {
    Integer(i128),
    Float(f64),
    Bytes(Vec<u8>),
    Text(String),
    Array(Vec<Item>),
    Map(BTreeMap<String, Item>),
    Tagged(u64, Box<Item>),
    Boolean(bool),
    Null,
    Undefined,
}

impl PartialEq for Item {
    fn eq(&self, other: &Item) -> bool {
        match (self, other) {
            (Item::Integer(a), Item::Integer(b)) => a == b,
            (Item::Float(a), Item::Float(b)) => a == b || a.is_nan() && b.is_nan(),
            (Item::Bytes(a), Item::Bytes(b)) => a == b,
            (Item::Text(a), Item::Text(b)) => a == b,
            (Item::Array(a), Item::Array(b)) => a == b,
            (Item::Map(a), Item::Map(b)) => a == b,
            (Item::Tagged(a, x), Item::Tagged(b, y)) => {
                a == b && (x == y || x.number().is_some_and(|number| y.number() == Some(number)))
            }
            (Item::Boolean(a), Item::Boolean(b)) => a == b,
            (Item::Null, Item::Null) | (Item::Undefined, Item::Undefined) => true,
            _ => false,
        }
    }
}

impl Item {
    fn number(&self) -> Option<f64> {
        match *self {
            Item::Integer(value) => Some(value as f64),
            Item::Float(value) => Some(value),
            _ => None,
        }
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Item::Integer(value) => write!(f, "{value}"),
            Item::Float(value) => write!(f, "{value:?}"),
            Item::Bytes(value) => write!(f, "b\"{}\"", value.escape_ascii()),
            Item::Text(value) => write!(f, "{value:?}"),
            Item::Array(elements) => {
                let elements: Vec<_> = elements.iter().map(ToString::to_string).collect();
                write!(f, "[{}]", elements.join(", "))
            }
            Item::Map(entries) => {
                f.write_str("{")?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    write!(f, "{}{key:?}: {value}", if index > 0 { ", " } else { "" })?;
                }
                f.write_str("}")
            }
            Item::Tagged(tag, value) => write!(f, "{tag}({value})"),
            Item::Boolean(value) => write!(f, "{value}"),
            Item::Null => f.write_str("null"),
            Item::Undefined => f.write_str("undefined"),
        }
    }
}

/// Reads exactly one item.
pub(crate) fn read(bytes: &[u8]) -> Result<Item, String> {
    let mut reader = Reader { bytes, at: 0 };
    let item = reader.item(0)?.ok_or("a break outside of a sequence")?;
    if reader.at < bytes.len() { Err(format!("bytes after the item, at {}", reader.at)) } else { Ok(item) }
}

const DEPTH: usize = 64;

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: u64) -> Result<&'a [u8], String> {
        let end = usize::try_from(count).ok().and_then(|count| self.at.checked_add(count));
        let taken = end.and_then(|end| self.bytes.get(self.at..end)).ok_or("it ends too early")?;
        self.at += taken.len();
        Ok(taken)
    }

    /// The argument of an initial byte; `None` for an indefinite length.
    fn argument(&mut self, info: u8) -> Result<Option<u64>, String> {
        Ok(Some(match info {
            0..=23 => info.into(),
            24..=27 => self.take(1 << (info - 24))?.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
            31 => return Ok(None),
            _ => return Err(format!("additional information {info}")),
        }))
    }

    /// The next item; `None` for a break.
    fn item(&mut self, depth: usize) -> Result<Option<Item>, String> {
        if depth > DEPTH {
            return Err("it is nested too deeply".to_owned());
        }
        let initial = self.take(1)?[0];
        let (major, info) = (initial >> 5, initial & 31);
        if major == 7 {
            return self.simple(info);
        }
        let argument = self.argument(info)?;
        let sized = || argument.ok_or_else(|| format!("no length of major type {major}"));
        Ok(Some(match major {
            0 => Item::Integer(sized()?.into()),
            1 => Item::Integer(-1 - i128::from(sized()?)),
            2 => Item::Bytes(self.string(argument, depth)?),
            3 => Item::Text(
                String::from_utf8(self.string(argument, depth)?).map_err(|_| "a text is not UTF-8")?,
            ),
            4 => Item::Array(self.sequence(argument, depth)?),
            5 => self.map(argument, depth)?,
            _ => Item::Tagged(sized()?, Box::new(self.item(depth + 1)?.ok_or("a tag without an item")?)),
        }))
    }

    fn simple(&mut self, info: u8) -> Result<Option<Item>, String> {
        Ok(Some(match info {
            20 | 21 => Item::Boolean(info == 21),
            22 => Item::Null,
            23 => Item::Undefined,
            31 => return Ok(None),
            25..=27 => {
                let bits = self.argument(info)?.unwrap_or_default();
                Item::Float(match info {
                    25 => half(bits as u16),
                    26 => f32::from_bits(bits as u32).into(),
                    _ => f64::from_bits(bits),
                })
            }
            _ => return Err(format!("simple value {info}")),
        }))
    }

    fn string(&mut self, length: Option<u64>, depth: usize) -> Result<Vec<u8>, String> {
        if let Some(length) = length {
            return Ok(self.take(length)?.to_vec());
        }
        let mut whole = Vec::new();
        while let Some(chunk) = self.item(depth + 1)? {
            match chunk {
                Item::Bytes(bytes) => whole.extend(bytes),
                Item::Text(text) => whole.extend(text.into_bytes()),
                other => return Err(format!("{other} in a string")),
            }
        }
        Ok(whole)
    }

    fn sequence(&mut self, length: Option<u64>, depth: usize) -> Result<Vec<Item>, String> {
        let mut items = Vec::new();
        while length.is_none_or(|length| (items.len() as u64) < length) {
            match self.item(depth + 1)? {
                Some(item) => items.push(item),
                None if length.is_none() => break,
                None => return Err("a break too early".to_owned()),
            }
        }
        Ok(items)
    }

    fn map(&mut self, length: Option<u64>, depth: usize) -> Result<Item, String> {
        let twice = length.map(|length| length.saturating_mul(2));
        let mut items = self.sequence(twice, depth)?.into_iter();
        let mut entries = BTreeMap::new();
        while let Some(key) = items.next() {
            let (Item::Text(key), Some(value)) = (key, items.next()) else {
                return Err("a key that is no text, or has no value".to_owned());
            };
            if entries.insert(key.clone(), value).is_some() {
                return Err(format!("the key {key:?} twice"));
            }
        }
        Ok(Item::Map(entries))
    }
}

/// IEEE 754 binary16.
fn half(bits: u16) -> f64 {
    let (sign, exponent, fraction) = (bits >> 15, bits >> 10 & 31, f64::from(bits & 1023));
    let size = match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + fraction) * 2f64.powi(i32::from(exponent) - 25),
    };
    if sign == 1 { -size } else { size }
}
