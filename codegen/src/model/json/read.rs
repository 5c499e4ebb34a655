//! Reads JSON by `serde_json`. What its own values drop is kept: the order of keys, the keys that repeat,
//! and every digit of a number.

use std::fmt;

use ferrosmith_runtime::Number;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::{Json, repeated_keys};

/// A text that is no JSON: what is wrong, and where.
pub type SyntaxError = serde_json::Error;

/// The one key of what `serde_json` makes of a number with its feature `arbitrary_precision`: an object
/// with the number's text.
const TEXT: &str = "$serde_json::private::Number";

/// Reads one text, all of it. With `unique`, no key may stand twice in an object.
pub(super) fn read(text: &str, unique: bool) -> Result<Json, SyntaxError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let json = Reader { unique }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(json)
}

#[derive(Clone, Copy)]
struct Reader {
    unique: bool,
}

impl<'de> DeserializeSeed<'de> for Reader {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader {
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
            let value = access.next_value_seed(self)?;
            if key == TEXT
                && let Some(number) = value.as_str().and_then(|text| text.parse::<Number>().ok())
            {
                return Ok(Json::Number(number));
            }
            entries.push((key, value));
        }
        let mut repeated = None;
        if self.unique {
            repeated_keys(&entries, |key| repeated = repeated.or(Some(key)));
        }
        match repeated {
            Some(key) => Err(A::Error::custom(format_args!("the key `{key}` stands twice in an object"))),
            None => Ok(Json::Object(entries)),
        }
    }
}
