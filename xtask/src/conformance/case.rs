//! The tests that a shape has, one case for each direction and parameter.

use ferrosmith::model::{Json, Shape};
use ferrosmith_runtime::protocol;
use ferrosmith_runtime::schema::shape_name;

use super::parameters;

/// Returns the protocols that are tested, which are all that the runtime speaks: their traits, and the names
/// that the table has.
pub(super) fn protocols() -> impl Iterator<Item = (&'static str, &'static str)> {
    protocol::ALL.iter().map(|protocol| (protocol.id(), shape_name(protocol.id())))
}

const REQUESTS: &str = "smithy.test#httpRequestTests";
const RESPONSES: &str = "smithy.test#httpResponseTests";
const MALFORMED: &str = "smithy.test#httpMalformedRequestTests";
const EVENT_STREAM: &str = "smithy.test#eventStreamTests";

const ALL: [&str; 4] = [REQUESTS, RESPONSES, MALFORMED, EVENT_STREAM];

/// The side and the direction of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    ClientRequest,
    ClientResponse,
    ServerRequest,
    ServerResponse,
    Malformed,
    /// Events and initial messages, on either side.
    EventStream,
}

impl Direction {
    pub(super) const ALL: [Direction; 6] = [
        Direction::ClientRequest,
        Direction::ClientResponse,
        Direction::ServerRequest,
        Direction::ServerResponse,
        Direction::Malformed,
        Direction::EventStream,
    ];

    /// Returns the name in the list of skips, and for the runner.
    pub(super) fn name(self) -> &'static str {
        match self {
            Direction::ClientRequest => "client-request",
            Direction::ClientResponse => "client-response",
            Direction::ServerRequest => "server-request",
            Direction::ServerResponse => "server-response",
            Direction::Malformed => "malformed",
            Direction::EventStream => "event-stream",
        }
    }
}

/// The subject of a test: the module of the service, and the Rust names of the operation and, for a test of
/// an error, of the error.
#[derive(Debug, Clone, Default)]
pub(super) struct Subject {
    pub(super) service: String,
    pub(super) operation: String,
    pub(super) error: Option<String>,
}

/// A test in one direction.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) id: String,
    pub(super) protocol: &'static str,
    pub(super) direction: Direction,
    pub(super) subject: Subject,
    /// Every digit of its numbers is kept.
    pub(super) test: Json,
}

impl Case {
    /// Returns the case as the runner reads it.
    pub(super) fn to_json(&self) -> Json {
        let Subject { service, operation, error } = &self.subject;
        let texts = [
            ("id", &*self.id),
            ("protocol", self.protocol),
            ("direction", self.direction.name()),
            ("service", service),
            ("operation", operation),
        ];
        let texts = texts.into_iter().map(|(key, text)| (key, Json::from(text)));
        let error = error.as_deref().map_or(Json::Null, Json::from);
        let all = texts.chain([("error", error), ("test", self.test.clone())]);
        Json::Object(all.map(|(key, value)| (key.to_owned(), value)).collect())
    }
}

/// Returns the protocols (by their traits) that a shape has tests for.
pub(super) fn tested(shape: &Shape) -> Vec<&'static str> {
    let traits = protocols().map(|(id, _)| id);
    traits.filter(|id| ALL.iter().any(|name| of(shape, name, id).next().is_some())).collect()
}

/// Returns the tests of a shape for a protocol, parameters expanded.
pub(super) fn cases(shape: &Shape, protocol: &str) -> Vec<(Direction, String, Json)> {
    let mut found = Vec::new();
    let both = [
        (REQUESTS, Direction::ClientRequest, Direction::ServerRequest),
        (RESPONSES, Direction::ClientResponse, Direction::ServerResponse),
    ];
    for (name, client, server) in both {
        for test in of(shape, name, protocol) {
            let applies = test.get("appliesTo").and_then(Json::as_str);
            if applies != Some("server") {
                found.push((client, id(test), test.clone()));
            }
            if applies != Some("client") {
                found.push((server, id(test), test.clone()));
            }
        }
    }
    for test in of(shape, MALFORMED, protocol) {
        let expanded = parameters::expand(test);
        let id = id(test);
        let several = expanded.len() > 1;
        for (index, test) in expanded.into_iter().enumerate() {
            let id = if several { format!("{id}_case{index}") } else { id.clone() };
            found.push((Direction::Malformed, id, test));
        }
    }
    let event_streams = of(shape, EVENT_STREAM, protocol);
    found.extend(event_streams.map(|test| (Direction::EventStream, id(test), test.clone())));
    found
}

/// Returns the tests of a trait that are for a protocol.
fn of<'a>(shape: &'a Shape, name: &str, protocol: &str) -> impl Iterator<Item = &'a Json> {
    let tests = shape.traits.get(name).and_then(Json::as_array).unwrap_or_default();
    tests.iter().filter(move |test| test.get("protocol").and_then(Json::as_str) == Some(protocol))
}

fn id(test: &Json) -> String {
    test.get("id").and_then(Json::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use ferrosmith::model::{Model, Source};

    use super::*;

    fn cases_of(test: &str) -> Vec<(Direction, String, Json)> {
        let model = format!(
            r#"{{"smithy":"2.0","shapes":{{"a#Tested":{{"type":"operation","traits":{{{test}}}}}}}}}"#
        );
        let model = Model::load(&[Source { name: "a", text: model.as_bytes() }]).unwrap();
        let shape = model.shapes.values().find(|shape| shape.id.as_str() == "a#Tested").unwrap();
        cases(shape, "aws.protocols#restJson1")
    }

    #[test]
    fn no_number_loses_a_digit() {
        let numbers = "[-9223372036854775809,18446744073709551616,0.123456789012345678901,1.10]";
        let found = cases_of(&format!(
            r#""smithy.test#httpRequestTests":[{{"id":"A","protocol":"aws.protocols#restJson1",
                "method":"GET","uri":"/","params":{numbers}}}]"#
        ));
        assert_eq!(found.len(), 2);
        for (direction, id, test) in found {
            let case = Case { id, protocol: "restJson1", direction, subject: Subject::default(), test };
            assert!(case.to_json().to_string().contains(numbers), "{}", case.to_json());
        }
    }

    #[test]
    fn tests_of_event_streams_count_once() {
        let found = cases_of(
            r#""smithy.test#eventStreamTests":[
                {"id":"A","protocol":"aws.protocols#restJson1"},
                {"id":"B","protocol":"aws.protocols#restJson1","appliesTo":"server"},
                {"id":"C","protocol":"aws.protocols#restXml"}]"#,
        );
        let found: Vec<_> = found.iter().map(|(direction, id, _)| (*direction, id.as_str())).collect();
        assert_eq!(found, [(Direction::EventStream, "A"), (Direction::EventStream, "B")]);
    }
}
