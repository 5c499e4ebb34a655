//! Settings of a service's clients: the parameters of its endpoints that a client is configured with.

use super::{ClientContextParam, ContextParamType, Docs, Service};
use crate::docs::{code, to_markdown};
use crate::names::{self, Style};

/// A setting, which is a method on the configuration of a client.
#[derive(Debug)]
pub struct Setting {
    /// The Rust name.
    pub name: String,
    /// The name in the rules.
    pub wire: String,
    /// The type of its value.
    pub ty: ContextParamType,
    /// Paragraphs of Markdown.
    pub docs: Docs,
}

/// Methods that the configuration of every client has, which would be called instead.
const FIXED: [&str; 22] = [
    "api_key",
    "app_name",
    "bearer_token",
    "borrow",
    "borrow_mut",
    "client_context",
    "clone",
    "credentials",
    "dual_stack",
    "endpoint",
    "fips",
    "fmt",
    "interceptor",
    "into",
    "load",
    "longest_response",
    "new",
    "options",
    "protocol",
    "region",
    "retry",
    "timeouts",
];

/// Returns the settings of a service, in the order of the model.
pub(super) fn of(service: &Service) -> Vec<Setting> {
    let params = &service.client_context;
    let wanted: Vec<(&str, String)> =
        params.iter().map(|param| (param.name.as_str(), names::field_name(&param.name))).collect();
    let names = names::unique(&wanted, &FIXED, Style::Snake);
    let setting = |(param, name): (&ClientContextParam, String)| {
        let own = param.documentation.as_deref().map(to_markdown).filter(|text| !text.is_empty());
        let parameter = format!("The parameter {} of the service's endpoints.", code(&param.name));
        let docs = own.into_iter().chain([parameter]).collect();
        Setting { name, wire: param.name.clone(), ty: param.ty, docs }
    };
    params.iter().zip(names).map(setting).collect()
}
