//! The content of values: a variant for each type of shape.

use ferrosmith_runtime::{BigDecimal, BigInteger, Blob, Document, Mut, Ref, Timestamp, no_member};

use super::{DynamicEnum, DynamicIntEnum, DynamicList, DynamicMap, DynamicStructure, DynamicUnion};
use crate::Type;

/// The content of a value.
#[derive(Clone)]
pub(crate) enum Content {
    Absent,
    Boolean(bool),
    Byte(i8),
    Short(i16),
    Integer(i32),
    Long(i64),
    Float(f32),
    Double(f64),
    BigInteger(BigInteger),
    BigDecimal(BigDecimal),
    String(String),
    Blob(Blob),
    Timestamp(Timestamp),
    Document(Document),
    Enum(DynamicEnum),
    IntEnum(DynamicIntEnum),
    Structure(Box<DynamicStructure>),
    Union(Box<DynamicUnion>),
    List(DynamicList),
    Map(DynamicMap),
}

impl Content {
    /// Returns the empty value of a type.
    pub(crate) fn empty(ty: Type) -> Content {
        match ty {
            Type::Boolean => Content::Boolean(false),
            Type::Byte => Content::Byte(0),
            Type::Short => Content::Short(0),
            Type::Integer => Content::Integer(0),
            Type::Long => Content::Long(0),
            Type::Float => Content::Float(0.0),
            Type::Double => Content::Double(0.0),
            Type::BigInteger => Content::BigInteger(BigInteger::default()),
            Type::BigDecimal => Content::BigDecimal(BigDecimal::default()),
            Type::String => Content::String(String::new()),
            Type::Blob => Content::Blob(Blob::default()),
            Type::Timestamp => Content::Timestamp(Timestamp::default()),
            Type::Document => Content::Document(Document::Null),
            Type::Enum(schema) => Content::Enum(DynamicEnum::new(schema)),
            Type::IntEnum(ty) => Content::IntEnum(DynamicIntEnum::new(ty)),
            Type::Structure(ty) => Content::Structure(Box::new(DynamicStructure::new(ty))),
            Type::Union(ty) => Content::Union(Box::new(DynamicUnion::new(ty))),
            Type::List(element) => Content::List(DynamicList::new(element)),
            Type::Map(element) => Content::Map(DynamicMap::new(element)),
        }
    }

    pub(crate) fn open(&mut self) -> Mut<'_> {
        match self {
            Content::Absent => no_member().open(),
            Content::Boolean(value) => Mut::Boolean(value),
            Content::Byte(value) => Mut::Byte(value),
            Content::Short(value) => Mut::Short(value),
            Content::Integer(value) => Mut::Integer(value),
            Content::Long(value) => Mut::Long(value),
            Content::Float(value) => Mut::Float(value),
            Content::Double(value) => Mut::Double(value),
            Content::BigInteger(value) => Mut::BigInteger(value),
            Content::BigDecimal(value) => Mut::BigDecimal(value),
            Content::String(value) => Mut::String(value),
            Content::Blob(value) => Mut::Blob(value),
            Content::Timestamp(value) => Mut::Timestamp(value),
            Content::Document(value) => Mut::Document(value),
            Content::Enum(value) => Mut::Enum(value),
            Content::IntEnum(value) => Mut::IntEnum(value),
            Content::Structure(value) => Mut::Structure(&mut **value),
            Content::Union(value) => Mut::Union(&mut **value),
            Content::List(value) => Mut::List(value),
            Content::Map(value) => Mut::Map(value),
        }
    }

    pub(crate) fn view(&self) -> Ref<'_> {
        match self {
            Content::Absent => Ref::Absent,
            Content::Boolean(value) => Ref::Boolean(*value),
            Content::Byte(value) => Ref::Byte(*value),
            Content::Short(value) => Ref::Short(*value),
            Content::Integer(value) => Ref::Integer(*value),
            Content::Long(value) => Ref::Long(*value),
            Content::Float(value) => Ref::Float(*value),
            Content::Double(value) => Ref::Double(*value),
            Content::BigInteger(value) => Ref::BigInteger(value),
            Content::BigDecimal(value) => Ref::BigDecimal(value),
            Content::String(value) => Ref::String(value),
            Content::Blob(value) => Ref::Blob(value),
            Content::Timestamp(value) => Ref::Timestamp(value),
            Content::Document(value) => Ref::Document(value),
            Content::Enum(value) => Ref::Enum(value),
            Content::IntEnum(value) => Ref::IntEnum(value),
            Content::Structure(value) => Ref::Structure(&**value),
            Content::Union(value) => Ref::Union(&**value),
            Content::List(value) => Ref::List(value),
            Content::Map(value) => Ref::Map(value),
        }
    }
}
