//! Peers fetched from the registries of their languages, into `target/peers`.

use std::path::PathBuf;
use std::process::Command;

use crate::codegen::root;

/// Returns the folder of everything that is fetched.
pub(super) fn folder() -> PathBuf {
    root().join("target/peers")
}

/// Returns the Python of a virtual environment that has a module; its packages are fetched when it has not.
pub(super) fn python(module: &str, packages: &[&str]) -> Result<PathBuf, String> {
    let folder = folder();
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if succeeds(Command::new(&python).args(["-c", &format!("import {module}")])).is_ok() {
        return Ok(python);
    }
    succeeds(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    succeeds(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(packages))?;
    Ok(python)
}

/// Runs a command to its end, which must be a success.
pub(super) fn succeeds(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("{name}: {error}"))?;
    match output.status.success() {
        true => Ok(()),
        false => {
            Err(format!("{name}: {}: {}", output.status, String::from_utf8_lossy(&output.stderr).trim()))
        }
    }
}
