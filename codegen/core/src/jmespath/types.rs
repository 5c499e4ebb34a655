//! The types that expressions give, for whoever knows the types of the values but has none of them yet.

use std::fmt;

/// The type of a value. `S` names a structure whose members [`Structures`] knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type<S> {
    /// Any value: a document, or what is not known.
    Any,
    /// A boolean.
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array, with the type of its elements.
    Array(Box<Type<S>>),
    /// An object with any keys, and the type of its values.
    Map(Box<Type<S>>),
    /// An object with these members.
    Object(Vec<(String, Type<S>)>),
    /// A structure or a union.
    Structure(S),
}

impl<S> Type<S> {
    /// Returns the name of the type, as JMESPath has it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Type::Any => "value",
            Type::Boolean => "boolean",
            Type::Number => "number",
            Type::String => "string",
            Type::Array(_) => "array",
            Type::Map(_) | Type::Object(_) | Type::Structure(_) => "object",
        }
    }
}

/// The members of structures, for [`Expression::type_of`](super::Expression::type_of).
pub trait Structures {
    /// Names a structure.
    type Id: Clone + PartialEq;

    /// Returns the type of a member; `None` if the structure has none of that name.
    fn member(&self, structure: &Self::Id, name: &str) -> Option<Type<Self::Id>>;
}

/// An error that occurs when an expression cannot give anything but null, or fails, whatever the value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TypeError {
    /// A member that a structure does not have.
    NoMember {
        /// The name.
        name: String,
    },
    /// A step into a value of a type that does not have such steps.
    NoStep {
        /// The step of the expression that the value does not have.
        step: &'static str,
        /// The type of the value.
        found: &'static str,
    },
    /// An argument of a function.
    Argument {
        /// The function.
        function: &'static str,
        /// The expected type.
        expected: &'static str,
        /// The type of the argument.
        found: &'static str,
    },
}

impl fmt::Display for TypeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TypeError::NoMember { name } => write!(f, "there is no member `{name}`"),
            TypeError::NoStep { step, found } => write!(f, "there is no {step} of a value of type {found}"),
            TypeError::Argument { function, expected, found } => {
                write!(f, "{function}: expected {expected}, found a value of type {found}")
            }
        }
    }
}

impl std::error::Error for TypeError {}
