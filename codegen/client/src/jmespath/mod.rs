//! JMESPath: expressions about a value, as waiters and endpoint parameters have them (the specification of
//! jmespath.org, without extensions).
//!
//! ```
//! use ferrosmith_client::jmespath::Expression;
//! use ferrosmith_runtime::Document;
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
mod compare;
mod evaluate;
mod functions;
mod slice;

mod error;

use ferrosmith_runtime::Document;

pub use error::Error;
use tree::Tree;

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression(Tree);

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// When the text is none: the byte at which, and what was expected; or when a function does not exist, or takes
    /// another number of arguments.
    pub fn parse(text: &str) -> Result<Self, Error> {
        parser::parse(text).map(Expression)
    }

    /// Returns what the expression gives for a value; null where there is nothing.
    ///
    /// # Errors
    /// When a function is given a value of another type.
    pub fn search(&self, value: &Document) -> Result<Document, Error> {
        evaluate::evaluate(&self.0, value)
    }
}
