//! The tests that a shape has, one case for each direction and parameter.

use ferrosmith::ir::Protocol;
use ferrosmith::model::{Json, Shape};
use serde_json::{Value, json};

use super::parameters;

/// The protocols that are tested: their traits, and the names that the table has.
pub(super) const PROTOCOLS: [(Protocol, &str, &str); 5] = [
    (Protocol::RestJson1, "aws.protocols#restJson1", "restJson1"),
    (Protocol::AwsJson1_0, "aws.protocols#awsJson1_0", "awsJson1_0"),
    (Protocol::AwsJson1_1, "aws.protocols#awsJson1_1", "awsJson1_1"),
    (Protocol::RpcV2Cbor, "smithy.protocols#rpcv2Cbor", "rpcv2Cbor"),
    (Protocol::RpcV2Json, "smithy.protocols#rpcv2Json", "rpcv2Json"),
];

const REQUESTS: &str = "smithy.test#httpRequestTests";
const RESPONSES: &str = "smithy.test#httpResponseTests";
const MALFORMED: &str = "smithy.test#httpMalformedRequestTests";

/// What a test is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    ClientRequest,
    ClientResponse,
    ServerRequest,
    ServerResponse,
    Malformed,
}

impl Direction {
    pub(super) const ALL: [Direction; 5] = [
        Direction::ClientRequest,
        Direction::ClientResponse,
        Direction::ServerRequest,
        Direction::ServerResponse,
        Direction::Malformed,
    ];

    /// The name in the list of skips, and for the runner.
    pub(super) fn name(self) -> &'static str {
        match self {
            Direction::ClientRequest => "client-request",
            Direction::ClientResponse => "client-response",
            Direction::ServerRequest => "server-request",
            Direction::ServerResponse => "server-response",
            Direction::Malformed => "malformed",
        }
    }
}

/// What a test calls: the module of the service, and the Rust names of the operation and, for an
/// error's test, of the error.
#[derive(Debug, Clone, Default)]
pub(super) struct Subject {
    pub(super) service: String,
    pub(super) operation: String,
    pub(super) error: Option<String>,
}

/// One test, in one direction.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) id: String,
    pub(super) protocol: &'static str,
    pub(super) direction: Direction,
    pub(super) subject: Subject,
    pub(super) test: Value,
}

impl Case {
    /// The case as the runner reads it.
    pub(super) fn to_json(&self) -> Value {
        let Subject { service, operation, error } = &self.subject;
        json!({
            "id": self.id,
            "protocol": self.protocol,
            "direction": self.direction.name(),
            "service": service,
            "operation": operation,
            "error": error,
            "test": self.test,
        })
    }
}

/// The protocols (by their traits) that a shape has tests for.
pub(super) fn tested(shape: &Shape) -> Vec<&'static str> {
    let traits = PROTOCOLS.iter().map(|(_, id, _)| *id);
    traits
        .filter(|id| [REQUESTS, RESPONSES, MALFORMED].iter().any(|name| !of(shape, name, id).is_empty()))
        .collect()
}

/// The tests of a shape for a protocol, parameters expanded.
pub(super) fn cases(shape: &Shape, protocol: &str) -> Vec<(Direction, String, Value)> {
    let mut found = Vec::new();
    let both = [
        (REQUESTS, Direction::ClientRequest, Direction::ServerRequest),
        (RESPONSES, Direction::ClientResponse, Direction::ServerResponse),
    ];
    for (name, client, server) in both {
        for test in of(shape, name, protocol) {
            let id = id(&test);
            let applies = test["appliesTo"].as_str().unwrap_or_default().to_owned();
            if applies != "server" {
                found.push((client, id.clone(), test.clone()));
            }
            if applies != "client" {
                found.push((server, id, test));
            }
        }
    }
    for test in of(shape, MALFORMED, protocol) {
        let expanded = parameters::expand(&test);
        let id = id(&test);
        let several = expanded.len() > 1;
        for (index, test) in expanded.into_iter().enumerate() {
            let id = if several { format!("{id}_case{index}") } else { id.clone() };
            found.push((Direction::Malformed, id, test));
        }
    }
    found
}

/// The tests of a trait that are for a protocol.
fn of(shape: &Shape, name: &str, protocol: &str) -> Vec<Value> {
    let tests = shape.traits.get(name).and_then(Json::as_array).unwrap_or_default();
    let ours = tests.iter().filter(|test| test.get("protocol").and_then(Json::as_str) == Some(protocol));
    ours.map(plain).collect()
}

fn id(test: &Value) -> String {
    test["id"].as_str().unwrap_or_default().to_owned()
}

/// The JSON of a trait as serde_json has it.
fn plain(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => kept(number.to_string()),
        Json::String(text) => Value::String(text.clone()),
        Json::Array(elements) => elements.iter().map(plain).collect(),
        Json::Object(entries) => {
            Value::Object(entries.iter().map(|(key, value)| (key.clone(), plain(value))).collect())
        }
    }
}

/// A number; one that `serde_json` would round becomes a text, which the runner reads as a number.
fn kept(number: String) -> Value {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_integer = !number.contains(['.', 'e', 'E']);
    let fits = match is_integer {
        true => number.parse::<i64>().is_ok() || number.parse::<u64>().is_ok(),
        false => digits <= 17, // as many as every double keeps
    };
    if fits { serde_json::from_str(&number).unwrap_or_default() } else { Value::String(number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_loses_a_digit() {
        let text = r#"[1,-9223372036854775808,18446744073709551615,1.25e3]"#;
        assert_eq!(plain(&Json::parse(text).unwrap()), serde_json::from_str::<Value>(text).unwrap());
        let text = r#"[-9223372036854775809,18446744073709551616,0.123456789012345678901]"#;
        let texts = ["-9223372036854775809", "18446744073709551616", "0.123456789012345678901"];
        assert_eq!(plain(&Json::parse(text).unwrap()), json!(texts));
    }
}
