//! ElasticMQ, a queue that speaks SQS.

use std::process::Command;

use super::server::Server;
use super::{BoxError, Outcome, Plan, called, tools};

/// Runs the part.
pub(super) fn run(plan: &Plan) -> Result<Outcome, BoxError> {
    let started =
        tools::java("elasticmq-server_2.13", &[["org.elasticmq", "elasticmq-server_2.13", "[1.6,)"]])
            .and_then(|classes| {
                Server::start("elasticmq", |port| {
                    let mut command = Command::new("java");
                    command.arg("-Drest-sqs.bind-hostname=127.0.0.1").arg("-Drest-stats.enabled=false");
                    command
                        .arg(format!("-Drest-sqs.bind-port={port}"))
                        .arg(format!("-Dnode-address.port={port}"));
                    command.args(["-cp", &classes, "org.elasticmq.server.Main"]);
                    command
                })
            });
    match started {
        Ok(server) => called::by_program(plan, &server, &["sqs"]),
        Err(problem) => Ok(Outcome::Skipped(problem)),
    }
}
