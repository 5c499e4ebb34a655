//! Several files become one model.

use std::collections::HashMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::file::{Application, ModelFile};
use super::log::{Log, Path};
use crate::model::{Json, Kind, Member, Model, Shape, ShapeId, mixed_in, prelude};

/// Merges the files: a shape or metadata value may stand in several of them if they all say the same.
pub(super) fn merge(files: Vec<ModelFile>, log: &mut Log) -> (Model, Vec<Application>) {
    let mut model = Model::default();
    let mut applications = Vec::new();
    for file in files {
        log.file = file.name;
        log.shape = None;
        for (key, value) in file.metadata {
            merge_metadata(&mut model, key, value, log);
        }
        for shape in file.shapes {
            merge_shape(&mut model, shape, log);
        }
        applications.extend(file.applications);
    }
    (model, applications)
}

fn merge_metadata(model: &mut Model, key: String, value: Json, log: &mut Log) {
    match model.metadata.get_mut(&key) {
        None => {
            model.origins.push(&key, Arc::clone(&log.file), &value);
            model.metadata.insert(key, value);
        }
        Some(known) if *known == value => {}
        Some(Json::Array(known)) if value.as_array().is_some() => {
            model.origins.push(&key, Arc::clone(&log.file), &value);
            known.extend(value.as_array().unwrap_or_default().iter().cloned());
        }
        Some(_) => log.error(
            &Path::ROOT.key("metadata").key(&key),
            "another value than in another file",
            "the same value, or two arrays",
            "remove one of the two",
        ),
    }
}

fn merge_shape(model: &mut Model, shape: Shape, log: &mut Log) {
    if let Some(known) = prelude::get(&shape.id) {
        // A file that brings the prelude along changes nothing.
        if known.kind != shape.kind {
            log.shape = Some(shape.id.to_string());
            let shapes = Path::ROOT.key("shapes");
            log.error(
                &shapes.key(shape.id.as_str()),
                format!("a shape of type {} in place of Smithy's own", shape.kind.name()),
                format!("type {}", known.kind.name()),
                "give it another namespace",
            );
        }
        return;
    }
    match model.shapes.entry(shape.id.clone()) {
        Entry::Vacant(entry) => {
            entry.insert(shape);
        }
        Entry::Occupied(known) if known.get().says_the_same(&shape) => {}
        Entry::Occupied(known) => {
            log.shape = Some(shape.id.to_string());
            let found = format!("{} than in {}", difference(known.get(), &shape), known.get().file);
            let shapes = Path::ROOT.key("shapes");
            log.error(
                &shapes.key(shape.id.as_str()),
                found,
                "one definition, or several that say the same",
                "remove or rename one of the two",
            );
        }
    }
}

/// Returns the first difference of two definitions of a shape.
fn difference(known: &Shape, shape: &Shape) -> String {
    if known.kind.name() != shape.kind.name() {
        return format!("another type, {},", shape.kind.name());
    }
    let (first, second) = (by_name(known), by_name(shape));
    let mut names = known.kind.members().chain(shape.kind.members()).map(|member| member.name.as_str());
    if let Some(name) = names.find(|name| first.get(name) != second.get(name)) {
        return format!("another member `{name}`");
    }
    let ids = known.traits.iter().chain(shape.traits.iter()).map(|(id, _)| id.as_str());
    match ids.into_iter().find(|id| known.traits.get(id) != shape.traits.get(id)) {
        Some(id) => format!("another `{id}`"),
        None => "another definition".to_owned(),
    }
}

fn by_name(shape: &Shape) -> HashMap<&str, &Member> {
    shape.kind.members().map(|member| (member.name.as_str(), member)).collect()
}

/// Lists and maps that left their members to a mixin get them.
pub(super) fn inherit_elements(model: &mut Model, log: &mut Log) {
    let unit = |member: &Member| member.target.as_str() == prelude::UNIT;
    let missing = |shape: &&Shape| match &shape.kind {
        _ if shape.mixins.is_empty() => false,
        Kind::List(member) => unit(member),
        Kind::Map { key, value } => unit(key) || unit(value),
        _ => false,
    };
    let ids: Vec<ShapeId> = model.shapes.values().filter(missing).map(|shape| shape.id.clone()).collect();
    for id in ids {
        for name in ["member", "key", "value"] {
            let target =
                mixed_in::find(model, &id, name, |member| !unit(member)).map(|member| member.target.clone());
            let Some(shape) = model.shapes.get_mut(&id) else {
                continue;
            };
            let Some(member) = shape.kind.member_mut(name).filter(|member| unit(member)) else {
                continue;
            };
            match target {
                Some(target) => member.target = target,
                None => {
                    (log.file, log.shape) = (shape.file.clone(), Some(id.to_string()));
                    let shapes = Path::ROOT.key("shapes");
                    log.error(
                        &shapes.key(id.as_str()),
                        "nothing",
                        format!("`{name}`, here or in a mixin"),
                        format!("add `{name}`"),
                    );
                }
            }
        }
    }
}
