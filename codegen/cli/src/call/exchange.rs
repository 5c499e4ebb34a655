//! A request on its way: endpoint, signature, and back.

use std::time::Duration;

use ferrosmith_client::blocking;
use ferrosmith_client::transport::{Body, BoxError, CollectError, Ureq};
use ferrosmith_dynamic::{DynamicError, DynamicStructure, DynamicUnion, Operation};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::event_stream::{EventReader, Initial};
use ferrosmith_runtime::http::request::Parts;
use ferrosmith_runtime::http::{HeaderMap, Request};
use ferrosmith_runtime::protocol::{Protocol, ResponseRef};
use ferrosmith_runtime::{ClientOptions, HostPrefix};

use super::sign::sign;
use super::{Call, Input, header, show};

/// The largest response, in bytes.
const LARGEST: usize = 1 << 30;

/// The longest that a stream of events may take.
const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// A request without endpoint and signature, the same for each attempt.
pub(super) struct Written {
    head: Parts,
    content: Content,
}

/// The body of a request.
pub(super) enum Content {
    Whole(Bytes),
    /// The messages of events.
    Events(Vec<Bytes>),
}

impl Content {
    /// Returns the body without signatures.
    pub(super) fn whole(&self) -> Bytes {
        match self {
            Content::Whole(body) => body.clone(),
            Content::Events(messages) => messages.concat().into(),
        }
    }
}

/// An output, or one with a stream of events.
pub(super) enum Found {
    Output { output: DynamicStructure, missing: Vec<String> },
    Events(Box<Events>),
}

/// An output to come, and the events after it.
pub(super) struct Events {
    pub(super) initial: Initial<DynamicStructure>,
    pub(super) reader: EventReader<DynamicUnion>,
    pub(super) body: Body,
}

/// The answer to a request.
pub(super) struct Answer {
    pub(super) found: Result<Found, DynamicError>,
    pub(super) headers: HeaderMap,
}

/// The reason why nothing came back.
pub(super) enum Unanswered {
    /// The command line or the environment is wrong, or the answer is too large.
    Wrong(String),
    /// The connection failed.
    Failed(BoxError),
}

/// Writes the request for an input.
///
/// # Errors
/// Returns a message, if the input does not fit one.
pub(super) fn written(
    operation: &Operation,
    protocol: &'static dyn Protocol,
    input: &Input,
) -> Result<Written, String> {
    let options = ClientOptions::default();
    if operation.input_events().is_none() {
        let request = operation.any().request(Some(protocol), &input.structure, &options);
        let (head, body) = request.map_err(|error| error.to_string())?.into_parts();
        return Ok(Written { head, content: Content::Whole(body) });
    }
    let request = operation.request_events(Some(protocol), &input.structure, &options);
    let (request, mut writer) = request.map_err(|error| error.to_string())?;
    let mut messages = vec![writer.start()];
    messages.extend(input.events.iter().map(|event| writer.write(event)));
    let messages = messages.into_iter().collect::<Result<Vec<_>, _>>().map_err(|error| error.to_string())?;
    let messages = messages.into_iter().filter(|message| !message.is_empty()).collect();
    Ok(Written { head: request.into_parts().0, content: Content::Events(messages) })
}

/// Sends a request to the endpoint, signed if that is wanted and possible, and reads what comes back.
pub(super) fn send(
    call: &Call,
    operation: &Operation,
    protocol: &'static dyn Protocol,
    written: &Written,
) -> Result<Answer, Unanswered> {
    let mut head = written.head.clone();
    let prefix = head.extensions.get().map_or("", |HostPrefix(prefix)| prefix);
    head.uri = call.endpoint.at(prefix, &head.uri).map_err(Unanswered::Wrong)?;
    header::set(&mut head.headers, &call.header);
    let body = sign(call, operation, &mut head, &written.content).map_err(Unanswered::Wrong)?;
    if call.verbose {
        show::request(&head, &body);
    }
    let transport = match operation.output_events() {
        Some(_) => Ureq::default().timeout(LONGEST),
        None => Ureq::default(),
    };
    let body = match written.content {
        Content::Whole(_) => Body::from(body),
        // A stream of events has no length, even if all of them are there.
        Content::Events(_) => Body::stream(Body::from(body)),
    };
    let sent = transport.transport().send(Request::from_parts(head, body));
    let response = blocking::wait(sent).map_err(Unanswered::Failed)?;
    let headers = response.headers().clone();
    match operation.response_events(Some(protocol), ResponseRef::stream(&response)) {
        Ok(None) => {}
        Ok(Some((initial, reader))) => {
            let (head, body) = response.into_parts();
            if call.verbose {
                show::response(&head, &[]);
            }
            return Ok(Answer {
                found: Ok(Found::Events(Box::new(Events { initial, reader, body }))),
                headers,
            });
        }
        Err(error) => return Ok(Answer { found: Err(error), headers }),
    }
    let (head, body) = response.into_parts();
    let body = blocking::wait(body.collect(LARGEST)).map_err(|error| match error {
        CollectError::TooLarge { .. } => Unanswered::Wrong(error.to_string()),
        error => Unanswered::Failed(error.into()),
    })?;
    if call.verbose {
        show::response(&head, &body);
    }
    let response = ferrosmith_runtime::http::Response::from_parts(head, body);
    let found = operation.response(Some(protocol), &response);
    Ok(Answer { found: found.map(|(output, missing)| Found::Output { output, missing }), headers })
}
