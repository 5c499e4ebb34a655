//! `ferrosmith serve`: a stand-in for any service, by its model alone.

mod answer;
mod answers;
mod beside;
mod case;
mod connections;
mod log;
mod record;
mod routes;
mod streams;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use ferrosmith_dynamic::Service;
use ferrosmith_runtime::schema::shape_name;

use crate::messages;
use crate::models::{self, LoadingAll};
use answer::StandIn;
use answers::Answers;
use record::Recorder;
use routes::Routes;

/// Serves models: requests are checked, and answered with sample values or with yours.
///
/// Nothing is generated. Each service is served in all protocols that its model lists. Several share a port: a request is
/// for the one that it is signed for, and else for the first that has its operation. A request that breaks the model is
/// answered with all violations, in its protocol. Answers are, the first that fits: a file of
/// --answers, an example of the model, sample values, which are the same for the same request. Streams of events are lists
/// in files, under the names of their members; samples have an event of each kind.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Serve {
    /// A model (Smithy JSON AST): a file, or a folder whose .json files are merged
    #[arg(required = true, value_name = "MODEL")]
    models: Vec<PathBuf>,
    /// The port; 0 for any that is free
    #[arg(long, default_value_t = 8080, value_parser = port, allow_negative_numbers = true)]
    port: u16,
    /// The address to listen at
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDRESS")]
    host: String,
    /// Take the labels of a host before this one as the first one of the path, as S3 has buckets; localhost, for example
    #[arg(long, value_name = "HOST")]
    virtual_hosts: Option<String>,
    /// Answer from this folder: OPERATION.json is an output; OPERATION/ANY.json is {"input": …, "output": …} or
    /// {"input": …, "error": {"shapeId": …, "content": …}}, for requests that have these members; an error that the model
    /// does not have is {"code": …, "status": …, "message": …}. With "allowConstraintErrors": true beside it, an answer may
    /// have values that the model does not allow
    #[arg(long, value_name = "DIR")]
    answers: Option<PathBuf>,
    /// Write what was asked and answered into this folder, in the form that --answers takes
    #[arg(long, value_name = "DIR")]
    record: Option<PathBuf>,
    /// Wait before each answer, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 0, value_parser = milliseconds, allow_negative_numbers = true)]
    latency: u64,
    /// Answer this share of requests as an internal error, from 0 to 1
    #[arg(long, value_name = "RATE", default_value_t = 0.0, value_parser = rate, allow_negative_numbers = true)]
    fail: f64,
    /// The seed of sample values
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    seed: u64,
    /// A command that runs meanwhile, with this endpoint, a region and made-up credentials in its environment: when it
    /// ends, so does the stand-in, with its status
    #[arg(last = true, value_name = "COMMAND")]
    command: Vec<OsString>,
    #[command(flatten)]
    loading: LoadingAll,
}

const EXAMPLES: &str = "\
Examples:
  ferrosmith serve models/datazone/model.json
  ferrosmith serve weather.json models/billing --port 9000
  ferrosmith serve weather.json --record exchanges
  ferrosmith serve weather.json --answers exchanges --latency 50 --fail 0.1
  ferrosmith serve weather.json --port 0 -- cargo test

Point a client at it, boto3 for example: endpoint_url=\"http://127.0.0.1:8080\", any region and credentials.";

/// Reads the number of a port.
fn port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| "expected a number from 0 to 65535".to_owned())
}

/// Reads a time.
fn milliseconds(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("expected a number of milliseconds, from 0 to {}", u64::MAX))
}

/// Reads a share.
fn rate(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(rate) if (0.0..=1.0).contains(&rate) => Ok(rate),
        _ => Err(format!("expected a number from 0 to 1, found `{text}`")),
    }
}

/// Returns the shape id that two services have.
fn duplicate(services: &[Arc<Service>]) -> Option<&'static str> {
    let mut seen = BTreeSet::new();
    services.iter().map(|service| service.schema().id).find(|id| !seen.insert(*id))
}

impl Serve {
    /// Serves until it is interrupted, or until the command beside it ends.
    pub(crate) fn run(self) -> ExitCode {
        match self.serve(Instant::now()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(status) => status,
        }
    }

    fn serve(&self, start: Instant) -> Result<(), ExitCode> {
        models::one_stdin(self.models.iter().map(PathBuf::as_path))?;
        let services = self.loading.load_all(&self.models)?;
        let services: Vec<_> = services.into_iter().map(Arc::new).collect();
        if let Some(twice) = duplicate(&services) {
            return Err(messages::wrong(format!(
                "two of the models have the service `{twice}`; name one of them"
            )));
        }
        let answers = Answers::load(self.answers.as_deref(), &services).map_err(messages::errors)?;
        let recorder = self.record.as_deref().map(|folder| Recorder::new(folder, &services));
        let recorder = recorder.transpose().map_err(messages::error)?;
        let stand_in = Arc::new(StandIn {
            answers,
            recorder,
            latency: Duration::from_millis(self.latency),
            fail: self.fail,
            seed: self.seed,
        });
        // The command line asks for at least one.
        let Some((first, others)) = services.split_first() else { return Ok(()) };
        let routes = Arc::new(
            Routes::new(first, others, &stand_in)
                .map_err(messages::error)?
                .virtual_hosts(self.virtual_hosts.clone()),
        );
        let listening = |at: &str| {
            let names: Vec<&str> = services.iter().map(|service| shape_name(service.schema().id)).collect();
            let count: usize = services.iter().map(|service| service.operations().len()).sum();
            let took = start.elapsed().as_millis();
            println!(
                "{} with {count} operations at http://{at} (in {took} ms; Ctrl-C ends it)",
                names.join(", ")
            );
            beside::run(&self.command, at);
        };
        connections::serve(&self.host, self.port, routes, listening).map_err(messages::error)
    }
}
