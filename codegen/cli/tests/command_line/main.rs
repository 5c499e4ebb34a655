//! The command `ferrosmith`, run as its users run it.

mod crates;
mod importing;
mod mistakes;
mod writing;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A model that is complete and small; tests run in the folder of their package.
const MODEL: &str = "../tests/fixtures/structure/model.json";

/// The outcome of a run.
struct Outcome {
    status: Option<i32>,
    out: String,
    error: String,
}

fn run(arguments: &[&str]) -> Outcome {
    let output = Command::new(env!("CARGO_BIN_EXE_ferrosmith")).args(arguments).output().unwrap();
    Outcome {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        error: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Generates the small model as the service `records`.
fn generate(folder: &Path, options: &[&str]) -> Outcome {
    let model = format!("records={MODEL}");
    let mut arguments = vec!["generate", "--out", folder.to_str().unwrap(), &model];
    arguments.extend(options);
    run(&arguments)
}

/// A folder of its own for each test, empty.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line").join(test);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}
