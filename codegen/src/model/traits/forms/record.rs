//! Values with parts: records, unions, arrays and maps of a fixed form.

use super::{Form, check_form};
use crate::model::nearest::did_you_mean;
use crate::model::traits::Mismatch;
use crate::model::traits::keys::only;
use crate::model::{Json, step};

/// A key of a record.
pub(super) struct Field {
    key: &'static str,
    is_required: bool,
    form: Form,
}

/// Returns a key that must be there.
pub(super) const fn required(key: &'static str, form: Form) -> Field {
    Field { key, is_required: true, form }
}

/// Returns a key that may be there.
pub(super) const fn optional(key: &'static str, form: Form) -> Field {
    Field { key, is_required: false, form }
}

/// Checks a record: its keys have their forms, those that are required are there. An unknown key may be newer than the
/// table; one that is nearly called as a known one is a mistake, and may be the one that is missing.
pub(super) fn check_record(fields: &'static [Field], value: &Json) -> Vec<Mismatch> {
    let Some(entries) = value.as_object() else {
        return vec![Mismatch { hint: "write it in braces".to_owned(), ..Mismatch::new(value, "an object") }];
    };
    let mut wrong = Vec::new();
    for (key, value) in entries {
        match fields.iter().find(|field| field.key == key) {
            Some(field) => wrong.extend(under(&step(key), check_form(field.form, value))),
            None => wrong.extend(misspelled(key, fields)),
        }
    }
    let is_missing = |field: &&Field| field.is_required && value.get(field.key).is_none();
    if wrong.is_empty() {
        let missing = fields.iter().filter(is_missing).map(|field| field.key);
        wrong.extend(missing.map(|key| Mismatch::missing(key, &format!("`{key}`, which is required"))));
    }
    wrong
}

fn misspelled(key: &str, fields: &[Field]) -> Option<Mismatch> {
    let keys = || fields.iter().map(|field| field.key);
    let hint = Some(did_you_mean(key, keys())).filter(|hint| !hint.is_empty())?;
    let found = format!("the unknown key `{key}`");
    let wrong = Mismatch { found, hint, ..Mismatch::new(&Json::Null, &only(keys())) };
    Some(wrong.under(&step(key)))
}

/// Checks a union: one key, with its form.
pub(super) fn check_union(fields: &'static [Field], value: &Json) -> Vec<Mismatch> {
    let keys: Vec<String> = fields.iter().map(|field| format!("`{}`", field.key)).collect();
    let expected = format!("an object with one of {}", keys.join(", "));
    let [(key, inner)] = value.as_object().unwrap_or_default() else {
        let hint = fields
            .first()
            .map_or_else(String::new, |field| format!("write it like `{{\"{}\": …}}`", field.key));
        return vec![Mismatch { hint, ..Mismatch::new(value, &expected) }];
    };
    match fields.iter().find(|field| field.key == key) {
        Some(field) => under(&step(key), check_form(field.form, inner)).collect(),
        None => {
            let found = format!("the unknown key `{key}`");
            let meant = did_you_mean(key, fields.iter().map(|field| field.key));
            let hint = if meant.is_empty() { "write one of the keys".to_owned() } else { meant };
            vec![Mismatch { found, hint, ..Mismatch::new(value, &expected) }.under(&step(key))]
        }
    }
}

/// Checks the elements of an array.
pub(super) fn check_elements(form: Form, value: &Json) -> Vec<Mismatch> {
    let mut wrong = check_form(Form::Array, value);
    for (at, element) in value.as_array().unwrap_or_default().iter().enumerate() {
        wrong.extend(under(&format!("[{at}]"), check_form(form, element)));
    }
    wrong
}

/// Checks the values of a map.
pub(super) fn check_values(form: Form, value: &Json) -> Vec<Mismatch> {
    let mut wrong = check_form(Form::Object, value);
    for (key, value) in value.as_object().unwrap_or_default() {
        wrong.extend(under(&step(key), check_form(form, value)));
    }
    wrong
}

/// Returns the errors in a part of a value, as those of the whole.
fn under(step: &str, wrong: Vec<Mismatch>) -> impl Iterator<Item = Mismatch> {
    wrong.into_iter().map(move |wrong| wrong.under(step))
}
