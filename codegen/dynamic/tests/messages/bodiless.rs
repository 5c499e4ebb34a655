//! Responses that can have no body: a value for it is refused, since it would be lost.

use ferrosmith_dynamic::{Operation, text};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::protocol::find;

use crate::{Model, OUTPUT, REST_JSON, REST_XML, structure};

const PROTOCOLS: [&str; 3] = ["alloy#simpleRestJson", REST_JSON, REST_XML];

const OUTPUT_MEMBERS: &str = r#""h": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "X-H"}},
    "length": {"target": "smithy.api#Long", "traits": {"smithy.api#httpHeader": "Content-Length"}},
    "body": {"target": "smithy.api#String"}"#;

fn operation(protocol: &str, method: &str, code: u16) -> Operation {
    let http = format!(r#"{{"method": "{method}", "uri": "/call", "code": {code}}}"#);
    let shapes = structure("Out", OUTPUT_MEMBERS);
    Model { http: &http, ..Model::new(protocol, OUTPUT, &shapes) }.operation()
}

fn answer(protocol: &str, operation: &Operation, json: &str) -> Result<Response<Bytes>, String> {
    let mut output = operation.output();
    text::read(json.as_bytes(), &mut output).unwrap();
    operation.respond(Some(find(protocol).unwrap()), Ok(&output)).map_err(|error| error.to_string())
}

#[test]
fn a_value_for_a_body_that_cannot_be_is_refused() {
    for protocol in PROTOCOLS {
        for (method, code) in [("HEAD", 200), ("GET", 204), ("POST", 205), ("GET", 304), ("POST", 199)] {
            let operation = operation(protocol, method, code);
            let error = answer(protocol, &operation, r#"{"h":"1","body":"lost"}"#).unwrap_err();
            let expected = "body: expected no value, as a response of this status or to HEAD has no body";
            assert!(error.contains(expected), "{protocol} {method} {code}: {error}");
            let head = answer(protocol, &operation, r#"{"h":"1"}"#).unwrap();
            assert_eq!(head.headers()["x-h"], "1");
            assert!(method == "HEAD" || head.body().is_empty(), "{protocol} {method} {code}");
        }
        let told = answer(protocol, &operation(protocol, "HEAD", 200), r#"{"length":5}"#).unwrap();
        assert_eq!((told.headers()["content-length"].as_bytes(), told.body().len()), (&b"5"[..], 0));
        assert!(answer(protocol, &operation(protocol, "POST", 202), r#"{"body":"kept"}"#).is_ok());
    }
}
