//! Converts strings with the deprecated trait `smithy.api#enum` to enum shapes.

use std::collections::{HashMap, HashSet};

use crate::error::{Error, Errors};
use crate::model::{
    EnumDefinition, EnumValue, Kind, Member, Model, Shape, ShapeId, Traits, check, is_identifier,
};

/// Turns each string with the trait `smithy.api#enum` into an enum shape.
///
/// A member is called as its definition says. Without a name it is called after its value: whatever is not an ASCII letter or
/// digit becomes one `_`, a digit in front gets a `_` before it, and a name that is taken gets `_2`, `_3` and so on.
///
/// # Errors
/// Returns errors of names of values that are no identifiers, or that two values have.
pub fn string_enums(mut model: Model) -> Result<Model, Errors> {
    let mut errors = Vec::new();
    let mut changed = false;
    let Some(unit) = ShapeId::parse("smithy.api#Unit") else {
        return Ok(model);
    };
    let old = |shape: &&mut Shape| matches!(shape.kind, Kind::String) && shape.traits.enum_trait().is_some();
    for shape in model.shapes.values_mut().filter(old) {
        let mut members: Vec<Member> = Vec::new();
        let mut names = MemberNames::default();
        for definition in shape.traits.enum_trait().unwrap_or_default() {
            let name = match &definition.name {
                Some(name) if is_identifier(name) && names.taken.insert(name.clone()) => name.clone(),
                Some(name) => {
                    errors.push((shape.id.clone(), format!("the name {name:?}")));
                    continue;
                }
                None => names.claim(&definition.value),
            };
            members.push(Member { name, target: unit.clone(), traits: traits(definition) });
        }
        shape.kind = Kind::Enum(members);
        shape.traits.remove("smithy.api#enum");
        changed = true;
    }
    let expected = "a name of letters, digits and underscores that no other value has";
    let mut errors: Vec<_> = errors
        .into_iter()
        .map(|(id, found)| {
            let error = model.error(&id, found, expected, "correct it in `smithy.api#enum`");
            Error { id: "EnumTrait", ..error.inside(&["traits", "smithy.api#enum"]) }
        })
        .collect();
    if changed && errors.is_empty() {
        errors.extend(check::check(&mut model));
    }
    Errors::unless(errors, model)
}

fn traits(definition: &EnumDefinition) -> Traits {
    let mut traits = Traits::new();
    if let Some(documentation) = &definition.documentation {
        traits.set_documentation(documentation.clone());
    }
    if definition.deprecated {
        traits.set_deprecated();
    }
    if definition.internal {
        traits.set_internal();
    }
    traits.set_enum_value(EnumValue::String(definition.value.clone()));
    traits
}

/// The names of one enum's members.
#[derive(Default)]
struct MemberNames {
    taken: HashSet<String>,
    /// The number that a name which is wanted again gets next, so that a thousand equal ones do not try a million.
    next: HashMap<String, usize>,
}

impl MemberNames {
    /// Returns a name for a value that has none.
    fn claim(&mut self, value: &str) -> String {
        let words: Vec<&str> =
            value.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut wanted = words.join("_");
        if !wanted.starts_with(|c: char| c.is_ascii_alphabetic()) {
            wanted.insert_str(0, if wanted.is_empty() { "EMPTY" } else { "_" });
        }
        let mut name = wanted.clone();
        while !self.taken.insert(name.clone()) {
            let number = self.next.entry(wanted.clone()).or_insert(2);
            name = format!("{wanted}_{number}");
            *number += 1;
        }
        name
    }
}
