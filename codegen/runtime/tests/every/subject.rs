//! Any type that a message is made of, erased as early as can be: the compiler makes a few small
//! functions for each, and every check once.

use std::fmt::Debug;

use ferrosmith_runtime::{StructureShape, Value};

use crate::random::Random;

/// A type: its shape, and how to make values of it.
pub(crate) struct Type {
    pub(crate) id: &'static str,
    pub(crate) value: fn(&mut Random, usize) -> Box<dyn Subject>,
}

/// The type of a structure.
pub(crate) const fn of<T: StructureShape + Subject>() -> Type {
    Type { id: T::SCHEMA.id, value: |random, depth| Box::new(random.value::<T>(depth)) }
}

/// A value of a type that only its own functions know.
pub(crate) trait Subject: Value + Debug {
    /// A value of the same type with nothing in it.
    fn empty_one(&self) -> Box<dyn Subject>;
    /// Returns whether it equals its clone.
    fn equals_its_clone(&self) -> bool;
    /// Writes it with `serde_json`.
    #[cfg(feature = "serde")]
    fn serde_text(&self) -> serde_json::Result<Vec<u8>>;
    /// Reads a value of the same type with `serde_json`.
    #[cfg(feature = "serde")]
    fn serde_value(&self, text: &[u8]) -> serde_json::Result<Box<dyn Subject>>;
}

/// The traits of every subject.
#[cfg(not(feature = "serde"))]
pub(crate) trait Abilities: Value + Debug + Clone + PartialEq + 'static {}
#[cfg(not(feature = "serde"))]
impl<T: Value + Debug + Clone + PartialEq + 'static> Abilities for T {}

/// The traits of every subject.
#[cfg(feature = "serde")]
pub(crate) trait Abilities:
    Value + Debug + Clone + PartialEq + serde::Serialize + serde::de::DeserializeOwned + 'static
{
}
#[cfg(feature = "serde")]
impl<T> Abilities for T where
    T: Value + Debug + Clone + PartialEq + serde::Serialize + serde::de::DeserializeOwned + 'static
{
}

impl<T: Abilities> Subject for T {
    fn empty_one(&self) -> Box<dyn Subject> {
        Box::new(T::empty())
    }

    fn equals_its_clone(&self) -> bool {
        self.clone() == *self
    }

    #[cfg(feature = "serde")]
    fn serde_text(&self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec(self)
    }

    #[cfg(feature = "serde")]
    fn serde_value(&self, text: &[u8]) -> serde_json::Result<Box<dyn Subject>> {
        Ok(Box::new(serde_json::from_slice::<T>(text)?))
    }
}
