//! Values of every operation, written by one side and read by the other.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use serde_json::Value;

use crate::codegen::root;
use crate::driver;

/// The number of values of each input, output and error.
const VALUES: &str = "20";
const SEED: &str = "1";

/// Runs the round trips of some models.
pub(super) fn run(models: &[PathBuf]) -> Result<ExitCode, Box<dyn Error>> {
    let name = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let models: Vec<_> = models.iter().map(|path| (name(path), path.clone())).collect();
    let program = driver::build(&root().join("target/round-trips"), &models)?;
    let output =
        Command::new(program).args(["round-trip", SEED, VALUES]).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("the program ended with {}", output.status).into());
    }
    let (mut values, mut operations, mut failed) = (0, 0, 0);
    for line in String::from_utf8(output.stdout)?.lines() {
        let line: Value = serde_json::from_str(line)?;
        operations += 1;
        values += line["values"].as_u64().unwrap_or_default();
        let differences = line["differences"].as_array().map(Vec::as_slice).unwrap_or_default();
        failed += differences.len();
        if let Some(first) = differences.first() {
            let words =
                ["service", "operation", "protocol"].map(|key| line[key].as_str().unwrap_or_default());
            let texts: Vec<&str> = first.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            println!(
                "FAILED {}: {} of these\n    {}",
                words.join(" "),
                differences.len(),
                texts.join("\n    ")
            );
        }
    }
    println!(
        "{operations} operations, each in each protocol: {values} values, {failed} read otherwise than written"
    );
    Ok(if failed == 0 && values > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
