//! Elements that no schema describes, as documents and back.
//!
//! An element with nothing but text becomes a string. Any other becomes an object: `@name` for an attribute,
//! the name of an element for its value, an array of values if it is repeated, and `#text` for text beside
//! them.

use super::reader::Reader;
use super::tag::{Tag, attributes};
use super::write::Writer;
use super::{Error, text};
use crate::data::{Document, Object};
use crate::schema::Member;
use crate::value::Ref;

const TEXT: &str = "#text";

impl<'a> Reader<'a> {
    /// Reads the element of a start tag. It recurses no deeper than elements may nest.
    pub(super) fn document(&mut self, tag: Tag<'a>) -> Result<Document, Error> {
        let mut members = Object::new();
        for (name, raw) in attributes(tag.attributes) {
            let value = text::attribute(raw, tag.start)?.into_owned();
            members.insert(format!("@{name}"), Document::String(value));
        }
        let mut text = String::new();
        while let Some(child) = self.mixed(&mut text)? {
            let value = self.document(child)?;
            add(&mut members, child.name, value);
        }
        if members.is_empty() {
            return Ok(Document::String(text));
        }
        if !text.trim_ascii().is_empty() {
            members.insert(TEXT, Document::String(text));
        }
        Ok(Document::Object(members))
    }
}

/// Adds the value of an element: one of several of the same name is in an array.
pub(super) fn add(to: &mut Object, name: &str, value: Document) {
    match to.get_mut(name) {
        None => drop(to.insert(name, value)),
        Some(Document::Array(all)) => all.push(value),
        Some(one) => *one = Document::Array(vec![std::mem::take(one), value]),
    }
}

impl Writer<'_> {
    /// Writes what a structure keeps of attributes that its model does not have; `written` is the prefix of a namespace
    /// that its tag has already.
    pub(super) fn unknown_attributes(&mut self, kept: &Object, written: &str) -> Result<(), Error> {
        for (key, value) in kept.iter() {
            let Some(name) = key.strip_prefix('@') else { continue };
            if name.strip_prefix("xmlns:").is_none_or(|prefix| prefix != written) {
                self.unknown_attribute(name, value)?;
            }
        }
        Ok(())
    }

    /// Writes what a structure keeps of elements that its model does not have.
    pub(super) fn unknown_elements(&mut self, kept: &Object) -> Result<(), Error> {
        let mut elements = kept.iter().filter(|(key, _)| !key.starts_with('@'));
        elements.try_for_each(|(key, value)| self.document(key, value))
    }

    fn unknown_attribute(&mut self, name: &str, value: &Document) -> Result<(), Error> {
        if !text::is_whole_name(name) {
            return Err(Error::new("a name of XML", "another text", None));
        }
        self.raw(&[" ", name, "=\""]);
        text::escape(value.as_str().unwrap_or_default(), true, self.out)?;
        self.raw(&["\""]);
        Ok(())
    }

    /// Writes an element as [`Reader::document`] reads it.
    pub(super) fn document(&mut self, name: &str, value: &Document) -> Result<(), Error> {
        if !text::is_whole_name(name) {
            return Err(Error::new("a name of XML", "another text", None));
        }
        if let Document::Array(values) = value {
            return values.iter().try_for_each(|value| self.document(name, value));
        }
        self.down()?;
        self.raw(&["<", name]);
        let Document::Object(members) = value else {
            self.raw(&[">"]);
            self.document_text(value)?;
            self.raw(&["</", name, ">"]);
            self.up();
            return Ok(());
        };
        for (key, value) in members.iter() {
            if let Some(attribute) = key.strip_prefix('@') {
                self.unknown_attribute(attribute, value)?;
            }
        }
        self.raw(&[">"]);
        for (key, value) in members.iter().filter(|(key, _)| !key.starts_with('@')) {
            match key {
                TEXT => self.document_text(value)?,
                _ => self.document(key, value)?,
            }
        }
        self.raw(&["</", name, ">"]);
        self.up();
        Ok(())
    }

    fn document_text(&mut self, value: &Document) -> Result<(), Error> {
        match value {
            Document::Null => Ok(()),
            Document::Boolean(value) => text::escape(if *value { "true" } else { "false" }, false, self.out),
            Document::Number(number) => text::escape(&number.to_string(), false, self.out),
            Document::String(value) => text::escape(value, false, self.out),
            Document::Blob(value) => self.simple(Ref::Blob(value), &Member::WHOLE, false),
            Document::Timestamp(value) => self.simple(Ref::Timestamp(value), &Member::WHOLE, false),
            Document::Array(_) | Document::Object(_) => Err(Error::new("a text", "a composite value", None)),
        }
    }
}
