//! Structures, unions and enums.

use super::{Lowering, docs, errors, sorted_indices};
use crate::error::Error;
use crate::ir::{self, Presence};
use crate::model::traits::EnumValue;
use crate::model::{Member, Shape};
use crate::names::{self, Identifiers, Style};
use ferrosmith_runtime::schema::names as rust;

/// The role of a structure: the rules of optional members differ.
#[derive(Clone, Copy)]
pub(super) enum Role<'m> {
    /// The input of this operation.
    Input(&'m Shape),
    /// The output of this operation.
    Output(&'m Shape),
    /// Anything else, errors included.
    Data,
}

/// The side of an operation whose message a structure is. HTTP bindings, host labels and idempotency tokens
/// apply to its members only.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The request.
    Request,
    /// The response, an error or not.
    Response,
}

impl Role<'_> {
    fn side(self, shape: &Shape) -> Option<Side> {
        match self {
            Role::Input(_) => Some(Side::Request),
            Role::Output(_) => Some(Side::Response),
            Role::Data => shape.traits.error().map(|_| Side::Response),
        }
    }
}

impl<'m> Lowering<'m> {
    pub(super) fn structure(
        &self,
        shape: &'m Shape,
        name: &str,
        members: &'m [Member],
        role: Role<'m>,
        problems: &mut Vec<Error>,
    ) -> ir::Structure {
        let members = self.fields(members, role);
        let wanted: Vec<(&str, String)> =
            members.iter().map(|member| (member.name.as_str(), names::field_name(&member.name))).collect();
        let field_names = names::unique(&wanted, &[], Style::Snake);
        let error = shape.traits.error().filter(|_| matches!(role, Role::Data)).copied();
        let mut setters = Identifiers::new(Style::Snake);
        let fields: Vec<ir::Field> = members
            .iter()
            .zip(&field_names)
            .map(|(member, field)| {
                let setter = names::setter_name(field);
                let presence = self.presence(shape, member, role, problems);
                let boxed = matches!(role, Role::Data) && self.is_boxed(shape, member);
                let mut lowered = ir::Field {
                    member: self.member(shape, member, boxed, &presence, role.side(shape), problems),
                    name: field.clone(),
                    setter: setters.claim(&setter),
                    presence,
                };
                lowered.member.docs = self.field_docs(member, &lowered);
                lowered.member.rust_name = unlike(names::plain(field), &rust::field(&member.name));
                lowered
            })
            .collect();
        ir::Structure {
            id: shape.id.to_string(),
            name: name.to_owned(),
            by_key: sorted_indices(members.iter().map(|member| key(member))),
            sensitive: shape.traits.sensitive(),
            eq: members.iter().all(|member| !self.has_float(&member.target)),
            error: error.map(|fault| error_traits(shape, fault, &field_names)),
            docs: self.shape_docs(shape, role),
            fields,
            unknown: None,
        }
    }

    pub(super) fn union(
        &self,
        shape: &'m Shape,
        name: &str,
        members: &'m [Member],
        problems: &mut Vec<Error>,
    ) -> ir::Union {
        let wanted: Vec<(&str, String)> =
            members.iter().map(|member| (member.name.as_str(), names::variant_name(&member.name))).collect();
        let variant_names = names::unique(&wanted, &["Unknown"], Style::Camel);
        let mut methods = Identifiers::new(Style::Snake);
        methods.reserve("is_unknown");
        let variants = members
            .iter()
            .zip(variant_names)
            .map(|(member, name)| {
                let boxed = self.is_boxed(shape, member);
                let mut variant = ir::UnionVariant {
                    member: self.member(shape, member, boxed, &Presence::Optional, None, problems),
                    predicate: methods.claim(&names::predicate_name(&name)),
                    accessor: methods.claim(&names::accessor_name(&name)),
                    conversion: methods.claim(&names::conversion_name(&name)),
                    name,
                };
                variant.member.docs = self.variant_docs(member, &variant);
                variant.member.rust_name = unlike(&variant.name, &rust::variant(&member.name));
                variant
            })
            .collect();
        ir::Union {
            id: shape.id.to_string(),
            name: name.to_owned(),
            variants,
            by_key: sorted_indices(members.iter().map(key)),
            sensitive: shape.traits.sensitive(),
            eq: !self.has_float(&shape.id),
            docs: self.shape_docs(shape, Role::Data),
        }
    }

    pub(super) fn enumeration(&self, shape: &Shape, name: &str, members: &[Member]) -> ir::Enum {
        let values = members.iter().map(|member| match member.traits.enum_value() {
            Some(EnumValue::String(value)) => value.clone(),
            _ => member.name.clone(),
        });
        let values: Vec<String> = values.collect();
        let internal = members.iter().zip(&values).filter(|(member, _)| member.traits.internal());
        ir::Enum {
            internal: internal.map(|(_, value)| value.clone()).collect(),
            id: shape.id.to_string(),
            name: name.to_owned(),
            variants: variants(members, values.into_iter()),
            sensitive: shape.traits.sensitive(),
            docs: self.shape_docs(shape, Role::Data),
        }
    }

    pub(super) fn int_enumeration(&self, shape: &Shape, name: &str, members: &[Member]) -> ir::IntEnum {
        let values = members.iter().map(|member| match member.traits.enum_value() {
            Some(EnumValue::Int(value)) => *value,
            _ => 0,
        });
        ir::IntEnum {
            id: shape.id.to_string(),
            name: name.to_owned(),
            variants: variants(members, values),
            sensitive: shape.traits.sensitive(),
            docs: self.shape_docs(shape, Role::Data),
        }
    }

    fn is_boxed(&self, shape: &'m Shape, member: &'m Member) -> bool {
        self.boxed.contains(&(&shape.id, member.name.as_str()))
    }
}

/// Returns a name that is not the one which follows from the model's.
fn unlike(name: &str, follows: &str) -> Option<String> {
    (name != follows).then(|| name.to_owned())
}

/// Returns the JSON key of a member, where `jsonName` counts.
fn key(member: &Member) -> &str {
    member.traits.json_name().unwrap_or(&member.name)
}

fn variants<T: std::fmt::Display>(
    members: &[Member],
    values: impl Iterator<Item = T>,
) -> Vec<ir::Variant<T>> {
    let wanted: Vec<(&str, String)> =
        members.iter().map(|member| (member.name.as_str(), names::variant_name(&member.name))).collect();
    let names = names::unique(&wanted, &["Unknown"], Style::Camel);
    members
        .iter()
        .zip(names)
        .zip(values)
        .map(|((member, name), value)| ir::Variant { name, docs: docs::enum_value(member, &value), value })
        .collect()
}

fn error_traits(shape: &Shape, fault: ir::Fault, fields: &[String]) -> ir::ErrorTraits {
    let query = shape.traits.aws_query_error();
    let mut scope = Identifiers::new(Style::Snake);
    for field in fields {
        scope.reserve(names::plain(field));
    }
    ir::ErrorTraits {
        code: query.map_or(shape.id.name(), |query| &query.code).to_owned(),
        status: errors::status(shape),
        query_status: errors::query_status(shape),
        fault,
        retryable: shape.traits.retryable().is_some(),
        throttling: shape.traits.retryable().is_some_and(|retryable| retryable.throttling),
        metadata: scope.claim("metadata"),
    }
}
