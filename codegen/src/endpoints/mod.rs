//! Endpoint rules: from a model's trait to the tables that clients run.
//!
//! [`compile`] reads a value of the trait `smithy.rules#endpointRuleSet` (Smithy 2.0, section Endpoint rule sets). The
//! form of its result is told in [`ferrosmith_runtime::schema::rules`].

mod encoder;
mod error;
mod expressions;
mod parameters;
mod schemes;
mod template;
mod types;
mod url;

use crate::model::Json;
use encoder::Encoder;
pub use error::RuleSetError;
use error::check_keys;
pub use parameters::{Default, Parameter};

/// Endpoint rules as tables.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Compiled {
    /// The parameters.
    pub parameters: Vec<Parameter>,
    /// The number of slots: parameters and variables.
    pub slots: usize,
    /// The texts of the rules, one after the other.
    pub texts: String,
    /// The rules.
    pub program: Vec<u8>,
    /// The arguments of functions that may be absent where a value is expected. The specification does not allow them,
    /// but some official rules have them: the function then gives nothing, or false.
    pub doubts: Vec<RuleSetError>,
}

/// Compiles a rule set.
///
/// ```
/// use ferrosmith::endpoints::compile;
/// use ferrosmith::model::Json;
///
/// let rules = Json::parse(
///     r#"{
///         "version": "1.0",
///         "parameters": {
///             "Region": { "type": "string", "builtIn": "AWS::Region", "required": true }
///         },
///         "rules": [
///             {
///                 "type": "endpoint",
///                 "conditions": [],
///                 "endpoint": { "url": "https://weather.{Region}.example.com" }
///             }
///         ]
///     }"#,
/// )?;
/// let compiled = compile(&rules)?;
/// assert_eq!((compiled.parameters[0].name.as_str(), compiled.slots), ("Region", 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Returns an error if the value is no rule set, with the path to what is wrong: an unknown function, a variable that
/// no condition assigns, an argument of another type.
pub fn compile(rules: &Json) -> Result<Compiled, RuleSetError> {
    let version = rules.get("version").and_then(Json::as_str);
    if !matches!(version, Some("1.0" | "1.1")) {
        return Err(RuleSetError::new("$.version", "version 1.0 or 1.1", rules.get("version")));
    }
    check_keys("$", Some(rules), &["version", "parameters", "rules"])?;
    let parameters = parameters::read(rules.get("parameters"))?;
    let types = parameters.iter().map(|parameter| (parameter.name.clone(), parameter.reference()));
    let mut encoder = Encoder::new(types, version == Some("1.0"));
    let program = encoder.rules("$.rules", rules.get("rules"))?;
    let (slots, texts, doubts) = encoder.finish();
    Ok(Compiled { parameters, slots, texts, program, doubts })
}

#[cfg(test)]
mod tests;
