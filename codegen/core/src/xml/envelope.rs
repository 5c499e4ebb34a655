//! The elements that protocols have around the members of a structure, and beside them.

use std::ops::Range;

use super::reader::Reader;
use super::tag::name_of;
use super::write::{Namespace, Writer};
use super::{Error, Options, text};
use crate::data::Document;
use crate::schema::Member;
use crate::value::Structure;

/// The elements that a protocol puts around the members of a structure.
#[derive(Debug, Clone, Copy)]
pub struct Envelope<'a> {
    /// Their names, the outermost first.
    pub names: &'a [&'a str],
    /// The namespace of the outermost one.
    pub namespace: Namespace,
    /// Elements of text before the members.
    pub first: &'a [(&'a str, &'a str)],
}

impl Writer<'_> {
    /// Writes the members of a structure within elements that are no value's.
    pub(super) fn enveloped(&mut self, envelope: &Envelope<'_>, value: &dyn Structure) -> Result<(), Error> {
        let members = self.options.members;
        for (index, name) in envelope.names.iter().enumerate() {
            let namespace = envelope.namespace.filter(|_| index == 0);
            self.open(name, namespace)?;
            if index + 1 == envelope.names.len() {
                self.attributes(namespace, value, members)?;
            }
            self.raw(&[">"]);
        }
        for (name, text) in envelope.first {
            self.raw(&["<", name, ">"]);
            text::escape(text, false, self.out)?;
            self.raw(&["</", name, ">"]);
        }
        let name = if envelope.names.last() == Some(&ERROR) { error_name(value) } else { name_of };
        self.children(value, name, members, false)?;
        for name in envelope.names.iter().rev() {
            self.raw(&["</", name, ">"]);
        }
        Ok(())
    }
}

/// An element with nothing but a text.
#[derive(Debug)]
pub struct TextElement<'a> {
    /// The name, without its prefix.
    pub name: &'a str,
    /// The text.
    pub text: String,
    /// The place of the element in the document.
    pub range: Range<usize>,
}

/// Returns the elements of text that are directly in the element that [`read_within`](super::read_within) reads.
///
/// # Errors
/// Returns an error if the bytes are not well-formed XML up to the end of that element.
pub fn texts_within<'a>(
    bytes: &'a [u8],
    options: &'a Options,
    wanted: &dyn Fn(&str) -> bool,
    through: &dyn Fn(&str) -> bool,
) -> Result<Vec<TextElement<'a>>, Error> {
    let mut reader = Reader::new(bytes, options)?;
    let mut found = Vec::new();
    if reader.find(wanted, through)?.is_some() {
        while let Some(child) = reader.child()? {
            if let Document::String(text) = reader.document(child)? {
                found.push(TextElement { name: child.local, text, range: child.start..reader.at() });
            }
        }
    }
    Ok(found)
}

/// Returns what names the elements of an error. Its message is `Message`, as services of AWS have it even where their models
/// say `message`: botocore and others look for no other element. Where another member is called so, its name stays.
fn error_name(error: &dyn Structure) -> fn(&'static Member) -> &'static str {
    let is_another = |member| matches!(name_of(member), MESSAGE | "errorMessage");
    match error.schema().members.iter().any(is_another) {
        true => name_of,
        false => |member| match name_of(member) {
            "message" => MESSAGE,
            name => name,
        },
    }
}

/// The element around the members of an error.
const ERROR: &str = "Error";
const MESSAGE: &str = "Message";
