//! A generated type: how to make values of it, and which service it is of.

use ferrosmith_runtime::{Structure, StructureShape};

use crate::random::Random;

/// A generated structure.
pub(crate) struct Type {
    /// The path of the type, whose last but one part is the module of its service.
    path: fn() -> &'static str,
    /// The name of the type.
    pub(crate) name: &'static str,
    /// Makes a value that is so deep.
    pub(crate) value: fn(&mut Random, usize) -> Box<dyn Structure>,
    /// Makes a value with nothing in it.
    pub(crate) empty: fn() -> Box<dyn Structure>,
}

/// The type of a structure.
pub(crate) const fn of<T: StructureShape>() -> Type {
    Type {
        path: std::any::type_name::<T>,
        name: T::SCHEMA.name,
        value: |random, depth| Box::new(random.value::<T>(depth)),
        empty: || Box::new(T::initial()),
    }
}

impl Type {
    /// Returns the name of the module.
    pub(crate) fn module(&self) -> &'static str {
        (self.path)().rsplit("::").nth(2).expect("a type in a file of a module of a service")
    }
}
