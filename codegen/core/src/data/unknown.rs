//! Members that are not in the model, kept unchanged.

use std::fmt;

use super::Document;

/// A member of a union that is not in the model: its name and its value, unchanged (Smithy 2.0, union shape).
///
/// Generated unions hold it in their variant `Unknown`, read it and write it again unchanged.
///
/// ```
/// use ferrosmith_runtime::{Document, Object, UnknownMember};
///
/// let member = UnknownMember::new("sms", Object::from([("number", "+15550100")]));
/// assert_eq!(member.name(), "sms");
/// assert_eq!(member.value()["number"], "+15550100");
/// assert_eq!(format!("{member:?}"), r#"Unknown("sms")"#); // the value may be a secret
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct UnknownMember(Option<Box<(String, Document)>>); // boxed: unions stay as small as their members

impl UnknownMember {
    /// Returns a member with a name and a value.
    #[must_use]
    pub fn new(name: impl Into<String>, value: impl Into<Document>) -> Self {
        UnknownMember(Some(Box::new((name.into(), value.into()))))
    }

    /// Returns the name of the member on the wire; empty when the union holds nothing.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.as_ref().map_or("", |kept| &kept.0)
    }

    /// Returns the value of the member; [`Document::Null`] when the union holds nothing.
    #[must_use]
    pub fn value(&self) -> &Document {
        self.0.as_ref().map_or(&Document::Null, |kept| &kept.1)
    }

    /// Returns `true` if the union holds nothing, the state before a member is read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

/// The name and the value; an empty name and [`Document::Null`] when the union holds nothing.
impl From<UnknownMember> for (String, Document) {
    fn from(member: UnknownMember) -> Self {
        member.0.map(|kept| *kept).unwrap_or_default()
    }
}

impl fmt::Debug for UnknownMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            // The value may be secret: the model that would say so does not have it.
            Some(kept) => write!(f, "Unknown({:?})", kept.0),
            None => f.write_str("Unknown"),
        }
    }
}
