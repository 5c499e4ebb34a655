//! Tokens that nobody fills in, since they are for members of inputs alone, and those that are no value of their enum
//! (Smithy 2.0, `idempotencyToken` trait).

use super::{Warning, members, not_inputs, warning};
use crate::model::{Closure, Kind, Member, Model};

/// Returns a warning for each member with the trait that is in no input, or an enum.
pub(super) fn of_service(model: &Model, closure: &Closure) -> Vec<Warning> {
    let mut all = enums(model, closure);
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

/// Returns the warnings about enums. A token is a random UUID all the same, and enums keep values that they do not know.
fn enums(model: &Model, closure: &Closure) -> Vec<Warning> {
    let is_enum = |member: &Member| {
        model.get(&member.target).is_some_and(|target| matches!(target.kind, Kind::Enum(_)))
    };
    members(model, closure)
        .filter(|(_, member)| member.traits.idempotency_token() && is_enum(member))
        .map(|(shape, member)| {
            warning(
                "IdempotencyTokenEnum",
                model.member_error(&shape.id, &member.name, "", "", ""),
                ".traits[\"smithy.api#idempotencyToken\"]",
                format!("`smithy.api#idempotencyToken` at a member of the enum `{}`", member.target),
                "the token that is filled in is a random UUID, which is no value of the enum",
                "let the member target a string",
            )
        })
        .collect()
}
