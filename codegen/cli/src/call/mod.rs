//! `ferrosmith call`: an operation of a model, sent.

mod attempts;
mod endpoint;
mod exchange;
mod header;
mod printed;
mod show;
mod sign;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use ferrosmith::model::nearest::did_you_mean;
use ferrosmith_dynamic::{DynamicError, DynamicStructure, DynamicUnion, Operation, Service};
use ferrosmith_runtime::json;
use ferrosmith_runtime::protocol::{self, Protocol};
use ferrosmith_runtime::schema::shape_name;

use crate::events::Stream;
use crate::models::{self, Loading};
use crate::{json_input, messages};
use endpoint::Endpoint;
use exchange::Found;
use header::Header;

/// Sends an operation, and prints its output as JSON.
///
/// An output with a stream of events is a line, and each event is another as it comes. Events of an input are a list under
/// the name of the stream's member.
///
/// Nothing is generated. The request is signed (Signature Version 4), if the operation wants that and the environment
/// has AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Call {
    /// The model (Smithy JSON AST): a file, or a folder whose .json files are merged
    #[arg(value_name = "MODEL")]
    model: PathBuf,
    /// The operation, by name or shape id
    #[arg(value_name = "OPERATION")]
    operation: String,
    /// The input: JSON with the names of the model, @FILE, or - for the standard input
    #[arg(long, default_value = "{}", value_name = "JSON")]
    json: String,
    /// The most attempts: errors that may pass are tried again, each after a longer wait
    #[arg(long, value_name = "NUMBER", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=100))]
    attempts: u32,
    /// The service's URL; that of AWS_ENDPOINT_URL without it, which a command behind `ferrosmith serve … --` has
    #[arg(long, value_name = "URL", value_parser = endpoint::parsed, env = "AWS_ENDPOINT_URL", hide_env = true)]
    endpoint: Endpoint,
    /// The protocol, by name or shape id; the one that the service prefers without it
    #[arg(long, value_name = "PROTOCOL")]
    protocol: Option<String>,
    /// The region of the signature; that of AWS_REGION or AWS_DEFAULT_REGION without it
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
    /// A header to send as well, such as 'authorization: Bearer …'; may be given several times
    #[arg(long, short = 'H', value_name = "NAME: VALUE", value_parser = header::parsed)]
    header: Vec<Header>,
    /// Print what is sent and what comes back, without secrets of the signature and values of --header
    #[arg(long, short)]
    verbose: bool,
    #[command(flatten)]
    loading: Loading,
}

const EXAMPLES: &str = "\
Examples:
  ferrosmith call weather.json GetForecast --json '{\"city\": \"Oslo\"}' --endpoint http://127.0.0.1:8080
  ferrosmith call weather.json GetForecast --json @input.json --endpoint https://weather.example.com -v
  ferrosmith call parcels.json GetParcel --json @input.json --endpoint https://parcels.example.com -H 'x-key: k-1'
  ferrosmith call weather.json WatchForecast --endpoint http://127.0.0.1:8080 | jq .changed

Exit status: 0 an output, 1 an error of the service, or a request that could not be sent, 2 a wrong command line.";

impl Call {
    /// Sends, and prints what came back.
    pub(crate) fn run(self) -> ExitCode {
        let ordered = models::in_order("call", &self.model, "operation", &self.operation);
        let stdin = || models::one_stdin([self.model.as_path(), Path::new(&self.json)].into_iter());
        if let Err(status) = ordered.and_then(|()| stdin()) {
            return status;
        }
        let service = match self.loading.load(&self.model) {
            Ok(service) => service,
            Err(status) => return status,
        };
        match self.call(&service) {
            Ok(Ok(found)) => printed::found(found),
            Ok(Err(error)) => printed::failed(&error),
            Err(problem) => messages::error(problem),
        }
    }

    fn call(&self, service: &Service) -> Result<Result<Found, DynamicError>, String> {
        let operation = models::operation(service, &self.operation)?;
        let protocol = self.protocol(service)?;
        let input = self.input(operation).map_err(|problem| format!("--json: {problem}"))?;
        for unknown in json_input::unknown_of_unions(&input.structure) {
            messages::warning(format!("--json: {unknown}; it is sent as it stands"));
        }
        let written = exchange::written(operation, protocol, &input)?;
        attempts::run(self, operation, protocol, &written)
    }

    fn protocol(&self, service: &Service) -> Result<&'static dyn Protocol, String> {
        let mut known = protocol::of_service(service.schema());
        let ids = || service.schema().protocols.join(", ");
        match &self.protocol {
            None => known.next().ok_or_else(|| match service.schema().protocols {
                [] => {
                    format!("`{}` names no protocol; choose one: `--protocol restJson1`", service.schema().id)
                }
                _ => format!("`{}` has the protocols {}, none of which is known", service.schema().id, ids()),
            }),
            Some(wanted) => {
                let fits = |one: &&'static dyn Protocol| one.id() == wanted || shape_name(one.id()) == wanted;
                known.find(fits).or_else(|| protocol::ALL.iter().copied().find(fits)).ok_or_else(|| {
                    let names = service.schema().protocols.iter().copied().map(shape_name);
                    let all = protocol::ALL.iter().map(|one| shape_name(one.id()));
                    let hint = did_you_mean(shape_name(wanted), names.chain(all));
                    let hint = if hint.is_empty() { hint } else { hint + " " };
                    format!("no protocol `{}`; {hint}the service has {}", wanted.escape_debug(), ids())
                })
            }
        }
    }

    fn input(&self, operation: &Operation) -> Result<Input, String> {
        let mut given = json_input::text(&self.json)?;
        let mut input = Input { structure: operation.input(), events: Vec::new() };
        if let Some(stream) = Stream::of(operation.schema().input_events, operation.input_events()) {
            let mut document = json_input::document(&given)?;
            input.events = stream.take(&mut document)?.unwrap_or_default();
            given = json::document_to_string(&document).into_bytes();
        }
        match json_input::read(&given, &mut input.structure)? {
            missing if missing.is_empty() => Ok(input),
            missing => Err(format!("missing required members: {}", missing.join(", "))),
        }
    }
}

/// The input of a call.
struct Input {
    structure: DynamicStructure,
    events: Vec<DynamicUnion>,
}
