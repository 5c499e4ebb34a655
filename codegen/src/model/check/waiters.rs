//! Checks that the waiters of a service have names that differ in more than case (Smithy 2.0, section Waiters).

use std::collections::HashMap;

use super::operations::at;
use crate::error::Collected;
use crate::model::Model;

const ID: &str = "smithy.waiters#waitable";

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for service in model.service_ids() {
        let mut names = HashMap::new();
        for id in model.service_operations(service) {
            let Some(shape) = model.get(&id) else { continue };
            for waiter in shape.traits.waitable().unwrap_or_default() {
                let Some(first) = names.insert(waiter.name.to_ascii_lowercase(), shape.id.clone()) else {
                    continue;
                };
                let found = format!("a waiter `{}`, which `{first}` has too", waiter.name);
                let expected = "waiters of a service whose names differ in more than case";
                errors.push(at(model, shape, ID, &waiter.name, found, expected, "rename one of the two"));
            }
        }
    }
}
