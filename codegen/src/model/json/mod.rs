//! JSON as a model file holds it: objects keep the order of their keys, and their duplicates; numbers keep
//! their digits.

mod read;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::fmt::{self, Write as _};

use ferrosmith_runtime::{Number, json};

pub use read::SyntaxError;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object, in the order of the file.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads one JSON text. The nesting is bounded (by 127), so that no later walk can exhaust the stack.
    ///
    /// # Errors
    /// Returns an error if the text is not valid JSON, with the line and column.
    pub fn parse(text: &str) -> Result<Json, SyntaxError> {
        read::read(text, false)
    }

    /// The same as [`Json::parse`], without duplicate keys in an object.
    ///
    /// # Errors
    /// The same as [`Json::parse`]. Also returns an error for a duplicate key.
    pub fn parse_unique(text: &str) -> Result<Json, SyntaxError> {
        read::read(text, true)
    }

    /// `{}`, the value of an annotation trait.
    pub fn empty() -> Json {
        Json::Object(Vec::new())
    }

    /// Returns an object of one entry.
    pub fn of(key: &str, value: impl Into<Json>) -> Json {
        Json::Object(vec![(key.to_owned(), value.into())])
    }

    /// Returns the string; `None` if the value is something else.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the boolean; `None` if the value is something else.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Json::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// Returns the number; `None` if the value is something else.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Json::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Returns the integer; `None` if the value is something else, or out of range.
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number()?.as_u64()
    }

    /// Returns the integer; `None` if the value is something else, or out of range.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// Returns the elements of the array; `None` if the value is something else.
    pub fn as_array(&self) -> Option<&[Json]> {
        match self {
            Json::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// Returns the entries of the object; `None` if the value is something else.
    pub fn as_object(&self) -> Option<&[(String, Json)]> {
        match self {
            Json::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// Returns the value of a key, if it is an object that has the key.
    pub fn get(&self, key: &str) -> Option<&Json> {
        let entries = self.as_object()?;
        entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Returns the kind of the value, in words for a message.
    pub fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "an array",
            Json::Object(_) => "an object",
        }
    }

    /// Returns a description for a message: scalars with their (shortened) value.
    pub fn describe(&self) -> String {
        match self {
            Json::Bool(value) => value.to_string(),
            Json::Number(number) => format!("the number {number}"),
            Json::String(text) if text.chars().nth(60).is_some() => {
                format!("the string {:?}…", text.chars().take(60).collect::<String>())
            }
            Json::String(text) => format!("the string {text:?}"),
            Json::Object(entries) if entries.is_empty() => "an empty object".into(),
            Json::Null | Json::Array(_) | Json::Object(_) => self.kind().into(),
        }
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Json::Bool(value)
    }
}

impl From<u64> for Json {
    fn from(value: u64) -> Self {
        Json::Number(value.into())
    }
}

impl From<Number> for Json {
    fn from(value: Number) -> Self {
        Json::Number(value)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Json::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Json::String(text)
    }
}

impl<T: Into<Json>> From<Vec<T>> for Json {
    fn from(elements: Vec<T>) -> Self {
        Json::Array(elements.into_iter().map(Into::into).collect())
    }
}

/// Compact JSON; with `{:#}`, indented by two spaces.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, f.alternate().then_some(1))
    }
}

impl Json {
    /// Writes it; with `level`, on lines that are indented so often.
    fn write(&self, f: &mut fmt::Formatter<'_>, level: Option<usize>) -> fmt::Result {
        let inner = level.map(|level| level + 1);
        match self {
            Json::Null => f.write_str("null"),
            Json::Bool(value) => f.write_str(if *value { "true" } else { "false" }),
            Json::Number(number) => write!(f, "{number}"),
            Json::String(text) => write_string(f, text),
            Json::Array(elements) if elements.is_empty() => f.write_str("[]"),
            Json::Array(elements) => {
                for (i, element) in elements.iter().enumerate() {
                    f.write_char(if i == 0 { '[' } else { ',' })?;
                    write_break(f, level)?;
                    element.write(f, inner)?;
                }
                write_break(f, level.map(|level| level - 1))?;
                f.write_char(']')
            }
            Json::Object(entries) if entries.is_empty() => f.write_str("{}"),
            Json::Object(entries) => {
                for (i, (key, value)) in entries.iter().enumerate() {
                    f.write_char(if i == 0 { '{' } else { ',' })?;
                    write_break(f, level)?;
                    write_string(f, key)?;
                    f.write_str(if level.is_some() { ": " } else { ":" })?;
                    value.write(f, inner)?;
                }
                write_break(f, level.map(|level| level - 1))?;
                f.write_char('}')
            }
        }
    }
}

fn write_break(f: &mut fmt::Formatter<'_>, level: Option<usize>) -> fmt::Result {
    match level {
        Some(level) => write!(f, "\n{:1$}", "", 2 * level),
        None => Ok(()),
    }
}

fn write_string(f: &mut fmt::Formatter<'_>, text: &String) -> fmt::Result {
    f.write_str(&json::to_string(text).map_err(|_| fmt::Error)?)
}

/// Calls `found` with each key that repeats an earlier one of the same object.
pub(super) fn repeated_keys<'a>(entries: &'a [(String, Json)], mut found: impl FnMut(&'a str)) {
    if entries.len() <= 12 {
        for (i, (key, _)) in entries.iter().enumerate() {
            if entries[..i].iter().any(|(earlier, _)| earlier == key) {
                found(key);
            }
        }
        return;
    }
    let mut seen = HashSet::with_capacity(entries.len());
    for (key, _) in entries {
        if !seen.insert(key.as_str()) {
            found(key);
        }
    }
}
