//! A program in `target` that calls every operation of some models: each model is a crate, and the program drives them
//! through their schemas, so that no operation is written by hand.

mod table;

use std::error::Error;
use std::path::{Path, PathBuf};

use ferrosmith::Build;

use self::table::Service;
use crate::codegen::root;
use crate::packages::{debug_program, patient_cargo, write_manifest, write_sources};
use crate::workspace::Workspace;

/// The sources that do not depend on the models.
const SOURCES: [(&str, &str); 11] = [
    ("main.rs", include_str!("program/main.rs")),
    ("compare.rs", include_str!("program/compare.rs")),
    ("round_trip.rs", include_str!("program/round_trip.rs")),
    ("rows.rs", include_str!("program/rows.rs")),
    // The same as in tests of the generator.
    ("random.rs", include_str!("../../../codegen/tests/random/random.rs")),
    ("random_values.rs", include_str!("../../../codegen/tests/random/random_values.rs")),
    // The same as in the conformance tests.
    ("body.rs", include_str!("../conformance/runner/body.rs")),
    ("cbor.rs", include_str!("../conformance/runner/cbor.rs")),
    ("difference.rs", include_str!("../conformance/runner/difference.rs")),
    ("number.rs", include_str!("../conformance/runner/number.rs")),
    ("params.rs", include_str!("../conformance/runner/params.rs")),
];
const XML: (&str, &str) = ("xml.rs", include_str!("../conformance/runner/xml.rs"));

/// The name of the program and of its crate.
const NAME: &str = "driver";

/// Generates and compiles the models (names, and their files) in a folder, and returns the path of the program.
pub(crate) fn build(folder: &Path, models: &[(String, PathBuf)]) -> Result<PathBuf, Box<dyn Error>> {
    let mut workspace = Workspace::new(folder);
    let mut services = Vec::new();
    for (name, path) in models {
        workspace.add(name, &Build::new().service(name, [path]).generate()?)?;
        services.push(Service::read(name, path)?);
    }
    let own = folder.join(NAME);
    write_manifest(&own, NAME, &sections(models))?;
    let table = table::source(&services);
    write_sources(&own, SOURCES.into_iter().chain([XML, ("table.rs", table.as_str())]))?;
    workspace.write(&[NAME])?;
    let mut build = patient_cargo(folder);
    build.args(["build", "--package", NAME, "--target-dir", "target"]).env("CARGO_INCREMENTAL", "0");
    if !build.status()?.success() {
        return Err(format!("the generated services do not compile; they are in {}", folder.display()).into());
    }
    Ok(debug_program(folder, NAME))
}

/// Returns the name of a model's crate in Rust.
fn library(name: &str) -> String {
    format!("corpus_{}", name.replace('-', "_"))
}

fn sections(models: &[(String, PathBuf)]) -> String {
    let models: String =
        models.iter().map(|(name, _)| format!("corpus-{name} = {{ path = \"../{name}\" }}\n")).collect();
    let runtime = root().join("codegen/runtime");
    format!(
        "[dependencies]\n\
         ferrosmith-runtime = {{ path = {runtime:?}, features = [\"compression\", \"content-md5\", \"event-stream\", \"query\"] }}\n\
         base64 = {{ version = \"*\", default-features = false, features = [\"alloc\"] }}\n\
         bytes = \"*\"\nciborium = \"*\"\nhttp = {{ version = \"*\", default-features = false }}\nquick-xml = \"*\"\n\
         serde_json = {{ version = \"*\", features = [\"arbitrary_precision\"] }}\n{models}\n\
         [lints.rust]\ndead_code = \"allow\"\nunused_imports = \"allow\"\n"
    )
}
