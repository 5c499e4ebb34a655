//! `apply`: traits that a file gives to shapes and members of any file.

use std::collections::HashMap;

use super::file::Application;
use super::log::{Log, Path};
use crate::model::nearest::nearest;
use crate::model::{Model, Shape, ShapeId, Traits, mixed_in, prelude};

/// The places of the members of shapes, by name: a shape may get as many applications as it has members.
type Places = HashMap<ShapeId, HashMap<String, usize>>;

/// Applies all traits. What comes from a mixin is kept aside until the mixins are flattened.
///
/// Traits for what no file defines go to what was meant, so that it is not refused for the lack of them.
pub(super) fn apply(model: &mut Model, applications: Vec<Application>, log: &mut Log) {
    let mut places = Places::new();
    for mut application in applications {
        let (target, member) = (&application.target, application.member.as_deref());
        let key = match member {
            Some(member) => format!("{target}${member}"),
            None => target.to_string(),
        };
        (log.file, log.shape) = (application.file.clone(), Some(key.clone()));
        let shapes = Path::ROOT.key("shapes");
        let path = &shapes.key(&key);

        if prelude::get(target).is_some() {
            let (found, expected) = ("traits for a shape of Smithy's own", "a shape of the model");
            let hint = "remove the `apply`, or give the traits to a shape of your own";
            log.error(path, found.to_owned(), expected.to_owned(), hint.to_owned());
            continue;
        }
        let is_misspelled = !exists(model, target, member);
        if is_misspelled {
            let meant = meant(model, target, member);
            let what = if member.is_some() { "member" } else { "shape" };
            let hint = meant.as_ref().map_or_else(
                || "remove the `apply`, or correct the id".to_owned(),
                |(target, member)| match member {
                    Some(member) => format!("did you mean `{target}${member}`?"),
                    None => format!("did you mean `{target}`?"),
                },
            );
            let found = format!("traits for a {what} that no file defines");
            log.error(path, found, format!("a {what} that exists"), hint);
            let Some((target, member)) = meant else { continue };
            (application.target, application.member) = (target, member);
        }
        let Some(known) = traits(model, &application, &mut places) else { continue };
        for conflict in known.apply(application.traits) {
            if !is_misspelled {
                let traits = path.key("traits");
                log.error(
                    &traits.key(conflict.id.as_str()),
                    conflict.second,
                    format!("the same value as elsewhere, {}", conflict.first),
                    "remove one of the two",
                );
            }
        }
    }
}

/// Returns `true` if there is such a shape or member. A member of a missing mixin is given the benefit of the doubt.
fn exists(model: &Model, target: &ShapeId, member: Option<&str>) -> bool {
    let Some(shape) = model.shapes.get(target) else { return false };
    member.is_none_or(|name| {
        shape.kind.members().any(|member| member.name == name)
            || mixed_in::find(model, target, name, |_| true).is_some()
            || mixed_in::is_incomplete(model, target)
    })
}

/// Returns the shape or member that was most likely meant.
fn meant(model: &Model, target: &ShapeId, member: Option<&str>) -> Option<(ShapeId, Option<String>)> {
    let target = match model.shapes.contains_key(target) {
        true => target,
        false => model.nearest_shape(target, |_| true)?,
    };
    let Some(name) = member else { return Some((target.clone(), None)) };
    if exists(model, target, member) {
        return Some((target.clone(), Some(name.to_owned())));
    }
    let members = mixed_in::all(model, target);
    let name = nearest(name, members.into_iter().map(|member| member.name.as_str()))?;
    Some((target.clone(), Some(name.to_owned())))
}

/// Returns the traits of a shape or member that exists.
fn traits<'m>(model: &'m mut Model, to: &Application, places: &mut Places) -> Option<&'m mut Traits> {
    match &to.member {
        None => model.shapes.get_mut(&to.target).map(|shape| &mut shape.traits),
        Some(name) => {
            let inherited = mixed_in::find(model, &to.target, name, |_| true).is_some();
            member_traits(model.shapes.get_mut(&to.target)?, name, inherited, places)
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
