//! Structures.

use std::fmt;
use std::sync::OnceLock;

use ferrosmith_runtime::schema::Schema;
use ferrosmith_runtime::{
    Document, MEMBERS_AT_ONCE, MemberValues, Mut, Object, Ref, Structure, Value, equal, no_member,
};

use super::DynamicValue;
use crate::StructureType;
use crate::types::Start;

/// A structure of a type that was made at run time.
#[derive(Clone)]
pub struct DynamicStructure {
    ty: &'static StructureType,
    members: Box<[DynamicValue]>,
    /// The members that are not in the model, if they are kept.
    unknown: Option<Document>,
}

impl DynamicStructure {
    /// Returns a structure with no member set, except for modelled defaults.
    #[must_use]
    pub fn new(ty: &'static StructureType) -> Self {
        let member = |field: &crate::types::Field| match &field.start {
            Start::Absent => DynamicValue::absent(field.ty),
            Start::Empty => DynamicValue::new(field.ty),
            Start::Default(content) => DynamicValue::of(field.ty, content.clone()),
        };
        let unknown = ty.keeps_unknown.then(|| Document::Object(Object::new()));
        DynamicStructure { ty, members: ty.fields().iter().map(member).collect(), unknown }
    }

    /// Returns the type.
    #[must_use]
    pub fn ty(&self) -> &'static StructureType {
        self.ty
    }

    /// Returns the member of this name in the model; `None` if the structure has none.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Ref<'_>> {
        self.position(name).and_then(|index| self.members.get(index)).map(Value::view)
    }

    /// Returns the member of this name in the model, mutably.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut DynamicValue> {
        let index = self.position(name)?;
        self.members.get_mut(index)
    }

    /// Returns the members of the model with their values.
    #[must_use]
    pub fn members(&self) -> MemberValues<'_> {
        (self as &dyn Structure).members()
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.ty.schema.members.iter().position(|member| member.name() == name)
    }
}

impl Structure for DynamicStructure {
    fn schema(&self) -> &'static Schema {
        self.ty.schema
    }

    fn member_mut(&mut self, index: usize) -> &mut dyn Value {
        let last = self.members.len();
        match (self.members.get_mut(index), &mut self.unknown) {
            (Some(member), _) => member,
            (None, Some(unknown)) if index == last => unknown,
            (None, _) => no_member(),
        }
    }

    fn view_block(&self, block: usize) -> [Ref<'_>; MEMBERS_AT_ONCE] {
        let mut views = [Ref::Absent; MEMBERS_AT_ONCE];
        let start = block.saturating_mul(MEMBERS_AT_ONCE);
        for (view, member) in views.iter_mut().zip(self.members.get(start..).unwrap_or_default()) {
            *view = member.view();
        }
        if let Some(unknown) = &self.unknown
            && let Some(place) = self.members.len().checked_sub(start)
            && let Some(view) = views.get_mut(place)
        {
            *view = Ref::Document(unknown);
        }
        views
    }
}

impl Value for DynamicStructure {
    /// Returns a structure without members, since no type is known.
    fn empty() -> Self {
        static UNIT: StructureType = StructureType {
            schema: &Schema {
                id: "smithy.api#Unit",
                name: "Unit",
                members: &[],
                by_key: &[],
                sensitive: false,
                error: None,
            },
            keeps_unknown: false,
            fields: OnceLock::new(),
        };
        DynamicStructure::new(&UNIT)
    }

    fn open(&mut self) -> Mut<'_> {
        Mut::Structure(self)
    }

    fn view(&self) -> Ref<'_> {
        Ref::Structure(self)
    }
}

impl fmt::Debug for DynamicStructure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.view().fmt(f)
    }
}

impl PartialEq for DynamicStructure {
    fn eq(&self, other: &Self) -> bool {
        self.ty.schema.id == other.ty.schema.id && equal(self.view(), other.view())
    }
}
