//! The parameters of a rule set.

use std::collections::HashSet;

use super::types::Type;
use super::{RuleSetError, check_keys};
use crate::model::{ContextParamType, Json, step};

/// A parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parameter {
    /// The name.
    pub name: String,
    /// The type of its values.
    pub ty: ContextParamType,
    /// The value that a client knows without being told, such as `AWS::Region`.
    pub built_in: Option<String>,
    /// If `true`, there is no endpoint without it.
    pub required: bool,
    /// The value of one that is not given.
    pub default: Default,
}

impl Parameter {
    /// Returns the type of references to it.
    pub(super) fn reference(&self) -> Type {
        let ty = match self.ty {
            ContextParamType::String => Type::String,
            ContextParamType::Boolean => Type::Boolean,
            ContextParamType::StringArray => Type::Array,
        };
        // One with a default is there, too, though Smithy wants it to be marked as required.
        let is_there = self.required || self.default != Default::None;
        if is_there { ty } else { Type::Optional(Box::new(ty)) }
    }
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
    let mut names = HashSet::new();
    let mut all = Vec::new();
    for (name, parameter) in object {
        if !is_name(name) || !names.insert(name.to_ascii_lowercase()) {
            let expected =
                "letters and digits, a letter first, that differ from other names in more than case";
            return Err(RuleSetError::text(&format!("$.parameters{}", step(name)), expected, name));
        }
        all.push(one(name, parameter)?);
    }
    Ok(all)
}

/// Returns `true` for a name that a parameter or a variable can have.
pub(super) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The values that clients of AWS know without being told.
const BUILT_INS: [(&str, ContextParamType); 15] = [
    ("AWS::Auth::AccountId", ContextParamType::String),
    ("AWS::Auth::AccountIdEndpointMode", ContextParamType::String),
    ("AWS::Auth::CredentialScope", ContextParamType::String),
    ("AWS::Region", ContextParamType::String),
    ("AWS::S3::Accelerate", ContextParamType::Boolean),
    ("AWS::S3::DisableMultiRegionAccessPoints", ContextParamType::Boolean),
    ("AWS::S3::DisableS3ExpressSessionAuth", ContextParamType::Boolean),
    ("AWS::S3::ForcePathStyle", ContextParamType::Boolean),
    ("AWS::S3::UseArnRegion", ContextParamType::Boolean),
    ("AWS::S3::UseGlobalEndpoint", ContextParamType::Boolean),
    ("AWS::S3Control::UseArnRegion", ContextParamType::Boolean),
    ("AWS::STS::UseGlobalEndpoint", ContextParamType::Boolean),
    ("AWS::UseDualStack", ContextParamType::Boolean),
    ("AWS::UseFIPS", ContextParamType::Boolean),
    ("SDK::Endpoint", ContextParamType::String),
];

const TYPES: [&str; 3] = ["string", "boolean", "stringArray"];

fn one(name: &str, parameter: &Json) -> Result<Parameter, RuleSetError> {
    let path = format!("$.parameters{}", step(name));
    check_keys(
        &path,
        Some(parameter),
        &["builtIn", "default", "deprecated", "documentation", "required", "type"],
    )?;
    let text = |key: &str| parameter.get(key).and_then(Json::as_str);
    let ty = text("type").unwrap_or_default();
    if !TYPES.iter().any(|known| known.eq_ignore_ascii_case(ty)) {
        let (path, expected) = (format!("{path}.type"), "`string`, `boolean` or `stringArray`");
        return Err(match text("type") {
            Some(ty) => RuleSetError::name(&path, expected, ty, TYPES),
            None => RuleSetError::new(path, expected, parameter.get("type")),
        });
    }
    let ty = match TYPES.iter().position(|known| known.eq_ignore_ascii_case(ty)) {
        Some(0) => ContextParamType::String,
        Some(1) => ContextParamType::Boolean,
        _ => ContextParamType::StringArray,
    };
    check_built_in(&format!("{path}.builtIn"), ty, parameter.get("builtIn"))?;
    let default = default(&format!("{path}.default"), ty, parameter.get("default"))?;
    Ok(Parameter {
        name: name.to_owned(),
        ty,
        built_in: text("builtIn").map(str::to_owned),
        required: match parameter.get("required") {
            None => false,
            Some(Json::Bool(required)) => *required,
            other => return Err(RuleSetError::new(format!("{path}.required"), "true or false", other)),
        },
        default,
    })
}

/// Checks that a value which clients know is one, of the type of the parameter.
fn check_built_in(path: &str, ty: ContextParamType, found: Option<&Json>) -> Result<(), RuleSetError> {
    let Some(found) = found else { return Ok(()) };
    let expected = "a value that clients know";
    let name = found.as_str().ok_or_else(|| RuleSetError::new(path, expected, Some(found)))?;
    let Some((_, known)) = BUILT_INS.iter().find(|(known, _)| *known == name) else {
        return Err(RuleSetError::name(path, expected, name, BUILT_INS.iter().map(|(known, _)| *known)));
    };
    if ty == *known {
        Ok(())
    } else {
        Err(RuleSetError::text(path, "a value of the type of the parameter", name))
    }
}

/// Reads the default of a parameter, which has its type.
fn default(path: &str, ty: ContextParamType, found: Option<&Json>) -> Result<Default, RuleSetError> {
    let Some(default) = found else { return Ok(Default::None) };
    match (default, ty) {
        (Json::String(text), ContextParamType::String) => Ok(Default::String(text.clone())),
        (Json::Bool(boolean), ContextParamType::Boolean) => Ok(Default::Boolean(*boolean)),
        (Json::Array(items), ContextParamType::StringArray) => {
            let texts = items.iter().map(|item| match item.as_str() {
                Some(text) => Ok(text.to_owned()),
                None => Err(RuleSetError::new(path, "strings", Some(item))),
            });
            Ok(Default::StringArray(texts.collect::<Result<_, _>>()?))
        }
        _ => Err(RuleSetError::new(path, "a value of the type of the parameter", found)),
    }
}
