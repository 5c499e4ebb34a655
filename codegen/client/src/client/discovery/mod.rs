//! Endpoints that a service tells by an operation of its own (Smithy 2.0, section Client Endpoint Discovery).
//!
//! It works as in botocore: before an attempt of an operation that has its endpoint discovered, the service's operation for
//! that is called, unless the cache has what it told. While it fails, endpoints that were told before are used, and, where
//! discovery is not required, that of the service.

mod cache;
mod messages;
mod mode;

use std::future::Future;
use std::pin::Pin;

use ferrosmith_runtime::schema::{OperationSchema, ServiceSchema, shape_name};
use ferrosmith_runtime::{AnyOperation, Structure};
use http::{HeaderName, HeaderValue, StatusCode, Uri};

pub(crate) use cache::Cache;
use cache::{Endpoint, Key, Step};
use messages::{AnswerReader, Question};
pub use mode::DiscoveryMode;

use super::problem::{EndpointError, Problem};
use super::run::{self, Job, Overrides, Progress};
use super::upload::Upload;
use super::{Shared, auth, context, endpoint};

/// The header in which the operation that tells endpoints has the version of the API.
const VERSION: HeaderName = HeaderName::from_static("x-amz-api-version");

/// The code of the error that makes an endpoint invalid, where the model names no other.
const INVALID: &str = "InvalidEndpointException";

/// The discovery of a call's endpoint.
pub(super) struct Discovery {
    question: Question,
    required: bool,
    /// The endpoint of the last attempt, and its key in the cache.
    found: Option<(Key, Uri)>,
}

impl Discovery {
    /// Returns the endpoint; `None` if the service's own is used.
    pub(super) fn uri(&self) -> Option<&Uri> {
        self.found.as_ref().map(|(_, uri)| uri)
    }
}

/// Returns the discovery of a call's endpoint, if it is to be discovered: never where somebody gave an endpoint.
pub(super) fn of(
    client: &Shared,
    (service, operation): (&'static ServiceSchema, &'static OperationSchema),
    input: &dyn Structure,
    given: Option<&String>,
) -> Result<Option<Box<Discovery>>, EndpointError> {
    let Some((discovered, discovery)) = operation.discovered_endpoint.zip(service.endpoint_discovery) else {
        return Ok(None);
    };
    if endpoint::is_given(service, &client.config, given) {
        return Ok(None);
    }
    let required = discovered.required;
    match client.config.endpoint_discovery {
        DiscoveryMode::Never if required => {
            Err(EndpointError::DiscoveryIsOff { operation: discovery.operation })
        }
        DiscoveryMode::Never => Ok(None),
        DiscoveryMode::WhereRequired if !required => Ok(None),
        DiscoveryMode::WhereRequired | DiscoveryMode::Always => {
            let teller = service.operations.iter().find(|schema| schema.id == discovery.operation);
            let Some(teller) = teller else {
                let problem = "the service has no such operation".to_owned();
                return Err(EndpointError::NotDiscovered { operation: discovery.operation, problem });
            };
            let question = Question::new(teller, operation.name, input, discovered.identifiers);
            Ok(Some(Box::new(Discovery { question, required, found: None })))
        }
    }
}

/// Finds the endpoint of an attempt: in the cache, or by a call.
// Not `async`: the call in it is one like that which it is for, and a future has no part of its own type.
pub(super) fn find<'a>(
    client: &'a Shared,
    job: &'a mut Job,
) -> Pin<Box<dyn Future<Output = Result<(), Problem>> + Send + 'a>> {
    Box::pin(async move {
        let credentials = auth::signing_credentials(client, job).await;
        let account = credentials.map(|credentials| credentials.access_key_id().to_owned());
        let Some(Discovery { question, required, .. }) = job.discovery.as_deref() else { return Ok(()) };
        let key = Key { service: job.service.id, account, question: question.asked.clone() };
        let now = || client.config.clock.now();
        let uri = match client.discovery.next(&key, *required, now).await {
            Step::Use(uri) => Some(uri),
            Step::Without => None,
            Step::Failed(problem) => return Err(question.unanswered(problem)),
            Step::Ask(asking) => match ask(client, job, question).await {
                Ok(told) => asking.told(told),
                Err(Refusal { problem, text }) => match (asking.failed(&text, now()), problem) {
                    (None, problem @ (Problem::Credentials(_) | Problem::Auth(_))) if *required => {
                        return Err(problem);
                    }
                    (None, _) if *required => return Err(question.unanswered(text)),
                    (old, _) => old,
                },
            },
        };
        if let Some(discovery) = &mut job.discovery {
            discovery.found = uri.map(|uri| (key, uri));
        }
        Ok(())
    })
}

/// Forgets the endpoint of an attempt if the service says that it is none any more, and returns `true` if it does.
pub(super) fn forget(client: &Shared, job: &Job, code: Option<&str>, status: StatusCode) -> bool {
    let Some((key, uri)) = job.discovery.as_ref().and_then(|discovery| discovery.found.as_ref()) else {
        return false;
    };
    let modelled = job.service.endpoint_discovery.and_then(|discovery| discovery.error).map(shape_name);
    let is_invalid = status == StatusCode::MISDIRECTED_REQUEST
        || code.is_some_and(|code| code == INVALID || Some(code) == modelled);
    if is_invalid {
        client.discovery.forget(key, uri);
    }
    is_invalid
}

/// The failure of a call that would have told endpoints.
struct Refusal {
    problem: Problem,
    text: String,
}

/// Calls the operation that tells endpoints, with the settings of the call that is to be made.
async fn ask(client: &Shared, job: &Job, question: &Question) -> Result<Vec<Endpoint>, Refusal> {
    let refused = |problem: Problem| Refusal { text: problem.to_string(), problem };
    let (service, operation) = (job.service, question.teller);
    let protocol = client.config.protocol_of(service);
    let options = client.options_of(service, None);
    let written = AnyOperation { service, schema: operation }.request(protocol, question, options);
    let request = written.map_err(|error| refused(Problem::Input(error)))?;
    let mut overrides = Overrides {
        attempt_timeout: job.overrides.attempt_timeout,
        stall_timeout: job.overrides.stall_timeout,
        retry: job.overrides.retry.clone(),
        credentials: job.overrides.credentials.clone(),
        ..Overrides::default()
    };
    overrides.headers.insert(VERSION, HeaderValue::from_static(service.version));
    let context = context::of(operation, question);
    let upload = Upload::default();
    let job = Job { service, operation, request, upload, context, discovery: None, overrides, account: None };
    let mut reader = AnswerReader::new(service, operation, protocol);
    let mut progress = Progress::new(true);
    let done = run::run(client, job, &mut reader, &mut progress).await;
    let attempts = match progress.attempts {
        0 | 1 => String::new(),
        attempts => format!(", after {attempts} attempts"),
    };
    match (done, reader.result) {
        (Ok(_), Some(Ok(answer))) => {
            let found = answer.endpoints(client.config.clock.now());
            found.map_err(|text| Refusal { text, problem: Problem::Answered })
        }
        (_, Some(Err(text))) => {
            Err(Refusal { text: format!("{text}{attempts}"), problem: Problem::Answered })
        }
        (done, _) => {
            let problem = done.err().unwrap_or(Problem::Answered);
            Err(Refusal { text: format!("{problem}{attempts}"), problem })
        }
    }
}
