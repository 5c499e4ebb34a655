//! The emitter makes the goldens, and nothing but the goldens.
//!
//! A golden is a snapshot that is Rust: `<file>.snap.rs`, with insta's notes in `<file>.snap`.

use std::collections::BTreeSet;
use std::fs;

use ferrosmith::files::Files;
use ferrosmith::model::Json;
use ferrosmith::{generate, names};

use crate::cases::{Case, each_snapshot, entries, file_name, tests};

#[test]
fn every_golden_is_what_is_generated() {
    let cases = Case::all("fixtures");
    each_snapshot(&cases, |case| {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(case.folder().join("expected"));
        settings.bind(|| {
            let compare = |(path, text): (String, String)| {
                // The first failure must not keep the others from being compared.
                std::panic::catch_unwind(|| insta::assert_binary_snapshot!(&path, text.into_bytes())).is_err()
            };
            let differing = module(case).into_iter().map(compare).filter(|differs| *differs).count();
            assert_eq!(differing, 0, "{}", case.name);
        });
    });
}

#[test]
fn no_golden_is_left_over() {
    let snapshots = |path: &String| [".snap", ".snap.rs"].map(|end| path.replace(".rs", end));
    for case in Case::all("fixtures") {
        let expected: BTreeSet<String> = module(&case).keys().flat_map(snapshots).collect();
        let found = entries(&case.folder().join("expected"));
        let found: BTreeSet<String> = found.iter().map(|path| file_name(path)).collect();
        let pending = |name: &&String| name.contains(".snap.new");
        let left: Vec<_> = found.difference(&expected).filter(|name| !pending(name)).collect();
        assert!(left.is_empty(), "{}: nothing generates {left:?}; remove them", case.name);
    }
}

#[test]
fn every_golden_is_compiled() {
    let compiled = fs::read_to_string(tests().join("behaviour/goldens.rs")).unwrap();
    for case in Case::all("fixtures") {
        let path = format!("\"../fixtures/{}/expected/mod.snap.rs\"", case.name);
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
    generate(&[case.input()]).unwrap_or_else(|failure| panic!("{}: {failure}", case.name)).files
}

/// The files of its module, which find each other by the names that snapshots have.
fn module(case: &Case) -> Files {
    let module = names::module_name(&case.name);
    let folder = format!("{}/", names::plain(&module));
    let inside = |(path, text): (String, String)| {
        let path = path.strip_prefix(&folder)?;
        Some((path.to_owned(), if path == "mod.rs" { with_paths(&text) } else { text }))
    };
    generated(case).into_iter().filter_map(inside).collect()
}

/// A `mod.rs` with the paths of its modules' snapshots.
fn with_paths(text: &str) -> String {
    let path = |line: &str| {
        let module = line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(";\n")?;
        Some(format!("#[path = \"{}.snap.rs\"]\n", module.trim_start_matches("r#")))
    };
    text.split_inclusive('\n').flat_map(|line| [path(line).unwrap_or_default(), line.to_owned()]).collect()
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
