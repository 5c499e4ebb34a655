//! Parameters of endpoint rules that an operation and its input give (Smithy 2.0, section Endpoint parameters).

use ferrosmith_runtime::schema::{ContextValue, OperationSchema};
use ferrosmith_runtime::{Document, Ref, Structure};

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
