//! Shape ids: `namespace#Name`.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::identifier::is_identifier;

/// The id of a shape, absolute: `com.example#Name`. Cheap to clone, ordered like its text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShapeId {
    text: Arc<str>,
    hash: usize,
}

impl ShapeId {
    /// Reads an absolute shape id without a member, by Smithy's grammar.
    pub fn parse(text: &str) -> Option<ShapeId> {
        let (namespace, name) = text.split_once('#')?;
        let valid = namespace.split('.').all(is_identifier) && is_identifier(name);
        valid.then(|| ShapeId { text: text.into(), hash: namespace.len() })
    }

    /// Returns the namespace: the part before the `#`.
    pub fn namespace(&self) -> &str {
        &self.text[..self.hash]
    }

    /// Returns the name: the part after the `#`.
    pub fn name(&self) -> &str {
        &self.text[self.hash + 1..]
    }

    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

// Like `str`, because of `Borrow<str>`: maps by id can be asked with a plain string.
impl Hash for ShapeId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Borrow<str> for ShapeId {
    fn borrow(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::{ShapeId, is_identifier};

    #[test]
    fn ids_have_a_namespace_and_a_name() {
        let id = ShapeId::parse("com.example.v2#Some_Name1").unwrap();
        assert_eq!((id.namespace(), id.name()), ("com.example.v2", "Some_Name1"));
        for wrong in ["", "#", "a#", "#B", "B", "a#B$c", "a..b#C", "a#B#C", "a#ü", "1a#B", "a #B", "a#_"] {
            assert_eq!(ShapeId::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn identifiers_start_with_a_letter_or_with_underscores() {
        for right in ["a", "A1", "_a", "__type", "_1", "a_", "gen"] {
            assert!(is_identifier(right), "{right}");
        }
        for wrong in ["", "_", "__", "1a", "a-b", "é", "a b"] {
            assert!(!is_identifier(wrong), "{wrong}");
        }
    }
}
