//! The loader, the passes and the closure of a service, seen from outside.

mod advice;
mod all_at_once;
mod closure;
mod discovery;
mod errors;
mod loading;
mod metadata;
mod own_traits;
mod passes;
mod places;
mod scale;
mod sending;
mod shared_traits;
mod strictness;
mod warned_messages;
mod warned_names;
mod warnings;

use ferrosmith::error::Errors;
use ferrosmith::model::{Kind, Member, Model, Shape, ShapeId, Source};

/// Loads one file whose `shapes` are given.
fn load(shapes: &str) -> Result<Model, Errors> {
    load_files(&[&format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#)])
}

/// Loads whole files, named `0.json`, `1.json` and so on.
fn load_files(texts: &[&str]) -> Result<Model, Errors> {
    let names: Vec<String> = (0..texts.len()).map(|number| format!("{number}.json")).collect();
    let sources: Vec<Source<'_>> =
        names.iter().zip(texts).map(|(name, text)| Source { name, text: text.as_bytes() }).collect();
    Model::load(&sources)
}

/// The messages of a model that must be refused.
fn messages(result: Result<Model, Errors>) -> Vec<String> {
    match result {
        Ok(_) => panic!("the model was accepted"),
        Err(errors) => errors.0.iter().map(ToString::to_string).collect(),
    }
}

/// The only message of a model that must be refused.
fn message(shapes: &str) -> String {
    let mut all = messages(load(shapes));
    assert_eq!(all.len(), 1, "{all:#?}");
    all.remove(0)
}

fn id(text: &str) -> ShapeId {
    ShapeId::parse(text).unwrap()
}

fn shape<'a>(model: &'a Model, text: &str) -> &'a Shape {
    model.get(&id(text)).unwrap()
}

fn members(model: &Model, text: &str) -> Vec<Member> {
    shape(model, text).kind.members().cloned().collect()
}

fn member_names(model: &Model, text: &str) -> Vec<String> {
    members(model, text).into_iter().map(|member| member.name).collect()
}

fn is_structure(shape: &Shape) -> bool {
    matches!(shape.kind, Kind::Structure(_))
}
