//! Checks that the paths of `smithy.api#paginated` lead to members of the right types (Smithy 2.0, section
//! Behavior traits).

use super::operations::at;
use crate::error::Error;
use crate::model::traits::Paginated;
use crate::model::{Kind, Member, Model, Operation, Shape, ShapeId};

const ID: &str = "smithy.api#paginated";

pub(super) fn check(model: &Model, errors: &mut Vec<Error>) {
    for shape in model.shapes.values() {
        if let (Kind::Operation(operation), Some(paginated)) = (&shape.kind, shape.traits.paginated())
            && shape.mixins.is_empty()
        {
            check_paths(model, shape, operation, paginated, errors);
        }
    }
    for service in model.service_ids() {
        let common = model.get(service).and_then(|shape| shape.traits.paginated());
        for id in model.service_operations(service) {
            let Some((shape, operation, own)) = paginated(model, &id) else { continue };
            check_in_service(model, shape, operation, own, common, errors);
        }
    }
}

fn paginated<'m>(model: &'m Model, id: &ShapeId) -> Option<(&'m Shape, &'m Operation, &'m Paginated)> {
    let shape = model.get(id).filter(|shape| shape.mixins.is_empty())?;
    match &shape.kind {
        Kind::Operation(operation) => Some((shape, operation, shape.traits.paginated()?)),
        _ => None,
    }
}

/// Checks the parts that an operation takes from its service: each path leads to a member of this operation,
/// and both tokens are there.
fn check_in_service(
    model: &Model,
    shape: &Shape,
    operation: &Operation,
    own: &Paginated,
    common: Option<&Paginated>,
    errors: &mut Vec<Error>,
) {
    let inherited = |own: &Option<String>, common: Option<&String>| match own {
        Some(_) => None,
        None => common.cloned(),
    };
    let rest = Paginated {
        input_token: inherited(&own.input_token, common.and_then(|common| common.input_token.as_ref())),
        output_token: inherited(&own.output_token, common.and_then(|common| common.output_token.as_ref())),
        items: inherited(&own.items, common.and_then(|common| common.items.as_ref())),
        page_size: inherited(&own.page_size, common.and_then(|common| common.page_size.as_ref())),
    };
    for (key, token) in [
        ("inputToken", own.input_token.as_ref().or(rest.input_token.as_ref())),
        ("outputToken", own.output_token.as_ref().or(rest.output_token.as_ref())),
    ] {
        if token.is_none() {
            let found = format!("no `{key}`, here or at the service");
            errors.push(at(model, shape, ID, "", found, "the member with the token", "add it"));
        }
    }
    check_paths(model, shape, operation, &rest, errors);
}

fn check_paths(
    model: &Model,
    shape: &Shape,
    operation: &Operation,
    paginated: &Paginated,
    errors: &mut Vec<Error>,
) {
    let (input, output) = (&operation.input, &operation.output);
    let (token, items, size): (Fits, Fits, Fits) = (
        |kind| matches!(kind, Kind::String | Kind::Enum(_) | Kind::Map { .. }),
        |kind| matches!(kind, Kind::List(_) | Kind::Map { .. }),
        |kind| matches!(kind, Kind::Byte | Kind::Short | Kind::Integer | Kind::IntEnum(_) | Kind::Long),
    );
    for (key, path, root, fits, expected) in [
        ("inputToken", &paginated.input_token, input, token, "an optional string member of the input"),
        (
            "outputToken",
            &paginated.output_token,
            output,
            token,
            "the path to an optional string in the output",
        ),
        ("items", &paginated.items, output, items, "the path to a list or map in the output"),
        ("pageSize", &paginated.page_size, input, size, "an integer member of the input"),
    ] {
        let Some(path) = path else { continue };
        let found = match resolve(model, root.as_ref(), path) {
            Ok(None) => continue, // mixins may still bring it
            Ok(Some(member)) => match model.get(&member.target) {
                Some(target) if !fits(&target.kind) => {
                    format!("{path:?}, which leads to a member of type {}", target.kind.name())
                }
                // The last page has no token, nor has the first request.
                _ if key.ends_with("Token") && member.traits.required() => {
                    format!("{path:?}, which leads to a member that is required")
                }
                _ => continue,
            },
            Err(()) => format!("{path:?}, which leads to no member"),
        };
        let hint = "correct the path, or remove the trait";
        errors.push(at(model, shape, ID, &format!(".{key}"), found, expected, hint));
    }
}

/// `true` if what a path leads to has the right type.
type Fits = fn(&Kind) -> bool;

/// Returns the member that a path of names with dots leads to, if all on the way is known already.
fn resolve<'m>(model: &'m Model, root: Option<&ShapeId>, path: &str) -> Result<Option<&'m Member>, ()> {
    let mut shape = root.and_then(|id| model.get(id)).ok_or(())?;
    let mut found = None;
    for name in path.split('.') {
        if !shape.mixins.is_empty() {
            return Ok(None);
        }
        let member = shape.kind.members().find(|member| member.name == name).ok_or(())?;
        shape = model.get(&member.target).ok_or(())?;
        found = Some(member);
    }
    Ok(found)
}
