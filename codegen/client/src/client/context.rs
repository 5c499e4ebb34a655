//! Parameters of endpoint rules that an operation and its input give (Smithy 2.0, section Endpoint parameters).

use ferrosmith_runtime::schema::{ContextValue, OperationSchema, RuleDefault};
use ferrosmith_runtime::{Document, Ref, Structure};

use super::Config;
use super::problem::EndpointError;
use super::run::Job;
use crate::endpoint::ParameterValue;
use crate::jmespath::{self, Expression};

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Given {
    String(String),
    Boolean(bool),
    Strings(Vec<String>),
    Static(&'static [&'static str]),
}

impl Given {
    /// Returns the value as rules take it.
    pub(super) fn parameter(&self) -> ParameterValue<'_> {
        match self {
            Given::String(text) => ParameterValue::String(text),
            Given::Boolean(value) => ParameterValue::Boolean(*value),
            Given::Strings(texts) => ParameterValue::Strings(texts),
            Given::Static(texts) => ParameterValue::StringArray(texts),
        }
    }
}

/// The value of a parameter that a client is configured with: a string, a boolean, or an array of strings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContextParameter(pub(super) Given);

impl From<bool> for ContextParameter {
    fn from(value: bool) -> Self {
        ContextParameter(Given::Boolean(value))
    }
}

impl From<&str> for ContextParameter {
    fn from(text: &str) -> Self {
        ContextParameter(Given::String(text.to_owned()))
    }
}

impl From<String> for ContextParameter {
    fn from(text: String) -> Self {
        ContextParameter(Given::String(text))
    }
}

impl From<Vec<String>> for ContextParameter {
    fn from(texts: Vec<String>) -> Self {
        ContextParameter(Given::Strings(texts))
    }
}

/// Returns the parameters that have a value, by their names in the rules.
pub(super) fn of(operation: &OperationSchema, input: &dyn Structure) -> Vec<(&'static str, Given)> {
    let given = operation.context.iter().filter_map(|param| {
        let value = match param.value {
            ContextValue::String(text) => Some(Given::String(text.to_owned())),
            ContextValue::Boolean(value) => Some(Given::Boolean(value)),
            ContextValue::StringArray(texts) => Some(Given::Static(texts)),
            ContextValue::Member(name) => member(input, name),
            ContextValue::Path(path) => at_path(input, path),
        };
        Some((param.name, value?))
    });
    given.collect()
}

/// Checks members of an input that give required parameters.
///
/// # Errors
/// Returns an error if one has no value, or a text of spaces alone: rules would make a part of a host of it.
pub(super) fn check(job: &Job, config: &Config) -> Result<(), EndpointError> {
    let Some(rules) = job.service.endpoint_rules else { return Ok(()) };
    for param in job.operation.context {
        let ContextValue::Member(member) = param.value else { continue };
        let rule = rules.parameters.iter().find(|rule| rule.required && rule.name == param.name);
        let Some(rule) = rule else { continue };
        let is_set = || config.client_context.iter().any(|(name, _)| name == param.name);
        let found = match job.context.iter().find(|(name, _)| *name == param.name) {
            Some((_, Given::String(text))) if text.trim().is_empty() => Some(text.clone()),
            Some(_) => continue,
            // Something else gives it, or the rules say what is missing.
            None if rule.built_in.is_some() || rule.default != RuleDefault::None || is_set() => continue,
            None => None,
        };
        return Err(EndpointError::EmptyMember { member, parameter: param.name, found });
    }
    Ok(())
}

fn member(input: &dyn Structure, name: &str) -> Option<Given> {
    let index = input.schema().members.iter().position(|member| member.name() == name)?;
    match input.member(index) {
        Ref::String(text) => Some(Given::String(text.to_owned())),
        Ref::Enum(value) => Some(Given::String(value.get().to_owned())),
        Ref::Boolean(value) => Some(Given::Boolean(value)),
        _ => None,
    }
}

/// Returns the value that an expression finds in the input: a string, a boolean or strings, else `None`.
fn at_path(input: &dyn Structure, path: &str) -> Option<Given> {
    let document = jmespath::document(Ref::Structure(input));
    match Expression::parse(path).ok()?.search(&document).ok()? {
        Document::String(text) => Some(Given::String(text)),
        Document::Boolean(value) => Some(Given::Boolean(value)),
        Document::Array(items) => {
            let texts = items.into_iter().map(|item| item.as_str().map(str::to_owned));
            texts.collect::<Option<Vec<_>>>().map(Given::Strings)
        }
        _ => None,
    }
}
