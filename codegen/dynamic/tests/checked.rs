//! Requests and responses whose values are checked, or tell a length.

use std::time::{Duration, Instant};

use ferrosmith::model::Source;
use ferrosmith_dynamic::{DynamicStructure, Operation, Service, text};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{Method, Request};
use ferrosmith_runtime::protocol::{REST_JSON_1, Reason, RequestRef, find};
use ferrosmith_runtime::{Rejection, ServerOptions};

/// The operation of a method, with the members of its input and output, in restJson1.
fn operation(method: &str, input: &str, output: &str, shapes: &str) -> Operation {
    let model = format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a.b#S": {{"type": "service", "version": "1", "operations": [{{"target": "a.b#Call"}}],
                "traits": {{"aws.protocols#restJson1": {{}}}}}},
            "a.b#Call": {{"type": "operation", "input": {{"target": "a.b#In"}}, "output": {{"target": "a.b#Out"}},
                "traits": {{"smithy.api#http": {{"method": "{method}", "uri": "/call"}}}}}},
            "a.b#In": {{"type": "structure", "members": {{{input}}}}},
            "a.b#Out": {{"type": "structure", "members": {{{output}}}}}{shapes}}}}}"##
    );
    let service = Service::load(&[Source { name: "model.json", text: model.as_bytes() }]).unwrap();
    service.operation("Call").unwrap().clone()
}

fn read(operation: &Operation, request: RequestRef<'_>) -> Result<DynamicStructure, Rejection> {
    operation.parse_request(Some(&REST_JSON_1), request, &ServerOptions::default())
}

fn posted(operation: &Operation, body: &str) -> Result<DynamicStructure, Rejection> {
    let request = Request::post("/call").header("content-type", "application/json").body(body.to_owned());
    read(operation, RequestRef::whole(&request.unwrap()))
}

#[test]
fn constraints_of_enums_are_checked_wherever_they_stand() {
    let shapes = r#",
        "a.b#Level": {"type": "intEnum", "members": {
            "LOW": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}},
            "HIGH": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 9}}}},
        "a.b#Size": {"type": "enum", "members": {
            "S": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a"}},
            "L": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "bbbb"}}}},
        "a.b#Levels": {"type": "list", "member": {"target": "a.b#Level",
            "traits": {"smithy.api#range": {"max": 5}}}},
        "a.b#Sizes": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a.b#Size",
            "traits": {"smithy.api#length": {"max": 2}}}}"#;
    let input = r#"
        "level": {"target": "a.b#Level", "traits": {"smithy.api#range": {"max": 5}}},
        "size": {"target": "a.b#Size", "traits": {"smithy.api#length": {"max": 2}, "smithy.api#pattern": "^a$"}},
        "levels": {"target": "a.b#Levels"}, "sizes": {"target": "a.b#Sizes"}"#;
    let operation = operation("POST", input, "", shapes);
    for (body, places) in [
        (r#"{"level": 1, "size": "a", "levels": [1], "sizes": {"k": "a"}}"#, &[][..]),
        (r#"{"level": 9}"#, &["/level"][..]),
        (r#"{"size": "bbbb"}"#, &["/size", "/size"][..]),
        (r#"{"levels": [1, 9]}"#, &["/levels/1"][..]),
        (r#"{"sizes": {"k": "bbbb"}}"#, &["/sizes/k"][..]),
        // A value that the model does not know is told once more.
        (r#"{"level": 7}"#, &["/level", "/level"][..]),
    ] {
        let found = posted(&operation, body).map_err(|rejection| {
            let violations = rejection.violations().unwrap();
            violations.iter().map(|one| one.path().to_owned()).collect::<Vec<_>>()
        });
        assert_eq!(found.map_or_else(|found| found, |_| Vec::new()), places, "{body}");
    }
}

#[test]
fn a_text_that_is_too_long_is_not_run_through_its_pattern() {
    let shapes = r#", "a.b#Texts": {"type": "list", "member": {"target": "smithy.api#String", "traits": {
        "smithy.api#pattern": "^https://([.\\-_a-zA-Z0-9]+/?){3,1016}$", "smithy.api#length": {"max": 1024}}}}"#;
    let operation = operation("POST", r#""texts": {"target": "a.b#Texts"}"#, "", shapes);
    let violations = |size: usize, times: usize| {
        let text = format!("https://{}!", "a".repeat(size));
        let rejection = posted(&operation, &format!(r#"{{"texts": {:?}}}"#, vec![text; times])).unwrap_err();
        rejection.violations().unwrap().len()
    };
    let begun = Instant::now();
    assert_eq!(violations(100_000, 20), 20);
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    // A short one is told all that is wrong with it.
    assert_eq!(violations(100, 1), 1);
    assert_eq!(violations(1015, 1), 1);
}

#[test]
fn more_missing_members_than_are_told_are_told_to_be_more() {
    let shapes = r#",
        "a.b#Inner": {"type": "structure", "members": {
            "a": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}}},
        "a.b#Inners": {"type": "list", "member": {"target": "a.b#Inner"}}"#;
    let operation = operation("POST", r#""all": {"target": "a.b#Inners"}"#, "", shapes);
    for (count, more) in [(1000, false), (1001, true), (5000, true)] {
        let rejection =
            posted(&operation, &format!(r#"{{"all": [{}]}}"#, vec!["{}"; count].join(","))).unwrap_err();
        let violations = rejection.violations().unwrap();
        assert_eq!((violations.len(), violations.has_more()), (1000, more), "{count}");
    }
}

#[test]
fn a_response_to_head_tells_the_length_that_its_member_has() {
    let output =
        r#""length": {"target": "smithy.api#Long", "traits": {"smithy.api#httpHeader": "Content-Length"}}"#;
    for (method, input, expected) in [
        ("HEAD", r#"{"length": 17}"#, "17"),
        ("HEAD", "{}", "2"),
        // Another response has the length of its body.
        ("GET", r#"{"length": 17}"#, "2"),
    ] {
        let operation = operation(method, "", output, "");
        let mut value = operation.output();
        text::read(input.as_bytes(), &mut value).unwrap();
        let response = operation.respond(Some(&REST_JSON_1), Ok(&value)).unwrap();
        assert_eq!(response.headers()["content-length"], expected, "{method} {input}");
    }
}

#[test]
fn the_length_of_a_stream_is_told_where_the_model_requires_it() {
    let shapes = |traits: &str| {
        format!(r#", "a.b#Data": {{"type": "blob", "traits": {{"smithy.api#streaming": {{}}{traits}}}}}"#)
    };
    let input = r#""data": {"target": "a.b#Data",
        "traits": {"smithy.api#httpPayload": {}, "smithy.api#required": {}}}"#;
    let required = operation("PUT", input, "", &shapes(r#", "smithy.api#requiresLength": {}"#));
    let free = operation("PUT", input, "", &shapes(""));
    let request = |header: Option<(&str, &str)>| {
        let request = Request::builder().method(Method::PUT).uri("/call");
        let request = header.into_iter().fold(request, |request, (name, value)| request.header(name, value));
        request.body(Bytes::new()).unwrap()
    };
    let taken = |operation: &Operation, header| {
        let request = request(header);
        read(operation, RequestRef::stream(&request)).map_err(|rejection| rejection.reason()).err()
    };
    assert_eq!(taken(&required, None), Some(Reason::MissingLength));
    assert_eq!(taken(&required, Some(("content-length", "3"))), None);
    assert_eq!(taken(&required, Some(("x-amz-decoded-content-length", "3"))), None);
    assert_eq!(taken(&free, None), None);
    // A body that is there as a whole has a length.
    assert!(read(&required, RequestRef::whole(&request(None))).is_ok());
}

#[test]
fn violations_are_the_error_that_the_model_has_for_them() {
    let members = r#""a": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}"#;
    let of = |protocol: &str, errors: &str, traits: &str| {
        let model = format!(
            r##"{{"smithy": "2.0", "shapes": {{
                "a.b#S": {{"type": "service", "version": "1", "operations": [{{"target": "a.b#Call"}}],
                    "traits": {{"smithy.api#xmlNamespace": {{"uri": "urn:a"}}, "{protocol}": {{}}}}}},
                "a.b#Call": {{"type": "operation", "input": {{"target": "a.b#In"}}, "errors": [{errors}],
                    "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/call"}}}}}},
                "a.b#In": {{"type": "structure", "members": {{{members}}}}},
                "a.b#ValidationException": {{"type": "structure", "members": {{"message": {{
                    "target": "smithy.api#String"}}}}, "traits": {{"smithy.api#error": "client"{traits}}}}}}}}}"##
        );
        let service = Service::load(&[Source { name: "model.json", text: model.as_bytes() }]).unwrap();
        let operation = service.operation("Call").unwrap();
        let request = Request::post("/call").body(Bytes::new()).unwrap();
        let read = operation.parse_request(
            Some(find(protocol).unwrap()),
            RequestRef::whole(&request),
            &ServerOptions::default(),
        );
        let rejection = read.unwrap_err();
        let body = String::from_utf8(rejection.body().to_vec()).unwrap();
        (rejection.status().as_u16(), rejection.response().status().as_u16(), body)
    };
    let (listed, teapot) = (r#"{"target": "a.b#ValidationException"}"#, r#", "smithy.api#httpError": 422"#);
    let (status, sent, _) = of("aws.protocols#restJson1", listed, teapot);
    assert_eq!((status, sent), (422, 422));
    let (status, _, body) = of("aws.protocols#awsJson1_0", listed, "");
    assert!(status == 400 && body.contains("a.b#ValidationException"), "{body}");
    let (status, _, body) = of("aws.protocols#awsJson1_0", "", teapot);
    assert!(status == 400 && body.contains("smithy.framework#ValidationException"), "{body}");
    let (status, _, body) = of("aws.protocols#awsQuery", listed, teapot);
    assert!(status == 400 && body.contains("<Code>ValidationException</Code>"), "{body}");
}

#[test]
fn a_server_wants_a_checksum_where_the_model_does_if_it_is_told_to() {
    let verify = ServerOptions::default().verify_checksum().require_checksum();
    for (traits, required) in [
        (r#""smithy.api#httpChecksumRequired": {}"#, true),
        (r#""aws.protocols#httpChecksum": {"requestChecksumRequired": true}"#, true),
        (r#""aws.protocols#httpChecksum": {"requestAlgorithmMember": "algorithm"}"#, false),
    ] {
        let model = format!(
            r##"{{"smithy": "2.0", "shapes": {{
                "a.b#S": {{"type": "service", "version": "1", "operations": [{{"target": "a.b#Call"}}],
                    "traits": {{"aws.protocols#restJson1": {{}}}}}},
                "a.b#Call": {{"type": "operation", "input": {{"target": "a.b#In"}},
                    "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/call"}}, {traits}}}}},
                "a.b#Algorithm": {{"type": "enum", "members": {{"CRC32": {{"target": "smithy.api#Unit",
                    "traits": {{"smithy.api#enumValue": "CRC32"}}}}}}}},
                "a.b#In": {{"type": "structure", "members": {{
                    "algorithm": {{"target": "a.b#Algorithm",
                        "traits": {{"smithy.api#httpHeader": "x-amz-sdk-checksum-algorithm"}}}},
                    "text": {{"target": "smithy.api#String"}}}}}}}}}}"##
        );
        let service = Service::load(&[Source { name: "model.json", text: model.as_bytes() }]).unwrap();
        let operation = service.operation("Call").unwrap();
        let reason = |header: (&str, &str), options: &ServerOptions| {
            let request = Request::post("/call").header("content-type", "application/json");
            let request = request.header(header.0, header.1).body(Bytes::from_static(b"{}")).unwrap();
            let request = RequestRef::whole(&request);
            operation
                .parse_request(Some(&REST_JSON_1), request, options)
                .map_err(|error| error.reason())
                .err()
        };
        let none = ("x-amz-checksum-mode", "ENABLED");
        assert_eq!(reason(none, &verify), required.then_some(Reason::BadDigest), "{traits}");
        assert_eq!(reason(none, &ServerOptions::default().verify_checksum()), None, "{traits}");
        assert_eq!(reason(("content-md5", "mZFLkyvTelC5g8XnyQrpOw=="), &verify), None, "{traits}");
        assert_eq!(reason(("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg=="), &verify), Some(Reason::BadDigest));
    }
}
