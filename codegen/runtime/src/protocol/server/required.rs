//! Required members that a request lacks: all of them, with their paths.

use crate::codec::{self, members::Seen, path};
use crate::protocol::MessageError;
use crate::schema::{Location, Member, Payload, REQUIRED};
use crate::value::Structure;

/// The paths of members that stand outside a document and are missing.
pub(in crate::protocol) fn bound(input: &dyn Structure, seen: &Seen) -> Vec<String> {
    let is_missing = |(index, member): &(usize, &Member)| {
        let outside = match member.payload() {
            Some(payload) => matches!(payload, Payload::Structure | Payload::Document),
            None => !matches!(member.location(), Location::Body | Location::PrefixHeaders(_)),
        };
        outside && member.is(REQUIRED) && !seen.contains(*index)
    };
    let members = input.schema().members.iter().enumerate();
    members.filter(is_missing).map(|(_, member)| pointer(member)).collect()
}

/// The paths of members that a body lacks, where nothing else is wrong with it; `within` is the
/// member that is the whole body, if one is.
pub(in crate::protocol) fn in_body(
    read: Result<(), MessageError>,
    within: Option<&Member>,
) -> Result<Vec<String>, MessageError> {
    let Err(error) = read else { return Ok(Vec::new()) };
    let missing = missing(&error);
    if missing.is_empty() {
        return Err(error);
    }
    let start = within.map(pointer).unwrap_or_default();
    Ok(missing.into_iter().map(|path| start.clone() + &path).collect())
}

/// The paths of required members that a body lacks; none where something else is wrong.
fn missing(error: &MessageError) -> Vec<String> {
    let MessageError::Body { source, .. } = error else { return Vec::new() };
    source.downcast_ref::<codec::Error>().map(codec::Error::missing).unwrap_or_default()
}

fn pointer(member: &Member) -> String {
    let mut pointer = String::new();
    path::push(&mut pointer, member.name());
    pointer
}
