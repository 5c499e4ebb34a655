//! Whole crates, as the README makes one.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Outcome, folder, run};

/// The checkout that is tested, told by cargo: several may share a target folder.
fn checkout() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the tests");
    Path::new(&package).join("../..").canonicalize().unwrap()
}

#[test]
fn the_command_of_the_readme_makes_a_crate_that_compiles() {
    let readme = fs::read_to_string(checkout().join("README.md")).unwrap();
    let command = "cargo run --release -p ferrosmith-cli -- ";
    let line = readme
        .lines()
        .find_map(|line| line.trim().strip_prefix(command))
        .expect("the README tells a command");
    let arguments: Vec<&str> = line.split(' ').collect();

    // The command is called in a clone, and writes beside it.
    let folder = folder("crate");
    let clone = folder.join("clone");
    let model = "codegen/tests/readme/weather.json";
    fs::create_dir_all(clone.join(model).parent().unwrap()).unwrap();
    fs::copy(checkout().join(model), clone.join(model)).unwrap();
    let generate = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ferrosmith"));
        let output = command.args(&arguments).current_dir(&clone).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let out = generate();
    assert!(out.contains("weather/Cargo.toml"), "{out}");
    assert!(generate().lines().count() == 1);

    compile(&folder.join("weather"), "serde");
}

/// Compiles a crate that was generated; no warning may come of it.
#[track_caller]
fn compile(package: &Path, features: &str) {
    // The same versions as here: they are already downloaded.
    fs::copy(checkout().join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    let manifest = fs::read_to_string(package.join("Cargo.toml")).unwrap();
    fs::write(package.join("Cargo.toml"), format!("{manifest}\n[workspace]\n")).unwrap();
    let mut check = Command::new(env!("CARGO"));
    check.args(["check", "--quiet", "--offline", "--features", features]).current_dir(package);
    // One for all tests, which have most to compile in common.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line/target");
    check.env("CARGO_TARGET_DIR", target).env("RUSTFLAGS", "-D warnings");
    let output = check.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_clients_and_servers_of_all_fixtures_compile() {
    let folder = folder("fixtures");
    let fixtures = fs::read_dir(checkout().join("codegen/tests/fixtures")).unwrap();
    let models: Vec<String> = fixtures
        .map(|fixture| {
            let path = fixture.unwrap().path();
            format!("{}={}", path.file_name().unwrap().display(), path.display())
        })
        .collect();
    assert!(models.len() > 20, "{models:?}");
    let mut arguments = vec!["generate", "--out", folder.to_str().unwrap(), "--crate", "all", "--clients"];
    arguments.push("--servers");
    arguments.extend(models.iter().map(String::as_str));
    let outcome = run(&arguments);
    assert_eq!(outcome.status, Some(0), "{}", outcome.error);
    compile(&folder, "serde,sdk,serve");
}

/// Writes the model of these tests into the crate of a folder, as a service of that name.
fn generate(out: &str, name: &str, options: &[&str]) -> Outcome {
    let model = format!("{name}={}", super::MODEL);
    run(&[&["generate", "--out", out, "--crate", "all", &model][..], options].concat())
}

#[test]
fn a_manifest_is_kept_up_to_date_unless_it_is_somebodys() {
    let folder = folder("manifest");
    let out = folder.to_str().unwrap();
    let call = |name, options: &[_]| generate(out, name, options);
    assert_eq!(call("b", &[]).status, Some(0));
    assert_eq!(call("a", &["--check"]).status, Some(1));
    assert_eq!(call("a", &[]).status, Some(0));
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    assert!(manifest.contains("default = [\"a\", \"b\"]\na = []\nb = []\n"), "{manifest}");
    assert_eq!(call("a", &["--check"]).status, Some(0));

    let (_, own) = manifest.split_once('\n').unwrap();
    fs::write(folder.join("Cargo.toml"), own).unwrap();
    let outcome = call("c", &[]);
    assert!(
        outcome.status == Some(0) && outcome.out.contains("Cargo.toml: it was not generated"),
        "{}",
        outcome.out
    );
    assert_eq!(fs::read_to_string(folder.join("Cargo.toml")).unwrap(), own);

    let outcome = call("a", &["--runtime", out]);
    assert!(outcome.error.contains("found no package ferrosmith-runtime there"), "{}", outcome.error);
}

#[test]
fn a_service_that_is_called_as_a_feature_of_the_manifest_is_refused() {
    let folder = folder("own_features");
    let out = folder.to_str().unwrap();
    let call = |name, options: &[_]| generate(out, name, options);
    let refused = |name: &str| {
        format!("error: the service `{name}` is named as a feature that the crate has itself; rename it\n")
    };
    for (name, options) in [
        ("default", &[][..]),
        ("serde", &[]),
        ("serde", &["--check"]),
        ("sdk", &["--clients"]),
        ("serve", &["--servers"]),
    ] {
        let outcome = call(name, options);
        assert_eq!((outcome.status, outcome.error), (Some(1), refused(name)));
        assert!(!folder.join("src").exists() && !folder.join("Cargo.toml").exists(), "{name}");
    }

    // Without clients and servers their names are free, until some service has them.
    assert_eq!(call("sdk", &[]).status, Some(0));
    let outcome = call("a", &["--clients"]);
    assert_eq!((outcome.status, outcome.error), (Some(1), refused("sdk")));
    assert_eq!(call("a", &["--servers"]).status, Some(0));
    let outcome = call("serve", &[]);
    assert_eq!((outcome.status, outcome.error), (Some(1), refused("serve")));
    compile(&folder, "serde,serve");

    // Sources alone are for a manifest that somebody else writes.
    let sources = folder.join("sources");
    let model = format!("serde={}", super::MODEL);
    assert_eq!(run(&["generate", "--out", sources.to_str().unwrap(), &model]).status, Some(0));
}

#[test]
fn a_service_turns_on_the_features_of_its_protocols() {
    let folder = folder("protocols");
    let out = folder.to_str().unwrap();
    let call = |name: &str, protocols: &[&str]| {
        let path = folder.join(format!("{name}.json"));
        let traits: Vec<String> =
            protocols.iter().map(|id| format!("\"aws.protocols#{id}\": {{}}")).collect();
        let model = format!(
            r##"{{"smithy": "2.0", "shapes": {{"a#S": {{"type": "service", "version": "1", "traits": {{{}}}}}}}}}"##,
            traits.join(", ")
        );
        fs::write(&path, model).unwrap();
        let model = format!("{name}={}", path.display());
        let outcome = run(&["generate", "--out", out, "--crate", "all", &model]);
        assert_eq!(outcome.status, Some(0), "{}", outcome.error);
    };
    call("a", &["restXml"]);
    call("b", &["awsQuery", "awsJson1_0"]);
    call("c", &["restJson1"]);
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let features = "a = [\"ferrosmith-runtime/xml\"]\nb = [\"ferrosmith-runtime/query\"]\nc = []\n";
    assert!(manifest.contains(features), "{manifest}");
    call("a", &["restJson1"]);
    assert!(fs::read_to_string(folder.join("Cargo.toml")).unwrap().contains("a = []\nb = [\"f"));
}

#[test]
fn a_service_with_streams_of_events_turns_them_on() {
    let folder = folder("streams");
    let path = folder.join("chat.json");
    let model = r##"{"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Listen"}],
            "traits": {"aws.protocols#awsJson1_0": {}}},
        "a#Listen": {"type": "operation", "output": {"target": "a#Heard"}},
        "a#Heard": {"type": "structure", "members": {"events": {"target": "a#Events"}}},
        "a#Events": {"type": "union", "traits": {"smithy.api#streaming": {}}, "members": {"said": {"target": "a#Said"}}},
        "a#Said": {"type": "structure"}
    }}"##;
    fs::write(&path, model).unwrap();
    let model = format!("chat={}", path.display());
    let outcome = run(&["generate", "--out", folder.to_str().unwrap(), "--crate", "chat", &model]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.error);
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    assert!(manifest.contains("chat = [\"ferrosmith-runtime/event-stream\"]\n"), "{manifest}");
    let outcome =
        run(&["generate", "--out", folder.to_str().unwrap(), "--crate", "chat", "--clients", &model]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.error);
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let both = "chat = [\"ferrosmith-client?/event-stream\", \"ferrosmith-runtime/event-stream\"]\n";
    assert!(manifest.contains(both), "{manifest}");
    let outcome =
        run(&["generate", "--out", folder.to_str().unwrap(), "--crate", "chat", "--servers", &model]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.error);
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let both = "chat = [\"ferrosmith-runtime/event-stream\", \"ferrosmith-server?/event-stream\"]\n";
    assert!(manifest.contains(both), "{manifest}");
}

#[test]
fn a_service_that_demands_checksums_of_requests_turns_them_on() {
    let folder = folder("checksums");
    let path = folder.join("store.json");
    let model = r##"{"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Put"}],
            "traits": {"aws.protocols#awsJson1_0": {}}},
        "a#Put": {"type": "operation", "traits": {"smithy.api#httpChecksumRequired": {}}}
    }}"##;
    fs::write(&path, model).unwrap();
    let model = format!("store={}", path.display());
    let outcome = run(&["generate", "--out", folder.to_str().unwrap(), "--crate", "store", &model]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.error);
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    assert!(manifest.contains("store = [\"ferrosmith-runtime/content-md5\"]\n"), "{manifest}");
}

#[test]
fn servers_are_behind_a_feature_of_the_crate() {
    let folder = folder("servers");
    let out = folder.to_str().unwrap();
    let call = |name, options: &[_]| generate(out, name, options);
    let outcome = call("a", &["--servers", "--clients"]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.error);
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    for part in [
        "sdk = [\"dep:ferrosmith-client\"]",
        "serve = [\"dep:ferrosmith-server\"]",
        "/codegen/server\", optional = true }",
    ] {
        assert!(read("Cargo.toml").contains(part), "{part}: {}", read("Cargo.toml"));
    }
    assert!(read("src/a/mod.rs").contains("#[cfg(feature = \"serve\")]"));
    assert!(read("src/a/service.rs").contains("pub fn serve("));
    assert_eq!(call("a", &["--clients", "--servers", "--check"]).status, Some(0));
    assert_eq!(call("a", &["--servers"]).status, Some(0));
    let manifest = read("Cargo.toml");
    assert!(manifest.contains("ferrosmith-server") && !manifest.contains("ferrosmith-client"), "{manifest}");

    let sources = folder.join("sources");
    let model = format!("a={}", super::MODEL);
    let outcome = run(&["generate", "--out", sources.to_str().unwrap(), "--servers", &model]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.error);
    let module = fs::read_to_string(sources.join("a/mod.rs")).unwrap();
    assert!(module.contains("pub mod service;") && !module.contains("cfg"), "{module}");
}

#[test]
fn clients_are_behind_a_feature_of_the_crate() {
    let folder = folder("clients");
    let out = folder.to_str().unwrap();
    let call = |name, options: &[_]| generate(out, name, options);
    let outcome = call("a", &["--clients"]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.error);
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    let manifest = read("Cargo.toml");
    for part in
        ["sdk = [\"dep:ferrosmith-client\"]", "/codegen/client\", optional = true }", "/codegen/runtime\" }"]
    {
        assert!(manifest.contains(part), "{part}: {manifest}");
    }
    assert!(read("src/a/mod.rs").contains("#[cfg(feature = \"sdk\")]"));
    assert!(read("src/a/client.rs").contains("pub struct Client(sdk::Client);"));
    assert_eq!(call("a", &["--clients", "--check"]).status, Some(0));
    // Another service has none; the first one keeps its own.
    assert_eq!(call("b", &[]).status, Some(0));
    assert!(!folder.join("src/b/client.rs").exists() && read("Cargo.toml").contains("ferrosmith-client"));
    assert_eq!(call("a", &[]).status, Some(0));
    assert!(!read("Cargo.toml").contains("ferrosmith-client"));

    // Sources alone have it without a feature: whoever includes them decides.
    let sources = folder.join("sources");
    let model = format!("a={}", super::MODEL);
    let outcome = run(&["generate", "--out", sources.to_str().unwrap(), "--clients", &model]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.error);
    let module = fs::read_to_string(sources.join("a/mod.rs")).unwrap();
    assert!(module.contains("pub mod client;") && !module.contains("cfg"), "{module}");
}
