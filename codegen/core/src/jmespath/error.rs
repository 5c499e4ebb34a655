//! Errors of expressions.

use std::fmt;

/// An error of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A text that is no expression.
    Syntax {
        /// The byte at which it stops to be one.
        byte: usize,
        /// The tokens that could have followed.
        expected: &'static str,
    },
    /// A function that does not exist.
    UnknownFunction {
        /// The name.
        name: String,
    },
    /// A function with too few or too many arguments.
    Arity {
        /// The function.
        function: &'static str,
    },
    /// An argument of another type.
    Type {
        /// The function.
        function: &'static str,
        /// The expected type.
        expected: &'static str,
    },
    /// A slice whose step is 0.
    Step,
    /// A search that copies far more than the value has.
    TooLarge,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Syntax { byte, expected } => write!(f, "byte {byte}: expected {expected}"),
            Error::UnknownFunction { name } => write!(f, "expected a function of JMESPath, found `{name}`"),
            Error::Arity { function } => write!(f, "{function}: expected another number of arguments"),
            Error::Type { function, expected } => {
                write!(f, "{function}: expected {expected}, found another type")
            }
            Error::Step => f.write_str("a slice: expected a step that is not 0"),
            Error::TooLarge => {
                f.write_str("expected an expression that copies less than a hundred times its value")
            }
        }
    }
}

impl std::error::Error for Error {}
