//! The place of a value that is deserialized, for errors.

use std::fmt;

use ::serde::de::Error;

use super::DEEPEST;
use crate::schema::Member;

/// The place of a value: the steps to it, and the remaining nesting depth.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    depth: usize,
    /// The place of the value around it, and the step from there.
    above: Option<(&'a Place<'a>, Step)>,
}

#[derive(Clone, Copy)]
pub(super) enum Step {
    Member(&'static Member),
    Element(usize),
    /// An entry of a map. Its key may be secret, and is not told.
    Entry,
}

impl Place<'_> {
    /// The place of a value outside of others of this crate.
    pub(super) const WHOLE: Place<'static> = Place { depth: DEEPEST, above: None };

    /// Returns the remaining depth.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Returns the remaining depth one level down.
    pub(super) fn enter<E: Error>(&self) -> Result<usize, E> {
        self.depth.checked_sub(1).ok_or_else(|| self.unexpected("a value", "more nesting than allowed"))
    }

    /// Returns the place of a value inside this one, at the depth that `enter` returned.
    pub(super) fn inner(&self, step: Step) -> Place<'_> {
        Place { depth: self.depth.saturating_sub(1), above: Some((self, step)) }
    }

    /// Returns an error without the value, which may be secret.
    #[cold]
    pub(super) fn unexpected<E: Error>(&self, expected: &str, found: &str) -> E {
        let colon = if self.above.is_some() { ": " } else { "" };
        E::custom(format_args!("{self}{colon}expected {expected}, found {found}"))
    }
}

/// Writes the steps as Rust code would.
impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut steps = Vec::new();
        let mut place = self;
        while let Some((above, step)) = place.above {
            steps.push(step);
            place = above;
        }
        for (index, step) in steps.iter().rev().enumerate() {
            match step {
                Step::Member(member) if index == 0 => f.write_str(member.key())?,
                Step::Member(member) => write!(f, ".{}", member.key())?,
                Step::Element(index) => write!(f, "[{index}]")?,
                Step::Entry => f.write_str("[…]")?,
            }
        }
        Ok(())
    }
}
