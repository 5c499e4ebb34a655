//! The official suites of the client: signing and whatever else is no protocol test.
//!
//! They are run by a test of the client, which says for each what passed.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Stdio;

use crate::packages::project_cargo;

/// The results: a line for each suite, and whether all passed.
pub(super) struct Suites {
    lines: Vec<String>,
    pub(super) passed: bool,
}

/// Runs the suites in a folder.
pub(super) fn run(folder: &Path) -> Result<Suites, Box<dyn Error>> {
    let folder = folder.canonicalize().map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut command = project_cargo();
    command.args(["test", "--quiet", "--package", "ferrosmith-client"]);
    command.args(["--all-features", "--test", "suites", "--"]).arg(folder);
    let output = command.stderr(Stdio::inherit()).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    print!("{text}");
    let lines: Vec<String> =
        text.lines().filter_map(|line| line.strip_prefix("suite ")).map(str::to_owned).collect();
    if lines.is_empty() {
        return Err("the suites of the client did not run".into());
    }
    Ok(Suites { lines, passed: output.status.success() })
}

/// None at all, which is no failure.
impl Default for Suites {
    fn default() -> Self {
        Suites { lines: Vec::new(), passed: true }
    }
}

impl Suites {
    /// Adds the result of another suite.
    pub(super) fn add(&mut self, line: String, passed: bool) {
        println!("suite {line}");
        self.lines.push(line);
        self.passed &= passed;
    }

    /// Returns the table in the pages.
    pub(super) fn markdown(&self) -> String {
        let mut table = "| suite | result |\n|---|---|\n".to_owned();
        for (name, result) in self.lines.iter().filter_map(|line| line.split_once(": ")) {
            let _ = writeln!(table, "| {name} | {result} |");
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_suite_is_a_row() {
        let suites = Suites { lines: vec!["sigv4: 78 passed, 0 failed".to_owned()], passed: true };
        assert_eq!(suites.markdown(), "| suite | result |\n|---|---|\n| sigv4 | 78 passed, 0 failed |\n");
    }
}
