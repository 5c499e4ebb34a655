//! The features of `generated/Cargo.toml`: one per service, all on by default.

use std::fs;
use std::path::Path;

use ferrosmith::build::{Written, is_dependency_feature};
use ferrosmith::files::{DiskError, Mode};

/// Makes the manifest list the services, or only reports that it does not. Returns `false` when a check failed.
///
/// # Errors
/// Returns an error if the manifest cannot be read or written.
pub(crate) fn apply(manifest: &Path, written: &Written, mode: Mode) -> Result<bool, DiskError> {
    let failed = |action| move |source| DiskError { path: manifest.to_owned(), action, source };
    let text = fs::read_to_string(manifest).map_err(failed("read"))?;
    let wanted =
        with_services(&text, &written.services, |service| written.dependency_features(service, true, true));
    if text.lines().eq(wanted.lines()) {
        return Ok(true);
    }
    let path = manifest.display();
    match mode {
        Mode::Check => {
            println!("stale    {path}: its features are not the services; repair: cargo xtask codegen")
        }
        Mode::DryRun => println!("would update {path}: its features"),
        Mode::Write => {
            fs::write(manifest, wanted).map_err(failed("write"))?;
            println!("updated  {path}: its features");
        }
    }
    Ok(mode != Mode::Check)
}

/// Returns the features of the manifest that are no service's. A service of such a name would be there twice.
///
/// # Errors
/// Returns an error if the manifest cannot be read.
pub(crate) fn own(manifest: &Path) -> Result<Vec<String>, DiskError> {
    let failed = |source| DiskError { path: manifest.to_owned(), action: "read", source };
    Ok(own_of(&fs::read_to_string(manifest).map_err(failed)?))
}

fn own_of(manifest: &str) -> Vec<String> {
    let section = divided(manifest).map_or("", |(_, section, _)| section);
    let others = section.lines().filter(|line| !line.is_empty() && !is_service(line)).map(name);
    // It is written whether it is there or not.
    others.chain(["default"]).map(str::to_owned).collect()
}

/// Returns the manifest before the lines of its section `features`, these, and the rest.
fn divided(manifest: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = manifest.split_once("[features]\n")?;
    let (section, after) = rest.split_at(rest.find("\n[").unwrap_or(rest.len()));
    Some((before, section, after))
}

/// Returns `true` if the line is that of a service: all that it turns on is in dependencies, and no remark is behind it.
fn is_service(line: &str) -> bool {
    line.ends_with(']') && listed(line).into_iter().all(is_dependency_feature)
}

/// Returns the manifest with these services in the section `features`. A feature that is not empty is no
/// service's: it stays.
fn with_services(manifest: &str, services: &[String], needs: impl Fn(&str) -> Vec<String>) -> String {
    let Some((before, section, after)) = divided(manifest) else {
        return manifest.to_owned();
    };
    let lines = || section.lines().filter(|line| !line.is_empty());
    let old: Vec<&str> = lines().filter(|line| is_service(line)).map(name).collect();
    let is_default = |line: &&str| name(line) == "default";
    let others = lines().find(is_default).map(|line| listed(line)).unwrap_or_default();
    let others = others
        .into_iter()
        .filter(|feature| !old.contains(feature) && !services.iter().any(|name| name == feature));
    let default: Vec<String> =
        services.iter().map(String::as_str).chain(others).map(|name| format!("{name:?}")).collect();
    let mut new = vec![format!("default = [{}]", default.join(", "))];
    new.extend(services.iter().map(|name| {
        let needed: Vec<String> = needs(name).iter().map(|feature| format!("{feature:?}")).collect();
        format!("{name} = [{}]", needed.join(", "))
    }));
    new.extend(lines().filter(|line| !is_service(line) && !is_default(line)).map(str::to_owned));
    format!("{before}[features]\n{}\n{after}", new.join("\n"))
}

/// Returns the key of a line `key = value`.
fn name(line: &str) -> &str {
    line.split('=').next().unwrap_or_default().trim()
}

/// Returns the texts in a line `key = ["a", "b"]`.
fn listed(line: &str) -> Vec<&str> {
    line.split('"').skip(1).step_by(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "[package]\nname = \"x\"\n\n[features]\n\
        default = [\"a\", \"old\", \"client\"]\na = []\nold = []\n\
        client = [\"rt/client\"] # both halves\n\n[dependencies]\nrt = \"1\"\n";

    #[test]
    fn services_come_and_go_and_the_rest_stays() {
        let services = ["a".to_owned(), "b".to_owned()];
        let all = ["client?/event-stream", "runtime/event-stream", "runtime/xml", "server?/event-stream"]
            .map(|feature| format!("ferrosmith-{feature}"));
        let needs = |name: &str| if name == "b" { all.to_vec() } else { Vec::new() };
        let new = with_services(MANIFEST, &services, needs);
        let expected = format!(
            "[package]\nname = \"x\"\n\n[features]\n\
             default = [\"a\", \"b\", \"client\"]\na = []\nb = {all:?}\n\
             client = [\"rt/client\"] # both halves\n\n[dependencies]\nrt = \"1\"\n"
        );
        assert_eq!(new, expected);
        assert_eq!(with_services(&new, &services, needs), new);
        let without = with_services(&new, &["a".to_owned()], needs);
        assert!(without.contains("default = [\"a\", \"client\"]\na = []\nclient"), "{without}");
    }
    #[test]
    fn no_service_is_called_as_another_feature() {
        assert_eq!(own_of(MANIFEST), ["default", "client", "default"]);
        assert_eq!(own_of("[features]\ndefault = []\na = []\n"), ["default"]);
        assert_eq!(own_of("[package]\n"), ["default"]);
    }
}
