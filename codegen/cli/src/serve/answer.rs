//! The answer to a request: what the model, the folder of answers and the options say.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use ferrosmith_dynamic::{DynamicError, DynamicStructure, Operation, Sampler, Service};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::protocol::{self, Reason, Refusal, RequestRef};
use ferrosmith_runtime::{Mut, Ref, Rejection, Structure as _, Value as _, hash_value, validate};
use ferrosmith_server::{Answer, Body, Call};

use super::answers::Answers;
use super::record::Recorder;

/// Answers requests.
pub(super) struct StandIn {
    pub(super) answers: Answers,
    pub(super) recorder: Option<Recorder>,
    pub(super) latency: Duration,
    /// The share of requests that fail.
    pub(super) fail: f64,
    pub(super) seed: u64,
}

/// The words after the status in the line about a request.
#[derive(Debug, Clone)]
pub(super) struct Note(pub(super) String);

impl StandIn {
    /// Answers a request of a service, after the latency that is wanted.
    pub(super) fn handle(self: Arc<Self>, service: &Arc<Service>, call: Call, body: Bytes) -> Answer {
        let service = Arc::clone(service);
        Box::pin(async move {
            if !self.latency.is_zero() {
                tokio::time::sleep(self.latency).await;
            }
            let protocol = call.protocol();
            self.answer(&service, &call, &body).unwrap_or_else(|rejection| {
                let mut response = rejection.response().map(Body::from);
                response.extensions_mut().insert(Note(rejection.message().to_owned()));
                debug_assert_eq!(rejection.protocol().id(), protocol.id());
                response
            })
        })
    }

    fn answer(&self, service: &Service, call: &Call, body: &Bytes) -> Result<Response<Body>, Rejection> {
        let protocol = call.protocol();
        let refuse = |reason, problem: String| Rejection::new(protocol, Refusal::new(reason, problem));
        let Some(operation) = service.operation(call.operation().id) else {
            return Err(refuse(Reason::UnknownOperation, "no such operation".to_owned()));
        };
        if self.fails() {
            return Err(refuse(Reason::Internal, "an error that `--fail` asks for".to_owned()));
        }
        let request = RequestRef { body: protocol::Body::Whole(body), ..call.head() };
        let input = operation.parse_request(Some(protocol), request, call.options())?;
        let result = match self.answers.find(operation, &input) {
            Some(result) => result,
            None => Ok(self.sample(operation, &input)),
        };
        let response = operation.respond(Some(protocol), result.as_ref());
        let response = response.map_err(|error| refuse(Reason::Internal, error.to_string()))?;
        let mut response = response.map(Body::from);
        let note = match &result {
            Ok(_) => None,
            Err(error) => Some(error.to_string()),
        };
        let recorded =
            self.recorder.as_ref().and_then(|recorder| recorder.write(operation, &input, &result).err());
        if let Some(note) = recorded.or(note) {
            response.extensions_mut().insert(Note(note));
        }
        Ok(response)
    }

    /// Returns `true` for the share of requests that fail, spread evenly.
    fn fails(&self) -> bool {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        if self.fail <= 0.0 {
            return false;
        }
        let count = COUNT.fetch_add(1, Ordering::Relaxed) as f64;
        ((count + 1.0) * self.fail).floor() > (count * self.fail).floor()
    }

    /// Returns sample values, the same for the same input. Members that are called and typed as those of the input have
    /// their values, and there is no next page.
    fn sample(&self, operation: &Operation, input: &DynamicStructure) -> DynamicStructure {
        let mut hasher = DefaultHasher::new();
        (self.seed, operation.schema().name).hash(&mut hasher);
        hash_value(input.view(), &mut hasher);
        let mut output = operation.output();
        let token = operation.schema().paginated.map(|paginated| paginated.output_token);
        let token = token.and_then(|path| path.split('.').next()).unwrap_or_default();
        Sampler::new(hasher.finish()).fill(&mut output, &[token]);
        if let Some(Mut::String(token)) =
            output.get_mut(token).filter(|token| !is_absent(token)).map(|token| token.open())
        {
            token.clear();
        }
        let echoed = echoed(&output, input, token);
        // The same name may have other constraints.
        if validate::validate(&echoed).is_ok() { echoed } else { output }
    }
}

/// Returns an output with the values of the input's members that are called as its own, but for the token of a page.
fn echoed(output: &DynamicStructure, input: &DynamicStructure, token: &str) -> DynamicStructure {
    let mut echoed = output.clone();
    for (index, member) in output.ty().schema.members.iter().enumerate() {
        let given = input.get(member.name()).filter(|_| member.name() != token);
        if let Some(given) = given.filter(|given| !matches!(given, Ref::Absent)) {
            echo(given, echoed.member_mut(index).open());
        }
    }
    echoed
}

fn is_absent(value: &ferrosmith_dynamic::DynamicValue) -> bool {
    matches!(value.view(), Ref::Absent)
}

/// Copies a text, an enum or a number of the same type.
fn echo(given: Ref<'_>, into: Mut<'_>) {
    match (given, into) {
        (Ref::String(given), Mut::String(into)) => given.clone_into(into),
        (Ref::Enum(given), Mut::Enum(into)) if given.schema().id == into.schema().id => {
            into.set(given.schema().index_of(given.get()), given.get());
        }
        (Ref::Integer(given), Mut::Integer(into)) => *into = given,
        (Ref::Boolean(given), Mut::Boolean(into)) => *into = given,
        _ => {}
    }
}

/// The outcome of an operation.
pub(super) type Outcome = Result<DynamicStructure, DynamicError>;
