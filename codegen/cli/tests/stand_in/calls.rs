//! `serve` and `call`: what one answers, the other reads.

use crate::stand_in::StandIn;
use crate::{WEATHER, folder, run, run_with};

#[test]
fn examples_of_the_model_are_answered() {
    let mut stand_in = StandIn::start(&[WEATHER]);
    for protocol in ["restJson1", "rpcv2Cbor", "awsJson1_0"] {
        let outcome = stand_in.call(WEATHER, "GetForecast", r#"{"city": "Oslo"}"#, &["--protocol", protocol]);
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        let expected = "{\n  \"city\": \"Oslo\",\n  \"sky\": \"SNOW\",\n  \"at\": \"2026-01-01T00:00:00Z\",\n  \
                        \"stations\": [\n    \"OSL-1\",\n    \"OSL-2\"\n  ]\n}\n";
        assert_eq!(outcome.out, expected);
        let line = stand_in.line();
        assert!(line.starts_with(&format!("200 GetForecast {protocol} ")), "{line}");
    }
}

#[test]
fn errors_of_the_model_are_answered() {
    let mut stand_in = StandIn::start(&[WEATHER]);
    let outcome = stand_in.call(WEATHER, "GetForecast", r#"{"city": "Atlantis"}"#, &[]);
    assert_eq!((outcome.status, outcome.out.as_str()), (Some(1), ""), "{outcome:?}");
    assert!(outcome.error.contains("error: NoSuchCity: it sank (status 404, request id "), "{outcome:?}");
    assert!(stand_in.line().starts_with("404 GetForecast restJson1 "));
}

#[test]
fn samples_are_valid_and_the_same_each_time() {
    let stand_in = StandIn::start(&[WEATHER]);
    let call = |json: &str| stand_in.call(WEATHER, "GetForecast", json, &[]);
    let outcome = call(r#"{"city": "Bergen"}"#);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    // The city is that of the input.
    assert!(outcome.out.contains(r#""city": "Bergen""#), "{outcome:?}");
    assert_eq!(run(&["check", WEATHER, "GetForecastOutput"], &outcome.out).status, Some(0), "{outcome:?}");
    assert_eq!(outcome.out, call(r#"{"city": "Bergen"}"#).out);
    assert_ne!(outcome.out, call(r#"{"city": "Bergen", "days": 3}"#).out);
    // No page follows.
    let stations = stand_in.call(WEATHER, "ListStations", "{}", &[]);
    assert!(stations.out.contains("codes") && !stations.out.contains("token"), "{stations:?}");
}

#[test]
fn requests_that_break_the_model_are_refused_with_all_violations() {
    let mut stand_in = StandIn::start(&[WEATHER]);
    let outcome = stand_in.call(WEATHER, "GetForecast", r#"{"city": "?", "days": 99}"#, &[]);
    assert_eq!(outcome.status, Some(1));
    for part in ["ValidationException: 3 validation errors detected", "'/city'", "'/days'", "(status 400"] {
        assert!(outcome.error.contains(part), "{part}: {outcome:?}");
    }
    let line = stand_in.line();
    assert!(line.starts_with("400 GetForecast restJson1 ") && line.contains("'/days'"), "{line}");
    let response = stand_in.send("GET /nowhere HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    assert!(response.starts_with("HTTP/1.1 404 "), "{response}");
    assert!(stand_in.line().starts_with("404 GET /nowhere - "));
}

#[test]
fn requests_are_shown_and_signed() {
    let stand_in = StandIn::start(&[WEATHER]);
    let endpoint = format!("http://{}", stand_in.address);
    let arguments = ["call", WEATHER, "GetForecast", "--json", "-", "--endpoint", &endpoint, "-v"];
    let input = r#"{"city": "Oslo", "days": 2}"#;
    let outcome = run(&arguments, input);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    for part in [&*format!("> GET {endpoint}/cities/Oslo?days=2"), "< 200 OK", "not signed", "< {\"city\":"] {
        assert!(outcome.error.contains(part), "{part}: {outcome:?}");
    }
    let variables =
        [("AWS_ACCESS_KEY_ID", "AKID"), ("AWS_SECRET_ACCESS_KEY", "hush"), ("AWS_REGION", "eu-west-1")];
    let outcome = run_with(&arguments, input, &variables);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(outcome.error.contains("> authorization: *** redacted ***"), "{outcome:?}");
    assert!(outcome.error.contains("> x-amz-date: ") && !outcome.error.contains("AKID"), "{outcome:?}");
    let outcome = run_with(&arguments, input, &variables[..2]);
    assert!(outcome.error.contains("pass `--region` or set AWS_REGION"), "{outcome:?}");
}

#[test]
fn credentials_do_not_matter_where_no_signature_is_wanted() {
    let model = "../tests/readme/weather.json";
    let stand_in = StandIn::start(&[model]);
    let endpoint = format!("http://{}", stand_in.address);
    let arguments = ["call", model, "GetForecast", "--json", "-", "--endpoint", &endpoint, "-v"];
    let outcome = run_with(&arguments, r#"{"city": "Oslo"}"#, &[("AWS_ACCESS_KEY_ID", "AKID")]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(outcome.error.contains("not signed: the operation wants no signature of AWS"), "{outcome:?}");
}

/// A service with an operation whose host has a prefix.
const NOTES: &str = r#"{"smithy": "2.0", "shapes": {
    "notes#Notes": {"type": "service", "version": "1", "operations": [{"target": "notes#Get"}],
        "traits": {"aws.protocols#restJson1": {}}},
    "notes#Get": {"type": "operation", "input": {"target": "notes#GetInput"}, "traits": {
        "smithy.api#readonly": {}, "smithy.api#http": {"method": "GET", "uri": "/notes"},
        "smithy.api#endpoint": {"hostPrefix": "{account}.data."}}},
    "notes#GetInput": {"type": "structure", "members": {"account": {"target": "smithy.api#String", "traits": {
        "smithy.api#required": {}, "smithy.api#hostLabel": {}, "smithy.api#httpQuery": "account"}}}}}}"#;

#[test]
fn a_host_has_the_prefix_of_the_operation() {
    let path = folder("prefix").join("notes.json");
    std::fs::write(&path, NOTES).unwrap();
    for (endpoint, expected) in [
        ("http://example.invalid:81/base", "http://ada.data.example.invalid:81/base/notes"),
        ("http://127.0.0.1:1", "http://127.0.0.1:1/notes"),
        ("http://[::1]:1", "http://[::1]:1/notes"),
        ("http://localhost:1", "http://localhost:1/notes"),
    ] {
        let json = r#"{"account": "ada"}"#;
        let call = ["call", path.to_str().unwrap(), "Get", "--json", json, "--endpoint", endpoint];
        let outcome = run(&[&call[..], &["-v", "--attempts", "1"]].concat(), "");
        assert_eq!(outcome.status, Some(1), "{outcome:?}");
        assert!(outcome.error.contains(&format!("> GET {expected}?account=ada\n")), "{outcome:?}");
    }
}

#[test]
fn headers_are_sent_as_they_are_given() {
    let stand_in = StandIn::start(&[WEATHER]);
    let endpoint = format!("http://{}", stand_in.address);
    let arguments = ["call", WEATHER, "GetForecast", "--json", "-", "--endpoint", &endpoint, "-v"];
    let call = |more: &[&str]| run(&[&arguments, more].concat(), r#"{"city": "Oslo"}"#);
    // The stand-in answers in the media type that is asked for, or not at all.
    let outcome = call(&["-H", "x-key: hush", "--header", "accept:image/png"]);
    assert!(outcome.error.contains("> x-key: *** redacted ***\n"), "{outcome:?}");
    assert!(!outcome.error.contains("hush"), "{outcome:?}");
    assert_eq!(outcome.status, Some(1), "{outcome:?}");
    assert!(outcome.error.contains("NotAcceptableException"), "{outcome:?}");
    for (wrong, expected) in [("x-key", "found no colon"), ("x key: 1", "name of a header")] {
        let outcome = call(&["-H", wrong]);
        assert_eq!(outcome.status, Some(2), "{outcome:?}");
        assert!(outcome.error.contains(expected), "{outcome:?}");
    }
}

#[test]
fn some_requests_fail_when_that_is_wanted() {
    let stand_in = StandIn::start(&[WEATHER, "--fail", "0.5", "--latency", "5"]);
    let call = || stand_in.call(WEATHER, "ListStations", "{}", &["--attempts", "1"]);
    let outcomes = [call(), call(), call(), call()];
    let failed: Vec<_> = outcomes.iter().filter(|outcome| outcome.status == Some(1)).collect();
    assert_eq!(failed.len(), 2, "{outcomes:?}");
    assert!(
        failed[0].error.contains("(status 500") && failed[0].error.contains("It may succeed"),
        "{failed:?}"
    );
}
