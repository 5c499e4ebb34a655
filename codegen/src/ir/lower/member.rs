//! What structures and unions say of a member.

use super::{Lowering, constraints};
use crate::error::Error;
use crate::ir::{self, Element, Location, Presence, Type};
use crate::model::{Kind, Member, Shape, ShapeId};

/// How deep lists and maps may nest without a structure between them: far beyond any real model,
/// and small enough for the recursion of whoever reads the type.
pub(super) const DEEPEST: usize = 32;

impl<'m> Lowering<'m> {
    pub(super) fn member(
        &self,
        owner: &'m Shape,
        member: &'m Member,
        boxed: bool,
        presence: &Presence,
        problems: &mut Vec<Error>,
    ) -> ir::Member {
        let constraints = constraints::of_member(self.model, member);
        let ty = self.ty(&member.target, DEEPEST).unwrap_or_else(|| {
            problems.push(self.model.member_error(
                &owner.id,
                &member.name,
                format!("lists and maps nested more than {DEEPEST} deep"),
                "a structure between them",
                "give an inner list a structure of its own",
            ));
            Type::Document
        });
        ir::Member {
            wire: member.name.clone(),
            json_name: member.traits.json_name().map(str::to_owned),
            flags: self.flags(member),
            location: location(member),
            timestamp_format: self.timestamp_format(member),
            docs: self.member_docs(owner, member, presence, constraints.as_ref()),
            deprecated: super::facts::deprecated(&member.traits),
            constraints,
            boxed,
            ty,
        }
    }

    /// The type of a shape, `None` when lists and maps nest too deep.
    fn ty(&self, id: &ShapeId, depth: usize) -> Option<Type> {
        let Some(shape) = self.shape(id) else { return Some(Type::Document) };
        let element = |member: &Member| -> Option<Box<Element>> {
            let ty = self.ty(&member.target, depth.checked_sub(1)?)?;
            Some(Box::new(Element { ty, sparse: shape.traits.sparse() }))
        };
        Some(match &shape.kind {
            Kind::Boolean => Type::Boolean,
            Kind::Byte => Type::Byte,
            Kind::Short => Type::Short,
            Kind::Integer => Type::Integer,
            Kind::Long => Type::Long,
            Kind::Float => Type::Float,
            Kind::Double => Type::Double,
            Kind::BigInteger => Type::BigInteger,
            Kind::BigDecimal => Type::BigDecimal,
            Kind::String => Type::String,
            Kind::Blob => Type::Blob,
            Kind::Timestamp => Type::Timestamp,
            Kind::List(member) => Type::List(element(member)?),
            Kind::Map { value, .. } => Type::Map(element(value)?),
            _ => match self.names.shapes.get(id) {
                Some(name) => Type::Named(name.clone()),
                None => Type::Document,
            },
        })
    }

    fn flags(&self, member: &Member) -> ir::Flags {
        let target = self.shape(&member.target).map(|shape| &shape.traits);
        ir::Flags {
            required: member.traits.required() && !member.traits.client_optional(),
            sensitive: self.is_secret(&member.target),
            idempotency_token: member.traits.idempotency_token(),
            host_label: member.traits.host_label(),
            streaming: target.is_some_and(|traits| traits.streaming()),
            event: member.traits.event_header() || member.traits.event_payload(),
            unit: member.target.as_str() == "smithy.api#Unit",
        }
    }

    /// Whether a value of the shape must never be printed: it or what it contains is `@sensitive`.
    /// Structures, unions and enums know that of themselves.
    pub(super) fn is_secret(&self, id: &ShapeId) -> bool {
        let mut open = vec![id];
        for _ in 0..=2 * DEEPEST {
            let Some(shape) = open.pop().and_then(|id| self.shape(id)) else { return false };
            if shape.traits.sensitive() {
                return true;
            }
            if let Kind::List(_) | Kind::Map { .. } = shape.kind {
                open.extend(shape.kind.members().map(|member| &member.target));
            }
        }
        false
    }

    /// The format of the one kind of timestamp that a member leads to, through lists and maps.
    pub(super) fn timestamp_format(&self, member: &Member) -> Option<ir::TimestampFormat> {
        let mut member = member;
        for _ in 0..=DEEPEST {
            if let Some(format) = member.traits.timestamp_format() {
                return Some(*format);
            }
            let shape = self.shape(&member.target)?;
            match &shape.kind {
                Kind::List(element) | Kind::Map { value: element, .. } => member = element,
                Kind::Timestamp => return shape.traits.timestamp_format().copied(),
                _ => return None,
            }
        }
        None
    }
}

fn location(member: &Member) -> Location {
    let traits = &member.traits;
    if traits.http_label() {
        Location::Label
    } else if let Some(name) = traits.http_query() {
        Location::Query(name.to_owned())
    } else if traits.http_query_params() {
        Location::QueryParams
    } else if let Some(name) = traits.http_header() {
        Location::Header(name.to_owned())
    } else if let Some(prefix) = traits.http_prefix_headers() {
        Location::PrefixHeaders(prefix.to_owned())
    } else if traits.http_payload() {
        Location::Payload
    } else if traits.http_response_code() {
        Location::StatusCode
    } else {
        Location::Body
    }
}
