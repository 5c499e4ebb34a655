//! Members with the same traits share a table of them: most members are of few shapes, and the compiler looks at every row.

use std::collections::BTreeMap;

use crate::ir::{Location, Member, Service};
use crate::names::{self, Identifiers, Style};

/// Names the traits that several members of one shape have.
pub(super) fn share(service: &mut Service) {
    let mut names = names(&service.members().collect::<Vec<_>>());
    for (index, member) in service.members_mut().enumerate() {
        member.shared_traits = names.remove(&index);
    }
}

/// Returns the names, by the indices of the members.
fn names(members: &[&Member]) -> BTreeMap<usize, String> {
    // By the shapes, the indices of members with the same traits.
    let mut tables: BTreeMap<&str, Vec<Vec<usize>>> = BTreeMap::new();
    for (index, member) in members.iter().enumerate().filter(|(_, member)| may_share(member)) {
        let of_shape = tables.entry(&member.target).or_default();
        match of_shape.iter_mut().find(|table| traits(members[table[0]]) == traits(member)) {
            Some(table) => table.push(index),
            None => of_shape.push(vec![index]),
        }
    }
    let mut scope = Identifiers::new(Style::Screaming);
    let mut named = BTreeMap::new();
    for table in tables.values().flatten().filter(|table| table.len() > 1) {
        let name = scope.claim(&name(members[table[0]]));
        named.extend(table.iter().map(|index| (*index, name.clone())));
    }
    named
}

/// Returns the name of a table: that of the shape, and the place in a message where it is not the body.
fn name(member: &Member) -> String {
    let place = match member.location {
        Location::Body => "",
        Location::Label => "_LABEL",
        Location::Query(_) | Location::QueryParams => "_QUERY",
        Location::Header(_) | Location::PrefixHeaders(_) => "_HEADER",
        Location::Payload => "_PAYLOAD",
        Location::StatusCode => "_STATUS",
    };
    names::const_name(&member.target) + place
}

/// Returns `true` if a member has traits, and none that is about it alone: a default, or a name.
fn may_share(member: &Member) -> bool {
    let Member { rust_name, json_name, default_value, .. } = member;
    let Member { location, union_form, timestamp_format, media_type, constraints, xml, .. } = member;
    let is_special = rust_name.is_some() || json_name.is_some() || default_value.is_some();
    let is_formed = union_form.is_some() || timestamp_format.is_some() || media_type.is_some();
    !is_special && (*location != Location::Body || is_formed || constraints.is_some() || xml.is_some())
}

/// Returns all of which the row of such a member is made, but for its name and its flags.
fn traits(member: &Member) -> impl PartialEq + use<'_> {
    let Member { ty, location, payload, union_form, timestamp_format, .. } = member;
    let Member { media_type, constraints, xml, .. } = member;
    (ty, location, payload, union_form, timestamp_format, media_type, constraints, xml)
}
