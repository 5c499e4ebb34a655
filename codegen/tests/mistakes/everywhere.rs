//! The same mistake at every place of a model where it can be made.

use ferrosmith::model::Json;

use crate::mutate::{Mutant, Step, changed, each_value, misspelled, path, renamed, without};

/// Returns a mutant for every place that `mistake` knows one for.
fn everywhere(model: &Json, mistake: impl Fn(&[Step], &Json) -> Option<Mutant>) -> Vec<Mutant> {
    let mut all = Vec::new();
    each_value(model, &mut Vec::new(), &mut |way, value| all.extend(mistake(way, value)));
    all
}

fn key(way: &[Step]) -> Option<&str> {
    match way.last()? {
        Step::Key(key) => Some(key),
        Step::Index(_) => None,
    }
}

/// Returns the number of steps into the value of a trait, if the path leads into one.
fn inside_a_trait(way: &[Step]) -> Option<usize> {
    let at = way.iter().position(|step| *step == Step::Key("traits".to_owned()))?;
    way.len().checked_sub(at + 2)
}

/// Every id of a shape that another one targets.
pub(crate) fn misspelled_targets(model: &Json) -> Vec<Mutant> {
    everywhere(model, |way, value| {
        let (Some("target"), Some(id)) = (key(way), value.as_str()) else { return None };
        let model = changed(model, way, |value| *value = misspelled(id).into());
        Some(Mutant { name: format!("misspelled target {id}"), model, path: path(way), meant: id.to_owned() })
    })
}

/// Every id of a trait of Smithy's own.
pub(crate) fn misspelled_traits(model: &Json) -> Vec<Mutant> {
    everywhere(model, |way, _| {
        let id = key(way).filter(|_| inside_a_trait(way) == Some(0))?;
        let model = renamed(model, way, &misspelled(id));
        let (_, parent) = way.split_last()?;
        let path = path(&[parent, &[Step::Key(misspelled(id))]].concat());
        Some(Mutant { name: format!("misspelled trait {id}"), model, path, meant: id.to_owned() })
    })
}

/// Every key that the values of traits have.
pub(crate) fn misspelled_keys_of_traits(model: &Json) -> Vec<Mutant> {
    const FREE: [&str; 3] = ["Accelerate", "Kind", "Owner"];
    // In values of shapes an unknown member is a warning, and one that is missing is told where it should be.
    const VALUES: [&str; 4] = ["input", "output", "content", "shop#audited"];
    let is_in = |step: &Step, keys: &[&str]| matches!(step, Step::Key(key) if keys.contains(&key.as_str()));
    everywhere(model, |way, _| {
        let (_, parent) = way.split_last()?;
        let in_value = inside_a_trait(way) > Some(0) && parent.iter().any(|step| is_in(step, &VALUES));
        let known =
            key(way).filter(|key| inside_a_trait(way) > Some(0) && !FREE.contains(key) && !in_value)?;
        let model = renamed(model, way, &misspelled(known));
        let path = path(&[parent, &[Step::Key(misspelled(known))]].concat());
        Some(Mutant { name: format!("misspelled key {known}"), model, path, meant: known.to_owned() })
    })
}

/// Every key of the AST.
pub(crate) fn misspelled_keys(model: &Json) -> Vec<Mutant> {
    const KEYS: [&str; 22] = [
        "smithy",
        "metadata",
        "shapes",
        "type",
        "version",
        "operations",
        "resources",
        "errors",
        "rename",
        "traits",
        "identifiers",
        "properties",
        "create",
        "read",
        "delete",
        "input",
        "output",
        "members",
        "mixins",
        "target",
        "key",
        "value",
    ];
    everywhere(model, |way, _| {
        let name = key(way).filter(|key| KEYS.contains(key) || *key == "member")?;
        // Traits have keys of their own, and members have names.
        let is_named = way.iter().rev().nth(1) == Some(&Step::Key("members".to_owned()))
            || way.iter().rev().nth(1) == Some(&Step::Key("properties".to_owned()));
        if inside_a_trait(way).is_some() || is_named {
            return None;
        }
        let model = renamed(model, way, &misspelled(name));
        let (_, parent) = way.split_last()?;
        let path = path(&[parent, &[Step::Key(misspelled(name))]].concat());
        Some(Mutant { name: format!("misspelled key {name}"), model, path, meant: name.to_owned() })
    })
}

/// Every value that becomes one of another type.
pub(crate) fn mistyped(model: &Json) -> Vec<Mutant> {
    everywhere(model, |way, value| {
        let is_free = way.first() == Some(&Step::Key("metadata".to_owned())) && way.len() > 1
            || key(way) == Some("smithy.api#default");
        let other = match value {
            Json::Array(_) | Json::Object(_) => Json::Bool(true),
            Json::String(_) => Json::Number(7.into()),
            _ => Json::Array(vec![Json::Null]),
        };
        let mutant = changed(model, way, |value| *value = other);
        (!is_free).then(|| Mutant {
            name: format!("instead of {}", value.describe()),
            model: mutant,
            path: path(way),
            meant: String::new(),
        })
    })
}

/// Every target that becomes an operation, a service, a trait's own mixin or a shape without values.
pub(crate) fn wrong_targets(model: &Json) -> Vec<Mutant> {
    let wrong = |name: &str| {
        everywhere(model, |way, value| {
            let is_value = key(way) == Some("target") && !value.as_str()?.contains("#Unit");
            let takes = way.iter().any(|step| {
                *step == Step::Key("operations".to_owned()) || *step == Step::Key("mixins".to_owned())
            });
            let life = way.iter().any(
                |step| matches!(step, Step::Key(key) if ["create", "read", "delete"].contains(&key.as_str())),
            );
            if !is_value || name == "shop#Upload" && (takes || life) {
                return None;
            }
            let mutant = changed(model, way, |value| *value = name.into());
            Some(Mutant {
                name: format!("{name} instead of {}", value.describe()),
                model: mutant,
                path: path(way),
                meant: String::new(),
            })
        })
    };
    wrong("shop#Upload").into_iter().chain(wrong("shop#Shop")).collect()
}

/// Every key that stands twice.
pub(crate) fn repeated_keys(model: &Json) -> Vec<Mutant> {
    everywhere(model, |way, value| {
        let Step::Key(name) = way.last()? else { return None };
        let (_, parent) = way.split_last()?;
        let mutant = changed(model, parent, |parent| {
            if let Json::Object(entries) = parent {
                entries.push((name.clone(), value.clone()));
            }
        });
        let free = way.first() == Some(&Step::Key("metadata".to_owned())) && way.len() > 1;
        (!free).then(|| Mutant {
            name: format!("{name} twice"),
            model: mutant,
            path: path(way),
            meant: String::new(),
        })
    })
}

/// Every entry and element that is missing.
pub(crate) fn dropped(model: &Json) -> Vec<Mutant> {
    everywhere(model, |way, value| {
        way.last()?;
        let what = way.last().map_or_else(String::new, |step| format!("{step:?}"));
        Some(Mutant {
            name: format!("no {what}, which is {}", value.describe()),
            model: without(model, way),
            path: path(way),
            meant: String::new(),
        })
    })
}

/// Every member with another name.
pub(crate) fn renamed_members(model: &Json) -> Vec<Mutant> {
    everywhere(model, |way, _| {
        let name = key(way).filter(|_| way.len() == 4 && way[2] == Step::Key("members".to_owned()))?;
        let model = renamed(model, way, &misspelled(name));
        Some(Mutant {
            name: format!("renamed member {name}"),
            model,
            path: path(way),
            meant: misspelled(name),
        })
    })
}
