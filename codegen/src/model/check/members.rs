//! Checks that enums have valid values, each once, and that enums and unions have members.

use std::collections::HashSet;

use crate::error::Collected;
use crate::model::{EnumValue, Kind, Member, Model, Shape};

const VALUE: &[&str] = &["traits", "smithy.api#enumValue"];

pub(super) fn check(model: &Model, errors: &mut Collected) {
    for shape in model.shapes.values() {
        let members: &[Member] = match &shape.kind {
            Kind::Enum(members) | Kind::IntEnum(members) => {
                check_values(model, shape, members, errors);
                members
            }
            Kind::Union(members) => members,
            _ => continue,
        };
        if members.is_empty() && shape.mixins.is_empty() && !shape.traits.mixin() {
            let kind = shape.kind.name();
            errors.push(model.error(
                &shape.id,
                format!("no members in a shape of type {kind}"),
                "at least one member",
                "add a member to `members`",
            ));
        }
    }
}

fn check_values(model: &Model, shape: &Shape, members: &[Member], errors: &mut Collected) {
    let strings = matches!(shape.kind, Kind::Enum(_));
    let mut seen = HashSet::new();
    for member in members {
        let value = member.traits.enum_value();
        let wrong = match value {
            Some(EnumValue::String(text)) if !strings => Some(format!("the value {text:?}")),
            Some(EnumValue::Int(int)) if strings => Some(format!("the value {int}")),
            None if !shape.mixins.is_empty() => continue, // the mixin may have it
            None => Some("no value".to_owned()),
            Some(_) => None,
        };
        if let Some(found) = wrong {
            let expected = if strings {
                "a string as `smithy.api#enumValue`"
            } else {
                "a whole number as `smithy.api#enumValue`"
            };
            let hint = match (value, strings) {
                (None, _) => "add the trait, with the value that is sent",
                (_, true) => "write the value in quotes, or make the shape an `intEnum`",
                (_, false) => "write a whole number, or make the shape an `enum`",
            };
            let error = model.member_error(&shape.id, &member.name, found, expected, hint);
            errors.push(if value.is_some() { error.inside(VALUE) } else { error });
            continue;
        }
        let text = match value {
            Some(EnumValue::String(text)) => text.clone(),
            Some(EnumValue::Int(int)) => int.to_string(),
            None => continue,
        };
        if text.is_empty() {
            let (expected, hint) = ("a text with a character at least", "write the value that is sent");
            let error = model.member_error(&shape.id, &member.name, "an empty value", expected, hint);
            errors.push(error.inside(VALUE));
        } else if let Some(repeated) = seen.replace(text) {
            let found = format!("the value {repeated:?}, which another member has");
            let hint = "change the value, or remove one of the two members";
            let error = model.member_error(&shape.id, &member.name, found, "a value of its own", hint);
            errors.push(error.inside(VALUE));
        }
    }
}
