//! Metadata about warnings that says nothing.

use super::{Warning, warning};
use crate::model::Model;
use crate::model::check::metadata::{UnknownKey, unknown};
use crate::model::nearest::meant_or;

/// Returns a warning for each key of suppressions, severities and validators that these do not have.
pub(super) fn of_model(model: &Model) -> Vec<Warning> {
    let warn = |UnknownKey { at, path, key, hint }| {
        let found = format!("the key `{key}`, which has no meaning here");
        let hint = meant_or(hint, "correct the key, or remove it");
        warning("Metadata", at, &path, found, "nothing of what it says is done", &hint)
    };
    unknown(model).into_iter().map(warn).collect()
}
