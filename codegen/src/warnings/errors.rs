//! Errors of an operation that have the same code: a client cannot tell them apart.

use std::collections::{HashMap, HashSet};

use super::{Warning, warning};
use crate::model::{Closure, Model};

/// Returns a warning for each error whose code in awsQuery another error of an operation has, once for each error.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all: Vec<Warning> = Vec::new();
    let mut told = HashSet::new();
    let shapes = || closure.shapes.iter().filter_map(|id| model.get(id));
    if shapes().all(|shape| shape.traits.aws_query_error().is_none()) {
        return all; // as most models
    }
    for operation in &closure.operations {
        let errors = closure.operation_errors(model, operation);
        let mut codes = HashMap::new();
        for shape in errors.into_iter().filter_map(|id| model.get(id)) {
            let own = shape.traits.aws_query_error();
            let code = own.map_or(shape.id.name(), |own| own.code.as_str());
            let Some(first) = codes.insert(code, shape) else { continue };
            // Without the trait, the two have one name, which is told elsewhere.
            let Some(shape) = [shape, first].into_iter().find(|of| of.traits.aws_query_error().is_some())
            else {
                continue;
            };
            if !told.insert(&shape.id) {
                continue;
            }
            all.push(warning(
                "AwsQueryErrorTrait",
                model.error(&shape.id, "", "", ""),
                ".traits[\"aws.protocols#awsQueryError\"].code",
                format!("the code {code:?}, which another error of `{operation}` has too"),
                "clients take one for the other",
                "change one of the two codes",
            ));
        }
    }
    all
}
