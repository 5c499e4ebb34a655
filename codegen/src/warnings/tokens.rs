//! Tokens that nobody fills in (Smithy 2.0, `idempotencyToken` trait): they are for members of inputs alone.

use super::{Warning, not_inputs, warning};
use crate::model::{Closure, Model};

/// Returns a warning for each member with the trait that is in no input.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = Vec::new();
    for shape in not_inputs(model, closure) {
        for member in shape.kind.members().filter(|member| member.traits.idempotency_token()) {
            all.push(warning(
                "IdempotencyTokenIgnored",
                model.member_error(&shape.id, &member.name, "", "", ""),
                ".traits[\"smithy.api#idempotencyToken\"]",
                "`smithy.api#idempotencyToken` at a member that is in no input of an operation".to_owned(),
                "no token is filled in",
                "give the trait to a member of an input, or remove it",
            ));
        }
    }
    all
}
