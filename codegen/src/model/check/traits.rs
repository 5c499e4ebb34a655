//! Checks for misspelled traits of Smithy and AWS, which would be ignored silently.

use crate::error::Error;
use crate::model::traits::catalog;
use crate::model::{Model, Traits};

pub(super) fn check(model: &Model, errors: &mut Vec<Error>) {
    for shape in model.shapes.values() {
        for (id, meant) in misspelled(model, &shape.traits) {
            errors.push(placed(model.error(&shape.id, found(id), EXPECTED, hint(id, meant)), id));
        }
        let members = shape.kind.members().map(|member| (&member.name, &member.traits));
        let mixed_in = shape.mixed_in.iter().map(|(name, traits)| (name, traits));
        for (name, traits) in members.chain(mixed_in) {
            for (id, meant) in misspelled(model, traits) {
                let error = model.member_error(&shape.id, name, found(id), EXPECTED, hint(id, meant));
                errors.push(placed(error, id));
            }
        }
    }
}

const EXPECTED: &str = "a trait that exists";

fn found(id: &str) -> String {
    format!("the trait `{id}`, which Smithy does not define")
}

fn hint(id: &str, meant: &str) -> String {
    let namespace = id.split('#').next().unwrap_or_default();
    format!("did you mean `{namespace}#{meant}`?")
}

fn placed(mut error: Error, id: &str) -> Error {
    error.place.path.push_str(&format!(".traits[\"{id}\"]"));
    error
}

/// Returns the traits that no file defines and that are nearly called as a known one, with its name.
fn misspelled<'a>(model: &'a Model, traits: &'a Traits) -> impl Iterator<Item = (&'a str, &'static str)> {
    let unknown = traits.iter_unknown().filter(|id| !model.shapes.contains_key(*id));
    unknown.filter_map(|id| Some((id.as_str(), catalog::meant(id.namespace(), id.name())?)))
}
