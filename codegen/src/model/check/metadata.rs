//! Checks the forms of metadata that Smithy defines: suppressions, severities and validators (Smithy 2.0, section Model
//! validation).

use crate::docs::is_hidden;
use crate::error::{Collected, Error};
use crate::model::nearest::{did_you_mean, meant_or, nearest};
use crate::model::selector::Template;
use crate::model::{Json, Model, ShapeId, step};

/// The form of a property.
#[derive(Clone, Copy)]
enum Form {
    Text,
    Texts,
    Object,
    OneOf(&'static [&'static str]),
}

/// A property, and whether it must be there.
type Property = (&'static str, Form, bool);

use Form::{Object, OneOf, Text, Texts};

/// Arrays of objects in the metadata, with the properties of the objects.
const ARRAYS: &[(&str, &[Property])] = &[
    (
        "severityOverrides",
        &[("id", Text, true), ("namespace", Text, true), ("severity", OneOf(&["WARNING", "DANGER"]), true)],
    ),
    ("suppressions", &[("id", Text, true), ("namespace", Text, true), ("reason", Text, false)]),
    (
        "validators",
        &[
            ("configuration", Object, false),
            ("id", Text, false),
            ("message", Text, false),
            ("name", Text, true),
            ("namespaces", Texts, false),
            ("selector", Text, false),
            ("severity", OneOf(&["NOTE", "WARNING", "DANGER"]), false),
        ],
    ),
];

/// The properties of the configuration of validators that select shapes.
const OF_SELECTORS: &[(&str, &[Property])] = &[
    (
        "EmitEachSelector",
        &[("bindToTrait", Text, false), ("messageTemplate", Text, false), ("selector", Text, true)],
    ),
    ("EmitNoneSelector", &[("selector", Text, true)]),
];

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for (key, properties) in ARRAYS {
        let Some(value) = model.metadata.get(*key) else { continue };
        let Some(entries) = value.as_array() else {
            let (expected, hint) = ("an array of objects".to_owned(), "write it in brackets".to_owned());
            errors.push(Error { found: value.describe(), expected, hint, ..model.metadata_error(key, None) });
            continue;
        };
        for (index, entry) in entries.iter().enumerate() {
            let at = || model.metadata_error(key, Some(index));
            check_object(entry, properties, &at, errors);
            if *key == "validators" {
                check_validator(entry, &at, errors);
            }
        }
    }
}

fn check_validator(validator: &Json, at: &dyn Fn() -> Error, errors: &mut Collected) {
    let name = validator.get("name").and_then(Json::as_str).unwrap_or_default();
    let Some((_, properties)) = OF_SELECTORS.iter().find(|(known, _)| *known == name) else { return };
    let Some(configuration) = validator.get("configuration") else {
        let (found, expected) = ("no `configuration`".to_owned(), format!("the selector of `{name}` in it"));
        errors.push(Error { found, expected, hint: "add `configuration`".to_owned(), ..at() });
        return;
    };
    let at = || at().inside(&["configuration"]);
    check_object(configuration, properties, &at, errors);
    let text = |key: &str| configuration.get(key).and_then(Json::as_str);
    let mut wrong = |key: &str, found: String, expected: &str| {
        let (expected, hint) = (expected.to_owned(), "correct it".to_owned());
        errors.push(Error { found, expected, hint, ..at() }.inside(&[key]));
    };
    if let Some(id) = text("bindToTrait").filter(|id| id.contains('#') && ShapeId::parse(id).is_none()) {
        wrong("bindToTrait", format!("{id:?}"), "the id of a trait");
    }
    if let Some(Err(problem)) = text("messageTemplate").map(Template::parse) {
        wrong(
            "messageTemplate",
            format!("a template that cannot be read, since {problem}"),
            "`@{id|name}` and its like",
        );
    }
}

/// Reports what is no object with these properties.
fn check_object(value: &Json, properties: &[Property], at: &dyn Fn() -> Error, errors: &mut Collected) {
    let Some(entries) = value.as_object() else {
        let (expected, hint) = ("an object".to_owned(), "write it in braces".to_owned());
        errors.push(Error { found: value.describe(), expected, hint, ..at() });
        return;
    };
    for (name, form, is_required) in properties {
        match value.get(name) {
            Some(found) => errors.extend(misformed(found, *form, || at().inside(&[name]))),
            None if *is_required => {
                let unknown = unknown_keys(entries, properties);
                let hint = match nearest(name, unknown) {
                    Some(key) => format!("did you mean `{name}` by `{key}`?"),
                    None => format!("add `{name}`"),
                };
                let (found, expected) = (format!("no `{name}`"), format!("a value of `{name}`"));
                errors.push(Error { found, expected, hint, ..at() });
            }
            None => {}
        }
    }
}

fn misformed(value: &Json, form: Form, at: impl Fn() -> Error) -> Option<Error> {
    // Whatever is printed controls no terminal.
    let is_text =
        |value: &Json| value.as_str().is_some_and(|text| !text.contains(|c| c != '\n' && is_hidden(c)));
    let (fits, expected, hint) = match form {
        Text => (is_text(value), "a string without control characters".to_owned(), String::new()),
        Texts => {
            let all = value.as_array().is_some_and(|all| all.iter().all(is_text));
            (all, "an array of strings".to_owned(), String::new())
        }
        Object => (value.as_object().is_some(), "an object".to_owned(), String::new()),
        OneOf(known) => {
            let text = value.as_str().unwrap_or_default();
            let names: Vec<String> = known.iter().map(|known| format!("{known:?}")).collect();
            (known.contains(&text), names.join(" or "), did_you_mean(text, known.iter().copied()))
        }
    };
    let hint = meant_or(hint, "correct the value");
    (!fits).then(|| Error { found: value.describe(), expected, hint, ..at() })
}

fn unknown_keys<'j>(
    entries: &'j [(String, Json)],
    properties: &'j [Property],
) -> impl Iterator<Item = &'j str> {
    let is_known = |key: &str| properties.iter().any(|(known, ..)| *known == key);
    entries.iter().map(|(key, _)| key.as_str()).filter(move |key| !is_known(key))
}

/// A key that the metadata does not have.
pub(crate) struct UnknownKey<'m> {
    pub(crate) at: Error,
    pub(crate) path: String,
    pub(crate) key: &'m str,
    pub(crate) hint: String,
}

/// Returns the keys of suppressions, severities and validators that these do not have.
pub(crate) fn unknown(model: &Model) -> Vec<UnknownKey<'_>> {
    let mut all = Vec::new();
    for (key, properties) in ARRAYS {
        for (index, entry) in model.metadata_entries(key).iter().enumerate() {
            let name = entry.get("name").and_then(Json::as_str).unwrap_or_default();
            let inner = OF_SELECTORS.iter().find(|(known, _)| *known == name && *key == "validators");
            let inner = inner.and_then(|(_, properties)| Some((entry.get("configuration")?, *properties)));
            let parts = [(entry, *properties, "")].into_iter();
            for (value, properties, path) in
                parts.chain(inner.map(|(value, of)| (value, of, ".configuration")))
            {
                let entries = value.as_object().unwrap_or_default();
                all.extend(unknown_keys(entries, properties).map(|unknown| UnknownKey {
                    at: model.metadata_error(key, Some(index)),
                    path: format!("{path}{}", step(unknown)),
                    key: unknown,
                    hint: did_you_mean(unknown, properties.iter().map(|(known, ..)| *known)),
                }));
            }
        }
    }
    all
}
