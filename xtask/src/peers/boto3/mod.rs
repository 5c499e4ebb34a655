//! Generated servers, called by boto3: every operation, error, paginator and waiter that it has.

use std::process::{Command, Stdio};

use super::scripted::Scripted;
use super::{BoxError, Outcome, Plan, tools};
use crate::packages::write_changed;

/// The version whose models are in `models`: another one has other operations.
pub(super) const VERSION: &str = "1.44.8";

/// The programs that drive boto3.
const SOURCES: [(&str, &str); 6] = [
    ("main.py", include_str!("driver/main.py")),
    ("calls.py", include_str!("driver/calls.py")),
    ("pages.py", include_str!("driver/pages.py")),
    ("patterns.py", include_str!("driver/patterns.py")),
    ("server.py", include_str!("driver/server.py")),
    ("values.py", include_str!("driver/values.py")),
];

/// The number of calls of each operation, unless another one is asked for.
const ROUNDS: u32 = 2;

/// Runs the part.
pub(super) fn run(plan: &Plan) -> Result<Outcome, BoxError> {
    // Another part may have fetched another version.
    let module = format!("boto3; assert boto3.__version__ == {VERSION:?}");
    let python = match tools::python(&module, &[&format!("boto3=={VERSION}")]) {
        Ok(python) => python,
        Err(problem) => return Ok(Outcome::Skipped(problem)),
    };
    let server = Scripted::start()?;
    let folder = tools::folder().join("boto3/driver");
    for (name, text) in SOURCES {
        write_changed(&folder.join(name), text)?;
    }
    let rounds = plan.requests.unwrap_or(ROUNDS);
    let mut command = Command::new(python);
    command
        .arg(folder.join("main.py"))
        .args([plan.seed, rounds].map(|number| number.to_string()))
        .args(&server.ports);
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("boto3's driver ended with {}", output.status).into());
    }
    Ok(Outcome::told(&String::from_utf8(output.stdout)?, plan))
}
