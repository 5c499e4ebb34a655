//! A proxy that fails in every way, between client and server: the test `faults` of the client, with thousands of calls.

use std::process::Stdio;

use super::{BoxError, Outcome, Plan};
use crate::packages::project_cargo;

/// The number of calls, unless another one is asked for.
const CALLS: u32 = 4000;

/// Runs the part.
pub(super) fn run(plan: &Plan) -> Result<Outcome, BoxError> {
    let calls = plan.requests.unwrap_or(CALLS);
    let mut command = project_cargo();
    command.args([
        "test",
        "--quiet",
        "--package",
        "ferrosmith-client",
        "--features",
        "hyper",
        "--test",
        "faults",
    ]);
    command.args(["--", "--nocapture"]).env("FERROSMITH_FAULTS", calls.to_string());
    command.env("FERROSMITH_SEED", plan.seed.to_string());
    let output = command.stderr(Stdio::inherit()).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let what = said.lines().find(|line| line.contains(" calls, ")).unwrap_or_default();
    let failures = if output.status.success() { Vec::new() } else { vec![said.trim().to_owned()] };
    Ok(Outcome::Done { what: format!("{what}, with seed {}", plan.seed), failures })
}
