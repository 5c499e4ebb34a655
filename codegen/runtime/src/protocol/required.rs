//! Required members that a message lacks, all of them with their paths.

use crate::codec::{self, members::Seen, path};
use crate::protocol::MessageError;
#[cfg(feature = "server")]
use crate::schema::CLIENT_OPTIONAL;
#[cfg(feature = "client")]
use crate::schema::Schema;
use crate::schema::{Location, Member, Payload, REQUIRED};
#[cfg(feature = "server")]
use crate::value::Mut;
use crate::value::{Ref, Structure};

/// Returns the paths of missing members that are bound to other locations than the document of the body. A list in headers
/// or in the query may have been sent as nothing, since it is empty.
pub(in crate::protocol) fn bound(input: &dyn Structure, seen: &Seen) -> Vec<String> {
    let is_list = |index: usize| matches!(input.member(index), Ref::List(_));
    let outside = |index: usize, member: &Member| match (member.payload(), member.location()) {
        (Some(payload), _) => matches!(payload, Payload::Structure | Payload::Document),
        (None, Location::Body | Location::PrefixHeaders(_)) => false,
        (None, Location::Header(_) | Location::Query(_)) => !is_list(index),
        _ => true,
    };
    let mut missing = Vec::new();
    for (index, member) in input.schema().members.iter().enumerate() {
        if member.is(REQUIRED) && !seen.contains(index) && outside(index, member) {
            missing.push(pointer(member));
        }
    }
    missing
}

/// Makes a list or a map empty that a server wants, but nothing tells from an absent one.
#[cfg(feature = "server")]
pub(in crate::protocol) fn fill(input: &mut dyn Structure, seen: &Seen) {
    for (index, member) in input.schema().members.iter().enumerate() {
        let is_bound = matches!(
            member.location(),
            Location::Header(_) | Location::Query(_) | Location::PrefixHeaders(_)
        );
        if is_bound && member.is(CLIENT_OPTIONAL) && !seen.contains(index) {
            let slot = input.member_mut(index);
            if !matches!(slot.open(), Mut::List(_) | Mut::Map(_)) {
                slot.unset();
            }
        }
    }
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
