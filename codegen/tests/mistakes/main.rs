//! One mistake, one error: at its place, with what was found and expected, and with what to do.

mod everywhere;
mod mutate;
mod particular;
mod values;

use std::fs;
use std::path::Path;

use ferrosmith::model::{Json, Source};
use ferrosmith::{Diagnostic, Error, Input, Severity, generate};
use mutate::Mutant;

/// The valid model that the mistakes are made in.
fn model() -> Json {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the tests");
    let text = fs::read_to_string(Path::new(&package).join("tests/mistakes/model.json")).unwrap();
    Json::parse(&text).unwrap()
}

/// The errors about a model.
fn errors(model: &Json) -> Vec<Diagnostic> {
    let text = format!("{model:#}");
    let source = Source { name: "model.json", text: text.as_bytes() };
    match generate(&[Input::new("shop", [source])]) {
        Ok(_) => Vec::new(),
        Err(Error::Models(all)) => all.0.into_iter().filter(|one| one.severity == Severity::Error).collect(),
        Err(other) => panic!("{other}"),
    }
}

/// Returns the fault of the errors about a mutant, if they have one.
fn complaint(mutant: &Mutant) -> Option<String> {
    let found = errors(&mutant.model);
    let [error] = &found[..] else {
        let list: Vec<String> = found.iter().map(|error| format!("\n    {error}")).collect();
        return Some(format!("{} errors{}", found.len(), list.concat()));
    };
    let text = format!("{error}");
    if error.location.path != mutant.path {
        return Some(format!("is placed at {}: {text}", error.location.path));
    }
    if error.position.is_none() || error.help.is_empty() || !error.help.contains(&mutant.meant) {
        return Some(format!("says nothing of `{}`: {text}", mutant.meant));
    }
    None
}

fn check(mutants: Vec<Mutant>) {
    let mut wrong = Vec::new();
    for mutant in &mutants {
        wrong.extend(
            complaint(mutant).map(|complaint| format!("{} ({}): {complaint}", mutant.name, mutant.path)),
        );
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), mutants.len(), wrong.join("\n"));
    assert!(mutants.len() > 10);
}

#[test]
fn the_model_is_valid() {
    assert_eq!(errors(&model()), []);
}

#[test]
fn misspelled_targets() {
    check(everywhere::misspelled_targets(&model()));
}

#[test]
fn misspelled_traits() {
    check(everywhere::misspelled_traits(&model()));
}

#[test]
fn misspelled_keys_of_traits() {
    check(everywhere::misspelled_keys_of_traits(&model()));
}

#[test]
fn misspelled_keys() {
    check(everywhere::misspelled_keys(&model()));
}

#[test]
fn values_of_another_type() {
    check(everywhere::mistyped(&model()));
}

#[test]
fn targets_of_another_kind() {
    check(everywhere::wrong_targets(&model()));
}

#[test]
fn keys_that_stand_twice() {
    check(everywhere::repeated_keys(&model()));
}

#[test]
fn mistakes_of_one_place() {
    check(particular::mutants(&model()));
}

/// A part that is dropped may be optional. If it is not, there is one error; if several shapes target it, one each.
#[test]
fn what_is_missing() {
    let mutants = everywhere::dropped(&model());
    let mut wrong = Vec::new();
    for mutant in &mutants {
        let found = errors(&mutant.model);
        let about_targets = found.iter().all(|error| {
            let is_missed = error.message.contains("which no file defines")
                || error.message.contains("that no file defines");
            is_missed && mutant.path.matches('[').count() == 1
        });
        if found.len() > 1 && !about_targets
            || found.iter().any(|error| error.position.is_none() || error.help.is_empty())
        {
            let list: Vec<String> = found.iter().map(|error| format!("\n    {error}")).collect();
            wrong.push(format!("{} ({}): {}", mutant.name, mutant.path, list.concat()));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), mutants.len(), wrong.join("\n"));
}

/// References to a renamed member are errors, and their advice has the new name.
#[test]
fn members_of_another_name() {
    let mutants = everywhere::renamed_members(&model());
    let mut wrong = Vec::new();
    for mutant in &mutants {
        let found = errors(&mutant.model);
        let fits = match &found[..] {
            [] => true,
            [error] => error.help.contains(&mutant.meant),
            _ => false,
        };
        if !fits {
            let list: Vec<String> = found.iter().map(|error| format!("\n    {error}")).collect();
            wrong.push(format!("{} ({}): {}", mutant.name, mutant.path, list.concat()));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), mutants.len(), wrong.join("\n"));
}
