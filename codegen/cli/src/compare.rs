//! `ferrosmith compare`: two models, operation by operation.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use ferrosmith::Error;
use ferrosmith::import::compare;

use crate::messages;
use crate::models::{Loading, one_stdin};

/// Compares two models of one service.
///
/// Walks both from each operation down and lists what does not agree: members, kinds, wire names,
/// constraints, errors, authentication, endpoints, and each other trait that generated code honours. Names of
/// shapes and documentation do not count. Fails if there are differences that importing a model does not explain.
///
/// With `--code` it also lists the items of generated code that are gone or have another form, by which code that
/// uses them no longer compiles, and fails if there are any. Names of shapes count there.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Compare {
    /// A model (Smithy JSON AST), or a folder of such .json files, which are merged
    before: PathBuf,
    /// Another one
    after: PathBuf,
    /// Also list what code that uses the generated types has to change for
    #[arg(long)]
    code: bool,
    #[command(flatten)]
    loading: Loading,
}

const EXAMPLES: &str = "\
Examples:
  ferrosmith compare old/sqs/model.json models/sqs/model.json
  ferrosmith compare old/sqs models/sqs --code
  ferrosmith compare old.json new.json --service example#Weather";

impl Compare {
    /// Compares, and prints the differences.
    pub(crate) fn run(self) -> ExitCode {
        if let Err(status) = one_stdin([self.before.as_path(), &self.after].into_iter()) {
            return status;
        }
        match compare::compare_service(&self.before, &self.after, self.loading.service.as_deref()) {
            Err(Error::Models(errors)) => {
                self.loading.format.print(&errors);
                ExitCode::FAILURE
            }
            Err(error) => messages::error(error),
            Ok(comparison) => {
                let code = if self.code { comparison.code.as_slice() } else { &[] };
                let lines: String = code.iter().map(|change| format!("{change}\n")).collect();
                let printed = messages::print(&format!("{lines}{comparison}\n"));
                let is_same = comparison.differences.is_empty() && code.is_empty();
                if is_same { printed } else { ExitCode::FAILURE }
            }
        }
    }
}
