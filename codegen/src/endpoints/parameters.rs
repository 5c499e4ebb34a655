//! The parameters of a rule set.

use super::{RuleSetError, check_keys};
use crate::model::nearest::nearest;
use crate::model::{Json, step};

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

/// The values that clients of AWS know without being told.
const BUILT_INS: [&str; 15] = [
    "AWS::Auth::AccountId",
    "AWS::Auth::AccountIdEndpointMode",
    "AWS::Auth::CredentialScope",
    "AWS::Region",
    "AWS::S3::Accelerate",
    "AWS::S3::DisableMultiRegionAccessPoints",
    "AWS::S3::DisableS3ExpressSessionAuth",
    "AWS::S3::ForcePathStyle",
    "AWS::S3::UseArnRegion",
    "AWS::S3::UseGlobalEndpoint",
    "AWS::S3Control::UseArnRegion",
    "AWS::STS::UseGlobalEndpoint",
    "AWS::UseDualStack",
    "AWS::UseFIPS",
    "SDK::Endpoint",
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
    let is_misspelled = |name: &&str| !BUILT_INS.contains(name) && nearest(name, BUILT_INS).is_some();
    if let Some(built_in) = text("builtIn").filter(is_misspelled) {
        let expected = "a value that clients know";
        return Err(RuleSetError::name(&format!("{path}.builtIn"), expected, built_in, BUILT_INS));
    }
    let default = default(&format!("{path}.default"), ty, parameter.get("default"))?;
    Ok(Parameter {
        name: name.to_owned(),
        built_in: text("builtIn").map(str::to_owned),
        required: parameter.get("required").and_then(Json::as_bool).unwrap_or(false),
        default,
    })
}

/// Reads the default of a parameter, which has its type.
fn default(path: &str, ty: &str, found: Option<&Json>) -> Result<Default, RuleSetError> {
    let Some(default) = found else { return Ok(Default::None) };
    let of_type = |known: &str| known.eq_ignore_ascii_case(ty);
    match default {
        Json::String(text) if of_type("string") => Ok(Default::String(text.clone())),
        Json::Bool(boolean) if of_type("boolean") => Ok(Default::Boolean(*boolean)),
        Json::Array(items) if of_type("stringArray") => {
            let texts = items.iter().map(|item| match item.as_str() {
                Some(text) => Ok(text.to_owned()),
                None => Err(RuleSetError::new(path, "strings", Some(item))),
            });
            Ok(Default::StringArray(texts.collect::<Result<_, _>>()?))
        }
        _ => Err(RuleSetError::new(path, format!("a value of type {ty}"), found)),
    }
}
