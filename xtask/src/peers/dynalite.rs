//! dynalite, an imitation of DynamoDB that is strict about its input.

use std::process::Command;

use super::server::Server;
use super::{BoxError, Outcome, Plan, called, tools};

/// Runs the part.
pub(super) fn run(plan: &Plan) -> Result<Outcome, BoxError> {
    let started = tools::node("dynalite").and_then(|program| {
        Server::start("dynalite", |port| {
            let mut command = Command::new("node");
            command.arg(program).args(["--createTableMs", "50", "--port", &port.to_string()]);
            command
        })
    });
    match started {
        Ok(server) => called::by_program(plan, &server, &["dynamodb"]),
        Err(problem) => Ok(Outcome::Skipped(problem)),
    }
}
