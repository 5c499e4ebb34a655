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
const FIXED: [&str; 29] = [
    "account_id_endpoints",
    "api_key",
    "app_name",
    "auth_schemes",
    "bearer_token",
    "borrow",
    "borrow_mut",
    "client_context",
    "clone",
    "credentials",
    "dual_stack",
    "endpoint",
    "endpoint_discovery",
    "fips",
    "fmt",
    "from_env",
    "header",
    "host_prefixes",
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
    "try_into",
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::FIXED;

    /// Returns the public functions in the blocks `impl Config` of the files below a folder.
    fn methods(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                methods(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                methods_in(&fs::read_to_string(path).unwrap(), found);
            }
        }
    }

    fn methods_in(source: &str, found: &mut Vec<String>) {
        let mut is_inside = false;
        for line in source.lines() {
            match line {
                "}" => is_inside = false,
                _ if line.starts_with("impl") && !line.contains(" for ") => {
                    is_inside = line.ends_with(" Config {") || line.ends_with("::Config {");
                }
                _ if is_inside => {
                    let line = line.trim_start().strip_prefix("pub ").unwrap_or_default();
                    let function =
                        ["fn ", "async fn ", "const fn "].iter().find_map(|of| line.strip_prefix(of));
                    let name = function.and_then(|rest| rest.split(['(', '<']).next());
                    found.extend(name.map(str::to_owned));
                }
                _ => {}
            }
        }
    }

    /// A method of the configuration itself hides a setting of its name.
    #[test]
    fn no_setting_is_called_as_a_method_of_every_configuration() {
        let mut found = Vec::new();
        // Cargo runs tests in the folder of their package.
        methods(Path::new("client/src"), &mut found);
        for known in ["from_env", "header", "load", "region"] {
            assert!(found.iter().any(|name| name == known), "{known}: {found:?}");
        }
        found.retain(|name| !FIXED.contains(&name.as_str()));
        assert!(found.is_empty(), "add these to FIXED: {found:?}");
        assert!(FIXED.is_sorted());
    }
}
