//! Each trait that changes generated code is told by a comparison when it is taken away, and what a shape is, too.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use crate::import::compare::compare_loaded;
use crate::model::Source;
use crate::{Clients, Generated, Input, Loaded, Servers, generate, load};

/// The number of places at which a trait is taken away.
const PLACES: usize = 3;

fn with<T>(text: &str, run: impl Fn(&[Input<'_>; 1]) -> Option<T>) -> Option<T> {
    let mut input = Input::new("model", [Source { name: "model.json", text: text.as_bytes() }]);
    (input.clients, input.servers) = (Some(Clients::Always), Some(Servers::Always));
    run(&[input])
}

fn loaded(text: &str) -> Option<Loaded> {
    with(text, |[input]| load(input).ok())
}

/// The generated code without its documentation.
fn code(text: &str) -> Option<String> {
    let Generated { files, .. } = with(text, |inputs| generate(inputs).ok())?;
    let lines = files.values().flat_map(|file| file.lines().map(str::trim));
    let is_code = |line: &&str| !line.starts_with("//") && !line.starts_with("#[deprecated");
    Some(lines.filter(is_code).map(|line| format!("{line}\n")).collect())
}

/// The fixtures that are one file.
fn models() -> Vec<Value> {
    // Cargo runs tests in the folder of their package.
    let fixtures = Path::new("tests/fixtures");
    let mut folders: Vec<_> = fs::read_dir(fixtures).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let mut models = Vec::new();
    for folder in folders {
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let is_model = |path: &_| Path::new(path).extension().is_some_and(|extension| extension == "json");
        if let [file] = files.filter(is_model).collect::<Vec<_>>().as_slice() {
            models.push(serde_json::from_slice(&fs::read(file).unwrap()).unwrap());
        }
    }
    models
}

/// The JSON pointers of the entries under `key` in all that has some, those of a shape before those of its members.
fn entries(model: &Value, key: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut look = |path: String, of: &Value| {
        let all = of.get(key).and_then(Value::as_object);
        found.extend(
            all.into_iter().flat_map(Map::keys).map(|entry| (format!("{path}/{key}"), entry.clone())),
        );
    };
    for (id, shape) in model["shapes"].as_object().unwrap() {
        let path = format!("/shapes/{id}");
        look(path.clone(), shape);
        let members = shape.get("members").and_then(Value::as_object).into_iter().flatten();
        members.for_each(|(name, member)| look(format!("{path}/members/{name}"), member));
        ["member", "key", "value"].iter().for_each(|name| {
            shape.get(*name).into_iter().for_each(|member| look(format!("{path}/{name}"), member));
        });
    }
    found
}

/// Takes entries away, one at a time, and returns the number of those that a comparison tells.
fn told(key: &str, kind: impl Fn(&Value, &str, &str) -> String) -> usize {
    let (mut places, mut told) = (BTreeMap::new(), 0);
    for model in models() {
        let text = model.to_string();
        let (Some(code_before), Some(loaded_before)) = (code(&text), loaded(&text)) else { continue };
        for (path, entry) in entries(&model, key) {
            let count = places.entry(kind(&model, &path, &entry)).or_insert(0);
            *count += 1;
            if *count > PLACES {
                continue;
            }
            let mut model = model.clone();
            model.pointer_mut(&path).and_then(Value::as_object_mut).unwrap().remove(&entry);
            let text = model.to_string();
            let (Some(code), Some(loaded)) = (code(&text), loaded(&text)) else { continue };
            let comparison = compare_loaded(&loaded_before, &loaded);
            let is_told = !comparison.differences.is_empty();
            assert!(is_told || code == code_before, "{path}/{entry}");
            let has_lost = |line: &str| line.starts_with("pub ") && !code.lines().any(|other| line == other);
            let is_lost = code_before.lines().any(has_lost);
            assert!(!is_lost || !comparison.code.is_empty(), "code: {path}/{entry}");
            told += usize::from(is_told);
        }
    }
    told
}

#[test]
fn each_trait_that_changes_code_is_told() {
    let of = |_: &Value, path: &str, id: &str| format!("{id} {}", path.matches('/').count());
    assert!(told("traits", of) > 100);
}

#[test]
fn each_member_is_told() {
    let of = |model: &Value, path: &str, _: &str| {
        let shape = path.trim_end_matches("/members");
        model.pointer(shape).map_or_else(String::new, |shape| shape["type"].to_string())
    };
    assert!(told("members", of) > 5);
}
