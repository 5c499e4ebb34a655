//! The message of a modelled error whose shape has no member for it, which a server passes on all the same.

use std::collections::BTreeMap;
use std::ptr;
use std::sync::{Mutex, PoisonError};

use crate::error::message_member;
use crate::schema::{KEEPS_UNKNOWN, Location, Member, Schema, Trait};
use crate::value::{MEMBERS_AT_ONCE, Ref, Structure, Value, no_member};

/// The name of the member for the message.
const MESSAGE: &str = "message";

/// An error with a message as its last member, which is not in the model.
pub(super) struct Told<'a> {
    error: &'a dyn Structure,
    message: &'a str,
    schema: &'static Schema,
}

impl<'a> Told<'a> {
    /// Returns an error with its message; `None` if the shape has a member for it, or no room.
    pub(super) fn new(error: &'a dyn Structure, message: &'a str) -> Option<Self> {
        let schema = error.schema();
        let is_called_so = |member: &Member| {
            let names = [Some(member.name()), Some(member.key()), member.xml_name()];
            names.into_iter().flatten().any(|name| name.eq_ignore_ascii_case(MESSAGE))
        };
        // Unknown members that are kept have the message as it came.
        let has_no_room = |member: &Member| {
            is_called_so(member) || member.is(KEEPS_UNKNOWN) || member.location() == Location::Payload
        };
        if message_member(schema).is_some() || schema.members.iter().any(has_no_room) {
            return None;
        }
        Some(Told { error, message, schema: with_message(schema) })
    }
}

impl Structure for Told<'_> {
    fn schema(&self) -> &'static Schema {
        self.schema
    }

    fn member_mut(&mut self, _: usize) -> &mut dyn Value {
        no_member()
    }

    fn view_block(&self, block: usize) -> [Ref<'_>; MEMBERS_AT_ONCE] {
        let index = self.error.schema().members.len();
        if index / MEMBERS_AT_ONCE != block {
            return self.error.view_block(block);
        }
        let place = index % MEMBERS_AT_ONCE;
        // Nobody may ask for a block past the last member.
        let mut members = match place {
            0 => [Ref::Absent; MEMBERS_AT_ONCE],
            _ => self.error.view_block(block),
        };
        members[place] = Ref::String(self.message);
        members
    }
}

/// Returns the schema of an error with a message, which is made once for each shape.
fn with_message(schema: &'static Schema) -> &'static Schema {
    static MADE: Mutex<BTreeMap<usize, &'static Schema>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    made.entry(ptr::from_ref(schema).addr()).or_insert_with(|| {
        let own = schema.members.iter().map(|member| Member(member.0, member.1, member.2));
        let members: Vec<Member> = own.chain([Member(MESSAGE, 0, &[Trait::XmlName("Message")])]).collect();
        Box::leak(Box::new(Schema {
            id: schema.id,
            name: schema.name,
            members: members.leak(),
            by_key: &[], // nothing is read by it
            sensitive: schema.sensitive,
            error: schema.error,
        }))
    })
}
