//! The answer to a request: what the model, the folder of answers and the options say.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use ferrosmith_dynamic::{DynamicError, DynamicStructure, DynamicUnion, Operation, Sampler, Service};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::protocol::{self, Reason, Refusal, RequestRef, ServerProtocol};
use ferrosmith_runtime::schema::{IDEMPOTENCY_TOKEN, Location};
use ferrosmith_runtime::{Mut, Ref, Rejection, RespondError, Structure, hash_value, validate};
use ferrosmith_server::{Answer, Body, Call, Outgoing};

use super::answers::Answers;
use super::case;
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
            self.wait().await;
            self.answer(&service, &call, &body).unwrap_or_else(refused)
        })
    }

    /// Waits for the latency that is wanted.
    pub(super) async fn wait(&self) {
        if !self.latency.is_zero() {
            tokio::time::sleep(self.latency).await;
        }
    }

    fn answer(&self, service: &Service, call: &Call, body: &Bytes) -> Result<Response<Body>, Rejection> {
        let protocol = call.protocol();
        let Some(operation) = service.operation(call.operation().id) else {
            let refusal = Refusal::new(Reason::UnknownOperation, "no such operation");
            return Err(Rejection::new(protocol, refusal));
        };
        self.may_fail(protocol)?;
        let request = RequestRef { body: protocol::Body::Whole(body), ..call.head() };
        let input = operation.parse_request(Some(protocol), request, call.options())?;
        let outcome = self.outcome(operation, &input).map_err(|refusal| Rejection::new(protocol, refusal))?;
        let response = StandIn::respond(operation, protocol, &outcome, None)?;
        let recorder = self.recorder.as_ref();
        let failed = recorder.and_then(|recorder| recorder.write(operation, &input, &[], &outcome).err());
        Ok(noted(response, failed))
    }

    /// Returns the outcome of an operation: an answer that is given, or sample values.
    ///
    /// # Errors
    /// Returns a refusal where the model requires more of an answer than a sample has.
    pub(super) fn outcome(
        &self,
        operation: &Operation,
        input: &DynamicStructure,
    ) -> Result<Outcome, Refusal> {
        let given = self.answers.find(operation, input);
        let (output, events) = match given {
            Some(Err(error)) => return Ok(Err(error)),
            Some(Ok(case::Output { output, events })) => (Some(output), events),
            None => (None, None),
        };
        let output = output.map_or_else(|| self.sample(operation, input), Ok)?;
        let events = events.map_or_else(|| self.sample_events(operation, input), Ok)?;
        Ok(Ok(Answered { output, events }))
    }

    /// Returns the response for an outcome; `events` stand for its own.
    pub(super) fn respond(
        operation: &Operation,
        protocol: &'static dyn ServerProtocol,
        outcome: &Outcome,
        events: Option<Outgoing<DynamicUnion>>,
    ) -> Result<Response<Body>, Rejection> {
        let failed =
            |error: RespondError| Rejection::new(protocol, Refusal::new(Reason::Internal, error.to_string()));
        match outcome {
            Ok(answered) if operation.output_events().is_some() => {
                let (response, writer) =
                    operation.respond_events(Some(protocol), &answered.output).map_err(failed)?;
                let events = events.unwrap_or_else(|| Outgoing::of(answered.events.clone()));
                Ok(response.map(|()| events.into_body(writer)))
            }
            Ok(answered) => {
                let response = operation.respond(Some(protocol), Ok(&answered.output)).map_err(failed)?;
                Ok(response.map(Body::from))
            }
            Err(error) => {
                let response = operation.respond(Some(protocol), Err(error)).map_err(failed)?;
                Ok(noted(response.map(Body::from), Some(error.to_string())))
            }
        }
    }

    /// Refuses the share of requests that fail, spread evenly.
    pub(super) fn may_fail(&self, protocol: &'static dyn ServerProtocol) -> Result<(), Rejection> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        if self.fail <= 0.0 {
            return Ok(());
        }
        let count = COUNT.fetch_add(1, Ordering::Relaxed) as f64;
        match ((count + 1.0) * self.fail).floor() > (count * self.fail).floor() {
            true => {
                let refusal = Refusal::new(Reason::Internal, "an error that `--fail` asks for");
                Err(Rejection::new(protocol, refusal))
            }
            false => Ok(()),
        }
    }

    /// Returns a sampler of the values for an input, without the tokens that clients make anew for each request.
    fn sampler(&self, operation: &Operation, input: &DynamicStructure) -> Sampler {
        let mut hasher = DefaultHasher::new();
        (self.seed, operation.schema().name).hash(&mut hasher);
        for (index, (member, value)) in input.members().enumerate() {
            if !member.is(IDEMPOTENCY_TOKEN) && !matches!(value, Ref::Absent) {
                index.hash(&mut hasher);
                hash_value(value, &mut hasher);
            }
        }
        Sampler::new(hasher.finish())
    }

    /// Returns an event of each kind that an output has.
    fn sample_events(
        &self,
        operation: &Operation,
        input: &DynamicStructure,
    ) -> Result<Vec<DynamicUnion>, Refusal> {
        let Some(union) = operation.output_events() else { return Ok(Vec::new()) };
        let mut sampler = self.sampler(operation, input);
        let events = sampler.events(union);
        fits(&sampler, operation)?;
        Ok(events)
    }

    /// Returns sample values, the same for the same input. Members that are called and typed as those of the input have
    /// their values, and there is no next page.
    fn sample(&self, operation: &Operation, input: &DynamicStructure) -> Result<DynamicStructure, Refusal> {
        let (mut output, mut sampler) = (operation.output(), self.sampler(operation, input));
        sampler.fill(&mut output, &[]);
        fits(&sampler, operation)?;
        let token = operation.schema().paginated.map_or("", |paginated| paginated.output_token);
        take_away(&mut output, token.split('.'));
        let echoed = echoed(&output, input, token);
        // The same name may have other constraints.
        let mut sample = if validate::validate(&echoed).is_ok() { echoed } else { output };
        if operation.schema().http.is_some_and(|http| !http.answers_with_body()) {
            empty_body(&mut sample);
        }
        Ok(sample)
    }
}

/// Refuses a sample that is smaller than the model requires.
fn fits(sampler: &Sampler, operation: &Operation) -> Result<(), Refusal> {
    if !sampler.is_exceeded() {
        return Ok(());
    }
    let problem = format!(
        "no sample fits the output of `{}`, whose minimum lengths add up to too much; give an answer with `--answers`",
        operation.schema().name
    );
    Err(Refusal::new(Reason::Internal, problem))
}

/// Takes away what stands in a body: responses of some statuses have none.
fn empty_body(output: &mut DynamicStructure) {
    for (index, member) in output.ty().schema.members.iter().enumerate() {
        if matches!(member.location(), Location::Body | Location::Payload) {
            output.member_mut(index).unset();
        }
    }
}

/// Takes the member at the end of a path away; a required text becomes empty.
fn take_away<'p>(structure: &mut dyn Structure, mut path: impl Iterator<Item = &'p str>) {
    let members = structure.schema().members;
    let of = |name| members.iter().position(|member| member.name() == name);
    let Some(member) = path.next().and_then(of).map(|index| structure.member_mut(index)) else { return };
    let mut path = path.peekable();
    if path.peek().is_none() {
        member.unset();
    }
    if matches!(member.view(), Ref::Absent) {
        return;
    }
    match member.open() {
        Mut::Structure(inner) => take_away(inner, &mut path as &mut dyn Iterator<Item = &'p str>),
        Mut::String(token) => token.clear(),
        _ => {}
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

/// An output, and its events.
#[derive(Debug, Clone)]
pub(super) struct Answered {
    pub(super) output: DynamicStructure,
    pub(super) events: Vec<DynamicUnion>,
}

/// The outcome of an operation.
pub(super) type Outcome = Result<Answered, DynamicError>;

/// Returns the response of a rejection.
pub(super) fn refused(rejection: Rejection) -> Response<Body> {
    noted(rejection.response().map(Body::from), Some(rejection.message().to_owned()))
}

/// Returns a response with the words that follow its status in the line about it.
pub(super) fn noted(mut response: Response<Body>, note: Option<String>) -> Response<Body> {
    if let Some(note) = note {
        response.extensions_mut().insert(Note(note));
    }
    response
}
