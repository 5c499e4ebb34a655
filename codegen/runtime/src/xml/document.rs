//! Elements that no schema describes, as documents and back.
//!
//! An element with nothing but text becomes a string. Any other becomes an object: `@name` for an attribute,
//! the name of an element for its value, an array of values if it is repeated, and `#text` for text beside
//! them.

use super::reader::{Reader, Tag, attributes};
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
            match members.get_mut(child.name) {
                None => drop(members.insert(child.name, value)),
                Some(Document::Array(all)) => all.push(value),
                Some(one) => *one = Document::Array(vec![std::mem::take(one), value]),
            }
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

impl Writer<'_> {
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
                if !text::is_whole_name(attribute) {
                    return Err(Error::new("a name of XML", "another text", None));
                }
                self.raw(&[" ", attribute, "=\""]);
                text::escape(value.as_str().unwrap_or_default(), true, self.out)?;
                self.raw(&["\""]);
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
