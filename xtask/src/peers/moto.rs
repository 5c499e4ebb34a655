//! moto's server, which imitates most of AWS.

use std::process::Command;

use super::server::Server;
use super::{BoxError, Outcome, Plan, called, tools};

const SERVICES: [&str; 12] = [
    "secretsmanager",
    "ssm",
    "kms",
    "sqs",
    "dynamodb",
    "kinesis",
    "stepfunctions",
    "events",
    "iam",
    "s3",
    "s3-rules",
    "auth",
];

/// Runs the part.
pub(super) fn run(plan: &Plan) -> Result<Outcome, BoxError> {
    let started = tools::python("moto.server", &["botocore", "moto[server]"]).and_then(|python| {
        Server::start("moto", |port| {
            let mut command = Command::new(python);
            command.args(["-m", "moto.server", "-H", "127.0.0.1", "-p", &port.to_string()]);
            command
        })
    });
    match started {
        Ok(server) => called::by_program(plan, &server, &SERVICES),
        Err(problem) => Ok(Outcome::Skipped(problem)),
    }
}
