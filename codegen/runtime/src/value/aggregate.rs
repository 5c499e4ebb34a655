//! What the runtime asks of structures, unions, enums, lists and maps: small object-safe traits.

use super::{Mut, Ref, Value};
use crate::data::UnknownMember;
use crate::schema::{EnumSchema, Schema};

/// A structure: members by their index in its schema.
pub trait Structure {
    /// Its name, members and constraints.
    fn schema(&self) -> &'static Schema;
    /// The member at `index`, to be filled. Past the last one stands a structure of no members.
    fn slot(&mut self, index: usize) -> &mut dyn Value;
    /// The member at `index`; [`Ref::Absent`] past the last one too.
    fn field(&self, index: usize) -> Ref<'_>;
}

/// What generated code says of a structure: its table and its fields. The rest ([`Structure`],
/// [`Value`]) follows from it.
pub trait StructureShape: Sized + 'static {
    /// Its name, members and constraints.
    const SCHEMA: &'static Schema;
    /// Nothing set; members have their modelled default, if any.
    fn initial() -> Self;
    /// The member at `index`, to be filled; [`no_slot`] past the last one.
    fn member_mut(&mut self, index: usize) -> &mut dyn Value;
    /// The member at `index`; [`Ref::Absent`] past the last one too.
    fn member(&self, index: usize) -> Ref<'_>;
}

impl<T: StructureShape> Structure for T {
    fn schema(&self) -> &'static Schema {
        T::SCHEMA
    }
    fn slot(&mut self, index: usize) -> &mut dyn Value {
        self.member_mut(index)
    }
    fn field(&self, index: usize) -> Ref<'_> {
        self.member(index)
    }
}

impl<T: StructureShape> Value for T {
    #[inline]
    fn empty() -> Self {
        T::initial()
    }
    #[inline]
    fn open(&mut self) -> Mut<'_> {
        Mut::Structure(self)
    }
    #[inline]
    fn view(&self) -> Ref<'_> {
        Ref::Structure(self)
    }
}

// `Box` is fundamental: were it a `Value` for every value, it could clash with the impl above.
impl<T: StructureShape> StructureShape for Box<T> {
    const SCHEMA: &'static Schema = T::SCHEMA;
    #[inline]
    fn initial() -> Self {
        Box::new(T::initial())
    }
    #[inline]
    fn member_mut(&mut self, index: usize) -> &mut dyn Value {
        (**self).member_mut(index)
    }
    #[inline]
    fn member(&self, index: usize) -> Ref<'_> {
        (**self).member(index)
    }
}

/// What stands where no member is.
struct Nothing;

impl Structure for Nothing {
    fn schema(&self) -> &'static Schema {
        &Schema {
            id: "smithy.api#Unit",
            name: "Unit",
            members: &[],
            by_key: &[],
            sensitive: false,
            error: None,
        }
    }
    fn slot(&mut self, _: usize) -> &mut dyn Value {
        self
    }
    fn field(&self, _: usize) -> Ref<'_> {
        Ref::Absent
    }
}

impl Value for Nothing {
    fn empty() -> Self {
        Nothing
    }
    fn open(&mut self) -> Mut<'_> {
        Mut::Structure(self)
    }
    fn view(&self) -> Ref<'_> {
        Ref::Absent
    }
}

/// The slot past the last member.
#[must_use]
#[doc(hidden)]
pub fn no_slot<'a>() -> &'a mut dyn Value {
    Box::leak(Box::new(Nothing)) // of no size: nothing is allocated, nothing leaks
}

/// A tagged union: one member of several, or one that the model does not know.
pub trait Union {
    /// Its name and members.
    fn schema(&self) -> &'static Schema;
    /// Switches to the member at `index` and gives its value, `None` when it has none (a unit
    /// member, or no such index, which leaves the union as it was).
    fn select(&mut self, index: usize) -> Option<&mut dyn Value>;
    /// Switches to a member that the model does not know.
    fn set_unknown(&mut self, member: UnknownMember);
    /// The member that is set.
    fn get(&self) -> Selected<'_>;
}

/// The member that a union holds.
pub enum Selected<'a> {
    /// A modelled member: its index and its value, `None` for a unit member.
    Member(usize, Option<&'a dyn Value>),
    /// A member that the model does not know, or nothing at all ([`UnknownMember::is_empty`]).
    Unknown(&'a UnknownMember),
}

impl Selected<'_> {
    /// Returns whether the union holds nothing, as before anything was read into it.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(self, Selected::Unknown(member) if member.is_empty())
    }
}

/// An open enum: one of the modelled texts, or any other.
pub trait Enum {
    /// Its name and values.
    fn schema(&self) -> &'static EnumSchema;
    /// Sets the value at `index` of the schema's values, or keeps `text` as unknown past their end.
    fn set(&mut self, index: usize, text: &str);
    /// The text on the wire.
    fn get(&self) -> &str;
}

/// An open enum of integers.
pub trait IntEnum {
    /// Sets the value, modelled or not.
    fn set(&mut self, number: i32);
    /// The number on the wire.
    fn get(&self) -> i32;
    /// Whether the model knows the number.
    fn is_known(&self) -> bool;
}

/// A list.
pub trait List {
    /// Adds an empty element and gives it.
    fn push(&mut self) -> &mut dyn Value;
    /// Makes room for so many more elements, and no more than that; a hint.
    fn reserve(&mut self, additional: usize);
    /// Removes every element.
    fn clear(&mut self);
    /// How many elements there are.
    fn len(&self) -> usize;
    /// Whether there is none.
    fn is_empty(&self) -> bool
    where
        Self: Sized,
    {
        self.len() == 0
    }
    /// The element at `index`, [`Ref::Absent`] when there is none or when it is null.
    fn get(&self, index: usize) -> Ref<'_>;
    /// Whether elements may be null (`@sparse`).
    fn is_sparse(&self) -> bool;
    /// The bytes that an element takes in memory, to bound what is reserved.
    fn element_size(&self) -> usize;
}

/// A map from strings.
pub trait Map {
    /// Puts an empty value under `key`, replacing what was there, and gives it.
    fn insert(&mut self, key: String) -> &mut dyn Value;
    /// Removes every entry.
    fn clear(&mut self);
    /// Removes the entries whose key is not to be kept.
    fn retain(&mut self, keep: &mut dyn FnMut(&str) -> bool);
    /// How many entries there are.
    fn len(&self) -> usize;
    /// Whether there is none.
    fn is_empty(&self) -> bool
    where
        Self: Sized,
    {
        self.len() == 0
    }
    /// Visits every entry in key order until the visitor answers false.
    fn each(&self, visit: &mut dyn FnMut(&str, Ref<'_>) -> bool);
    /// The value under `key`.
    fn get(&self, key: &str) -> Option<Ref<'_>>;
    /// Whether values may be null (`@sparse`).
    fn is_sparse(&self) -> bool;
}
