//! The suites of configuration files: how they are read, and where they are.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ferrosmith_client::Environment;
use ferrosmith_client::profile::{Locations, Platform, Profile, Profiles};
use serde_json::{Value, json};

use crate::Tally;

pub(crate) fn run(folder: &Path) -> Result<Tally, String> {
    let mut tally = Tally::default();
    for case in cases(&folder.join("profile-parser-tests.json"))? {
        tally.count(name(&case), parses(&case));
    }
    for case in cases(&folder.join("file-location-tests.json"))? {
        tally.count(name(&case), locates(&case));
    }
    Ok(tally)
}

fn cases(file: &Path) -> Result<Vec<Value>, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let suite: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    suite["tests"].as_array().cloned().ok_or_else(|| format!("{}: expected `tests`", file.display()))
}

fn name(case: &Value) -> &str {
    case["name"].as_str().unwrap_or("without a name")
}

fn parses(case: &Value) -> Result<(), String> {
    let text = |name: &str| case["input"][name].as_str();
    let found = Profiles::parse(text("configFile"), text("credentialsFile"));
    let output = &case["output"];
    match (found, output["errorContaining"].as_str()) {
        (Err(error), Some(part)) if error.to_string().contains(part) => Ok(()),
        (Ok(profiles), None) => {
            let names = profiles.names().filter_map(|name| Some((name, profiles.get(name)?)));
            let sessions =
                profiles.sso_session_names().filter_map(|name| Some((name, profiles.sso_session(name)?)));
            let (found, sessions) = (printed(names), printed(sessions));
            let expected = &output["config"];
            let wanted_sessions = expected.get("sso_sessions").unwrap_or(&Value::Null);
            if found == expected["profiles"] && (wanted_sessions.is_null() || sessions == *wanted_sessions) {
                return Ok(());
            }
            Err(format!("expected {expected}, found {found} and {sessions}"))
        }
        (found, _) => Err(format!("expected {output}, found {found:?}")),
    }
}

fn printed<'a>(profiles: impl Iterator<Item = (&'a str, &'a Profile)>) -> Value {
    let all = profiles.map(|(name, profile)| (name, profile.iter().collect::<BTreeMap<_, _>>()));
    json!(all.collect::<BTreeMap<_, _>>())
}

fn locates(case: &Value) -> Result<(), String> {
    let variables = case["environment"].as_object().cloned().unwrap_or_default();
    let variables =
        variables.into_iter().filter_map(|(name, value)| Some((name, value.as_str()?.to_owned())));
    let platform = if case["platform"] == "windows" { Platform::Windows } else { Platform::Unix };
    let found = Locations::new(&Environment::of(variables), platform);
    let profile = case.get("profile").is_none_or(|profile| *profile == found.profile);
    let config = case["configLocation"].as_str() == found.config.as_deref();
    let credentials = case["credentialsLocation"].as_str() == found.credentials.as_deref();
    if profile && config && credentials { Ok(()) } else { Err(format!("expected {case}, found {found:?}")) }
}
