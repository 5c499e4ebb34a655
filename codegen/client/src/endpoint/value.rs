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
    Text(Cow<'p, str>),
    List(Vec<Value<'p>>),
    Partition(&'static Partition),
    Url(Box<Url<'p>>),
    Arn(Box<Arn<'p>>),
}

impl<'p> Value<'p> {
    /// Returns whether a condition with this value holds.
    pub(super) fn holds(&self) -> bool {
        !matches!(self, Value::Unset | Value::Boolean(false))
    }

    pub(super) fn text(self) -> Option<Cow<'p, str>> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
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
        match self {
            Value::Partition(partition) => partition.attribute(name),
            Value::Url(url) => url.attribute(name),
            Value::Arn(arn) => arn.attribute(name),
            _ => Value::Unset,
        }
    }

    /// Returns an element, or what is not set.
    pub(super) fn element(&self, index: usize) -> Value<'p> {
        match self {
            Value::List(list) => list.get(index).cloned().unwrap_or(Value::Unset),
            _ => Value::Unset,
        }
    }

    pub(super) fn document(self) -> Document {
        match self {
            Value::Unset => Document::Null,
            Value::Boolean(boolean) => Document::Boolean(boolean),
            Value::Integer(number) => Document::from(number),
            Value::Text(text) => Document::String(text.into_owned()),
            Value::List(list) => Document::Array(list.into_iter().map(Value::document).collect()),
            Value::Partition(_) | Value::Url(_) | Value::Arn(_) => Document::Object(Object::new()),
        }
    }
}

impl<'p, T: Into<Cow<'p, str>>> From<Option<T>> for Value<'p> {
    fn from(text: Option<T>) -> Self {
        text.map_or(Value::Unset, |text| Value::Text(text.into()))
    }
}

/// Returns a part of a text, which is copied only if the text was made by rules.
pub(super) fn part<'p>(text: &Cow<'p, str>, range: Range<usize>) -> Cow<'p, str> {
    match text {
        Cow::Borrowed(text) => text.get(range).unwrap_or_default().into(),
        Cow::Owned(text) => text.get(range).unwrap_or_default().to_owned().into(),
    }
}
