//! The path to a value inside another one.

use std::fmt;
use std::sync::Arc;

use crate::data::shortened;

/// The steps, innermost first: readers push them as they return.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Path(Vec<Segment>);

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Segment {
    /// A member, by its key in the format and by its name in the model.
    Member { key: &'static str, name: &'static str },
    /// An element of a list.
    Index(usize),
    /// A key of a map, and `true` if it is secret.
    Key(Arc<str>, bool),
}

impl Path {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn push(&mut self, step: Segment) {
        self.0.push(step);
    }

    /// Hides the keys of maps, which are secret.
    pub(super) fn hide_keys(&mut self) {
        for step in &mut self.0 {
            if let Segment::Key(_, hidden) = step {
                *hidden = true;
            }
        }
    }

    /// Returns the path as a JSON pointer (RFC 6901) of names in the model.
    pub(super) fn pointer(&self, with_secrets: bool) -> String {
        let mut pointer = String::new();
        for step in self.0.iter().rev() {
            match step {
                Segment::Member { name, .. } => push(&mut pointer, name),
                Segment::Index(index) => push(&mut pointer, &index.to_string()),
                Segment::Key(_, true) if !with_secrets => push(&mut pointer, "…"),
                Segment::Key(key, _) => push(&mut pointer, key),
            }
        }
        pointer
    }
}

/// Writes the path as Rust code would, without secrets.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut first = true;
        for step in self.0.iter().rev() {
            match step {
                Segment::Member { key, .. } if first => f.write_str(key)?,
                Segment::Member { key, .. } => write!(f, ".{key}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Key(_, true) => f.write_str("[…]")?,
                Segment::Key(key, false) => {
                    write!(f, "[{:?}]", shortened(key, 64))?; // enough to find it by
                }
            }
            first = false;
        }
        Ok(())
    }
}

/// Appends a step to a JSON pointer: the name of a member, an index, or a key of a map.
pub fn push(pointer: &mut String, step: &str) {
    pointer.push('/');
    for letter in step.chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}
