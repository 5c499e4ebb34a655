//! Whether the emitter still makes the goldens, and nothing but the goldens.

use ferrosmith::files::{self, Files, Mode};
use ferrosmith::model::Json;
use ferrosmith::{generate, names};

use crate::cases::Case;

const BLESS: &str = "FERROSMITH_BLESS=1 INSTA_UPDATE=always cargo test -p ferrosmith --test fixtures";

#[test]
fn every_golden_is_what_is_generated() {
    let mode = if std::env::var_os("FERROSMITH_BLESS").is_some() { Mode::Write } else { Mode::Check };
    let mut differing = Vec::new();
    for case in Case::all("fixtures") {
        let found = files::apply(&case.folder().join("expected"), &module(&case), mode).unwrap();
        differing.extend(found.iter().map(|difference| format!("{}: {difference}", case.name)));
    }
    let list = differing.join("\n");
    assert!(mode == Mode::Write || differing.is_empty(), "{list}\nif that is meant: {BLESS}");
}

#[test]
fn every_golden_is_compiled() {
    let compiled = include_str!("../behaviour/goldens.rs");
    for case in Case::all("fixtures") {
        let path = format!("\"../fixtures/{}/expected/mod.rs\"", case.name);
        assert!(compiled.contains(&path), "behaviour/goldens.rs has no module with the path {path}");
    }
}

#[test]
fn generating_again_gives_the_same_bytes() {
    for case in Case::all("fixtures") {
        assert_eq!(generated(&case), generated(&case), "{}", case.name);
    }
}

#[test]
fn the_order_of_files_and_shapes_does_not_matter() {
    for case in Case::all("fixtures") {
        let mut other = case.clone();
        other.sources.reverse();
        for (_, text) in &mut other.sources {
            *text = with_shapes_reversed(text);
        }
        assert_eq!(generated(&other), generated(&case), "{}", case.name);
    }
}

/// A crate that has this service only.
fn generated(case: &Case) -> Files {
    generate(&[case.input()]).unwrap_or_else(|failure| panic!("{}: {failure}", case.name))
}

/// The files of its module.
fn module(case: &Case) -> Files {
    let module = names::module_name(&case.name);
    let folder = format!("{}/", names::plain(&module));
    let inside = |(path, text): (String, String)| Some((path.strip_prefix(&folder)?.to_owned(), text));
    generated(case).into_iter().filter_map(inside).collect()
}

/// The same model, its shapes in the opposite order.
fn with_shapes_reversed(text: &str) -> String {
    let Ok(Json::Object(mut model)) = Json::parse(text) else { panic!("no object: {text}") };
    for (key, value) in &mut model {
        if let ("shapes", Json::Object(shapes)) = (key.as_str(), value) {
            shapes.reverse();
        }
    }
    Json::Object(model).to_string()
}
