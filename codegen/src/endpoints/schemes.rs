//! The property `authSchemes` of endpoints (Smithy 2.0, section Endpoint rule sets).

use super::RuleSetError;
use crate::model::Json;

/// Checks that the schemes of an endpoint are objects, each with a name of its own.
pub(super) fn check(path: &str, properties: &Json) -> Result<(), RuleSetError> {
    if properties.as_object().is_none() {
        return Err(RuleSetError::new(path, "an object of properties", Some(properties)));
    }
    let Some(schemes) = properties.get("authSchemes") else { return Ok(()) };
    let path = format!("{path}.authSchemes");
    let all = schemes.as_array();
    let all = all.ok_or_else(|| RuleSetError::new(&path, "an array of schemes", Some(schemes)))?;
    let mut names = Vec::new();
    for (index, scheme) in all.iter().enumerate() {
        let path = format!("{path}[{index}]");
        if scheme.as_object().is_none() {
            return Err(RuleSetError::new(path, "an object with the `name` of a scheme", Some(scheme)));
        }
        let path = format!("{path}.name");
        let name = scheme.get("name");
        let name = name
            .and_then(Json::as_str)
            .ok_or_else(|| RuleSetError::new(&path, "the name of a scheme", name))?;
        if names.contains(&name) {
            return Err(RuleSetError::text(&path, "a scheme that the endpoint does not have yet", name));
        }
        names.push(name);
    }
    Ok(())
}
