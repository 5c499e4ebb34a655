//! Checks that the paths of `smithy.api#paginated` lead to members of the right types (Smithy 2.0, section
//! Behavior traits).

use std::collections::BTreeSet;

use super::operations::at;
use crate::error::Collected;
use crate::model::nearest::{meant_or, nearest};
use crate::model::traits::Paginated;
use crate::model::{Kind, Member, Model, Operation, Shape, ShapeId};

const ID: &str = "smithy.api#paginated";

pub(super) fn check(model: &Model, errors: &mut Collected) {
    let mut check = Pagination { model, errors, missing: BTreeSet::new() };
    for shape in model.shapes.values() {
        if let (Kind::Operation(operation), Some(paginated)) = (&shape.kind, shape.traits.paginated())
            && shape.mixins.is_empty()
        {
            check.paths(shape, operation, paginated);
        }
    }
    for service in model.service_ids() {
        let common = model.get(service).and_then(|shape| shape.traits.paginated());
        for id in model.service_operations(service) {
            let Some((shape, operation, own)) = paginated(model, &id) else { continue };
            check.in_service(shape, operation, own, common);
        }
    }
}

struct Pagination<'m, 'e> {
    model: &'m Model,
    errors: &'e mut Collected,
    /// The members that paths of operations did not find: several paths may lead through one.
    missing: BTreeSet<(&'m ShapeId, Option<&'m ShapeId>, String)>,
}

fn paginated<'m>(model: &'m Model, id: &ShapeId) -> Option<(&'m Shape, &'m Operation, &'m Paginated)> {
    let shape = model.get(id).filter(|shape| shape.mixins.is_empty())?;
    match &shape.kind {
        Kind::Operation(operation) => Some((shape, operation, shape.traits.paginated()?)),
        _ => None,
    }
}

impl<'m> Pagination<'m, '_> {
    /// Checks the parts that an operation takes from its service: each path leads to a member of this operation,
    /// and both tokens are there.
    fn in_service(
        &mut self,
        shape: &'m Shape,
        operation: &'m Operation,
        own: &Paginated,
        common: Option<&Paginated>,
    ) {
        let inherited = |key: fn(&Paginated) -> &Option<String>| match key(own) {
            Some(_) => None,
            None => common.and_then(|common| key(common).clone()),
        };
        let rest = Paginated {
            input_token: inherited(|paginated| &paginated.input_token),
            output_token: inherited(|paginated| &paginated.output_token),
            items: inherited(|paginated| &paginated.items),
            page_size: inherited(|paginated| &paginated.page_size),
        };
        let tokens = [
            ("`inputToken`", own.input_token.as_ref().or(rest.input_token.as_ref())),
            ("`outputToken`", own.output_token.as_ref().or(rest.output_token.as_ref())),
        ];
        let missing: Vec<&str> =
            tokens.into_iter().filter(|(_, token)| token.is_none()).map(|(key, _)| key).collect();
        let kind = |root: &'m Option<ShapeId>, token: Option<&String>| {
            let member = resolve(self.model, root.as_ref(), token?).ok()??;
            self.model.get(&member.target).map(|target| target.kind.name())
        };
        let (input, output) = (kind(&operation.input, tokens[0].1), kind(&operation.output, tokens[1].1));
        // Others than strings and maps are told as such.
        if let (Some(input @ ("string" | "map")), Some(output @ ("string" | "map"))) = (input, output)
            && input != output
        {
            let found = format!("an `outputToken` of type {output}, and an `inputToken` of type {input}");
            let hint = "let both target the same shape";
            self.errors.push(at(self.model, shape, ID, "", found, "two tokens of one type", hint));
        }
        if !missing.is_empty() {
            let found = format!("no {}, here or at the service", missing.join(" and no "));
            let hint = format!("add {}", missing.join(" and "));
            let expected = "the members with the tokens";
            self.errors.push(at(self.model, shape, ID, "", found, expected, &hint));
        }
        self.paths(shape, operation, &rest);
    }

    fn paths(&mut self, shape: &'m Shape, operation: &'m Operation, paginated: &Paginated) {
        let (input, output) = (&operation.input, &operation.output);
        let (token, items, size): (Fits, Fits, Fits) = (
            |kind| matches!(kind, Kind::String | Kind::Map { .. }),
            |kind| matches!(kind, Kind::List(_) | Kind::Map { .. }),
            |kind| matches!(kind, Kind::Byte | Kind::Short | Kind::Integer | Kind::IntEnum(_) | Kind::Long),
        );
        let (in_input, in_output) =
            ("an optional string member of the input", "the path to an optional string in the output");
        for (key, path, root, fits, expected) in [
            ("inputToken", &paginated.input_token, input, token, in_input),
            ("outputToken", &paginated.output_token, output, token, in_output),
            ("items", &paginated.items, output, items, "the path to a list or map in the output"),
            ("pageSize", &paginated.page_size, input, size, "an integer member of the input"),
        ] {
            let Some(path) = path else { continue };
            let is_path = path.contains('.') && !key.starts_with("output") && key != "items";
            let (found, meant) = match resolve(self.model, root.as_ref(), path) {
                _ if is_path => (format!("{path:?}, which is no member itself"), String::new()),
                Ok(None) => continue, // mixins may still bring it, or it was told already
                Ok(Some(member)) => match self.model.get(&member.target) {
                    Some(target) if !fits(&target.kind) => {
                        let kind = target.kind.name();
                        (format!("{path:?}, which leads to a member of type {kind}"), String::new())
                    }
                    // The last page has no token, nor has the first request.
                    _ if key.ends_with("Token") && member.traits.required() => {
                        (format!("{path:?}, which leads to a member that is required"), String::new())
                    }
                    _ => continue,
                },
                Err(MissingMember { shape: lacking, member, meant }) => {
                    let is_told = member.is_empty() && self.errors.blames(shape.id.as_str());
                    if is_told || !self.missing.insert((&shape.id, lacking, member)) {
                        continue;
                    }
                    (format!("{path:?}, which leads to no member"), meant)
                }
            };
            let hint = meant_or(meant, "correct the path, or remove the trait");
            self.errors.push(at(self.model, shape, ID, key, found, expected, &hint));
        }
    }
}

/// `true` if what a path leads to has the right type.
type Fits = fn(&Kind) -> bool;

/// A member that a path needs and a shape lacks.
struct MissingMember<'m> {
    shape: Option<&'m ShapeId>,
    /// Its name, unless the shape has no members at all.
    member: String,
    /// The path that was meant, as a hint; may be empty.
    meant: String,
}

/// Returns the member that a path of names with dots leads to, if all on the way is known.
fn resolve<'m>(
    model: &'m Model,
    root: Option<&'m ShapeId>,
    path: &str,
) -> Result<Option<&'m Member>, MissingMember<'m>> {
    let nothing = MissingMember { shape: None, member: String::new(), meant: String::new() };
    let mut id = root.ok_or(nothing)?;
    let mut found = None;
    let mut before = String::new();
    for name in path.split('.') {
        let Some(shape) = model.get(id).filter(|shape| shape.mixins.is_empty()) else { return Ok(None) };
        // The members of a union may be absent, those of lists and maps are no members of the message.
        let mut members = shape.kind.members().filter(|_| matches!(shape.kind, Kind::Structure(_)));
        let Some(member) = members.find(|member| member.name == name) else {
            let rest = path[before.len()..].strip_prefix(name).unwrap_or_default();
            let meant = nearest(name, shape.kind.members().map(|member| member.name.as_str()));
            let meant =
                meant.map_or_else(String::new, |name| format!("did you mean `{before}{name}{rest}`?"));
            let member = shape.kind.members().next().map_or_else(String::new, |_| name.to_owned());
            return Err(MissingMember { shape: Some(&shape.id), member, meant });
        };
        before.push_str(name);
        before.push('.');
        id = &member.target;
        found = Some(member);
    }
    Ok(found)
}
