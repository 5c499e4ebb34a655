//! The pages of structures, unions, enums and errors.

use super::{link_to, sentence, words};
use crate::docs::code;
use crate::ir::lower::{Lowering, errors, shapes::Role};
use crate::ir::{Docs, Fault};
use crate::model::{Kind, Member, Shape};

impl Lowering<'_> {
    /// The last paragraph is the shape id.
    pub(in crate::ir::lower) fn shape_docs(&self, shape: &Shape, role: Role<'_>) -> Docs {
        let (what, owner) = match role {
            Role::Input(owner) => ("input", owner),
            Role::Output(owner) => ("output", owner),
            Role::Data => {
                let mut docs = words::own(&shape.traits);
                docs.extend(self.error_facts(shape).map(|facts| format!("An error with {facts}.")));
                let has_page = matches!(shape.kind, Kind::Structure(_) | Kind::Union(_));
                docs.push(self.shape_id(shape, has_page && shape.traits.error().is_none()));
                return docs;
            }
        };
        // An operation without one has a synthetic one.
        let mut docs = if shape.id == owner.id { Docs::new() } else { words::own(&shape.traits) };
        if let Some(names) = self.names.operations.get(&owner.id) {
            docs.push(format!("The {what} of {}.", link_to(&names.name)));
        }
        if shape.id != owner.id {
            docs.push(self.shape_id(shape, false));
        }
        docs
    }

    /// Returns the shape id and, if there is one, the page of the public API reference.
    pub(super) fn shape_id(&self, shape: &Shape, has_page: bool) -> String {
        let id = format!("Shape id: {}", code(shape.id.as_str()));
        match &self.reference {
            Some(base) if has_page && shape.id.name().is_ascii() => {
                format!("{id} ([API reference]({base}API_{}.html))", shape.id.name())
            }
            _ => id,
        }
    }

    /// Returns the line of an error in an operation's or a service's enum.
    pub(in crate::ir::lower) fn error_line(&self, shape: &Shape) -> Docs {
        self.error_facts(shape).and_then(|facts| sentence(&[facts])).into_iter().collect()
    }

    /// Status, fault and whether to try again, of an error.
    fn error_facts(&self, shape: &Shape) -> Option<String> {
        let fault = match shape.traits.error()? {
            Fault::Client => "client",
            Fault::Server => "server",
        };
        let retry = match shape.traits.retryable() {
            Some(retryable) if retryable.throttling => ", retryable after a pause (throttling)",
            Some(_) => ", retryable",
            None => "",
        };
        Some(format!("HTTP status {}, caused by the {fault}{retry}", self.first_status(shape)))
    }

    /// Returns the HTTP status of an error in the protocol that the service speaks first.
    pub(in crate::ir::lower) fn first_status(&self, shape: &Shape) -> u16 {
        let service = self.shape(&self.closure.service);
        let first = service.and_then(|service| service.traits.protocols().first().copied());
        errors::status_in(first, shape)
    }
}

/// Returns the documentation of an enum's value.
pub(in crate::ir::lower) fn enum_value(member: &Member, value: &impl std::fmt::Display) -> Docs {
    let mut docs = words::own(&member.traits);
    docs.push(format!("Wire value {}.", code(&value.to_string())));
    docs
}
