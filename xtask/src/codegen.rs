//! `cargo xtask codegen`: models to the sources of `generated`, and the features of its manifest.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::LazyLock;

use ferrosmith::files::Mode;
use ferrosmith::progress::Progress;
use ferrosmith::{Build, Clients, Servers, build};

use crate::arguments::unexpected;
use crate::{every, features};

/// Runs the task.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<ExitCode, Box<dyn Error>> {
    let mut mode = Mode::Write;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("check") => mode = Mode::Check,
            lexopt::Arg::Long("dry-run") => mode = Mode::DryRun,
            other => return Err(unexpected(other, &["check", "dry-run"])),
        }
    }
    let services = services(&root().join("models"))?;
    let manifest = root().join("generated/Cargo.toml");
    let build = Build::new().front_page("../README.md").clients(clients()).servers(servers());
    let build = build.own_features(features::own(&manifest)?);
    let build = services.iter().fold(build, |build, (name, folder)| build.service(name, [folder]));
    let mut progress = Progress::new("generated", services.len());
    let told = |name: &str| progress.step(name);
    let written = build.write_each(&root().join("generated/src"), mode, told)?;
    drop(progress);
    // A check is about the files alone.
    if mode != Mode::Check {
        written.warnings.iter().for_each(|warning| eprintln!("{warning:#}\n"));
    }
    print!("{}", written.changes.text("cargo xtask codegen"));
    let features = features::apply(&manifest, &written, mode)?;
    let list = every::apply(&root().join("generated"), &written.services, mode)?;
    Ok(if written.changes.is_success() && features && list { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The clients of `generated` are behind a feature, which is off by default.
fn clients() -> Clients {
    Clients::Feature("sdk".to_owned())
}

/// So are its servers.
fn servers() -> Servers {
    Servers::Feature("serve".to_owned())
}

/// Returns the folders of `models` that hold a `model.json`, by the names of their services, sorted. Other
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

/// Returns the root of the workspace that the task is run in: cargo tells it when it runs the task, since a
/// target folder may be shared by several checkouts. Without cargo it is the current folder, or one above.
pub(crate) fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let told = env::var_os("CARGO_MANIFEST_DIR")
            .and_then(|package| Some(Path::new(&package).parent()?.to_owned()));
        let above = || {
            let current = env::current_dir().unwrap_or_default();
            current
                .ancestors()
                .find(|folder| folder.join("models").is_dir() && folder.join("xtask").is_dir())
                .map(Path::to_owned)
        };
        told.or_else(above).unwrap_or_default()
    });
    &ROOT
}
