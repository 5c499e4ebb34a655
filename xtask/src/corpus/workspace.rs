//! The crates in `target/corpus`.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use ferrosmith::Generated;
use ferrosmith::files::{self, Mode};

use crate::codegen::root;
use crate::packages::{cargo, write_changed};

/// The crates of a run.
#[derive(Default)]
pub(super) struct Workspace {
    names: Vec<String>,
}

impl Workspace {
    /// Returns the number of crates.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Writes the crate of a model.
    pub(super) fn add(&mut self, name: &str, generated: &Generated) -> Result<(), Box<dyn Error>> {
        let folder = folder().join(name);
        write_changed(&folder.join("Cargo.toml"), &manifest(name, &generated.runtime_features))?;
        let report = files::apply(&folder.join("src"), &generated.files, Mode::Write)?;
        if !report.is_success() {
            return Err(report.text("cargo xtask corpus").into());
        }
        self.names.push(name.to_owned());
        Ok(())
    }

    /// Compiles all crates, as far as that finds errors and warnings.
    pub(super) fn check(&self) -> Result<(), Box<dyn Error>> {
        let members: Vec<String> = self.names.iter().map(|name| format!("{name:?}")).collect();
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n[workspace.lints.rust]\nwarnings = \"deny\"\n",
            members.join(", ")
        );
        write_changed(&folder().join("Cargo.toml"), &manifest)?;
        // The same versions as the project has.
        fs::copy(root().join("Cargo.lock"), folder().join("Cargo.lock"))?;
        let mut check = cargo(&folder());
        check.args(["check", "--quiet", "--workspace", "--keep-going"]).env("CARGO_INCREMENTAL", "0");
        if !check.status()?.success() {
            return Err(format!("generated code does not compile; it is in {}", folder().display()).into());
        }
        Ok(())
    }
}

fn folder() -> PathBuf {
    root().join("target/corpus")
}

fn manifest(name: &str, features: &BTreeSet<String>) -> String {
    let features: String = features.iter().map(|feature| format!(", {feature:?}")).collect();
    format!(
        "[package]\nname = \"corpus-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [features]\ndefault = [{name:?}]\n{name:?} = []\n\n\
         [dependencies]\n\
         ferrosmith-runtime = {{ path = \"../../../codegen/runtime\", features = [\"serde\"{features}] }}\n\n\
         [lints]\nworkspace = true\n"
    )
}
