//! The outermost elements of messages in restXml, which are values.

use crate::codec::{self, Options};
use crate::protocol::xml::Frame;
use crate::schema::{OperationSchema, XmlRoot};
use crate::value::{Mut, Ref, Structure};
use crate::xml;

/// The outermost element is the structure, or its one member (`aws.customizations#s3UnwrappedXmlOutput`).
#[derive(Debug, Clone, Copy)]
pub(super) struct Outermost {
    root: XmlRoot,
    is_unwrapped: bool,
}

impl Outermost {
    pub(super) const fn structure(root: XmlRoot) -> Self {
        Outermost { root, is_unwrapped: false }
    }

    pub(super) fn of_output(operation: &OperationSchema) -> Self {
        Outermost { root: operation.xml_output, is_unwrapped: operation.unwrapped_output }
    }
}

impl Frame for Outermost {
    fn namespace(&self) -> Option<(&'static str, &'static str)> {
        self.root.namespace
    }

    fn write(&self, value: &dyn Structure, out: &mut Vec<u8>, options: &Options) -> Result<(), codec::Error> {
        if !self.is_unwrapped {
            return xml::message(Ref::Structure(value), self.root, out, options);
        }
        let Some(member) = value.schema().members.first() else { return Ok(()) };
        let root = XmlRoot { name: member.xml_name().unwrap_or_else(|| member.name()), ..self.root };
        match value.member(0) {
            Ref::Absent => xml::write(Ref::String(""), root, out, options),
            value => xml::write(value, root, out, options),
        }
    }

    fn read(&self, bytes: &[u8], into: Mut<'_>, options: &Options) -> Result<(), codec::Error> {
        match into {
            Mut::Structure(into) if self.is_unwrapped && !into.schema().members.is_empty() => {
                let slot = into.member_mut(0);
                xml::read(bytes, slot.open(), options)?;
                // An element without text is how an absent one is written.
                if matches!(slot.view(), Ref::Enum(text) if text.get().is_empty()) {
                    slot.unset();
                }
                Ok(())
            }
            into => xml::read(bytes, into, options),
        }
    }
}
