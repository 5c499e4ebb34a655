//! `ferrosmith compare`: two models, operation by operation.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use ferrosmith::import::compare;

use crate::messages;
use crate::models::one_stdin;

/// Compares two models of one service.
///
/// Walks both from each operation down and lists what does not agree: members, kinds, wire names,
/// constraints, errors. Names of shapes and documentation do not count. Fails if there are differences
/// that importing a model does not explain.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Compare {
    /// A model (Smithy JSON AST), or a folder of such .json files, which are merged
    before: PathBuf,
    /// Another one
    after: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  ferrosmith compare old/sqs/model.json models/sqs/model.json
  ferrosmith compare old/sqs models/sqs";

impl Compare {
    /// Compares, and prints the differences.
    pub(crate) fn run(self) -> ExitCode {
        if let Err(status) = one_stdin([self.before.as_path(), &self.after].into_iter()) {
            return status;
        }
        match compare::compare(&self.before, &self.after) {
            Err(error) => messages::errors(error.problems()),
            Ok(comparison) => {
                let printed = messages::print(&format!("{comparison}\n"));
                if comparison.differences.is_empty() { printed } else { ExitCode::FAILURE }
            }
        }
    }
}
