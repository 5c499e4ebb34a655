//! Models as crates of a workspace in `target`.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};

use ferrosmith::Generated;
use ferrosmith::files::{self, Mode};

use crate::codegen::root;
use crate::packages::{lock, patient_cargo, write_changed, write_manifest};

/// The crates of a run.
pub(crate) struct Workspace {
    folder: PathBuf,
    names: Vec<String>,
}

impl Workspace {
    /// Returns a workspace in a folder.
    pub(crate) fn new(folder: &Path) -> Self {
        Workspace { folder: folder.to_owned(), names: Vec::new() }
    }

    /// Returns the number of crates.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// Writes the crate of a model.
    pub(crate) fn add(&mut self, name: &str, generated: &Generated) -> Result<(), Box<dyn Error>> {
        let folder = self.folder.join(name);
        write_manifest(&folder, &format!("corpus-{name}"), &sections(name, &generated.runtime_features))?;
        let report = files::apply(&folder.join("src"), &generated.files, Mode::Write)?;
        if !report.is_success() {
            return Err(report.text("cargo xtask corpus").into());
        }
        self.names.push(name.to_owned());
        Ok(())
    }

    /// Writes the manifest, with other crates that are there.
    pub(crate) fn write(&self, others: &[&str]) -> Result<(), Box<dyn Error>> {
        let names = self.names.iter().map(String::as_str).chain(others.iter().copied());
        let members: Vec<String> = names.map(|name| format!("{name:?}")).collect();
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n[workspace.lints.rust]\nwarnings = \"deny\"\n",
            members.join(", ")
        );
        write_changed(&self.folder.join("Cargo.toml"), &manifest)?;
        Ok(lock(&self.folder)?)
    }

    /// Compiles all crates, as far as that finds errors and warnings.
    pub(crate) fn check(&self) -> Result<(), Box<dyn Error>> {
        self.write(&[])?;
        let mut check = patient_cargo(&self.folder);
        check.args(["check", "--workspace", "--keep-going"]).env("CARGO_INCREMENTAL", "0");
        if !check.status()?.success() {
            return Err(format!("generated code does not compile; it is in {}", self.folder.display()).into());
        }
        Ok(())
    }
}

fn sections(name: &str, features: &BTreeSet<String>) -> String {
    let features: String = features.iter().map(|feature| format!(", {feature:?}")).collect();
    let runtime = root().join("codegen/runtime");
    format!(
        "[features]\ndefault = [{name:?}]\n{name:?} = []\n\n\
         [dependencies]\n\
         ferrosmith-runtime = {{ path = {runtime:?}, features = [\"serde\"{features}] }}\n\n\
         [lints]\nworkspace = true\n"
    )
}
