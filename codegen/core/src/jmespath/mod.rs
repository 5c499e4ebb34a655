//! JMESPath: expressions about a value, as waiters and endpoint parameters have them (the specification of
//! jmespath.org, without extensions).
//!
//! [`document`] converts any generated value to one that expressions search; [`Expression::type_of`] returns the type
//! of an expression's result, without a value.
//!
//! ```
//! use ferrosmith_runtime::Document;
//! use ferrosmith_runtime::jmespath::Expression;
//!
//! let fleets: Document = r#"{"fleets":[{"state":"RUNNING"},{"state":"STOPPED"}]}"#.parse()?;
//! let expression = Expression::parse("fleets[?state == 'RUNNING'] | length(@)")?;
//! assert_eq!(expression.search(&fleets)?, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// From text to a tree.
mod lexer;
mod parser;
mod tree;

// From a tree and a value to a value.
mod budget;
mod compare;
mod evaluate;
mod functions;
mod slice;

// From types to types.
mod infer;
mod types;

// From values of generated code.
mod data;

mod error;

use crate::data::Document;

use budget::Budget;
pub use data::document;
pub use error::Error;
use tree::Tree;
pub use types::{Structures, Type, TypeError};

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression(Tree);

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// Returns an error if the text is no expression, with the byte and what was expected there, or if a function does
    /// not exist or takes another number of arguments.
    pub fn parse(text: &str) -> Result<Self, Error> {
        parser::parse(text).map(Expression)
    }

    /// Returns the result of the expression for a value; null if it finds nothing.
    ///
    /// # Errors
    /// Returns an error if a function is given a value of another type, or if far more would have to be copied than the value
    /// has.
    pub fn search(&self, value: &Document) -> Result<Document, Error> {
        evaluate::evaluate(&self.0, value, &mut Budget::new(value))
    }

    /// Returns the type of what the expression gives for values of a type.
    ///
    /// # Errors
    /// Returns an error if it gives null or fails whatever the value: a member that does not exist, an element of what
    /// is no array, an argument of another type.
    pub fn type_of<K: Structures>(&self, value: &Type<K::Id>, known: &K) -> Result<Type<K::Id>, TypeError> {
        infer::infer(&self.0, value, known)
    }
}
