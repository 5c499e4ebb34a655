//! Operations with streams of events.

use std::fs;
use std::io::Read as _;

use crate::folder;
use crate::stand_in::StandIn;

/// A service with streams of events, in three protocols.
const STATION: &str = "tests/stand_in/station.json";

const PROTOCOLS: [&str; 3] = ["restJson1", "rpcv2Cbor", "awsJson1_0"];

#[test]
fn a_sample_of_each_event_comes_as_a_line() {
    let mut stand_in = StandIn::start(&[STATION]);
    for protocol in PROTOCOLS {
        let outcome = stand_in.call(STATION, "Watch", r#"{"code": "OSL-1"}"#, &["--protocol", protocol]);
        assert_eq!((outcome.status, &*outcome.error), (Some(0), ""), "{protocol}: {outcome:?}");
        let lines: Vec<&str> = outcome.out.lines().collect();
        assert_eq!(lines.len(), 3, "{outcome:?}");
        // The output has the code of the input; then come the events, in the order of the model.
        assert_eq!(lines[0], r#"{"code":"OSL-1"}"#, "{outcome:?}");
        assert!(lines[1].starts_with(r#"{"wind":{"speed":"#), "{outcome:?}");
        assert_eq!(lines[2], r#"{"calm":{}}"#, "{outcome:?}");
        assert!(stand_in.line().starts_with(&format!("200 Watch {protocol} ")));
    }
}

#[test]
fn events_of_an_input_are_checked() {
    let mut stand_in = StandIn::start(&[STATION]);
    for protocol in PROTOCOLS {
        let call = |json: &str| stand_in.call(STATION, "Report", json, &["--protocol", protocol]);
        let outcome = call(r#"{"code": "OSL-1", "weather": [{"wind": {"speed": 4}}, {"calm": {}}]}"#);
        assert_eq!(outcome.out, "{\n  \"code\": \"OSL-1\"\n}\n", "{protocol}: {outcome:?}");
        let outcome = call(r#"{"code": "?"}"#);
        assert!(
            outcome.error.contains("ValidationException") && outcome.error.contains("'/code'"),
            "{outcome:?}"
        );
        assert!(stand_in.line().starts_with("200 Report "));
        assert!(stand_in.line().starts_with("400 Report "));
    }
    // `call` does not send what breaks the model; others do.
    for (json, problem) in [
        (r#"{"code": "OSL-1", "weather": [{"wind": {"speed": 0}}]}"#, "--json: /weather/0: "),
        (r#"{"code": "OSL-1", "weather": [{"wind": {}}]}"#, "'/speed'"),
        (r#"{"code": "OSL-1", "weather": [{"wind": {"speed": 1, "from": "N"}}]}"#, "/weather/0/wind/from: "),
        (r#"{"code": "OSL-1", "weather": {}}"#, "/weather: expected a list of events"),
    ] {
        let outcome = stand_in.call(STATION, "Report", json, &[]);
        assert!(outcome.status == Some(1) && outcome.error.contains(problem), "{problem}: {outcome:?}");
    }
    let mut body = Vec::new();
    let message = ferrosmith_runtime::event_stream::Message::new(r#"{"speed": 500}"#);
    let header = ferrosmith_runtime::event_stream::HeaderValue::String;
    let message = message.header(":message-type", header("event")).unwrap();
    message.header(":event-type", header("wind")).unwrap().encode(&mut body).unwrap();
    for (operation, status) in [("report", "400 Bad Request"), ("talk", "200 OK")] {
        let head = format!(
            "POST /{operation} HTTP/1.1\r\nhost: a\r\nx-code: OSL-1\r\nconnection: close\r\n\
             content-type: application/vnd.amazon.eventstream\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        let response = stand_in.send_bytes(&[head.as_bytes(), &body].concat());
        assert!(response.starts_with(&format!("HTTP/1.1 {status}")), "{response}");
        for part in ["ValidationException", "'/speed'"] {
            assert!(response.contains(part), "{part}: {response}");
        }
    }
}

#[test]
fn events_both_ways_are_given_and_recorded() {
    let folder = folder("events");
    let (given, recorded) = (folder.join("given"), folder.join("recorded"));
    fs::create_dir_all(given.join("Talk")).unwrap();
    let answer = r#"{
        "input": {"code": "OSL-1", "weather": []},
        "output": {"weather": [{"wind": {"speed": 7, "at": "2026-01-01T00:00:00Z"}}, {"Gone": {"message": "away"}}, {"calm": {}}]}
    }"#;
    fs::write(given.join("Talk/oslo.json"), answer).unwrap();
    fs::write(given.join("Watch.json"), r#"{"code": "BGO-1", "weather": []}"#).unwrap();
    let paths = [&given, &recorded].map(|path| path.to_str().unwrap());
    let stand_in = StandIn::start(&[STATION, "--answers", paths[0], "--record", paths[1]]);

    let outcome = stand_in.call(STATION, "Watch", "{}", &[]);
    assert_eq!((outcome.status, &*outcome.out), (Some(0), "{\"code\":\"BGO-1\"}\n"), "{outcome:?}");

    let said = r#"{"code": "OSL-1", "weather": [{"calm": {}}, {"wind": {"speed": 2}}]}"#;
    for protocol in PROTOCOLS {
        let outcome = stand_in.call(STATION, "Talk", said, &["--protocol", protocol]);
        // An error among the events goes to the other stream, and ends them.
        let expected = "{}\n{\"wind\":{\"speed\":7,\"at\":\"2026-01-01T00:00:00Z\"}}\n";
        assert_eq!((outcome.status, &*outcome.out), (Some(1), expected), "{protocol}: {outcome:?}");
        assert!(outcome.error.contains("error: Gone") && outcome.error.contains("away"), "{outcome:?}");
    }
    // The record has both streams, and can be given.
    drop(stand_in);
    let text = fs::read_to_string(recorded.join("Talk/0002.json")).unwrap();
    for part in ["\"speed\": 2", "\"speed\": 7", "\"message\": \"away\""] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let stand_in = StandIn::start(&[STATION, "--answers", paths[1]]);
    let outcome = stand_in.call(STATION, "Talk", said, &[]);
    assert!(outcome.out.contains("\"speed\":7"), "{outcome:?}");
}

#[test]
fn events_are_signed_in_a_chain() {
    let stand_in = StandIn::start(&[STATION]);
    let endpoint = format!("http://{}", stand_in.address);
    let json = r#"{"code": "OSL-1", "weather": [{"wind": {"speed": 4}}]}"#;
    let arguments = ["call", STATION, "Report", "--json", json, "--endpoint", &endpoint, "-v"];
    let variables =
        [("AWS_ACCESS_KEY_ID", "AKID"), ("AWS_SECRET_ACCESS_KEY", "hush"), ("AWS_REGION", "eu-west-1")];
    let outcome = crate::run_with(&arguments, "", &variables);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(
        outcome.error.contains("> x-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-EVENTS"),
        "{outcome:?}"
    );
}

#[test]
fn events_are_sent_without_a_length() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            head.extend(byte);
        }
        String::from_utf8(head).unwrap().to_ascii_lowercase()
    });
    let json = r#"{"code": "OSL-1", "weather": [{"calm": {}}]}"#;
    let arguments = ["call", STATION, "Report", "--json", json, "--endpoint", &endpoint, "--attempts", "1"];
    crate::run(&arguments, "");
    let head = server.join().unwrap();
    assert!(head.contains("\r\ntransfer-encoding: chunked\r\n"), "{head}");
    assert!(!head.contains("content-length"), "{head}");
}

#[test]
fn answers_with_events_that_do_not_fit() {
    let folder = folder("wrong_events");
    fs::write(folder.join("Watch.json"), r#"{"weather": [{"calm": {}}, {"wind": {"speed": 500}}]}"#).unwrap();
    let outcome = crate::run(&["serve", STATION, "--answers", folder.to_str().unwrap()], "");
    assert_eq!(outcome.status, Some(1), "{outcome:?}");
    for part in ["Watch.json: output/weather/1: ", "'/speed'"] {
        assert!(outcome.error.contains(part), "{part}: {outcome:?}");
    }
}
