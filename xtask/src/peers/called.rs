//! A peer that is called by the program of `services`.

use std::process::{Command, Stdio};

use super::server::Server;
use super::{BoxError, Outcome, Plan, services};

/// Calls the services of a peer, and returns what went wrong.
pub(super) fn by_program(plan: &Plan, server: &Server, names: &[&str]) -> Result<Outcome, BoxError> {
    let program = match services::program(plan.models.as_deref())? {
        Ok(program) => program,
        Err(reason) => return Ok(Outcome::Skipped(reason)),
    };
    let mut command = Command::new(program);
    command.arg(&server.endpoint).args(names).stderr(Stdio::inherit());
    let output = command.output()?;
    if !output.status.success() {
        return Err(format!("{command:?} ended early: {}", output.status).into());
    }
    let said = String::from_utf8(output.stdout)?;
    let failures = said.lines().filter_map(|line| line.strip_prefix("FAILED ")).map(str::to_owned).collect();
    let what = said.lines().last().unwrap_or_default().to_owned();
    Ok(Outcome::Done { what: format!("{}: {what}", names.join(" ")), failures })
}
