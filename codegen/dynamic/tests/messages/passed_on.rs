//! Errors that a proxy passes on: they leave as they came.

use ferrosmith_dynamic::{DynamicError, Operation};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::protocol::find;
use ferrosmith_runtime::{Document, ServiceError as _, cbor, json};

use crate::{Model, REST_JSON, REST_XML};

/// Every protocol, and the body of `NoMessage` with a message that its shape has no member for.
const BODIES: [(&str, &str); 9] = [
    ("alloy#simpleRestJson", r#"{"message":"why","x":"y"}"#),
    ("aws.protocols#awsJson1_0", r#"{"__type":"a.b#NoMessage","message":"why","x":"y"}"#),
    ("aws.protocols#awsJson1_1", r#"{"__type":"NoMessage","message":"why","x":"y"}"#),
    (
        "aws.protocols#awsQuery",
        "<ErrorResponse><Error><Code>NoMessage</Code><Message>why</Message><x>y</x></Error></ErrorResponse>",
    ),
    (
        "aws.protocols#ec2Query",
        "<Response><Errors><Error><Code>NoMessage</Code><Message>why</Message><x>y</x></Error></Errors></Response>",
    ),
    (REST_JSON, r#"{"message":"why","x":"y"}"#),
    (
        REST_XML,
        "<ErrorResponse><Error><Code>NoMessage</Code><Message>why</Message><x>y</x></Error></ErrorResponse>",
    ),
    ("smithy.protocols#rpcv2Cbor", r#"{"__type":"a.b#NoMessage","message":"why","x":"y"}"#),
    ("smithy.protocols#rpcv2Json", r#"{"__type":"a.b#NoMessage","message":"why","x":"y"}"#),
];

const PARTS: &str = r#", "output": {"target": "a.b#Out"}, "errors": [{"target": "a.b#NoMessage"}]"#;

const SHAPES: &str = r#", "a.b#Out": {"type": "structure", "members": {"y": {"target": "smithy.api#String"}}},
    "a.b#NoMessage": {"type": "structure", "members": {"x": {"target": "smithy.api#String"}},
        "traits": {"smithy.api#error": "client", "smithy.api#httpError": 404}}"#;

fn operation(protocol: &str) -> Operation {
    Model::new(protocol, PARTS, SHAPES).operation()
}

fn response(protocol: &str, status: u16, headers: &[(&str, &str)], body: &str) -> Response<Bytes> {
    let body = match protocol.ends_with("Cbor") {
        true => cbor::to_vec(&json::from_str::<Document>(body).unwrap()).unwrap(),
        false => body.as_bytes().to_vec(),
    };
    let name = if protocol.ends_with("Cbor") { "rpc-v2-cbor" } else { "rpc-v2-json" };
    let mut response = Response::builder().status(status).header("smithy-protocol", name);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body.into()).unwrap()
}

fn failed(operation: &Operation, protocol: &str, response: &Response<Bytes>) -> DynamicError {
    operation.response(Some(find(protocol).unwrap()), response).unwrap_err()
}

fn passed_on(operation: &Operation, protocol: &str, error: &DynamicError) -> Response<Bytes> {
    operation.respond(Some(find(protocol).unwrap()), Err(error)).unwrap()
}

#[test]
fn a_modelled_error_keeps_a_message_that_it_has_no_member_for() {
    for (protocol, body) in BODIES {
        let operation = operation(protocol);
        let headers = [("x-amzn-errortype", "NoMessage"), ("x-error-type", "NoMessage"), ("x-amz-id-2", "e")];
        let error = failed(&operation, protocol, &response(protocol, 404, &headers, body));
        assert_eq!(error.message(), Some("why"), "{protocol}");
        // Twice: the schema with a message is made once.
        for _ in 0..2 {
            let answer = passed_on(&operation, protocol, &error);
            assert_eq!(answer.headers()["x-amz-id-2"], "e");
            let again = failed(&operation, protocol, &answer);
            assert_eq!((again.message(), again.code()), (Some("why"), error.code()), "{protocol}");
        }
    }
}

#[test]
fn a_status_that_leads_elsewhere_stays() {
    for (status, name, value) in [
        (301, "x-amz-bucket-region", "eu-west-1"),
        (304, "etag", "\"1\""),
        (307, "location", "https://other.example.com/"),
        (405, "allow", "GET"),
    ] {
        for protocol in [REST_JSON, REST_XML] {
            let operation = operation(protocol);
            let error = failed(&operation, protocol, &response(protocol, status, &[(name, value)], ""));
            let answer = passed_on(&operation, protocol, &error);
            assert_eq!(answer.status(), status, "{protocol}");
            assert_eq!(answer.headers()[name], value, "{protocol}");
            assert!(!answer.headers().contains_key("x-amzn-errortype"), "{protocol}: nobody sent a code");
            assert_eq!(answer.headers().contains_key("content-length"), status != 304);
            assert!(answer.body().is_empty());
        }
    }
    // A success that cannot be read is a failure of the proxy.
    let operation = operation(REST_JSON);
    let error = failed(&operation, REST_JSON, &response(REST_JSON, 200, &[], "<"));
    assert_eq!(passed_on(&operation, REST_JSON, &error).status(), 500);
}

#[test]
fn a_body_without_a_code_gets_none() {
    let operation = operation(REST_JSON);
    let body = r#"{"odd":1}"#;
    let error = failed(&operation, REST_JSON, &response(REST_JSON, 503, &[("retry-after", "3")], body));
    let answer = passed_on(&operation, REST_JSON, &error);
    assert_eq!((answer.status(), answer.body()), (503.try_into().unwrap(), &Bytes::from(body)));
    assert_eq!(answer.headers()["retry-after"], "3");
    assert!(!answer.headers().contains_key("x-amzn-errortype"));
}
