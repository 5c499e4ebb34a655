//! `cargo xtask codegen`: models to the sources of `generated`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ferrosmith::files::{self, Mode};
use ferrosmith::{Build, build};

/// What repairs a drift.
const REPAIR: &str = "cargo xtask codegen";

/// Runs the task.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<ExitCode, Box<dyn Error>> {
    let mut mode = Mode::Write;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("check") => mode = Mode::Check,
            lexopt::Arg::Long("dry-run") => mode = Mode::DryRun,
            other => return Err(other.unexpected().into()),
        }
    }
    let services = services(&root().join("models"))?;
    check_features(&services)?;
    let build = services.iter().fold(Build::new(), |build, (name, folder)| build.service(name, [folder]));
    let rendered = build.render()?;
    let differences = files::apply(&root().join("generated/src"), &rendered, mode)?;
    for difference in &differences {
        println!("{difference}");
    }
    // A check is about the files alone.
    if mode != Mode::Check {
        build.warnings()?.iter().for_each(|warning| eprintln!("warning: {warning}"));
    }
    let count = rendered.len();
    Ok(match (mode, differences.len()) {
        (Mode::Check, 0) => {
            println!("generated/src is up to date: {count} files");
            ExitCode::SUCCESS
        }
        (Mode::Check, drifted) => {
            println!("{drifted} of {count} files in generated/src drifted; repair with: {REPAIR}");
            ExitCode::FAILURE
        }
        (Mode::Write, changed) => {
            println!("generated/src: {count} files, {changed} changed");
            ExitCode::SUCCESS
        }
        (Mode::DryRun, changed) => {
            println!("generated/src: {count} files, {changed} would change");
            ExitCode::SUCCESS
        }
    })
}

/// The folders of `models` that hold a `model.json`, by the names of their services, sorted. Other
/// JSON files in them merge into it.
fn services(models: &Path) -> Result<Vec<(String, PathBuf)>, Box<dyn Error>> {
    let failed = |error| format!("cannot list {}: {error}", models.display());
    let mut services = Vec::new();
    for entry in fs::read_dir(models).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.path().join("model.json").is_file() {
            services.push((entry.file_name().to_string_lossy().into_owned(), entry.path()));
        }
    }
    services.sort();
    Ok(services)
}

/// A service's name, and the names and bytes of its files.
pub(crate) type ServiceTexts = (String, Vec<(String, Vec<u8>)>);

/// Reads the models, sorted by name.
pub(crate) fn read(models: &Path) -> Result<Vec<ServiceTexts>, Box<dyn Error>> {
    let read = |(name, folder): (String, PathBuf)| Ok((name, build::read(&[folder])?));
    services(models)?.into_iter().map(read).collect()
}

/// A module behind a feature that the manifest lacks would never be compiled.
fn check_features(services: &[(String, PathBuf)]) -> Result<(), Box<dyn Error>> {
    let path = root().join("generated/Cargo.toml");
    let manifest = fs::read_to_string(&path)?;
    let declared =
        |name: &str| manifest.lines().any(|line| line.split('=').next().map(str::trim) == Some(name));
    let missing: Vec<_> =
        services.iter().filter(|(name, _)| !declared(name)).map(|(name, _)| format!("{name} = []")).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "generated/Cargo.toml lacks features; add to [features], and to `default`:\n{}",
        missing.join("\n")
    )
    .into())
}

/// The root of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}
