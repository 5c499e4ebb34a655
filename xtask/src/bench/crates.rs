//! Crates that are only there to be measured, in `target/bench`.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::BoxError;
use super::stopwatch::output;
use crate::codegen::root;
use crate::packages::{self, lock, write_manifest, write_sources};

/// With which settings a crate is built: cargo's own, since those are what a dependent has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum BuildProfile {
    Debug,
    Release,
}

/// Returns the folder of everything that is measured.
pub(super) fn folder() -> PathBuf {
    root().join("target/bench")
}

/// Cargo in a folder, for builds that are measured and whose output is read.
pub(super) fn cargo(folder: &Path) -> Command {
    let mut command = packages::cargo(folder);
    command.env("CARGO_INCREMENTAL", "0").env("CARGO_TERM_COLOR", "never");
    // Cargo silences lints in what comes from a registry, as the peers do, and not in what a path names,
    // as ours does here: each is compiled as a user's build compiles it.
    command.env("RUSTFLAGS", "--cap-lints=allow");
    command
}

/// Returns a program of the project, as a release build: this task, or the command line. Both are built at once, so
/// that what they share is compiled once.
pub(super) fn project_program(name: &str) -> Result<PathBuf, BoxError> {
    let target = folder().join("xtask");
    let mut command = cargo(root());
    command.args(["build", "--release", "--package", "xtask", "--package", "ferrosmith-cli", "--target-dir"]);
    output(command.arg(&target))?;
    Ok(target.join("release").join(format!("{name}{}", env::consts::EXE_SUFFIX)))
}

/// A crate with a workspace of its own, so that it is no part of the project's.
pub(super) struct Crate {
    name: &'static str,
    folder: PathBuf,
    /// The folder that it is compiled into, if not anew.
    target: PathBuf,
    /// The settings of its builds, beside those of all.
    environment: &'static [(&'static str, &'static str)],
}

/// The settings for the profile of [`Crate::with_little_of`], whose hint is not stable yet.
const HINTS: &[(&str, &str)] =
    &[("RUSTC_BOOTSTRAP", "1"), ("CARGO_UNSTABLE_PROFILE_HINT_MOSTLY_UNUSED", "true")];

impl Crate {
    /// Writes the crate: the lines of its `[dependencies]`, and its files in `src`. What it shares
    /// with the project it has in the same versions, since it starts from the same lock file.
    pub(super) fn write(
        name: &'static str,
        dependencies: &str,
        sources: &[(&str, &str)],
    ) -> Result<Crate, BoxError> {
        Crate::write_with(name, dependencies, "", sources)
    }

    /// Writes a crate that uses little of a large package: of that, only what is called is compiled, with the crate.
    pub(super) fn with_little_of(
        package: &str,
        name: &'static str,
        dependencies: &str,
        sources: &[(&str, &str)],
    ) -> Result<Crate, BoxError> {
        let profile = format!("[profile.release.package.{package}]\nhint-mostly-unused = true\n\n");
        let written = Crate::write_with(name, dependencies, &profile, sources)?;
        // Of its own: what other builds made knows nothing of these settings, and would be made again.
        Ok(Crate { target: folder().join("hinted"), environment: HINTS, ..written })
    }

    fn write_with(
        name: &'static str,
        dependencies: &str,
        profile: &str,
        sources: &[(&str, &str)],
    ) -> Result<Crate, BoxError> {
        let folder = folder().join(name);
        let sections = format!(
            "[dependencies]\n{dependencies}\n[profile.release]\nstrip = true\n\n{profile}[workspace]\n"
        );
        write_manifest(&folder, name, &sections)?;
        write_sources(&folder, sources.iter().copied())?;
        lock(&folder)?;
        let measured = Crate { name, target: folder.join("target"), folder, environment: &[] };
        output(cargo(&measured.folder).arg("fetch"))?;
        Ok(measured)
    }

    /// Lets the crate be compiled beside others whose compile time is not measured, so that what they need is
    /// compiled once.
    pub(super) fn sharing(self) -> Crate {
        Crate { target: folder().join("programs"), ..self }
    }

    /// Returns the folder of its manifest.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Builds the crate with everything it needs.
    pub(super) fn build(&self, profile: BuildProfile) -> Result<Duration, BoxError> {
        Ok(output(&mut self.command("build", profile))?.time)
    }

    /// Builds everything anew, with nothing there, in a folder of its own.
    pub(super) fn build_clean(&self, profile: BuildProfile) -> Result<Duration, BoxError> {
        let target = self.folder.join("target");
        if target.exists() {
            fs::remove_dir_all(&target)?;
        }
        Ok(output(&mut self.command_in(&target, "build", profile))?.time)
    }

    /// Builds what the named packages need, but not them.
    pub(super) fn build_needs(&self, packages: &[&str], profile: BuildProfile) -> Result<(), BoxError> {
        // Packages that only build scripts and macros need are built with them: cargo panics where they are named.
        let tree = self.tree(&["--edges=normal,no-proc-macro"])?;
        let needs: Vec<String> = tree
            .iter()
            .filter_map(|line| line.split_once(" v"))
            .filter(|(name, _)| *name != self.name && !packages.contains(name))
            .map(|(name, version)| format!("{name}@{}", version.split(' ').next().unwrap_or_default()))
            .collect();
        output(self.command("build", profile).args(needs.iter().flat_map(|need| ["--package", need])))?;
        Ok(())
    }

    /// Builds the named packages anew, and nothing but them: what they need was built before.
    pub(super) fn rebuild(&self, packages: &[&str], profile: BuildProfile) -> Result<Duration, BoxError> {
        let with_packages = |task| {
            let mut command = self.command(task, profile);
            command.args(packages.iter().flat_map(|package| ["--package", package]));
            command
        };
        output(&mut with_packages("clean"))?;
        let built = output(&mut with_packages("build"))?;
        let mut compiled: Vec<&str> = built.error.lines().filter_map(compiled_package).collect();
        compiled.sort_unstable();
        let mut expected = packages.to_vec();
        expected.sort_unstable();
        if compiled != expected {
            return Err(format!("{}: {compiled:?} were compiled instead of {expected:?}", self.name).into());
        }
        Ok(built.time)
    }

    /// Returns the program that a build made.
    pub(super) fn program(&self, profile: BuildProfile) -> PathBuf {
        self.output(profile).join(format!("{}{}", self.name, env::consts::EXE_SUFFIX))
    }

    /// Returns the bytes of a library that a build made for this crate.
    pub(super) fn library_size(&self, package: &str, profile: BuildProfile) -> Result<u64, BoxError> {
        let start = format!("lib{}-", package.replace('-', "_"));
        for entry in fs::read_dir(self.output(profile).join("deps"))? {
            let entry = entry?;
            let name = entry.file_name();
            if name.to_str().is_some_and(|name| name.starts_with(&start) && name.ends_with(".rlib")) {
                return Ok(entry.metadata()?.len());
            }
        }
        Err(format!("{}: there is no library of {package}", self.name).into())
    }

    /// Returns the number of packages in `cargo tree`, including the crate itself.
    pub(super) fn packages(&self) -> Result<usize, BoxError> {
        Ok(self.tree(&[])?.len())
    }

    /// Returns the packages in `cargo tree`, once each: `name v1.2.3`, and where they are if they are here.
    fn tree(&self, edges: &[&str]) -> Result<BTreeSet<String>, BoxError> {
        let mut command = cargo(&self.folder);
        let tree = output(command.args(["tree", "--prefix=none", "--format={p}"]).args(edges))?.out;
        let lines = tree.lines().map(|line| line.trim_end_matches("(*)").trim().to_owned());
        Ok(lines.filter(|line| !line.is_empty()).collect())
    }

    /// Returns the output of `cargo metadata`.
    pub(super) fn metadata(&self) -> Result<serde_json::Value, BoxError> {
        let metadata = output(cargo(&self.folder).args(["metadata", "--format-version=1"]))?.out;
        Ok(serde_json::from_str(&metadata)?)
    }

    /// Returns the version of a package as the lock file has it.
    pub(super) fn version_of(&self, package: &str) -> Result<String, BoxError> {
        let lock = fs::read_to_string(self.folder.join("Cargo.lock"))?;
        let name = format!("name = \"{package}\"");
        let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
        let version = lines.next().and_then(|line| line.strip_prefix("version = "));
        version
            .map(|version| version.trim_matches('"').to_owned())
            .ok_or_else(|| format!("{}: {package} is not in the lock file", self.name).into())
    }

    fn output(&self, profile: BuildProfile) -> PathBuf {
        self.target.join(match profile {
            BuildProfile::Debug => "debug",
            BuildProfile::Release => "release",
        })
    }

    fn command(&self, task: &str, profile: BuildProfile) -> Command {
        self.command_in(&self.target, task, profile)
    }

    fn command_in(&self, target: &Path, task: &str, profile: BuildProfile) -> Command {
        let mut command = cargo(&self.folder);
        command.args([task, "--offline", "--target-dir"]).arg(target).envs(self.environment.iter().copied());
        if profile == BuildProfile::Release {
            command.arg("--release");
        }
        command
    }
}

/// Returns the package that a line of cargo says is compiled.
fn compiled_package(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix("Compiling ")?.split(' ').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_says_what_it_compiles() {
        assert_eq!(compiled_package("   Compiling syn v3.0.9"), Some("syn"));
        assert_eq!(compiled_package("   Compiling generated v0.1.0 (/somewhere)"), Some("generated"));
        assert_eq!(compiled_package("    Finished `dev` profile"), None);
    }
}
