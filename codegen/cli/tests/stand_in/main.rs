//! The commands that work by a model alone: `serve`, `call` and `check`, run as their users run them.

mod answers;
mod attempts;
mod beside;
mod bodies;
mod botocore;
mod calls;
mod checks;
mod checksums;
mod demanded;
mod events;
mod mistakes;
mod several;
mod stand_in;
mod unions;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A service with three protocols; tests run in the folder of their package.
const WEATHER: &str = "tests/stand_in/weather.json";

/// The outcome of a run.
#[derive(Debug)]
struct Outcome {
    status: Option<i32>,
    out: String,
    error: String,
}

/// Runs a command without AWS's variables.
fn run(arguments: &[&str], input: &str) -> Outcome {
    run_with(arguments, input, &[])
}

fn run_with(arguments: &[&str], input: &str, variables: &[(&str, &str)]) -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ferrosmith"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("AWS_")) {
        command.env_remove(name);
    }
    let command = command.args(arguments).envs(variables.iter().copied());
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    // It may end without reading.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Outcome {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        error: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder of its own for each test, empty.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stand_in").join(test);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}
