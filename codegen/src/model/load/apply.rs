//! `apply`: traits that a file gives to shapes and members of any file.

use std::collections::HashMap;

use super::file::Application;
use super::log::{Log, Path};
use crate::model::{Model, Shape, ShapeId, Traits, mixed_in};

/// The places of the members of shapes, by name: a shape may get as many applications as it has members.
type Places = HashMap<ShapeId, HashMap<String, usize>>;

/// Applies all traits. What comes from a mixin is kept aside until the mixins are flattened.
pub(super) fn apply(model: &mut Model, applications: Vec<Application>, log: &mut Log) {
    let mut places = Places::new();
    for application in applications {
        let Application { target, member, traits, file } = application;
        let key = match &member {
            Some(member) => format!("{target}${member}"),
            None => target.to_string(),
        };
        (log.file, log.shape) = (file, Some(key.clone()));
        let shapes = Path::ROOT.key("shapes");
        let path = &shapes.key(&key);

        let inherited =
            member.as_deref().is_some_and(|name| mixed_in::find(model, &target, name, |_| true).is_some());
        let known = match (model.shapes.get_mut(&target), &member) {
            (None, _) => None,
            (Some(shape), None) => Some(&mut shape.traits),
            (Some(shape), Some(name)) => member_traits(shape, name, inherited, &mut places),
        };
        let Some(known) = known else {
            let what = if member.is_some() { "member" } else { "shape" };
            log.error(
                path,
                format!("traits for a {what} that no file defines"),
                format!("a {what} that exists"),
                "remove the `apply`, or correct the id",
            );
            continue;
        };
        for conflict in known.apply(traits) {
            let traits = path.key("traits");
            let path = traits.key(conflict.id.as_str());
            log.error(
                &path,
                conflict.second,
                format!("the same value as elsewhere, {}", conflict.first),
                "remove one of the two",
            );
        }
    }
}

fn member_traits<'a>(
    shape: &'a mut Shape,
    name: &str,
    inherited: bool,
    places: &mut Places,
) -> Option<&'a mut Traits> {
    let places = places.entry(shape.id.clone()).or_insert_with(|| {
        shape.kind.members().enumerate().map(|(index, member)| (member.name.clone(), index)).collect()
    });
    if let Some(index) = places.get(name) {
        return shape.kind.member_at_mut(*index).map(|member| &mut member.traits);
    }
    if !inherited {
        return None;
    }
    let at = shape.mixed_in.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        shape.mixed_in.push((name.to_owned(), Traits::new()));
        shape.mixed_in.len() - 1
    });
    shape.mixed_in.get_mut(at).map(|(_, traits)| traits)
}
