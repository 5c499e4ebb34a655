//! Values of types that are made at run time.

mod collections;
mod content;
mod enumeration;
mod structure;
mod union;

pub use collections::{DynamicList, DynamicMap};
pub(crate) use content::Content;
pub use enumeration::{DynamicEnum, DynamicIntEnum};
pub use structure::DynamicStructure;
pub use union::DynamicUnion;

use std::fmt;

use ferrosmith_runtime::{Mut, Ref, Value, equal};

use crate::Type;

/// A value of any type: a member, an element, or a value of a map.
#[derive(Clone)]
pub struct DynamicValue {
    ty: Type,
    optional: bool,
    content: Content,
}

impl DynamicValue {
    /// Returns the empty value of a type: zero, an empty text, a structure with no member set.
    #[must_use]
    pub fn new(ty: Type) -> Self {
        DynamicValue { ty, optional: false, content: Content::empty(ty) }
    }

    /// Returns an absent value.
    #[must_use]
    pub fn absent(ty: Type) -> Self {
        DynamicValue { ty, optional: true, content: Content::Absent }
    }

    pub(crate) fn of(ty: Type, content: Content) -> Self {
        DynamicValue { ty, optional: false, content }
    }

    /// Returns the type.
    #[must_use]
    pub fn ty(&self) -> Type {
        self.ty
    }
}

impl Value for DynamicValue {
    /// Returns an absent document, the value of no type in particular.
    fn empty() -> Self {
        DynamicValue::absent(Type::Document)
    }

    fn open(&mut self) -> Mut<'_> {
        if let Content::Absent = self.content {
            self.content = Content::empty(self.ty);
        }
        self.content.open()
    }

    fn view(&self) -> Ref<'_> {
        self.content.view()
    }

    fn unset(&mut self) {
        if self.optional {
            self.content = Content::Absent;
        }
    }
}

impl fmt::Debug for DynamicValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.view().fmt(f)
    }
}

impl PartialEq for DynamicValue {
    fn eq(&self, other: &Self) -> bool {
        equal(self.view(), other.view())
    }
}
