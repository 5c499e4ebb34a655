//! The packages that tasks write into `target`, to build and run them there.

use std::env;
use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::codegen::root;

/// Cargo in the project itself, which is built as its other builds are: nothing is compiled twice for other flags.
pub(crate) fn project_cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Cargo in a folder, with nothing from the environment that would change a build.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut command = project_cargo();
    command.current_dir(folder);
    command.env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    command
}

/// Cargo in a folder, for work that takes minutes: on a terminal it shows its progress, elsewhere errors alone.
pub(crate) fn patient_cargo(folder: &Path) -> Command {
    let mut command = cargo(folder);
    command.env("CARGO_TERM_QUIET", (!io::stderr().is_terminal()).to_string());
    command
}

/// Writes the manifest of a package: its name, and the sections behind it.
pub(crate) fn write_manifest(folder: &Path, name: &str, sections: &str) -> io::Result<()> {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n{sections}"
    );
    write_changed(&folder.join("Cargo.toml"), &manifest)
}

/// Writes the files of a package's folder `src`.
pub(crate) fn write_sources<'a>(
    folder: &Path,
    sources: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> io::Result<()> {
    sources.into_iter().try_for_each(|(path, text)| write_changed(&folder.join("src").join(path), text))
}

/// Lets a workspace start from the lock file of the project, so that it has the same versions of packages.
pub(crate) fn lock(workspace: &Path) -> io::Result<()> {
    fs::copy(root().join("Cargo.lock"), workspace.join("Cargo.lock")).map(drop)
}

/// Returns the path of a program that was built in a workspace, by its profile `dev`.
pub(crate) fn debug_program(workspace: &Path, name: &str) -> PathBuf {
    workspace.join("target/debug").join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// Writes a file, and the folders above it. One that is as it should be keeps its time, so that
/// cargo sees nothing to do.
pub(crate) fn write_changed(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|found| found == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
