//! The parameters of a rule set.

use super::RuleSetError;
use crate::model::Json;

/// A parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parameter {
    /// The name.
    pub name: String,
    /// The value that a client knows without being told, such as `AWS::Region`.
    pub built_in: Option<String>,
    /// If `true`, there is no endpoint without it.
    pub required: bool,
    /// The value of one that is not given.
    pub default: Default,
}

/// The default of a [`Parameter`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Default {
    /// None: it is not set.
    None,
    /// A string.
    String(String),
    /// A boolean.
    Boolean(bool),
    /// An array of strings.
    StringArray(Vec<String>),
}

pub(super) fn read(parameters: Option<&Json>) -> Result<Vec<Parameter>, RuleSetError> {
    let Some(object) = parameters.and_then(Json::as_object) else {
        return Err(RuleSetError::new("$.parameters", "an object", parameters));
    };
    object.iter().map(|(name, parameter)| one(name, parameter)).collect()
}

fn one(name: &str, parameter: &Json) -> Result<Parameter, RuleSetError> {
    let text = |key: &str| parameter.get(key).and_then(Json::as_str).map(str::to_owned);
    let path = format!("$.parameters.{name}.default");
    let default = match parameter.get("default") {
        None => Default::None,
        Some(Json::String(text)) => Default::String(text.clone()),
        Some(Json::Bool(boolean)) => Default::Boolean(*boolean),
        Some(Json::Array(items)) => {
            let texts = items.iter().map(|item| match item.as_str() {
                Some(text) => Ok(text.to_owned()),
                None => Err(RuleSetError::new(&path, "strings", Some(item))),
            });
            Default::StringArray(texts.collect::<Result<_, _>>()?)
        }
        other => return Err(RuleSetError::new(path, "a string, a boolean or an array of strings", other)),
    };
    Ok(Parameter {
        name: name.to_owned(),
        built_in: text("builtIn"),
        required: parameter.get("required").and_then(Json::as_bool).unwrap_or(false),
        default,
    })
}
