//! Several models on one port, and the end.

use crate::stand_in::StandIn;
use crate::{WEATHER, folder};

/// A model of another service, in another folder.
const OTHER: &str = "../tests/fixtures/protocols/model.json";

#[test]
fn each_request_finds_its_service() {
    let mut stand_in = StandIn::start(&[OTHER, WEATHER]);
    let outcome = stand_in.call(WEATHER, "GetForecast", r#"{"city": "Oslo"}"#, &[]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(stand_in.line().starts_with("200 GetForecast "));
    let outcome = stand_in.call(OTHER, "Ask", "{}", &[]);
    assert!(stand_in.line().starts_with("200 Ask "), "{outcome:?}");
    // One of the services refuses what none of them has.
    let response = stand_in.send("GET /nowhere HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    assert!(response.starts_with("HTTP/1.1 404 "), "{response}");
}

/// A service that takes any path.
const FILES: &str = r#"{"smithy": "2.0", "shapes": {
    "files#Files": {"type": "service", "version": "1", "operations": [{"target": "files#Get"}],
        "traits": {"aws.protocols#restJson1": {}, "aws.auth#sigv4": {"name": "files"}}},
    "files#Get": {"type": "operation", "input": {"target": "files#GetInput"},
        "traits": {"smithy.api#readonly": {}, "smithy.api#http": {"method": "GET", "uri": "/{path+}"}}},
    "files#GetInput": {"type": "structure", "members": {
        "path": {"target": "smithy.api#String", "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}}}}}}}"#;

#[test]
fn a_signature_tells_the_service() {
    let files = folder("files").join("files.json");
    std::fs::write(&files, FILES).unwrap();
    let mut stand_in = StandIn::start(&[files.to_str().unwrap(), WEATHER]);
    let mut get = |path: &str, service: &str| {
        let signature = match service {
            "" => String::new(),
            name => format!(
                "authorization: AWS4-HMAC-SHA256 Credential=A/20260101/r/{name}/aws4_request, Signature=0\r\n"
            ),
        };
        let response =
            stand_in.send(&format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n{signature}\r\n"));
        (response[9..12].to_owned(), stand_in.line())
    };
    for (path, service, status, line) in [
        ("/cities/Oslo", "weather", "200", "200 GetForecast "),
        ("/cities/Oslo", "files", "200", "200 Get "),
        // Files take what weather does not know, unless it is meant for weather.
        ("/nowhere", "", "200", "200 Get "),
        ("/nowhere", "another", "200", "200 Get "),
        ("/nowhere", "weather", "404", "404 GET /nowhere "),
        (
            "/nowhere?X-Amz-Credential=A%2F20260101%2Fr%2Fweather%2Faws4_request",
            "",
            "404",
            "404 GET /nowhere ",
        ),
        // Signature Version 4a has no region.
        ("/nowhere?X-Amz-Credential=A%2F20260101%2Fweather%2Faws4_request", "", "404", "404 GET /nowhere "),
    ] {
        let (found, printed) = get(path, service);
        assert!(found == status && printed.starts_with(line), "{path} {service}: {printed}");
    }
}

#[test]
fn a_service_is_chosen_in_the_model_that_has_it() {
    let both = folder("both").join("both.json");
    let service = |name: &str| {
        format!(
            r#""{name}": {{"type": "service", "operations": [{{"target": "{name}Get"}}],
                "traits": {{"aws.protocols#awsJson1_1": {{}}}}}}, "{name}Get": {{"type": "operation"}}"#
        )
    };
    let model = format!(r#"{{"smithy": "2.0", "shapes": {{{}, {}}}}}"#, service("a#One"), service("a#Two"));
    std::fs::write(&both, model).unwrap();
    let both = both.to_str().unwrap();
    let mut stand_in = StandIn::start(&[both, WEATHER, "--service", "a#Two"]);
    let outcome = stand_in.call(both, "TwoGet", "{}", &["--service", "a#Two"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(stand_in.line().starts_with("200 TwoGet "));
    let outcome = crate::run(&["serve", WEATHER, "--port", "0", "--service", "example#Wether"], "");
    assert!(
        outcome.error.contains("has the service `example#Wether`; did you mean `example#Weather`?"),
        "{outcome:?}"
    );
}

#[test]
fn a_refusal_is_in_the_protocol_that_a_request_names() {
    let files = folder("named").join("files.json");
    std::fs::write(&files, FILES).unwrap();
    let stand_in = StandIn::start(&[files.to_str().unwrap(), OTHER]);
    let post = |path: &str, header: &str, body: &str| {
        let length = body.len();
        stand_in.send(&format!(
            "POST {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n{header}\r\ncontent-length: {length}\r\n\r\n{body}"
        ))
    };
    let form = "content-type: application/x-www-form-urlencoded";
    let target = "content-type: application/x-amz-json-1.0\r\nx-amz-target: Fixture.Other";
    for (path, header, body, code) in [
        ("/", form, "Action=Other", "<Code>UnknownOperationException</Code>"),
        // The files have the path, for another method: that is no word of theirs to a client of forms.
        ("/a", form, "Action=Ask", "<Code>UnknownOperationException</Code>"),
        ("/", target, "{}", "\"__type\":\"smithy.framework#UnknownOperationException\""),
        // This one names no protocol.
        ("/a", "x-a: b", "", "\"message\":\"expected a method of this path (GET), found POST\""),
    ] {
        let response = post(path, header, body);
        assert!(response.contains(code), "{path} {header}: {response}");
    }
}

#[cfg(unix)]
#[test]
fn signals_end_it() {
    let stand_in = StandIn::start(&[WEATHER]);
    assert_eq!(stand_in.call(WEATHER, "ListStations", "{}", &[]).status, Some(0));
    assert_eq!(stand_in.end("-INT"), Some(0));
    // As containers do.
    assert_eq!(StandIn::start(&[WEATHER]).end("-TERM"), Some(0));
}
