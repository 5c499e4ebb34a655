//! The input and the output of operations that tell endpoints, whose members the specification of Smithy names.

use std::collections::BTreeMap;
use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::{ClientProtocol, ResponseRef};
use ferrosmith_runtime::schema::{Member, OperationSchema, Schema, ServiceSchema};
use ferrosmith_runtime::{
    AnyOperation, MEMBERS_AT_ONCE, Ref, ServiceError as _, Structure, StructureShape, Timestamp, Value,
    no_member,
};
use http::Response;

use super::cache::Endpoint;
use crate::client::endpoint;
use crate::client::problem::{EndpointError, Problem};
use crate::client::reader::{Judgement, Read};
use crate::retry::RetryReason;

/// The input of an operation that tells endpoints.
#[derive(Debug, Clone)]
pub(super) struct Question {
    /// The operation that tells endpoints.
    pub(super) teller: &'static OperationSchema,
    pub(super) asked: Asked,
}

/// The members that an operation which tells endpoints takes: what it does not take, its endpoints do not depend on.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Asked {
    operation: Option<&'static str>,
    identifiers: Option<BTreeMap<String, String>>,
}

impl Question {
    /// Returns the question for the endpoint of an operation, with those members of its input that identify it.
    pub(super) fn new(
        teller: &'static OperationSchema,
        operation: &'static str,
        input: &dyn Structure,
        identifiers: &[&str],
    ) -> Self {
        let takes = |name| teller.input.members.iter().any(|member| member.name() == name);
        let value = |name: &str| {
            let index = input.schema().members.iter().position(|member| member.name() == name)?;
            let text = match input.member(index) {
                Ref::String(text) => text.to_owned(),
                Ref::Enum(value) => value.get().to_owned(),
                _ => return None,
            };
            Some((name.to_owned(), text))
        };
        let asked = Asked {
            operation: takes(OPERATION).then_some(operation),
            identifiers: takes(IDENTIFIERS).then(|| identifiers.iter().copied().filter_map(value).collect()),
        };
        Question { teller, asked }
    }

    /// Returns the error of a call that has no endpoint.
    pub(super) fn unanswered(&self, problem: String) -> Problem {
        Problem::Endpoint(EndpointError::NotDiscovered { operation: self.teller.id, problem })
    }
}

const OPERATION: &str = "Operation";
const IDENTIFIERS: &str = "Identifiers";

/// By the schema of the model, which tells where a protocol puts its members.
impl Structure for Question {
    fn schema(&self) -> &'static Schema {
        self.teller.input
    }

    fn member_mut(&mut self, _: usize) -> &mut dyn Value {
        no_member()
    }

    fn view_block(&self, block: usize) -> [Ref<'_>; MEMBERS_AT_ONCE] {
        let mut views = [Ref::Absent; MEMBERS_AT_ONCE];
        let members = self.teller.input.members.iter().skip(block.saturating_mul(MEMBERS_AT_ONCE));
        for (view, member) in views.iter_mut().zip(members) {
            *view = match (member.name(), self.asked.operation, &self.asked.identifiers) {
                (OPERATION, Some(operation), _) => Ref::String(operation),
                (IDENTIFIERS, _, Some(identifiers)) => Ref::Map(identifiers),
                _ => Ref::Absent,
            };
        }
        views
    }
}

/// The output of an operation that tells endpoints.
pub(super) struct Answer {
    endpoints: Vec<Told>,
}

struct Told {
    address: Option<String>,
    minutes: Option<i64>,
}

impl StructureShape for Answer {
    const SCHEMA: &'static Schema = &structure("Answer", &[Member("Endpoints", 0, &[])]);

    ferrosmith_runtime::__fields!(endpoints);
}

impl StructureShape for Told {
    const SCHEMA: &'static Schema =
        &structure("Told", &[Member("Address", 0, &[]), Member("CachePeriodInMinutes", 0, &[])]);

    ferrosmith_runtime::__fields!(address, minutes);
}

const fn structure(name: &'static str, members: &'static [Member]) -> Schema {
    Schema { id: name, name, members, by_key: &[], sensitive: false, error: None }
}

impl Answer {
    /// Returns the endpoints, the preferred one first.
    ///
    /// # Errors
    /// Returns what was told if it is no endpoint.
    pub(super) fn endpoints(self, now: Timestamp) -> Result<Vec<Endpoint>, String> {
        let read = |Told { address, minutes }| {
            let text = address.unwrap_or_default();
            let text = if text.contains("://") { text } else { format!("https://{text}") };
            let uri = endpoint::parse("the answer", &text).map_err(|error| error.to_string())?;
            let minutes = minutes.and_then(|minutes| u64::try_from(minutes).ok()).unwrap_or(0);
            let period = Duration::from_secs(minutes.min(LONGEST).saturating_mul(60));
            Ok(Endpoint { uri, end: now.checked_add(period).unwrap_or(now) })
        };
        let endpoints: Vec<Endpoint> = self.endpoints.into_iter().map(read).collect::<Result<_, String>>()?;
        match endpoints.is_empty() {
            true => Err("expected an endpoint in its answer, found none".to_owned()),
            false => Ok(endpoints),
        }
    }
}

/// The longest time for which an endpoint is kept, in minutes: a year.
const LONGEST: u64 = 366 * 24 * 60;

/// Reads the responses of an operation that tells endpoints, and keeps the result of the last one: an error is its text.
pub(super) struct AnswerReader {
    operation: AnyOperation,
    protocol: Option<&'static dyn ClientProtocol>,
    pub(super) result: Option<Result<Answer, String>>,
}

impl AnswerReader {
    pub(super) fn new(
        service: &'static ServiceSchema,
        schema: &'static OperationSchema,
        protocol: Option<&'static dyn ClientProtocol>,
    ) -> Self {
        AnswerReader { operation: AnyOperation { service, schema }, protocol, result: None }
    }
}

impl Read for AnswerReader {
    fn read(&mut self, response: &Response<Bytes>) -> Judgement {
        let mut answer = Answer::initial();
        let found = self.operation.response(self.protocol, ResponseRef::whole(response), &mut answer);
        let (result, judgement) = match found {
            Ok(_) => (Ok(answer), Judgement::Output),
            Err(error) => {
                let modelled = error.schema().and_then(|schema| schema.error);
                let error = error.unhandled();
                let retryable = match modelled {
                    Some(facts) if facts.throttling => Some(RetryReason::Throttling),
                    Some(facts) if facts.retryable => Some(RetryReason::Transient),
                    _ => RetryReason::of(&error),
                };
                let code = error.code().map(str::to_owned);
                (Err(error.to_string()), Judgement::Error { retryable, code })
            }
        };
        self.result = Some(result);
        judgement
    }
}
