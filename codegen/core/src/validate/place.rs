//! Places in a value that is checked.

use std::fmt;

use super::missed::Missed;
use crate::schema::Member;

/// A place in a value: a step from the place around it. It is a chain on the stack, and becomes a text in a violation
/// alone.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    from: Option<(&'a Place<'a>, Step<'a>)>,
    /// The required members that are missing here or below.
    missed: Missed<'a>,
    /// If `true`, the value is secret.
    pub(super) secret: bool,
}

/// A step from a value to one in it.
#[derive(Clone, Copy)]
enum Step<'a> {
    Member(&'static Member),
    Index(usize),
    Key(&'a str),
}

/// The maximum number of characters of a map's key that are shown.
const KEY_SHOWN: usize = 256;

impl<'a> Place<'a> {
    /// Returns the place of a whole value.
    pub(super) fn whole(missed: Missed<'a>) -> Self {
        Place { from: None, missed, secret: false }
    }

    /// Returns the place of a member.
    #[inline]
    pub(super) fn member(&self, member: &'static Member, secret: bool) -> Place<'_> {
        let missed = self.missed.below(|| member.name());
        Place { from: Some((self, Step::Member(member))), missed, secret: self.secret || secret }
    }

    /// Returns the place of an element of a list.
    pub(super) fn element(&self, index: usize) -> Place<'_> {
        let missed = self.missed.below(|| index.to_string());
        Place { from: Some((self, Step::Index(index))), missed, secret: self.secret }
    }

    /// Returns the place of the value of an entry of a map.
    pub(super) fn entry<'b>(&'b self, key: &'b str) -> Place<'b> {
        let missed = self.missed.below(|| key);
        Place { from: Some((self, Step::Key(key))), missed, secret: self.secret }
    }

    /// Returns `true` if no required member is missing here or below.
    #[inline]
    pub(super) fn misses_nothing(&self) -> bool {
        self.missed.is_empty()
    }

    /// Returns `true` if a required member is missing here.
    #[inline]
    pub(super) fn is_missed(&self) -> bool {
        self.missed.is_here()
    }
}

/// Writes a JSON pointer (RFC 6901), in which keys of maps are hidden or shortened.
impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut steps = Vec::new();
        let mut place = self;
        while let Some((around, step)) = place.from {
            steps.push((step, around.secret));
            place = around;
        }
        steps.into_iter().rev().try_for_each(|(step, secret)| match step {
            Step::Member(member) => write!(f, "/{}", member.name()), // no name needs an escape
            Step::Index(index) => write!(f, "/{index}"),
            Step::Key("") => f.write_str("/"),
            Step::Key(_) if secret => f.write_str("/…"),
            Step::Key(key) => write_key(key, f),
        })
    }
}

/// Writes the start of a key.
fn write_key(key: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("/")?;
    let mut room = KEY_SHOWN;
    for letter in key.chars() {
        let Some(left) = room.checked_sub(if matches!(letter, '~' | '/') { 2 } else { 1 }) else {
            return f.write_str("…");
        };
        room = left;
        match letter {
            '~' => f.write_str("~0")?,
            '/' => f.write_str("~1")?,
            other => fmt::Write::write_char(f, other)?,
        }
    }
    Ok(())
}
