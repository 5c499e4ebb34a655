//! Peers fetched from the registries of their languages, into `target/peers`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::BoxError;
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

/// Returns the folder of the package botocore that a Python has.
pub(super) fn botocore(python: &Path) -> Result<PathBuf, BoxError> {
    let output =
        Command::new(python).args(["-c", "import botocore; print(botocore.__path__[0])"]).output()?;
    Ok(PathBuf::from(String::from_utf8(output.stdout)?.trim()))
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

/// Returns the program of a package of npm, which is fetched when it is not there.
pub(super) fn node(package: &str) -> Result<PathBuf, String> {
    let program = folder().join("node_modules/.bin").join(package);
    if !program.exists() {
        npm(&folder(), package)?;
    }
    Ok(program)
}

/// Fetches a package of npm into a folder.
pub(super) fn npm(folder: &Path, package: &str) -> Result<(), String> {
    let failed = |error: io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(failed)?;
    // Without it npm takes the next folder above that has one.
    if !folder.join("package.json").exists() {
        fs::write(folder.join("package.json"), "{}\n").map_err(failed)?;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let install = ["install", "--silent", "--no-audit", "--no-fund", package];
    succeeds(Command::new(npm).current_dir(folder).args(install))
}

/// Returns the class path of packages of Maven Central (group, name and version) and all that they need, which are fetched
/// into a folder when they are not there.
pub(super) fn java(name: &str, packages: &[[&str; 3]]) -> Result<String, String> {
    let folder = folder().join(name);
    let found = folder.join("classpath");
    if !found.exists() {
        let failed = |error: io::Error| format!("{}: {error}", folder.display());
        fs::create_dir_all(&folder).map_err(failed)?;
        let dependencies: String = packages.iter().map(dependency).collect();
        let project = format!(
            "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>\
             <groupId>x</groupId><artifactId>x</artifactId><version>1</version><packaging>pom</packaging>\
             <dependencies>{dependencies}</dependencies></project>\n"
        );
        fs::write(folder.join("pom.xml"), project).map_err(failed)?;
        let task = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";
        let maven = if cfg!(windows) { "mvn.cmd" } else { "mvn" };
        succeeds(Command::new(maven).current_dir(&folder).args([
            "-B",
            "-q",
            task,
            "-Dmdep.outputFile=classpath",
        ]))?;
    }
    fs::read_to_string(&found).map_err(|error| format!("{}: {error}", found.display()))
}

fn dependency([group, name, version]: &[&str; 3]) -> String {
    format!(
        "<dependency><groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version}</version></dependency>"
    )
}
