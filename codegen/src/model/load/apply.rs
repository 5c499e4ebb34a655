//! `apply`: traits that a file gives to shapes and members of any file.

use std::collections::{HashMap, HashSet};

use super::file::Application;
use super::log::{Log, Path};
use crate::model::nearest::nearest;
use crate::model::{Model, Shape, ShapeId, Traits, mixed_in, prelude};

/// The members of shapes that are looked for: a shape may get as many applications as it has members.
type Known = HashMap<ShapeId, Members>;

/// The members of a shape, of its own and of its mixins.
struct Members {
    /// The places of its own, by name.
    own: HashMap<String, usize>,
    /// The names of those of its mixins, at any distance.
    inherited: HashSet<String>,
    /// The places of the traits that are kept aside for them, by name.
    aside: HashMap<String, usize>,
    /// If `true`, a mixin is missing, which may have further ones.
    is_incomplete: bool,
}

impl Members {
    fn of(model: &Model, shape: &Shape) -> Members {
        let own = shape.kind.members().enumerate().map(|(at, member)| (member.name.clone(), at)).collect();
        let has_mixins = !shape.mixins.is_empty();
        let inherited = has_mixins.then(|| mixed_in::all(model, &shape.id)).into_iter().flatten();
        Members {
            own,
            inherited: inherited.map(|member| member.name.clone()).collect(),
            aside: HashMap::new(),
            is_incomplete: mixed_in::is_incomplete(model, &shape.id),
        }
    }
}

/// Returns the members of a shape that exists.
fn members<'k>(model: &Model, known: &'k mut Known, id: &ShapeId) -> Option<&'k mut Members> {
    if !known.contains_key(id) {
        known.insert(id.clone(), Members::of(model, model.shapes.get(id)?));
    }
    known.get_mut(id)
}

/// Applies all traits. What comes from a mixin is kept aside until the mixins are flattened.
///
/// Traits for what no file defines go to what was meant, so that it is not refused for the lack of them.
pub(super) fn apply(model: &mut Model, applications: Vec<Application>, log: &mut Log) {
    let mut known = Known::new();
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
        let is_misspelled = !exists(model, &mut known, target, member);
        if is_misspelled {
            let meant = meant(model, &mut known, target, member);
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
        let Some(traits) = traits(model, &application, &mut known) else { continue };
        for conflict in traits.apply(application.traits) {
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
fn exists(model: &Model, known: &mut Known, target: &ShapeId, member: Option<&str>) -> bool {
    let Some(name) = member else { return model.shapes.contains_key(target) };
    members(model, known, target)
        .is_some_and(|of| of.own.contains_key(name) || of.inherited.contains(name) || of.is_incomplete)
}

/// Returns the shape or member that was most likely meant.
fn meant(
    model: &Model,
    known: &mut Known,
    target: &ShapeId,
    member: Option<&str>,
) -> Option<(ShapeId, Option<String>)> {
    let target = match model.shapes.contains_key(target) {
        true => target,
        false => model.nearest_shape(target, |_| true)?,
    };
    let Some(name) = member else { return Some((target.clone(), None)) };
    if exists(model, known, target, member) {
        return Some((target.clone(), Some(name.to_owned())));
    }
    let members = mixed_in::all(model, target);
    let name = nearest(name, members.into_iter().map(|member| member.name.as_str()))?;
    Some((target.clone(), Some(name.to_owned())))
}

/// Returns the traits of a shape or member that exists.
fn traits<'m>(model: &'m mut Model, to: &Application, known: &mut Known) -> Option<&'m mut Traits> {
    let Some(name) = &to.member else {
        return model.shapes.get_mut(&to.target).map(|shape| &mut shape.traits);
    };
    let of = members(model, known, &to.target)?;
    let shape = model.shapes.get_mut(&to.target)?;
    if let Some(at) = of.own.get(name) {
        return shape.kind.member_at_mut(*at).map(|member| &mut member.traits);
    }
    if !of.inherited.contains(name) {
        return None;
    }
    let at = *of.aside.entry(name.clone()).or_insert_with(|| {
        shape.mixed_in.push((name.clone(), Traits::new()));
        shape.mixed_in.len() - 1
    });
    shape.mixed_in.get_mut(at).map(|(_, traits)| traits)
}
