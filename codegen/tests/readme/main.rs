//! The programs of the README and of its page `uses.md` are built and run, so that they stay true.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The README and the page of further uses, as they stand in the checkout that is tested.
fn readme() -> String {
    let text = |name: &str| fs::read_to_string(workspace().join(name)).unwrap();
    text("README.md") + &text("codegen/docs/uses.md")
}

/// The code of the first fence after a line, without the fence.
fn code_after(line: &str) -> String {
    let readme = readme();
    let at = readme.find(&format!("\n{line}\n")).unwrap_or_else(|| panic!("the README has no line {line:?}"));
    let rest = &readme[at + line.len()..];
    let (_, rest) = rest.split_once("\n```").expect("a fence opens");
    let (_, rest) = rest.split_once('\n').expect("a line opens the fence");
    rest.split_once("```\n").expect("the fence closes").0.to_owned()
}

/// The checkout that is tested, told by cargo: several may share a target folder.
fn workspace() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the tests");
    Path::new(&package).parent().expect("the package stands in a workspace").to_owned()
}

/// The model that the README speaks of.
fn weather() -> String {
    fs::read_to_string(workspace().join("codegen/tests/readme/weather.json")).unwrap()
}

/// Writes the crate that the README describes, with the program after a line, and a feature of the runtime.
fn write_crate(name: &str, program: &str, features: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(folder.join("src")).unwrap();
    let dependencies =
        code_after("`Cargo.toml`:").replacen("runtime\" }", &format!("runtime\", {features} }}"), 1);
    let clone = workspace().display().to_string().replace('\\', "/");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n{}\n[workspace]\n",
        dependencies.replace("../ferrosmith/", &format!("{clone}/"))
    );
    // The same versions as here: they are already downloaded.
    fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::write(folder.join("build.rs"), code_after("`build.rs`:")).unwrap();
    fs::write(folder.join("src/main.rs"), code_after(program)).unwrap();
    fs::write(folder.join("weather.json"), weather()).unwrap();
    folder
}

fn cargo_run(folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--offline"]).current_dir(folder);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme/target"); // most is compiled once
    command.env("CARGO_TARGET_DIR", target).env("RUSTFLAGS", "-D warnings");
    command.output().unwrap()
}

#[test]
fn the_build_script_generates_what_the_program_includes() {
    let folder = write_crate("readme", "`src/main.rs`:", "features = []");
    let output = cargo_run(&folder);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "{\"city\":\"Oslo\",\"days\":3}\n", "{error}");

    // A mistake in the model is what a failing build shows.
    fs::write(folder.join("weather.json"), weather().replace("weather#Sky\"}", "weather#Sea\"}")).unwrap();
    let output = cargo_run(&folder);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    for part in [
        "error[Target]: found the target",
        "weather.json:",
        "^^^",
        "example.weather#GetForecastOutput$sky",
        "example.weather#Sea",
    ] {
        assert!(error.contains(part), "{error}");
    }
    assert!(!error.contains("Place {"), "{error}");
}

#[test]
fn the_program_with_events_reads_what_it_writes() {
    let line = "has events in its output:";
    let folder = write_crate("readme_events", line, "features = [\"event-stream\"]");
    let output = cargo_run(&folder);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "Some(\"Oslo\")\nSome(9) Some(cloudy)\n", "{error}");
}

#[test]
fn the_program_with_s3_asks_and_reads() {
    let line = "its protocol: `xml` for restXml, `query` for awsQuery and ec2Query. Then this is a request and a response:";
    let folder = write_crate("readme_s3", line, "features = [\"xml\"]");
    let build = fs::read_to_string(folder.join("build.rs")).unwrap().replace("weather", "s3");
    let build = build.replace(".to_out_dir()", ".operations([\"ListObjectsV2\"]).to_out_dir()");
    fs::write(folder.join("build.rs"), build).unwrap();
    // The same names as in the model that is published.
    fs::copy(workspace().join("codegen/tests/readme/s3.json"), folder.join("s3.json")).unwrap();
    let output = cargo_run(&folder);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    let expected = "GET /shelf?list-type=2&prefix=books%2F\nSome([Object { key: \"books/1\", size: 7 }])\n";
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{error}");
}

#[test]
fn the_examples_are_those_that_run() {
    for (line, example) in [
        ("`generated/examples/first_call.rs`:", "generated/examples/first_call.rs"),
        ("`src/main.rs` of a client:", "generated/tests/natural/from_env.rs"),
        ("`src/main.rs` of a server:", "codegen/server/examples/profiles.rs"),
    ] {
        let text = fs::read_to_string(workspace().join(example)).unwrap();
        let program: String = text
            .split_inclusive('\n')
            .skip_while(|line| line.starts_with("//!") || line.trim().is_empty())
            .collect();
        assert_eq!(code_after(line), program, "update the README, or {example}");
    }
}

#[test]
fn every_service_is_a_feature() {
    let manifest = fs::read_to_string(workspace().join("generated/Cargo.toml")).unwrap();
    for entry in fs::read_dir(workspace().join("models")).unwrap() {
        let entry = entry.unwrap();
        if !entry.path().is_dir() {
            continue;
        }
        let feature = entry.file_name().into_string().unwrap();
        assert!(manifest.lines().any(|line| line.starts_with(&format!("{feature} = ["))), "{feature}");
    }
}
