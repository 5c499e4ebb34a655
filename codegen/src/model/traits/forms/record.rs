//! Values with parts: records, unions, arrays and maps of a fixed form.

use super::{Form, check_form};
use crate::model::nearest::did_you_mean;
use crate::model::traits::Mismatch;
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
/// table; one that is nearly called as a known one is a mistake.
pub(super) fn check_record(fields: &'static [Field], value: &Json) -> Result<(), Mismatch> {
    let Some(entries) = value.as_object() else {
        return Err(Mismatch { hint: "write it in braces".to_owned(), ..Mismatch::new(value, "an object") });
    };
    for (key, value) in entries {
        match fields.iter().find(|field| field.key == key) {
            Some(field) => check_form(field.form, value).map_err(|wrong| wrong.under_key(key))?,
            None => refuse_misspelled(key, fields)?,
        }
    }
    let is_missing = |field: &&Field| field.is_required && value.get(field.key).is_none();
    match fields.iter().find(is_missing) {
        Some(field) => Err(Mismatch::missing(field.key, &format!("`{}`, which is required", field.key))),
        None => Ok(()),
    }
}

fn refuse_misspelled(key: &str, fields: &[Field]) -> Result<(), Mismatch> {
    let hint = did_you_mean(key, fields.iter().map(|field| field.key));
    if hint.is_empty() {
        return Ok(());
    }
    let known: Vec<String> = fields.iter().map(|field| format!("`{}`", field.key)).collect();
    let found = format!("the unknown key `{key}`");
    let wrong = Mismatch { found, hint, ..Mismatch::new(&Json::Null, &format!("only {}", known.join(", "))) };
    Err(wrong.under(&step(key)))
}

/// Checks a union: one key, with its form.
pub(super) fn check_union(fields: &'static [Field], value: &Json) -> Result<(), Mismatch> {
    let keys: Vec<String> = fields.iter().map(|field| format!("`{}`", field.key)).collect();
    let expected = format!("an object with one of {}", keys.join(", "));
    let [(key, inner)] = value.as_object().unwrap_or_default() else {
        let hint = fields
            .first()
            .map_or_else(String::new, |field| format!("write it like `{{\"{}\": …}}`", field.key));
        return Err(Mismatch { hint, ..Mismatch::new(value, &expected) });
    };
    match fields.iter().find(|field| field.key == key) {
        Some(field) => check_form(field.form, inner).map_err(|wrong| wrong.under_key(key)),
        None => {
            let found = format!("the unknown key `{key}`");
            let meant = did_you_mean(key, fields.iter().map(|field| field.key));
            let hint = if meant.is_empty() { "write one of the keys".to_owned() } else { meant };
            Err(Mismatch { found, hint, ..Mismatch::new(value, &expected) }.under(&step(key)))
        }
    }
}

/// Checks the elements of an array.
pub(super) fn check_elements(form: Form, value: &Json) -> Result<(), Mismatch> {
    check_form(Form::Array, value)?;
    for (at, element) in value.as_array().unwrap_or_default().iter().enumerate() {
        check_form(form, element).map_err(|wrong| wrong.under(&format!("[{at}]")))?;
    }
    Ok(())
}

/// Checks the values of a map.
pub(super) fn check_values(form: Form, value: &Json) -> Result<(), Mismatch> {
    check_form(Form::Object, value)?;
    for (key, value) in value.as_object().unwrap_or_default() {
        check_form(form, value).map_err(|wrong| wrong.under_key(key))?;
    }
    Ok(())
}
