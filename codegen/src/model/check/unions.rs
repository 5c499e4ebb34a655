//! Checks that the discriminator of a union has a place in each of its members: these are structures, without a member of
//! its name (alloy, `discriminated` trait).

use crate::error::Collected;
use crate::model::{Kind, Member, Model, Shape};

const ID: &str = "alloy#discriminated";

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for shape in model.shapes.values() {
        let discriminator = shape.traits.get(ID).and_then(|value| value.as_str());
        let Some(discriminator) = discriminator.filter(|_| matches!(shape.kind, Kind::Union(_))) else {
            continue;
        };
        // A member for what is not known has no discriminator of its own.
        for member in shape.kind.members().filter(|member| member.traits.get("alloy#jsonUnknown").is_none()) {
            let problem = model.get(&member.target).and_then(|target| problem(target, discriminator));
            if let Some((found, expected, hint)) = problem {
                let error = model.member_error(&shape.id, &member.name, found, expected, hint);
                errors.push(error.inside(&["target"]));
            }
        }
    }
}

/// Returns the found form, the expected form and the advice for a target without a place for the discriminator.
fn problem(target: &Shape, discriminator: &str) -> Option<(String, &'static str, String)> {
    let Kind::Structure(members) = &target.kind else {
        let found = format!("a value of type {} in a union with `{ID}`", target.kind.name());
        let hint = "let the member target a structure, or remove the trait from the union".to_owned();
        return Some((found, "a structure, which has a place for the discriminator", hint));
    };
    let key = |member: &&Member| member.traits.json_name().unwrap_or(&member.name) == discriminator;
    let member = members.iter().find(key)?;
    let found = format!("the member `{}` of `{}` in the place of the discriminator", member.name, target.id);
    let hint = format!("rename it, or let `{ID}` name another key");
    Some((found, "a structure without a member of that name", hint))
}
