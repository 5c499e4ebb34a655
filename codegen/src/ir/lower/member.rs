//! Lowering the members of structures and unions.

use super::shapes::Side;
use super::{Lowering, constraints};
use crate::error::Error;
use crate::ir::{self, Element, Location, Presence, Type};
use crate::model::{Kind, Member, Shape, ShapeId};

/// The maximum depth of lists and maps without a structure between them: far beyond any real model, and small
/// enough for recursion over the type.
pub(super) const DEEPEST: usize = 32;

/// Returns the form of a union in JSON where it is not the usual one (alloy, section JSON serialisation).
fn union_form(owner: &Shape) -> Option<ir::UnionForm> {
    let Kind::Union(_) = owner.kind else { return None };
    let key = owner.traits.discriminated().map(|key| ir::UnionForm::Discriminated(key.to_owned()));
    key.or_else(|| owner.traits.untagged().then_some(ir::UnionForm::Untagged))
}

impl<'m> Lowering<'m> {
    pub(super) fn member(
        &self,
        owner: &'m Shape,
        member: &'m Member,
        boxed: bool,
        presence: &Presence,
        side: Option<Side>,
        problems: &mut Vec<Error>,
    ) -> ir::Member {
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
        let location = side.and_then(|side| self.location(owner, member, side)).unwrap_or(Location::Body);
        ir::Member {
            wire: member.name.clone(),
            target: member.target.name().to_owned(),
            shared_traits: None,
            rust_name: None,
            json_name: member.traits.json_name().map(str::to_owned),
            flags: self.flags(member, side),
            union_form: union_form(owner),
            payload: (location == Location::Payload).then(|| self.payload(member)),
            media_type: self.media_type_in(member, &location).map(str::to_owned),
            location,
            timestamp_format: self.timestamp_format(member),
            default_value: self.default_value(member, presence),
            docs: ir::Docs::new(),
            constraints: constraints::of_member(self.model, &self.names.shapes, member),
            xml: self.xml(member),
            boxed,
            ty,
        }
    }

    /// Returns the type of a shape, `None` when lists and maps nest too deep.
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

    fn flags(&self, member: &Member, side: Option<Side>) -> ir::Flags {
        let in_request = side == Some(Side::Request);
        let target = self.shape(&member.target).map(|shape| &shape.traits);
        let is_token = in_request && member.traits.idempotency_token();
        // A token is absent until it is sent, whatever a service demands.
        let is_optional = member.traits.client_optional() || is_token;
        // A reader that misses one has its default.
        let has_default = member.traits.default_value().is_some();
        ir::Flags {
            required: member.traits.required() && !is_optional && !has_default,
            client_optional: member.traits.required() && is_optional && !has_default,
            sensitive: self.is_secret(member),
            idempotency_token: is_token,
            host_label: in_request && member.traits.host_label(),
            streaming: target.is_some_and(|traits| traits.streaming()),
            requires_length: target.is_some_and(|traits| traits.requires_length()),
            event_header: member.traits.event_header(),
            event_payload: member.traits.event_payload(),
            unit: member.target.as_str() == "smithy.api#Unit",
            json_unknown: member.traits.json_unknown(),
            keeps_unknown: false,
            json_name_escaped: member.traits.json_name().is_some_and(is_escaped),
        }
    }

    /// Returns `true` if a value of the member must never be printed: it or what it contains is `@sensitive`. Smithy 1.0
    /// has the trait at members as well. Structures, unions and enums know that of themselves.
    fn is_secret(&self, member: &Member) -> bool {
        let mut open = vec![member];
        for _ in 0..=2 * DEEPEST {
            let Some(member) = open.pop() else { return false };
            let Some(shape) = self.shape(&member.target) else { return member.traits.sensitive() };
            if member.traits.sensitive() || shape.traits.sensitive() {
                return true;
            }
            if let Kind::List(_) | Kind::Map { .. } = shape.kind {
                open.extend(shape.kind.members());
            }
        }
        false
    }

    /// Returns the media type that a member's type has in itself.
    pub(super) fn media_type(&self, member: &'m Member) -> Option<&'m str> {
        member.traits.media_type().or_else(|| self.shape(&member.target)?.traits.media_type())
    }

    /// Returns the media type of the texts that a member puts into a place: those of a list stand in a header each.
    fn media_type_in(&self, member: &'m Member, location: &Location) -> Option<&'m str> {
        let is_header = matches!(location, Location::Header(_) | Location::PrefixHeaders(_));
        match self.shape(&member.target).map(|shape| &shape.kind) {
            Some(Kind::List(element) | Kind::Map { value: element, .. }) if is_header => {
                self.media_type(element)
            }
            _ => self.media_type(member),
        }
    }

    /// Returns the format of the one kind of timestamp that a member leads to, through lists and maps.
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

    /// Returns the location of a member in this side's message, by its HTTP binding; `None` for the body.
    fn location(&self, owner: &Shape, member: &Member, side: Side) -> Option<Location> {
        let traits = &member.traits;
        let owned = str::to_owned;
        let either = || {
            let header = traits.http_header().map(|name| Location::Header(owned(name)));
            let headers =
                || traits.http_prefix_headers().map(|prefix| Location::PrefixHeaders(owned(prefix)));
            let payload = || traits.http_payload().then_some(Location::Payload);
            header.or_else(headers).or_else(payload)
        };
        match side {
            Side::Request if traits.http_label() => Some(Location::Label),
            Side::Request => {
                let query = traits.http_query().map(|name| Location::Query(owned(name)));
                let all = || traits.http_query_params().then_some(Location::QueryParams);
                query.or_else(all).or_else(either)
            }
            // An error has the status of its own trait.
            Side::Response => either().or_else(|| {
                let is_status = traits.http_response_code() && owner.traits.error().is_none();
                is_status.then_some(Location::StatusCode)
            }),
        }
    }

    /// Returns the kind of a payload, which an absent one does not reveal.
    fn payload(&self, member: &Member) -> ir::Payload {
        let Some(shape) = self.shape(&member.target) else { return ir::Payload::Document };
        match &shape.kind {
            Kind::Blob => ir::Payload::Blob,
            Kind::String | Kind::Enum(_) => ir::Payload::String,
            Kind::Structure(_) => ir::Payload::Structure,
            _ => ir::Payload::Document,
        }
    }
}

/// Returns `true` if JSON writes a text with escapes.
fn is_escaped(text: &str) -> bool {
    text.contains(|letter: char| letter.is_ascii_control() || matches!(letter, '"' | '\\'))
}
