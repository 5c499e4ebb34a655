//! The types of members, and what they start as.

use ferrosmith::ir::{self, Presence};
use ferrosmith_runtime::codec::set_default;

use super::Maker;
use crate::leak;
use crate::types::{Field, Start};
use crate::value::Content;
use crate::{Element, Type};

impl Maker {
    /// Gives structures and unions the types of their members.
    pub(super) fn members(&mut self, service: &ir::Service) {
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

    fn field(&mut self, field: &ir::Field) -> Field {
        let ty = self.ty(&field.member.ty);
        let start = match &field.presence {
            Presence::Optional => Start::Absent,
            Presence::Required(None) => Start::Empty,
            Presence::Required(Some(default)) | Presence::Defaulted(default) => {
                let mut content = Content::empty(ty);
                set_default(content.open(), self.default(default));
                Start::Default(content)
            }
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
