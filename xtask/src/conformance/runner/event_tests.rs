//! The runner on an operation with events.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ferrosmith_runtime::event_stream::{HeaderValue, Message};
use serde_json::{Value, json};

use super::cases::run;
use super::event_rows::{Input, Output};
use super::rows::{Operation, Service};

#[rustfmt::skip]
#[expect(dead_code, unreachable_pub, reason = "generated code, of which this test uses a part")]
#[path = "../../../../codegen/tests/fixtures/streaming/expected/mod.snap.rs"]
mod streaming;

use streaming::Subscribe;

static SERVICES: &[Service] = &[Service {
    name: "streaming",
    schema: &streaming::SERVICE,
    operations: &[Operation::of::<Subscribe>("Subscribe")],
    errors: &[],
    inputs: &[Input::of::<Subscribe>("Subscribe")],
    outputs: &[Output::of::<Subscribe>("Subscribe")],
}];

fn found(test: &Value) -> Vec<String> {
    let case = json!({
        "service": "streaming", "operation": "Subscribe", "error": null, "protocol": "restJson1",
        "direction": "event-stream", "test": test,
    });
    run(SERVICES, &case)
}

/// The bytes of a message with headers that are strings.
fn bytes(headers: &[(&str, &str)], payload: &'static str) -> String {
    let message = headers.iter().try_fold(Message::new(payload), |message, (name, text)| {
        message.header(name, HeaderValue::String(text))
    });
    let mut bytes = Vec::new();
    message.unwrap().encode(&mut bytes).unwrap();
    STANDARD.encode(bytes)
}

fn said(by: &str, text: &str) -> Value {
    let headers = [
        (":message-type", "event"),
        (":event-type", "said"),
        (":content-type", "application/json"),
        ("by", "ada"),
    ];
    json!({"events": [{
        "type": "response",
        "params": {"said": {"by": by, "message": {"text": text}}},
        "headers": {":message-type": {"string": "event"}, "by": {"string": "ada"}},
        "forbidHeaders": ["at"], "requireHeaders": [":event-type"],
        "body": "{\"text\": \"hi\"}", "bodyMediaType": "application/json",
        "bytes": bytes(&headers, r#"{"text":"hi"}"#),
    }]})
}

#[test]
fn events_are_compared_on_both_sides() {
    assert_eq!(found(&said("ada", "hi")), [""; 0]);
    let lines = found(&said("eve", "ho"));
    for part in [
        "client: .said.by: expected \"eve\", found \"ada\"",
        "client: .said.message.text: expected \"ho\", found \"hi\"",
        "server: header by: expected {\"string\":\"ada\"}, found Some(String(\"eve\"))",
        "server: body: expected {\"text\":\"hi\"}",
    ] {
        assert!(lines.iter().any(|line| line.starts_with(part)), "{part}: {lines:#?}");
    }
}

#[test]
fn failures_are_those_that_are_wanted() {
    let closed = |error: Value| {
        let headers = [(":message-type", "exception"), (":exception-type", "Closed")];
        json!({
            "events": [{"type": "response", "bytes": bytes(&headers, "{}")}],
            "expectation": {"failure": error}, "appliesTo": "client",
        })
    };
    assert_eq!(found(&closed(json!({}))), [""; 0]);
    assert_eq!(found(&closed(json!({"errorId": "fixture.streaming#Closed"}))), [""; 0]);
    assert_eq!(found(&closed(json!({"errorId": "fixture.streaming#Other"}))).len(), 1);

    // If no event fails, the head does: here both lack a required member.
    let mut event = said("ada", "hi");
    event["expectation"] = json!({"failure": {}});
    assert_eq!(found(&event), [""; 0]);
    event["expectation"] = json!({"failure": {"errorId": "fixture.streaming#Closed"}});
    let lines = found(&event);
    assert!(lines[0].ends_with("found Some(Failed { error: None })"), "{lines:#?}");
}

#[test]
fn what_stands_before_the_events_is_compared() {
    let request = |room: &str| {
        json!({
            "initialRequestParams": {"room": "lobby"},
            "initialRequest": {"method": "POST", "uri": "/subscribe", "headers": {"X-Room": room}},
        })
    };
    assert_eq!(found(&request("lobby")), [""; 0]);
    assert_eq!(found(&request("hall")).len(), 2);
    let response = json!({
        "initialResponseParams": {"topic": "news"},
        "initialResponse": {"code": 200, "headers": {"X-Topic": "news"}},
    });
    assert_eq!(found(&response), [""; 0]);
    let error = json!({
        "initialResponse": {"code": 503, "headers": {"X-Amzn-Errortype": "Closed"}, "body": "{}"},
        "expectation": {"failure": {"errorId": "fixture.streaming#Closed"}}, "appliesTo": "client",
    });
    assert_eq!(found(&error), [""; 0]);
}
