//! The types of members, and what they start as.

use ferrosmith::ir::{self, Default, Presence};
use ferrosmith_runtime::{Blob, Mut, Timestamp, json};

use super::Maker;
use crate::leak;
use crate::types::{Field, Start};
use crate::value::Content;
use crate::{Element, Type};

impl Maker {
    /// Gives structures and unions the types of their members.
    pub(super) fn members(&self, service: &ir::Service) {
        for structure in service.structures.iter().chain(&service.errors) {
            if let Some(ty) = self.structure(&structure.name) {
                ty.fields.get_or_init(|| structure.fields.iter().map(|field| self.field(field)).collect());
            }
        }
        for union in &service.unions {
            if let Some(ty) = self.union(&union.name) {
                let members = union.variants.iter().map(|variant| &variant.member);
                let types = members.map(|member| (!member.flags.unit).then(|| self.ty(&member.ty)));
                ty.variants.get_or_init(|| types.collect());
            }
        }
    }

    fn field(&self, field: &ir::Field) -> Field {
        let ty = self.ty(&field.member.ty);
        let start = match &field.presence {
            Presence::Optional => Start::Absent,
            Presence::Required => Start::Empty,
            Presence::Defaulted(default) => Start::Default(content(ty, default)),
        };
        Field { ty, start }
    }

    fn ty(&self, ty: &ir::Type) -> Type {
        match ty {
            ir::Type::Boolean => Type::Boolean,
            ir::Type::Byte => Type::Byte,
            ir::Type::Short => Type::Short,
            ir::Type::Integer => Type::Integer,
            ir::Type::Long => Type::Long,
            ir::Type::Float => Type::Float,
            ir::Type::Double => Type::Double,
            ir::Type::BigInteger => Type::BigInteger,
            ir::Type::BigDecimal => Type::BigDecimal,
            ir::Type::String => Type::String,
            ir::Type::Blob => Type::Blob,
            ir::Type::Timestamp => Type::Timestamp,
            ir::Type::Document => Type::Document,
            // Lowering names no type that it does not define.
            ir::Type::Named(name) => self.named(name).unwrap_or(Type::Document),
            ir::Type::List(element) => Type::List(self.element(element)),
            ir::Type::Map(element) => Type::Map(self.element(element)),
        }
    }

    fn element(&self, element: &ir::Element) -> &'static Element {
        leak::one(Element { ty: self.ty(&element.ty), sparse: element.sparse })
    }
}

/// Returns a modelled default. Lowering has checked that it fits the type.
fn content(ty: Type, default: &Default) -> Content {
    let mut content = Content::empty(ty);
    match (content.open(), default) {
        (_, Default::Empty) => {}
        (Mut::Boolean(into), Default::Boolean(value)) => *into = *value,
        (Mut::String(into), Default::String(text)) => into.clone_from(text),
        (Mut::Enum(into), Default::String(text)) => into.set(into.schema().index_of(text), text),
        (Mut::Blob(into), Default::Blob(bytes)) => *into = Blob::from(bytes.as_slice()),
        (Mut::Timestamp(into), Default::Timestamp(seconds, nanos)) => {
            *into = Timestamp::from_epoch(*seconds, *nanos);
        }
        (Mut::Document(into), Default::Document(value)) => {
            *into = json::document_from_slice(value.to_string().as_bytes()).unwrap_or_default();
        }
        (Mut::Float(into), Default::Double(value)) => *into = *value as f32,
        (Mut::Double(into), Default::Double(value)) => *into = *value,
        (Mut::BigInteger(into), Default::Big(text)) => *into = text.parse().unwrap_or_default(),
        (Mut::BigDecimal(into), Default::Big(text)) => *into = text.parse().unwrap_or_default(),
        (into, Default::Integer(number)) => integer(into, *number),
        _ => {}
    }
    content
}

fn integer(into: Mut<'_>, number: i64) {
    match into {
        Mut::Byte(into) => *into = number.try_into().unwrap_or_default(),
        Mut::Short(into) => *into = number.try_into().unwrap_or_default(),
        Mut::Integer(into) => *into = number.try_into().unwrap_or_default(),
        Mut::Long(into) => *into = number,
        Mut::IntEnum(into) => into.set(number.try_into().unwrap_or_default()),
        _ => {}
    }
}
