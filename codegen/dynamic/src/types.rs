//! Types that are made at run time: what generated code has as Rust types.

use std::fmt;
use std::sync::OnceLock;

use ferrosmith_runtime::schema::{EnumSchema, Schema};

use crate::value::Content;

/// The type of a value.
#[derive(Debug, Clone, Copy)]
pub enum Type {
    /// A boolean.
    Boolean,
    /// A byte.
    Byte,
    /// A short.
    Short,
    /// An integer.
    Integer,
    /// A long.
    Long,
    /// A float.
    Float,
    /// A double.
    Double,
    /// A bigInteger.
    BigInteger,
    /// A bigDecimal.
    BigDecimal,
    /// A string.
    String,
    /// A blob.
    Blob,
    /// A timestamp.
    Timestamp,
    /// A document.
    Document,
    /// An enum of strings.
    Enum(&'static EnumSchema),
    /// An enum of integers.
    IntEnum(&'static IntEnumType),
    /// A structure.
    Structure(&'static StructureType),
    /// A union.
    Union(&'static UnionType),
    /// A list of these elements.
    List(&'static Element),
    /// A map from strings to these values.
    Map(&'static Element),
}

/// The element of a list, or the value of a map.
#[derive(Debug)]
pub struct Element {
    /// The type.
    pub ty: Type,
    /// If `true`, elements may be null (Smithy 2.0, `sparse` trait).
    pub sparse: bool,
}

/// The type of an enum of integers.
#[derive(Debug)]
pub struct IntEnumType {
    /// The absolute shape id.
    pub id: &'static str,
    /// The values, in the order of the model.
    pub values: &'static [i32],
}

/// The type of a structure.
pub struct StructureType {
    /// The schema.
    pub schema: &'static Schema,
    /// If `true`, members that are not in the model are kept.
    pub(crate) keeps_unknown: bool,
    /// Set once all types are known, since structures contain each other.
    pub(crate) fields: OnceLock<Box<[Field]>>,
}

impl StructureType {
    /// Returns the type of the member at `index` of the schema.
    #[must_use]
    pub fn member(&self, index: usize) -> Option<Type> {
        self.fields().get(index).map(|field| field.ty)
    }

    pub(crate) fn fields(&self) -> &[Field] {
        self.fields.get().map_or(&[], |fields| fields)
    }
}

impl fmt::Debug for StructureType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("StructureType").field(&self.schema.id).finish()
    }
}

/// A member of a structure: its type, and what it is before anything is read.
pub(crate) struct Field {
    pub(crate) ty: Type,
    pub(crate) start: Start,
}

/// The value of a member before anything is read.
pub(crate) enum Start {
    /// Absent.
    Absent,
    /// The empty value of its type.
    Empty,
    /// A modelled default.
    Default(Content),
}

/// The type of a union.
pub struct UnionType {
    /// The schema.
    pub schema: &'static Schema,
    /// The types of the members, `None` for one without a value; set once all types are known.
    pub(crate) variants: OnceLock<Box<[Option<Type>]>>,
}

impl UnionType {
    /// Returns the type of the member at `index` of the schema; `None` if the member has no value.
    #[must_use]
    pub fn member(&self, index: usize) -> Option<Type> {
        self.variants().get(index).copied().flatten()
    }

    pub(crate) fn variants(&self) -> &[Option<Type>] {
        self.variants.get().map_or(&[], |variants| variants)
    }
}

impl fmt::Debug for UnionType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UnionType").field(&self.schema.id).finish()
    }
}
