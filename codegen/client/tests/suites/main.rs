//! The official suites, run against the layers that they are about.
//!
//! They are no part of the repository: the folder that holds them is an argument, or is named by `FERROSMITH_SUITES`.
//! `cargo xtask conformance --suites <folder>` runs this program.

mod jmespath;
mod profiles;
mod retries;
mod sigv4;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The result of a suite.
#[derive(Default)]
pub(crate) struct Tally {
    passed: usize,
    failures: Vec<String>,
}

impl Tally {
    /// Counts a case, whose failure is told.
    pub(crate) fn count(&mut self, name: &str, result: Result<(), String>) {
        match result {
            Ok(()) => self.passed += 1,
            Err(problem) => self.failures.push(format!("{name}: {problem}")),
        }
    }
}

/// A suite: its file or folder, and how it is run.
type Suite = (&'static str, fn(&Path) -> Result<Tally, String>);

const SUITES: [Suite; 4] = [
    ("sigv4", sigv4::run),
    ("retries.json", retries::run),
    ("profiles", profiles::run),
    ("jmespath", jmespath::run),
];

fn main() -> ExitCode {
    let named = std::env::args_os().skip(1).find(|argument| !argument.to_string_lossy().starts_with('-'));
    let Some(root) = named.or_else(|| std::env::var_os("FERROSMITH_SUITES")).map(PathBuf::from) else {
        println!("skipped: no suites; name their folder, or set FERROSMITH_SUITES");
        return ExitCode::SUCCESS;
    };
    let mut failed = false;
    for (name, run) in SUITES {
        match run(&root.join(name)) {
            Ok(tally) => {
                tally.failures.iter().for_each(|failure| println!("FAILED {failure}"));
                println!("suite {name}: {} passed, {} failed", tally.passed, tally.failures.len());
                failed |= !tally.failures.is_empty() || tally.passed == 0;
            }
            Err(problem) => {
                println!("suite {name}: cannot be read: {problem}");
                failed = true;
            }
        }
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Compares what a layer gave with what a suite wants.
pub(crate) fn same(what: &str, found: &str, expected: &str) -> Result<(), String> {
    if found.trim_end() == expected.trim_end() {
        return Ok(());
    }
    Err(format!("{what}: expected\n{expected}\nfound\n{found}"))
}
