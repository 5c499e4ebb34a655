//! Unions.

use ferrosmith_runtime::schema::Schema;
use ferrosmith_runtime::{Selected, Union, UnknownMember, Value};

use super::DynamicValue;
use crate::UnionType;

/// A union of a type that was made at run time.
#[derive(Clone)]
pub struct DynamicUnion {
    ty: &'static UnionType,
    selection: Selection,
}

#[derive(Clone)]
enum Selection {
    Member(usize, Option<DynamicValue>),
    Unknown(UnknownMember),
}

impl DynamicUnion {
    /// Returns a union that holds nothing.
    #[must_use]
    pub fn new(ty: &'static UnionType) -> Self {
        DynamicUnion { ty, selection: Selection::Unknown(UnknownMember::default()) }
    }

    /// Returns the type.
    #[must_use]
    pub fn ty(&self) -> &'static UnionType {
        self.ty
    }
}

impl Union for DynamicUnion {
    fn schema(&self) -> &'static Schema {
        self.ty.schema
    }

    fn select(&mut self, index: usize) -> Option<&mut dyn Value> {
        let member = self.ty.variants().get(index)?;
        self.selection = Selection::Member(index, member.map(DynamicValue::new));
        match &mut self.selection {
            Selection::Member(_, Some(value)) => Some(value),
            _ => None,
        }
    }

    fn set_unknown(&mut self, member: UnknownMember) {
        self.selection = Selection::Unknown(member);
    }

    fn get(&self) -> Selected<'_> {
        match &self.selection {
            Selection::Member(index, value) => {
                Selected::Member(*index, value.as_ref().map(|value| value as &dyn Value))
            }
            Selection::Unknown(member) => Selected::Unknown(member),
        }
    }
}

impl std::fmt::Debug for DynamicUnion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        ferrosmith_runtime::Ref::Union(self).fmt(f)
    }
}
