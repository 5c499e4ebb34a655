//! Violations of constraints, with their paths and the messages that servers respond with.

use std::error::Error;
use std::fmt;

use crate::data::{Document, Object, separated};
use crate::schema::EnumSchema;

/// The violated constraints of a value, in the order of the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violations {
    pub(super) all: Vec<Violation>,
    pub(super) more: bool,
}

impl Violations {
    /// The maximum number of violations listed: checking stops there, or where their paths have a
    /// megabyte.
    pub const MOST: usize = 1000;

    /// The maximum number of bytes of their paths, without the last one: keys of maps make long ones.
    pub(super) const MOST_PATHS: usize = 1 << 20;

    /// Returns the violations.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.all.iter()
    }

    /// Returns the number of violations.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Returns `true` if there are no violations, which is never the case in an error.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Returns `true` if there are more violations than those listed.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.more
    }

    /// Returns the members of Smithy's `ValidationException` in its wire format: `message`, and `fieldList`
    /// with the `path` and the `message` of each violation that the message has room for.
    #[must_use]
    pub fn document(&self) -> Document {
        let fields = self.iter().zip(self.texts()).map(|(violation, text)| {
            Object::from([("message", text), ("path", violation.path.clone())]).into()
        });
        let fields: Vec<Document> = fields.collect();
        Object::from([("message", self.to_string().into()), ("fieldList", Document::from(fields))]).into()
    }

    /// Returns the texts of the violations, up to a total size: a small request with many wrong values of a
    /// large enum must not cause a huge response.
    fn texts(&self) -> impl Iterator<Item = String> {
        const ROOM: usize = 1 << 16;
        let mut room = ROOM;
        self.iter().map_while(move |violation| {
            let text = violation.to_string();
            let fits = room > 0;
            room = room.saturating_sub(text.len());
            fits.then_some(text)
        })
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;
    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Writes `2 validation errors detected. Value at '/a' …; Value at '/b' …`.
impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.len() == 1 { "" } else { "s" };
        let more = if self.more { "more than " } else { "" };
        write!(f, "{more}{} validation error{plural} detected. ", self.len())?;
        let mut listed = 0;
        for text in self.texts() {
            write!(f, "{}{text}", if listed == 0 { "" } else { "; " })?;
            listed += 1;
        }
        let all = listed == self.len() && !self.more;
        f.write_str(if all { "" } else { "; and more that are not listed" })
    }
}

impl Error for Violations {}

/// A violated constraint of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    pub(super) path: String,
    pub(super) constraint: Constraint,
    pub(super) length: Option<usize>,
}

impl Violation {
    /// Returns the location of the value: a JSON pointer with the names in the model, `/users/3/name`. A key
    /// of a map that is `@sensitive` is shown as `…`; violations of a key have the path of its map.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the constraint.
    #[must_use]
    pub fn constraint(&self) -> &Constraint {
        &self.constraint
    }

    /// Returns the length of the value, for a `length` constraint; `None` for others, and for sensitive
    /// values.
    #[must_use]
    pub fn length(&self) -> Option<usize> {
        self.length
    }
}

/// Writes `Value at '/users/3/name' failed to satisfy constraint: Member must …`.
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value ")?;
        if let Some(length) = self.length {
            write!(f, "with length {length} ")?;
        }
        write!(f, "at '{}' failed to satisfy constraint: Member must {}", self.path, self.constraint)
    }
}

/// A constraint of a value (Smithy 2.0, section Constraint traits).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Constraint {
    /// The member is required (`required` trait).
    Required,
    /// The minimum and maximum length in the model (`length` trait).
    Length(Option<u64>, Option<u64>),
    /// The minimum and maximum in the model (`range` trait).
    Range(Option<&'static str>, Option<&'static str>),
    /// A regular expression (`pattern` trait).
    Pattern(&'static str),
    /// All elements differ (`uniqueItems` trait).
    UniqueItems,
    /// The values of an enum.
    Enum(Values),
    /// Exactly one member of a union, with these names.
    Union(Vec<&'static str>),
    /// The maximum nesting depth, which readers and writers share.
    Depth(usize),
}

/// The values of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Values {
    /// The values of an enum of strings.
    Texts(&'static EnumSchema),
    /// The values of an enum of integers.
    Integers,
}

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Constraint::Required => f.write_str("not be null"),
            Constraint::Length(Some(least), Some(most)) => {
                write!(f, "have length between {least} and {most}, inclusive")
            }
            Constraint::Length(Some(least), None) => {
                write!(f, "have length greater than or equal to {least}")
            }
            Constraint::Length(None, Some(most)) => write!(f, "have length less than or equal to {most}"),
            Constraint::Length(None, None) => f.write_str("have a length"),
            Constraint::Range(Some(least), Some(most)) => {
                write!(f, "be between {least} and {most}, inclusive")
            }
            Constraint::Range(Some(least), None) => write!(f, "be greater than or equal to {least}"),
            Constraint::Range(None, Some(most)) => write!(f, "be less than or equal to {most}"),
            Constraint::Range(None, None) => f.write_str("be a number"),
            Constraint::Pattern(pattern) => write!(f, "satisfy regular expression pattern: {pattern}"),
            Constraint::UniqueItems => f.write_str("have unique values"),
            Constraint::Enum(Values::Texts(schema)) => {
                let public = schema.values.iter().filter(|value| !schema.internal.contains(value));
                f.write_str("satisfy enum value set: [")?;
                separated(public, f)?;
                f.write_str("]")
            }
            Constraint::Enum(Values::Integers) => f.write_str("satisfy enum value set"),
            Constraint::Union(members) => {
                f.write_str("have exactly one member set: [")?;
                separated(members, f)?;
                f.write_str("]")
            }
            Constraint::Depth(most) => write!(f, "not nest deeper than {most} levels"),
        }
    }
}
