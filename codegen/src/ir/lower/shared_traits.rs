//! Members with the same traits share a table of them: most members are of few shapes, and the compiler looks at every row.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use crate::ir::{Location, Member, Service};
use crate::names::{self, Style};

/// Names the traits that several members of one shape have.
pub(super) fn share(service: &mut Service) {
    let mut names = assign(&service.members().collect::<Vec<_>>());
    for (index, member) in service.members_mut().enumerate() {
        member.shared_traits = names.remove(&index);
    }
}

/// Returns the names, by the indices of the members.
fn assign(members: &[&Member]) -> BTreeMap<usize, String> {
    let mut tables: HashMap<_, Vec<usize>> = HashMap::new();
    for (index, member) in members.iter().enumerate() {
        if let Some(traits) = traits(member) {
            tables.entry((&member.target, traits)).or_default().push(index);
        }
    }
    let mut shared: Vec<Vec<usize>> = tables.into_values().filter(|members| members.len() > 1).collect();
    shared.sort_unstable(); // by the first members, so that the names are those of the last time
    let wanted = shared.iter().map(|table| members[table[0]]).map(|of| (of.target.as_str(), name(of)));
    let names = names::unique(&wanted.collect::<Vec<_>>(), &[], Style::Screaming);
    let named =
        |(table, name): (Vec<usize>, String)| table.into_iter().map(move |index| (index, name.clone()));
    shared.into_iter().zip(names).flat_map(named).collect()
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

/// Returns all of which the row of a member is made, but for its name and its flags; `None` if the member has no traits, or
/// one that is about it alone: a default, or a name.
fn traits(member: &Member) -> Option<impl Eq + Hash + use<'_>> {
    // Each field is named, so that a new one has its place here.
    let Member {
        wire: _,
        flags: _,
        docs: _,
        boxed: _,
        target: _,
        shared_traits: _,
        rust_name,
        json_name,
        default_value,
        ty,
        location,
        payload,
        union_form,
        timestamp_format,
        media_type,
        constraints,
        xml,
    } = member;
    let is_special = rust_name.is_some() || json_name.is_some() || default_value.is_some();
    let is_formed = union_form.is_some() || timestamp_format.is_some() || media_type.is_some();
    let has_traits = *location != Location::Body || is_formed || constraints.is_some() || xml.is_some();
    let all = (ty, location, payload, union_form, timestamp_format, media_type, constraints, xml);
    (has_traits && !is_special).then_some(all)
}
