//! Parameters of rules, and their results.

use std::fmt;

use ferrosmith_runtime::Document;

/// The value of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterValue<'a> {
    /// A string.
    String(&'a str),
    /// A boolean.
    Boolean(bool),
    /// An array of strings.
    StringArray(&'a [&'a str]),
    /// An array of strings that are owned.
    Strings(&'a [String]),
}

/// An endpoint.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Resolved {
    /// The URL, without a query.
    pub url: String,
    /// Headers that requests have: names, and the values of each.
    pub headers: Vec<(String, Vec<String>)>,
    /// Properties, such as `authSchemes`.
    pub properties: Document,
}

/// An error that occurs when rules give no endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RulesError {
    /// The rules say why.
    Refused(String),
    /// A parameter that is required is not given.
    Missing {
        /// Its name.
        parameter: String,
    },
    /// No rule is about these parameters.
    NoRule,
    /// The tables are not as they must be.
    Malformed,
    /// The rules make texts of more than a megabyte of the parameters.
    TooMuch,
}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RulesError::Refused(reason) => f.write_str(reason),
            RulesError::Missing { parameter } => {
                write!(f, "expected a value of the endpoint parameter `{parameter}`, found none: set it")
            }
            RulesError::NoRule => {
                f.write_str("the endpoint rules of the service have none for these parameters")
            }
            RulesError::TooMuch => f.write_str(
                "the endpoint rules of the service make too long a text of the parameters: shorten what they are given",
            ),
            RulesError::Malformed => {
                f.write_str("the endpoint rules of the service are not a valid program: generate them again")
            }
        }
    }
}

impl std::error::Error for RulesError {}
