//! Enums of strings and of integers.

use std::borrow::Cow;

use ferrosmith_runtime::schema::EnumSchema;
use ferrosmith_runtime::{Enum, IntEnum, Ref};

use crate::IntEnumType;

/// An enum of strings of a type that was made at run time.
#[derive(Clone)]
pub struct DynamicEnum {
    schema: &'static EnumSchema,
    text: Cow<'static, str>,
}

impl DynamicEnum {
    /// Returns an enum whose value is an empty text.
    #[must_use]
    pub fn new(schema: &'static EnumSchema) -> Self {
        DynamicEnum { schema, text: Cow::Borrowed("") }
    }
}

impl Enum for DynamicEnum {
    fn schema(&self) -> &'static EnumSchema {
        self.schema
    }

    fn set(&mut self, index: usize, text: &str) {
        self.text = match self.schema.values.get(index) {
            Some(value) => Cow::Borrowed(*value),
            None => Cow::Owned(text.to_owned()),
        };
    }

    fn get(&self) -> &str {
        &self.text
    }
}

impl std::fmt::Debug for DynamicEnum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ref::Enum(self).fmt(f)
    }
}

/// An enum of integers of a type that was made at run time.
#[derive(Clone)]
pub struct DynamicIntEnum {
    ty: &'static IntEnumType,
    number: i32,
}

impl DynamicIntEnum {
    /// Returns an enum whose value is zero.
    #[must_use]
    pub fn new(ty: &'static IntEnumType) -> Self {
        DynamicIntEnum { ty, number: 0 }
    }

    /// Returns the type.
    #[must_use]
    pub fn ty(&self) -> &'static IntEnumType {
        self.ty
    }
}

impl IntEnum for DynamicIntEnum {
    fn set(&mut self, number: i32) {
        self.number = number;
    }

    fn get(&self) -> i32 {
        self.number
    }

    fn values(&self) -> &'static [i32] {
        self.ty.values
    }
}

impl std::fmt::Debug for DynamicIntEnum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ref::IntEnum(self).fmt(f)
    }
}
