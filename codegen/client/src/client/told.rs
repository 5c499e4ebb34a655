//! The parts of the environment and the files that count where the program itself says nothing.

use std::borrow::Cow;

use ferrosmith_runtime::schema::{AuthScheme, ServiceSchema};

use crate::Environment;
use crate::endpoint::ParameterValue;
use crate::profile::Profile;

/// The variables, and what the files tell of single services.
#[derive(Clone, Default)]
pub(crate) struct Told {
    pub(crate) environment: Option<Environment>,
    /// The endpoints that the files tell; `None` if those of files and variables are to be ignored.
    pub(crate) endpoints: Option<ToldEndpoints>,
    /// The names of the schemes that are tried first.
    pub(crate) auth_schemes: Vec<String>,
    /// The parameters of endpoint rules that are settings, by their built-in names.
    pub(crate) switches: Vec<(&'static str, bool)>,
}

/// The profile, and the section of services that it names.
#[derive(Clone)]
pub(crate) struct ToldEndpoints {
    pub(crate) profile: Profile,
    pub(crate) services: Profile,
}

/// The place of a setting, and its text.
pub(super) type Placed = (Cow<'static, str>, String);

impl Told {
    /// Returns the endpoint that `AWS_ENDPOINT_URL_<SERVICE>`, the section of services, `AWS_ENDPOINT_URL` or the profile
    /// tells.
    pub(super) fn endpoint(&self, service: &ServiceSchema) -> Option<Placed> {
        let ToldEndpoints { profile, services } = self.endpoints.as_ref()?;
        let variable = |name: Cow<'static, str>| {
            let text = self.environment.as_ref()?.get(&name)?;
            Some((name, text))
        };
        let name = in_variables(service.sdk_id.unwrap_or_default());
        let of_service = || {
            let name = name.to_ascii_lowercase();
            let text = services.nested(&name, "endpoint_url").filter(|text| !text.is_empty())?;
            Some((format!("endpoint_url of {name} in the section of services").into(), text.to_owned()))
        };
        let of_profile =
            || Some(("endpoint_url of the profile".into(), profile.filled("endpoint_url")?.to_owned()));
        variable(format!("AWS_ENDPOINT_URL_{name}").into())
            .or_else(of_service)
            .or_else(|| variable("AWS_ENDPOINT_URL".into()))
            .or_else(of_profile)
    }

    /// Returns the token in `AWS_BEARER_TOKEN_<NAME>`, where the name is that which the service signs with.
    pub(super) fn token(&self, service: &ServiceSchema) -> Option<String> {
        let environment = self.environment.as_ref()?;
        if !service.auth.contains(&AuthScheme::HttpBearer) {
            return None;
        }
        let name = service.auth.iter().find_map(|scheme| match scheme {
            AuthScheme::Sigv4(name) => Some(*name),
            _ => None,
        })?;
        environment.get(&format!("AWS_BEARER_TOKEN_{}", in_variables(name)))
    }

    /// Returns a built-in parameter of endpoint rules.
    pub(super) fn switch(&self, built_in: &str) -> Option<ParameterValue<'static>> {
        let (_, value) = self.switches.iter().find(|(name, _)| *name == built_in)?;
        Some(ParameterValue::Boolean(*value))
    }
}

/// Returns the name of a service as it stands in variables.
fn in_variables(name: &str) -> String {
    name.to_ascii_uppercase().replace([' ', '-'], "_")
}
