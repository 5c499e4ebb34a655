//! The program in `target/peers/official`: the official crates, and our servers.

use std::path::PathBuf;

use serde_json::Value;

use super::super::{BoxError, scripted, tools};
use super::names::Names;
use crate::packages::{cargo, debug_program, lock, patient_cargo, write_manifest, write_sources};

/// The sources that do not depend on the models.
const SOURCES: [(&str, &str); 5] = [
    ("main.rs", include_str!("driver/main.rs")),
    ("calls.rs", include_str!("driver/calls.rs")),
    ("compare.rs", include_str!("driver/compare.rs")),
    ("convert.rs", include_str!("driver/convert.rs")),
    ("script.rs", scripted::SCRIPT),
];

const NAME: &str = "official";

const SECTIONS: &str = "\
[dependencies]
aws-sdk-appstream = { version = \"1\", default-features = false, features = [\"rt-tokio\"] }
aws-sdk-datazone = { version = \"1\", default-features = false, features = [\"rt-tokio\"] }
aws-sdk-licensemanagerusersubscriptions = { version = \"1\", default-features = false, features = [\"rt-tokio\"] }
aws-smithy-http-client = { version = \"1\", default-features = false, features = [\"default-client\"] }
aws-smithy-types = { version = \"1\", default-features = false }
axum = { version = \"*\", default-features = false, features = [\"http1\", \"tokio\"] }
ferrosmith-client = { path = \"../../../codegen/client\" }
ferrosmith-server = { path = \"../../../codegen/server\", features = [\"aws-sdk\", \"sigv4\"] }
generated = { path = \"../../../generated\", features = [\"serve\"] }
serde_json = \"*\"
tokio = { version = \"*\", features = [\"macros\", \"net\", \"rt\"] }

# Every member is given and found.
[lints.rust]
deprecated = \"allow\"

[profile.dev]
debug = false

[workspace]
";

/// The crate of the program.
pub(super) struct Program {
    folder: PathBuf,
    /// The output of `cargo metadata`.
    metadata: Value,
}

impl Program {
    /// Writes the manifest, and fetches the packages; the reason why, if they cannot be had.
    pub(super) fn fetch() -> Result<Result<Program, String>, BoxError> {
        let folder = tools::folder().join(NAME);
        write_manifest(&folder, NAME, SECTIONS)?;
        write_sources(&folder, SOURCES)?;
        lock(&folder)?;
        if let Err(problem) = tools::succeeds(cargo(&folder).args(["fetch", "--quiet"])) {
            return Ok(Err(problem));
        }
        let metadata = cargo(&folder).args(["metadata", "--offline", "--format-version=1"]).output()?;
        Ok(Ok(Program { metadata: serde_json::from_slice(&metadata.stdout)?, folder }))
    }

    /// Returns the names in a package's sources.
    pub(super) fn names(&self, package: &str) -> Result<Names, BoxError> {
        let packages = self.metadata["packages"].as_array().into_iter().flatten();
        let found =
            packages.filter(|one| one["name"] == package).find_map(|one| one["manifest_path"].as_str());
        let manifest = found.ok_or_else(|| format!("{package} was not fetched"))?;
        Names::read(&PathBuf::from(manifest).with_file_name("src"))
    }

    /// Compiles the program; returns its path.
    pub(super) fn build(&self, tables: &str) -> Result<PathBuf, BoxError> {
        let services = scripted::source(&super::CRATES.map(|(service, _)| service.to_owned()))?;
        write_sources(&self.folder, [("tables.rs", tables), ("services.rs", services.as_str())])?;
        let mut build = patient_cargo(&self.folder);
        build.args(["build", "--offline", "--target-dir", "target"]).env("CARGO_INCREMENTAL", "0");
        match build.status()?.success() {
            true => Ok(debug_program(&self.folder, NAME)),
            false => Err(format!("the program does not compile; it is in {}", self.folder.display()).into()),
        }
    }
}
