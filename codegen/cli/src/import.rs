//! `ferrosmith import`: models of other formats, brought into Smithy's.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use ferrosmith::progress::Progress;

use crate::messages;

/// Imports models from a release of botocore.
///
/// Writes `<SERVICE>/model.json`, a Smithy JSON AST each, for `ferrosmith generate`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Import {
    /// A wheel of botocore, or a folder that holds its data
    source: PathBuf,
    /// A service, by the name of its folder in botocore; can be given several times
    #[arg(long = "service", value_name = "NAME", required = true, value_parser = NonEmptyStringValueParser::new())]
    services: Vec<String>,
    /// Import the service's own documentation as well
    #[arg(long)]
    docs: bool,
    /// The folder that holds one folder for each service
    #[arg(long, value_name = "DIR", default_value = "models")]
    out: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  ferrosmith import botocore-1.44.8-py3-none-any.whl --service sqs
  ferrosmith import /usr/lib/python3/dist-packages/botocore --service sqs --service sns --docs --out aws";

impl Import {
    /// Imports, and reports what was written.
    pub(crate) fn run(self) -> ExitCode {
        let import = ferrosmith::import::Import::new(self.source).docs(self.docs);
        let import = self.services.into_iter().fold(import, ferrosmith::import::Import::service);
        let mut progress = Progress::new("imported", import.services().len());
        let changed = import.write_each(&self.out, |name| progress.step(name));
        drop(progress);
        match changed {
            Err(error) => messages::errors(error.problems()),
            Ok(changed) if changed.is_empty() => {
                messages::print(&format!("{} is up to date\n", self.out.display()))
            }
            Ok(changed) => {
                let lines = changed.iter().map(|path| format!("wrote {}\n", path.display()));
                messages::print(&lines.collect::<String>())
            }
        }
    }
}
