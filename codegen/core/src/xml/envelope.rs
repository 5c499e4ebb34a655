//! The elements that protocols have around the members of a structure.

use super::write::{Namespace, Writer};
use super::{Error, text};
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
        self.children(value, members, false)?;
        for name in envelope.names.iter().rev() {
            self.raw(&["</", name, ">"]);
        }
        Ok(())
    }
}
