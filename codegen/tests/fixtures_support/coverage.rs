//! Every type of shape and every trait that the loader knows stands in some fixture.

use std::collections::BTreeSet;
use std::fs;

use ferrosmith::model::Json;

use crate::cases::{Case, tests};

/// The types of the shapes that Smithy 2.0 has. Sets are lists; members have no type.
const TYPES: &[&str] = &[
    "apply",
    "bigDecimal",
    "bigInteger",
    "blob",
    "boolean",
    "byte",
    "document",
    "double",
    "enum",
    "float",
    "intEnum",
    "integer",
    "list",
    "long",
    "map",
    "operation",
    "resource",
    "service",
    "short",
    "string",
    "structure",
    "timestamp",
    "union",
];

#[test]
fn every_type_of_shape_is_used() {
    let mut used = BTreeSet::new();
    each_model(&mut |model| {
        for (_, shape) in model.get("shapes").and_then(Json::as_object).unwrap() {
            used.insert(shape.get("type").and_then(Json::as_str).unwrap().to_owned());
        }
    });
    let unused: Vec<_> = TYPES.iter().filter(|name| !used.contains(**name)).collect();
    assert!(unused.is_empty(), "no fixture has shapes of type {unused:?}");
}

#[test]
fn every_known_trait_is_used() {
    let mut used = BTreeSet::new();
    each_model(&mut |model| collect_traits(model, &mut used));
    let unused: Vec<String> = known_traits().into_iter().filter(|id| !used.contains(id)).collect();
    assert!(unused.is_empty(), "no fixture uses {unused:?}");
}

/// The ids in the loader's own table: its rows are `Name = "id", form;`.
fn known_traits() -> Vec<String> {
    let table = fs::read_to_string(tests().join("../src/model/traits/known.rs")).unwrap();
    let ids: Vec<_> = table
        .lines()
        .filter_map(|line| line.split_once(" = \"")?.1.split_once("\", Form::").map(|(id, _)| id.to_owned()))
        .collect();
    assert!(ids.len() > 50, "the table of known traits is written in another way now: {ids:?}");
    ids
}

fn each_model(visit: &mut dyn FnMut(&Json)) {
    for case in Case::all("fixtures") {
        for (_, text) in &case.sources {
            visit(&Json::parse(text).unwrap());
        }
    }
}

fn collect_traits(value: &Json, used: &mut BTreeSet<String>) {
    match value {
        Json::Object(entries) => {
            for (key, value) in entries {
                if let ("traits", Json::Object(traits)) = (key.as_str(), value) {
                    used.extend(traits.iter().map(|(id, _)| id.clone()));
                }
                collect_traits(value, used);
            }
        }
        Json::Array(elements) => elements.iter().for_each(|element| collect_traits(element, used)),
        _ => {}
    }
}
