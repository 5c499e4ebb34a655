//! The uses of a type: rustdoc links from a field to its type, but not back.

use std::collections::BTreeMap;

use super::link_to;
use crate::ir::{Constraints, Member, Service, Type};
use crate::names;

/// The maximum number of uses in a sentence.
const MAX_PLACES: usize = 5;

/// Says of every type in which members it is used, and of every error by which operations it is returned.
/// The sentence stands before the last paragraph, which is the shape id.
pub(in crate::ir::lower) fn add_usage(service: &mut Service) {
    let (used, returned) = (places(service), returning(service));
    let data = service.structures.iter_mut().map(|structure| (&structure.name, &mut structure.docs));
    let unions = service.unions.iter_mut().map(|union| (&union.name, &mut union.docs));
    let enums = service.enums.iter_mut().map(|of| (&of.name, &mut of.docs));
    let int_enums = service.int_enums.iter_mut().map(|of| (&of.name, &mut of.docs));
    for (name, docs) in data.chain(unions).chain(enums).chain(int_enums) {
        let others = used.get(name).into_iter().flatten().filter(|(owner, _)| owner != name);
        let links = others.map(|(owner, member)| format!("[`{owner}::{member}`](super::{owner}::{member})"));
        docs.splice(
            docs.len().saturating_sub(1)..docs.len().saturating_sub(1),
            list("Used in", links.collect()),
        );
    }
    let streamed = streamed(service);
    for union in &mut service.unions {
        let links = streamed.get(&union.name).into_iter().flatten().map(|name| link_to(name));
        let end = union.docs.len().saturating_sub(1);
        union.docs.splice(end..end, list("Events of", links.collect()));
    }
    for error in &mut service.errors {
        let links = returned.get(&error.name).into_iter().flatten().map(|name| link_to(name));
        let end = error.docs.len().saturating_sub(1);
        error.docs.splice(end..end, list("Returned by", links.collect()));
    }
}

/// A sentence that names the first of several things.
pub(in crate::ir::lower) fn list(how: &str, mut links: Vec<String>) -> Option<String> {
    let more = links.len().saturating_sub(MAX_PLACES);
    links.truncate(MAX_PLACES);
    match (links.pop()?, more) {
        (last, 0) if links.is_empty() => Some(format!("{how} {last}.")),
        (last, 0) => Some(format!("{how} {} and {last}.", links.join(", "))),
        (last, more) => Some(format!("{how} {}, {last} and {more} more.", links.join(", "))),
    }
}

/// For each type the members that hold it, as owner and member.
fn places(service: &Service) -> BTreeMap<String, Vec<(String, String)>> {
    let mut places: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut add = |owner: &str, name: &str, member: &Member| {
        let key = member.constraints.as_ref().and_then(key_type);
        for used in named(&member.ty).into_iter().chain(key) {
            places
                .entry(used.to_owned())
                .or_default()
                .push((owner.to_owned(), names::plain(name).to_owned()));
        }
    };
    for structure in service.structures.iter().chain(&service.errors) {
        structure.fields.iter().for_each(|field| add(&structure.name, &field.name, &field.member));
    }
    for union in &service.unions {
        union.variants.iter().for_each(|variant| add(&union.name, &variant.name, &variant.member));
    }
    places
}

/// For each error the operations that return it.
fn returning(service: &Service) -> BTreeMap<String, Vec<String>> {
    let mut returning: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for operation in &service.operations {
        for (error, _) in &operation.error.variants {
            returning.entry(error.clone()).or_default().push(operation.name.clone());
        }
    }
    returning
}

/// Returns the operations that stream each union of events.
fn streamed(service: &Service) -> BTreeMap<String, Vec<String>> {
    let mut streamed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for operation in &service.operations {
        let mut unions: Vec<_> = [&operation.input_events, &operation.output_events]
            .into_iter()
            .flatten()
            .map(|events| &events.union)
            .collect();
        unions.dedup();
        for union in unions {
            streamed.entry(union.clone()).or_default().push(operation.name.clone());
        }
    }
    streamed
}

/// Returns the generated type that a type holds, within lists and maps.
fn named(ty: &Type) -> Option<&str> {
    let mut ty = ty;
    loop {
        match ty {
            Type::Named(name) => return Some(name),
            Type::List(element) | Type::Map(element) => ty = &element.ty,
            _ => return None,
        }
    }
}

/// Returns the enum that the keys of a map are, within lists and maps.
fn key_type(constraints: &Constraints) -> Option<&str> {
    let mut constraints = constraints;
    loop {
        if let Some(name) = constraints.key.as_ref().and_then(|key| key.enumeration.as_deref()) {
            return Some(name);
        }
        constraints = constraints.element.as_deref()?;
    }
}
