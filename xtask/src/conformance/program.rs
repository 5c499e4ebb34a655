//! The crate in `target/conformance` that runs the tests.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ferrosmith::model::Json;

use super::case::Case;
use super::suite::Suite;
use super::table;
use crate::codegen::root;
use crate::packages::{debug_program, lock, patient_cargo, write_manifest, write_sources};

/// The sources that do not depend on the tests.
const SOURCES: [(&str, &str); 12] = [
    ("main.rs", include_str!("runner/main.rs")),
    ("body.rs", include_str!("runner/body.rs")),
    ("cases.rs", include_str!("runner/cases.rs")),
    ("cbor.rs", include_str!("runner/cbor.rs")),
    ("difference.rs", include_str!("runner/difference.rs")),
    ("event_rows.rs", include_str!("runner/event_rows.rs")),
    ("events.rs", include_str!("runner/events.rs")),
    ("message.rs", include_str!("runner/message.rs")),
    ("number.rs", include_str!("runner/number.rs")),
    ("params.rs", include_str!("runner/params.rs")),
    ("rows.rs", include_str!("runner/rows.rs")),
    ("xml.rs", include_str!("runner/xml.rs")),
];

const NAME: &str = "conformance";

const SECTIONS: &str = "\
[dependencies]
ferrosmith-runtime = { path = \"../../codegen/runtime\", features = [\"compression\", \"content-md5\", \"event-stream\", \"query\"] }
base64 = { version = \"*\", default-features = false, features = [\"alloc\"] }
bytes = \"*\"
ciborium = \"*\"
http = { version = \"*\", default-features = false }
quick-xml = \"*\"
serde_json = { version = \"*\", features = [\"arbitrary_precision\"] }

# Services may have no errors.
[lints.rust]
dead_code = \"allow\"
unused_imports = \"allow\"

[profile.dev]
debug = false
incremental = true

[workspace]
";

fn folder() -> PathBuf {
    root().join("target/conformance")
}

/// Writes and compiles the program; gives its path.
pub(super) fn build(suite: &Suite) -> Result<PathBuf, Box<dyn Error>> {
    let folder = folder();
    write_manifest(&folder, NAME, SECTIONS)?;
    let table = table::source(suite);
    let own = SOURCES.iter().map(|(path, text)| (*path, *text)).chain([("table.rs", table.as_str())]);
    let generated = suite.files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    write_sources(&folder, own.chain(generated))?;
    lock(&folder)?;
    let build = patient_cargo(&folder).args(["build", "--target-dir", "target"]).status()?;
    if !build.success() {
        return Err(format!("the generated services do not compile; they are in {}", folder.display()).into());
    }
    Ok(debug_program(&folder, NAME))
}

/// Runs the tests; gives what each found, nothing where it passed.
pub(super) fn run(program: &Path, cases: &[Case]) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let tests = folder().join("tests.json");
    let all: Vec<_> = cases.iter().map(Case::to_json).collect();
    fs::write(&tests, Json::Array(all).to_string())?;
    let output = Command::new(program).arg(&tests).stderr(Stdio::inherit()).output()?;
    let text = String::from_utf8(output.stdout)?;
    let outcomes: Vec<Vec<String>> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    match cases.get(outcomes.len()) {
        Some(case) => Err(format!("the runner ended with {} during {}", output.status, case.id).into()),
        None => Ok(outcomes),
    }
}
