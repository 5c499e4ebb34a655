//! Reads JSON by `serde_json`. What its own values drop is kept: the order of keys, the keys that repeat,
//! and every digit of a number.

use std::cell::Cell;
use std::fmt;

use ferrosmith_runtime::Number;
use serde_core::Deserialize;
use serde_core::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{Json, repeated_keys};

/// An error in the syntax of a JSON text.
pub type SyntaxError = serde_json::Error;

/// The key of the object by which `serde_json` shows a number, where some package of the build turns its
/// feature `arbitrary_precision` on. A text that has the key itself is only read twice.
const NUMBER: &str = "$serde_json::private::Number";

/// The maximum nesting depth of `serde_json`.
const DEEPEST: usize = 127;

/// Reads one text, all of it. With `unique`, no key may stand twice in an object.
pub(super) fn read(text: &str, unique: bool) -> Result<Json, SyntaxError> {
    let rounded = Cell::new(false);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let json = Reader { unique, rounded: &rounded }.deserialize(&mut deserializer);
    match json.and_then(|json| deserializer.end().map(|()| json)) {
        Ok(json) if !rounded.get() => Ok(json),
        Ok(_) => exact(text, unique),
        // A number beyond the range of a double is no mistake. The message about any other one stays.
        Err(error) if nesting(text) <= DEEPEST => exact(text, unique).map_err(|_| error),
        Err(error) => Err(error),
    }
}

/// Returns the nesting depth of arrays and objects in a text.
fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string) = (0_usize, 0, false);
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => in_string = !in_string,
            b'\\' if in_string => _ = bytes.next(),
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Reads a text that has numbers which are no integers of 64 bits, and that nests at most [`DEEPEST`] deep. Each level of
/// nesting reads it once more: few models have such numbers.
fn exact(text: &str, unique: bool) -> Result<Json, SyntaxError> {
    match text.trim_ascii_start().as_bytes().first() {
        Some(b'[') => {
            let elements: Vec<&RawValue> = serde_json::from_str(text)?;
            elements
                .into_iter()
                .map(|element| exact(element.get(), unique))
                .collect::<Result<_, _>>()
                .map(Json::Array)
        }
        Some(b'{') => {
            let Entries(entries) = serde_json::from_str(text)?;
            let entries = entries.into_iter().map(|(key, value)| Ok((key, exact(value.get(), unique)?)));
            let entries = entries.collect::<Result<Vec<_>, SyntaxError>>()?;
            if unique {
                without_repetition(&entries)?
            }
            Ok(Json::Object(entries))
        }
        Some(b'-' | b'0'..=b'9') => {
            text.trim_ascii().parse::<Number>().map(Json::Number).map_err(SyntaxError::custom)
        }
        _ => Reader { unique: false, rounded: &Cell::new(false) }
            .deserialize(&mut serde_json::Deserializer::from_str(text)),
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    unique: bool,
    /// Set when a number was met whose digits are not kept.
    rounded: &'a Cell<bool>,
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        self.rounded.set(true);
        Ok(Json::Null) // the whole text is read again
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = access.next_element_seed(self)? {
            elements.push(element);
        }
        Ok(Json::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = access.next_key::<String>()? {
            if key == NUMBER {
                self.rounded.set(true);
            }
            entries.push((key, access.next_value_seed(self)?));
        }
        if self.unique {
            without_repetition(&entries)?;
        }
        Ok(Json::Object(entries))
    }
}

fn without_repetition<E: serde_core::de::Error>(entries: &[(String, Json)]) -> Result<(), E> {
    let mut repeated = None;
    repeated_keys(entries, |key| repeated = repeated.or(Some(key)));
    match repeated {
        Some(key) => Err(E::custom(format_args!("duplicate key `{key}` in an object"))),
        None => Ok(()),
    }
}

/// The entries of an object, whose values were not looked at.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Entries<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}
