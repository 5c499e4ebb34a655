//! Required members that a message lacks, all of them with their paths.

use crate::codec::{self, members::Seen, path};
use crate::protocol::MessageError;
#[cfg(feature = "client")]
use crate::schema::Schema;
use crate::schema::{Location, Member, Payload, REQUIRED};
use crate::value::Structure;

/// Returns the paths of missing members that are bound to other locations than the document of the body.
pub(in crate::protocol) fn bound(input: &dyn Structure, seen: &Seen) -> Vec<String> {
    let outside = |member: &Member| match member.payload() {
        Some(payload) => matches!(payload, Payload::Structure | Payload::Document),
        None => !matches!(member.location(), Location::Body | Location::PrefixHeaders(_)),
    };
    let mut missing = Vec::new();
    for (index, member) in input.schema().members.iter().enumerate() {
        if member.is(REQUIRED) && !seen.contains(index) && outside(member) {
            missing.push(pointer(member));
        }
    }
    missing
}

/// Returns the paths of members that a body lacks, if that is the only error; `within` is the member that is
/// the entire body.
pub(crate) fn in_body(
    read: Result<(), MessageError>,
    within: Option<&Member>,
) -> Result<Vec<String>, MessageError> {
    let Err(error) = read else { return Ok(Vec::new()) };
    let mut missing = missing(&error);
    if missing.is_empty() {
        return Err(error);
    }
    if let Some(member) = within {
        let start = pointer(member);
        missing.iter_mut().for_each(|path| path.insert_str(0, &start));
    }
    Ok(missing)
}

/// Returns an error for required members that a response lacks, if there are any.
#[cfg(feature = "client")]
pub(in crate::protocol) fn reported(schema: &Schema, members: Vec<String>) -> Result<(), MessageError> {
    match members.is_empty() {
        true => Ok(()),
        false => Err(MessageError::Missing { shape: schema.id, members }),
    }
}

/// Returns the paths of required members that a body lacks; empty for another error.
fn missing(error: &MessageError) -> Vec<String> {
    let MessageError::Body { source, .. } = error else { return Vec::new() };
    source.downcast_ref::<codec::Error>().map(codec::Error::missing).unwrap_or_default()
}

/// Returns the path of a member, as a JSON pointer.
pub(crate) fn pointer(member: &Member) -> String {
    let mut pointer = String::new();
    path::push(&mut pointer, member.name());
    pointer
}
