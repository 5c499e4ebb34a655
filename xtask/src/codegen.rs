//! `cargo xtask codegen`: models to the sources of `generated`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ferrosmith::Input;
use ferrosmith::files::{self, Files, Mode};
use ferrosmith::model::Source;

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
    let rendered = render(&root().join("models"))?;
    check_features(&rendered.features)?;
    let differences = files::apply(&root().join("generated/src"), &rendered.files, mode)?;
    for difference in &differences {
        println!("{difference}");
    }
    let count = rendered.files.len();
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

/// What the models make.
pub(crate) struct Rendered {
    pub(crate) files: Files,
    pub(crate) features: Vec<String>,
}

/// Renders every folder of `models` that holds a `model.json`; other JSON files beside it merge into it.
pub(crate) fn render(models: &Path) -> Result<Rendered, Box<dyn Error>> {
    let texts = read(models)?;
    let inputs: Vec<Input<'_>> = texts
        .iter()
        .map(|(name, texts)| Input {
            name: name.clone(),
            sources: texts.iter().map(|(name, text)| Source { name, text }).collect(),
        })
        .collect();
    let files = ferrosmith::generate(&inputs)?;
    Ok(Rendered { files, features: texts.into_iter().map(|(name, _)| name).collect() })
}

/// A service's name, and the names and bytes of its files.
pub(crate) type ServiceTexts = (String, Vec<(String, Vec<u8>)>);

/// Reads the models, sorted by name.
pub(crate) fn read(models: &Path) -> Result<Vec<ServiceTexts>, Box<dyn Error>> {
    let mut services = Vec::new();
    for folder in sorted(models)? {
        if !folder.join("model.json").is_file() {
            continue;
        }
        let name = file_name(&folder);
        let mut texts = Vec::new();
        for file in
            sorted(&folder)?.into_iter().filter(|file| file.extension().is_some_and(|end| end == "json"))
        {
            texts.push((format!("models/{name}/{}", file_name(&file)), fs::read(&file)?));
        }
        services.push((name, texts));
    }
    Ok(services)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries =
        fs::read_dir(folder).map_err(|error| format!("cannot list {}: {error}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    paths.sort();
    Ok(paths)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A module behind a feature that the manifest lacks would never be compiled.
fn check_features(features: &[String]) -> Result<(), Box<dyn Error>> {
    let path = root().join("generated/Cargo.toml");
    let manifest = fs::read_to_string(&path)?;
    let declared =
        |name: &str| manifest.lines().any(|line| line.split('=').next().map(str::trim) == Some(name));
    let missing: Vec<_> =
        features.iter().filter(|name| !declared(name)).map(|name| format!("{name} = []")).collect();
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
