//! Reading objects of the source so that no key is overlooked.

use super::error::{Error, Problem};
use super::ignored;
use super::json::Json;
use crate::model::Number;

/// The advice about a source that is not in botocore's format.
const DAMAGED: &str = "take an unchanged release of botocore";

/// The advice about a word of the format that the import does not know.
pub(super) const UNKNOWN: &str = "take an older release of botocore, or a newer one of ferrosmith";

/// A value of the source, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    /// The value.
    pub value: &'a Json,
    file: &'a str,
    path: String,
}

impl<'a> Node<'a> {
    /// Returns the whole document of a file.
    pub(super) fn root(file: &'a str, value: &'a Json) -> Self {
        Self { value, file, path: "$".to_owned() }
    }

    fn child(&self, segment: &str, value: &'a Json) -> Self {
        Self { value, file: self.file, path: format!("{}.{segment}", self.path) }
    }

    /// Returns an error about this value.
    pub(super) fn error(
        &self,
        found: impl Into<String>,
        expected: impl Into<String>,
        hint: impl Into<String>,
    ) -> Error {
        Problem::new(found, expected, hint).at(self.file, &*self.path).into()
    }

    fn expected(&self, what: &str) -> Error {
        self.error(self.value.describe(), what, DAMAGED)
    }

    /// Returns the text of a string.
    pub(super) fn text(&self) -> Result<&'a str, Error> {
        self.value.as_str().ok_or_else(|| self.expected("a string"))
    }

    /// Returns a boolean.
    pub(super) fn flag(&self) -> Result<bool, Error> {
        if let Json::Bool(flag) = self.value { Ok(*flag) } else { Err(self.expected("a boolean")) }
    }

    /// Returns a number, as it is written.
    pub(super) fn number(&self) -> Result<Number, Error> {
        if let Json::Number(number) = self.value {
            Ok(number.clone())
        } else {
            Err(self.expected("a number"))
        }
    }

    /// Returns a number that counts something.
    pub(super) fn count(&self) -> Result<u64, Error> {
        self.number()?.as_u64().ok_or_else(|| self.expected("a whole number, 0 or more"))
    }

    /// Returns the members of an object whose keys are names of things, not words of the format.
    pub(super) fn entries(&self) -> Result<Vec<(&'a str, Node<'a>)>, Error> {
        let object = self.value.as_object().ok_or_else(|| self.expected("an object"))?;
        Ok(object.iter().map(|(key, value)| (key.as_str(), self.child(key, value))).collect())
    }

    /// Returns the elements of an array.
    pub(super) fn elements(&self) -> Result<Vec<Node<'a>>, Error> {
        let elements = self.value.as_array().ok_or_else(|| self.expected("an array"))?;
        Ok(elements.iter().enumerate().map(|(i, value)| self.child(&i.to_string(), value)).collect())
    }

    /// Returns the elements of an array of strings.
    pub(super) fn texts(&self) -> Result<Vec<String>, Error> {
        self.elements()?.iter().map(|element| element.text().map(str::to_owned)).collect()
    }
}

/// An object whose keys are words of the format: each must be taken, or be in the list of ignored ones.
pub(super) struct Fields<'a> {
    node: Node<'a>,
    object: &'a [(String, Json)],
    context: &'static str,
    taken: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// Opens the object of `node`; `context` is the word by which the list of ignored keys knows it.
    pub(super) fn open(node: Node<'a>, context: &'static str) -> Result<Self, Error> {
        let object = node.value.as_object().ok_or_else(|| node.expected("an object"))?;
        Ok(Self { node, object, context, taken: Vec::new() })
    }

    /// Returns the value of `key`, which counts as read from now on.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Node<'a>> {
        self.taken.push(key);
        self.node.value.get(key).map(|value| self.node.child(key, value))
    }

    /// Returns the value of a key that has to be there.
    pub(super) fn need(&mut self, key: &'static str) -> Result<Node<'a>, Error> {
        match self.take(key) {
            Some(value) => Ok(value),
            None => Err(self.node.error(format!("no `{key}` in {}", self.context), "that key", DAMAGED)),
        }
    }

    /// Returns the string of `key`, if it is there.
    pub(super) fn text(&mut self, key: &'static str) -> Result<Option<String>, Error> {
        self.take(key).map(|node| node.text().map(str::to_owned)).transpose()
    }

    /// Returns the strings of `key`; none if it is absent.
    pub(super) fn texts(&mut self, key: &'static str) -> Result<Vec<String>, Error> {
        self.take(key).map_or(Ok(Vec::new()), |node| node.texts())
    }

    /// Returns the boolean of `key`; false if it is absent.
    pub(super) fn flag(&mut self, key: &'static str) -> Result<bool, Error> {
        self.take(key).map_or(Ok(false), |node| node.flag())
    }

    /// Returns the number of `key`, if it is there.
    pub(super) fn number(&mut self, key: &'static str) -> Result<Option<Number>, Error> {
        self.take(key).map(|node| node.number()).transpose()
    }

    /// Returns the location of this object.
    pub(super) fn node(&self) -> &Node<'a> {
        &self.node
    }

    /// Fails if a key was neither taken nor is in the list of ignored ones.
    pub(super) fn finish(self) -> Result<(), Error> {
        let unknown = |key: &&str| !self.taken.contains(key) && !ignored::is_ignored(self.context, key);
        let problems: Vec<Problem> = (self.object.iter().map(|(key, _)| key.as_str()).filter(unknown))
            .map(|key| {
                let path = format!("{}.{key}", self.node.path);
                let found = format!("the unknown key `{key}` in {}", self.context);
                let expected = "a key that is translated, or known to be left out";
                Problem::new(found, expected, UNKNOWN).at(self.node.file, path)
            })
            .collect();
        if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
    }
}
