//! Values from the `params` of a test: members by their names in the model, timestamps as seconds
//! since 1970, blobs as text or in base64, floats that JSON has no number for as text.

use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ferrosmith_runtime::TimestampFormat;
use ferrosmith_runtime::schema::Schema;
use ferrosmith_runtime::{Blob, Document, Mut, Number, Timestamp};
use ferrosmith_runtime::{Structure, Union};
use serde_json::{Map, Value};

type Filled = Result<(), String>;

/// Fills a value, whose blobs are the bytes of texts.
pub(crate) fn fill(value: Mut<'_>, params: &Value) -> Filled {
    Params { blob: |text| Ok(text.as_bytes().to_vec()) }.fill(value, params)
}

/// Fills a value, whose blobs are in base64.
pub(crate) fn fill_encoded(value: Mut<'_>, params: &Value) -> Filled {
    Params { blob: |text| STANDARD.decode(text).map_err(|error| format!("params: no base64: {error}")) }
        .fill(value, params)
}

/// The forms of params that JSON has no type for.
struct Params {
    blob: fn(&str) -> Result<Vec<u8>, String>,
}

impl Params {
    fn fill(&self, value: Mut<'_>, params: &Value) -> Filled {
        match value {
            Mut::Boolean(value) => *value = params.as_bool().ok_or_else(|| unfit("a boolean", params))?,
            Mut::Byte(value) => *value = number(params)?,
            Mut::Short(value) => *value = number(params)?,
            Mut::Integer(value) => *value = number(params)?,
            Mut::Long(value) => *value = number(params)?,
            Mut::Float(value) => *value = float(params)?,
            Mut::Double(value) => *value = float(params)?,
            Mut::BigInteger(value) => *value = number(params)?,
            Mut::BigDecimal(value) => *value = number(params)?,
            Mut::String(value) => text(params)?.clone_into(value),
            Mut::Blob(value) => *value = Blob::from((self.blob)(text(params)?)?),
            Mut::Timestamp(value) => *value = timestamp(params)?,
            Mut::Document(value) => *value = document(params)?,
            Mut::Enum(value) => {
                let text = text(params)?;
                value.set(value.schema().index_of(text), text);
            }
            Mut::IntEnum(value) => value.set(number(params)?),
            Mut::Structure(value) => return self.structure(value, object(params)?),
            Mut::Union(value) => return self.union(value, object(params)?),
            Mut::List(list) => {
                list.clear();
                for element in params.as_array().ok_or_else(|| unfit("a list", params))? {
                    let slot = list.push();
                    if !element.is_null() {
                        self.fill(slot.open(), element)?;
                    }
                }
            }
            Mut::Map(map) => {
                map.clear();
                for (key, element) in object(params)? {
                    let slot = map.insert(key.clone());
                    if !element.is_null() {
                        self.fill(slot.open(), element)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn structure(&self, structure: &mut dyn Structure, params: &Map<String, Value>) -> Filled {
        let schema = structure.schema();
        for (name, value) in params {
            let slot = member(schema, name).map(|index| structure.member_mut(index));
            let slot = slot.ok_or_else(|| format!("{} has no member `{name}`", schema.id))?;
            if value.is_null() {
                slot.unset();
            } else {
                self.fill(slot.open(), value).map_err(|error| format!("{name}: {error}"))?;
            }
        }
        Ok(())
    }

    fn union(&self, union: &mut dyn Union, params: &Map<String, Value>) -> Filled {
        let schema = union.schema();
        let mut members = params.iter().filter(|(_, value)| !value.is_null());
        let (Some((name, value)), None) = (members.next(), members.next()) else {
            return Err(format!("{} wants one member", schema.id));
        };
        let index = member(schema, name).ok_or_else(|| format!("{} has no member `{name}`", schema.id))?;
        match union.select(index) {
            Some(slot) => self.fill(slot.open(), value).map_err(|error| format!("{name}: {error}")),
            None => Ok(()),
        }
    }
}

fn member(schema: &Schema, name: &str) -> Option<usize> {
    schema.members.iter().position(|member| member.name() == name)
}

/// Returns a number of any type that reads itself from text.
fn number<T: FromStr>(params: &Value) -> Result<T, String> {
    let text = match params {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        _ => return Err(unfit("a number", params)),
    };
    text.parse().map_err(|_| unfit("another number", params))
}

/// Returns a float, rounded once, or one that JSON has no number for.
fn float<T: FromStr + From<f32>>(params: &Value) -> Result<T, String> {
    match params.as_str() {
        Some("NaN") => Ok(f32::NAN.into()),
        Some("Infinity") => Ok(f32::INFINITY.into()),
        Some("-Infinity") => Ok(f32::NEG_INFINITY.into()),
        _ => number(params),
    }
}

fn timestamp(params: &Value) -> Result<Timestamp, String> {
    let Value::Number(seconds) = params else {
        return Err(unfit("seconds", params));
    };
    Timestamp::parse(&seconds.to_string(), TimestampFormat::EpochSeconds)
        .map_err(|_| unfit("seconds", params))
}

fn document(params: &Value) -> Result<Document, String> {
    Ok(match params {
        Value::Null => Document::Null,
        Value::Bool(value) => Document::Boolean(*value),
        Value::Number(number) => {
            Document::Number(number.to_string().parse::<Number>().map_err(|_| unfit("a number", params))?)
        }
        Value::String(text) => Document::String(text.clone()),
        Value::Array(elements) => Document::Array(elements.iter().map(document).collect::<Result<_, _>>()?),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| Ok((key.clone(), document(value)?)));
            Document::Object(entries.collect::<Result<_, String>>()?)
        }
    })
}

fn text(params: &Value) -> Result<&str, String> {
    params.as_str().ok_or_else(|| unfit("a text", params))
}

fn object(params: &Value) -> Result<&Map<String, Value>, String> {
    params.as_object().ok_or_else(|| unfit("an object", params))
}

fn unfit(expected: &str, found: &Value) -> String {
    format!("params: expected {expected}, found {found}")
}
