//! Values that rules compute with.

use std::borrow::Cow;
use std::ops::Range;

use ferrosmith_runtime::{Document, Object};

use super::arn::Arn;
use super::partition::Partition;
use super::url::Url;

/// A value; what is not set is [`Value::Unset`].
#[derive(Debug, Clone)]
pub(super) enum Value<'p> {
    Unset,
    Boolean(bool),
    Integer(u64),
    Text(&'p str),
    Partition(&'static Partition),
    /// A value with memory of its own. Few are, and all others are copied and dropped without a call.
    Made(Box<Made<'p>>),
}

/// A value that functions make.
#[derive(Debug, Clone)]
pub(super) enum Made<'p> {
    Text(String),
    List(Vec<Value<'p>>),
    Url(Url<'p>),
    Arn(Arn<'p>),
}

impl<'p> Value<'p> {
    /// Returns whether a condition with this value holds.
    pub(super) fn holds(&self) -> bool {
        !matches!(self, Value::Unset | Value::Boolean(false))
    }

    pub(super) fn text(self) -> Option<Cow<'p, str>> {
        match self {
            Value::Text(text) => Some(text.into()),
            Value::Made(made) => match *made {
                Made::Text(text) => Some(text.into()),
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match (self, self.made()) {
            (Value::Text(text), _) => Some(text),
            (_, Some(Made::Text(text))) => Some(text),
            _ => None,
        }
    }

    pub(super) fn boolean(&self) -> Option<bool> {
        match self {
            Value::Boolean(boolean) => Some(*boolean),
            _ => None,
        }
    }

    /// Returns a property, or what is not set.
    pub(super) fn attribute(&self, name: &str) -> Value<'p> {
        match (self, self.made()) {
            (Value::Partition(partition), _) => partition.attribute(name),
            (_, Some(Made::Url(url))) => url.attribute(name),
            (_, Some(Made::Arn(arn))) => arn.attribute(name),
            _ => Value::Unset,
        }
    }

    /// Returns an element, or what is not set.
    pub(super) fn element(&self, index: usize) -> Value<'p> {
        match self.made() {
            Some(Made::List(list)) => list.get(index).cloned().unwrap_or(Value::Unset),
            _ => Value::Unset,
        }
    }

    /// Returns the bytes that a copy takes, beside the value itself; about as many for values of several parts.
    #[inline]
    pub(super) fn memory(&self) -> usize {
        self.made().map_or(0, Made::memory)
    }

    /// Returns the bytes that a document of it takes, about.
    pub(super) fn length(&self) -> usize {
        match self {
            Value::Text(text) => text.len(),
            value => value.memory(),
        }
    }

    #[inline]
    fn made(&self) -> Option<&Made<'p>> {
        match self {
            Value::Made(made) => Some(made),
            _ => None,
        }
    }

    pub(super) fn document(self) -> Document {
        match self {
            Value::Unset => Document::Null,
            Value::Boolean(boolean) => Document::Boolean(boolean),
            Value::Integer(number) => Document::from(number),
            Value::Text(text) => Document::String(text.to_owned()),
            Value::Partition(_) => Document::Object(Object::new()),
            Value::Made(made) => match *made {
                Made::Text(text) => Document::String(text),
                Made::List(list) => Document::Array(list.into_iter().map(Value::document).collect()),
                Made::Url(_) | Made::Arn(_) => Document::Object(Object::new()),
            },
        }
    }
}

impl Made<'_> {
    fn memory(&self) -> usize {
        match self {
            Made::Text(text) => text.len(),
            Made::List(list) => list.iter().map(|element| size_of::<Value<'_>>() + element.length()).sum(),
            Made::Url(url) => url.length(),
            Made::Arn(arn) => arn.length(),
        }
    }
}

impl<'p> From<Made<'p>> for Value<'p> {
    fn from(made: Made<'p>) -> Self {
        Value::Made(Box::new(made))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Made::Text(text).into()
    }
}

impl<'p> FromIterator<Value<'p>> for Value<'p> {
    fn from_iter<I: IntoIterator<Item = Value<'p>>>(elements: I) -> Self {
        Made::List(elements.into_iter().collect()).into()
    }
}

/// The result of a function that cannot always be applied.
impl<'p, T: Into<Value<'p>>> From<Option<T>> for Value<'p> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Unset, Into::into)
    }
}

/// Returns a part of a text, which is copied only if the text was made by rules.
pub(super) fn part<'p>(text: &Cow<'p, str>, range: Range<usize>) -> Value<'p> {
    match text {
        Cow::Borrowed(text) => Value::Text(text.get(range).unwrap_or_default()),
        Cow::Owned(text) => text.get(range).unwrap_or_default().to_owned().into(),
    }
}
