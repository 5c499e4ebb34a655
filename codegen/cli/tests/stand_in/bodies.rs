//! Bodies that are large, or do not end.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::folder;
use crate::stand_in::StandIn;

/// A service whose operations are named in the body, or whose bodies are compressed.
const NOTES: &str = r#"{"smithy": "2.0", "shapes": {
    "notes#Notes": {"type": "service", "version": "1", "operations": [{"target": "notes#Put"}],
        "traits": {"aws.protocols#awsJson1_1": {}, "aws.protocols#awsQuery": {}, "smithy.api#xmlNamespace": {"uri": "https://example.com"}}},
    "notes#Put": {"type": "operation", "input": {"target": "notes#PutInput"},
        "traits": {"smithy.api#requestCompression": {"encodings": ["gzip"]}}},
    "notes#PutInput": {"type": "structure", "members": {"text": {"target": "smithy.api#String"}}}}}"#;

fn notes(test: &str) -> String {
    let path = folder(test).join("notes.json");
    fs::write(&path, NOTES).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn bodies_beyond_the_limit_are_refused_where_they_name_the_operation() {
    let mut stand_in = StandIn::start(&[&notes("large")]);
    let head = "POST / HTTP/1.1\r\nhost: a\r\ncontent-type: application/x-www-form-urlencoded\r\n";
    let response = stand_in.send(&format!("{head}content-length: 99999999999\r\n\r\nAction=Put"));
    assert!(response.starts_with("HTTP/1.1 413 ") && response.contains("connection: close"), "{response}");
    assert!(response.contains("<Code>RequestEntityTooLargeException</Code>"), "{response}");
    assert!(stand_in.line().contains("RequestEntityTooLargeException"));
    let response = stand_in.send(&format!("{head}transfer-encoding: chunked\r\n\r\nnone\r\n"));
    assert!(response.starts_with("HTTP/1.1 400 ") && response.contains("connection: close"), "{response}");
}

#[test]
fn bodies_are_compressed_on_the_way() {
    let notes = notes("compressed");
    let mut stand_in = StandIn::start(&[&notes]);
    let input = format!(r#"{{"text": "{}"}}"#, "a".repeat(20_000));
    for protocol in ["awsJson1_1", "awsQuery"] {
        let outcome = stand_in.call(&notes, "Put", &input, &["-v", "--protocol", protocol]);
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        assert!(outcome.error.contains("content-encoding: gzip"), "{outcome:?}");
        assert!(stand_in.line().starts_with(&format!("200 Put {protocol} ")));
    }
}

#[test]
fn an_answer_that_no_sample_fits_says_so() {
    let path = folder("endless").join("endless.json");
    let list = |level: usize| {
        format!(
            r#""a#L{level}": {{"type": "list", "member": {{"target": "a#L{}"}}, "traits": {{"smithy.api#length": {{"min": 10}}}}}},"#,
            level + 1
        )
    };
    let model = format!(
        r#"{{"smithy": "2.0", "shapes": {{ {} "a#L13": {{"type": "boolean"}},
            "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Get"}}],
                "traits": {{"aws.protocols#awsJson1_1": {{}}}}}},
            "a#Get": {{"type": "operation", "output": {{"target": "a#Values"}}}},
            "a#Values": {{"type": "structure", "members": {{"lists": {{"target": "a#L0"}}}}}}}}}}"#,
        (0..13).map(list).collect::<String>()
    );
    fs::write(&path, model).unwrap();
    let model = path.to_str().unwrap();
    let mut stand_in = StandIn::start(&[model]);
    let outcome = stand_in.call(model, "Get", "{}", &[]);
    assert_ne!(outcome.status, Some(0), "{outcome:?}");
    let line = stand_in.line();
    assert!(line.starts_with("500 Get "), "{line}");
    assert!(line.contains("no sample fits the output of `Get`") && line.contains("`--answers`"), "{line}");
}

/// The limit of a body holds for what it unpacks to.
#[test]
fn a_bomb_of_gzip_is_refused_within_the_limit_of_a_body() {
    let notes = notes("bomb");
    let path = folder("bomb_input").join("large.json");
    fs::write(&path, format!(r#"{{"text": "{}"}}"#, "a".repeat(65 << 20))).unwrap();
    let input = format!("@{}", path.display());
    let mut stand_in = StandIn::start(&[&notes]);
    for protocol in ["awsJson1_1", "awsQuery"] {
        let outcome = stand_in.call(&notes, "Put", &input, &["-v", "--protocol", protocol]);
        assert!(outcome.error.contains("content-encoding: gzip"), "{protocol}");
        assert!(outcome.error.contains("RequestEntityTooLargeException"), "{protocol}: {}", outcome.error);
        assert!(outcome.error.contains("at most 67108864 bytes when it is decompressed"), "{protocol}");
        assert!(stand_in.line().starts_with("413 "));
        #[cfg(target_os = "linux")]
        assert!(stand_in.memory() < 4 * (64 << 20), "{protocol}: {}", stand_in.memory());
    }
    let outcome = stand_in.call(&notes, "Put", r#"{"text": "a"}"#, &[]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
}

#[test]
fn a_request_without_a_head_has_its_line() {
    let mut stand_in = StandIn::start(&[&notes("no_head")]);
    let response = stand_in.send("G@T / HTTP/1.1\r\nhost: a\r\n\r\n");
    assert!(
        response.starts_with("HTTP/1.1 400 ") && response.contains("SerializationException"),
        "{response}"
    );
    assert!(response.contains("content-type: application/x-amz-json-1.1\r\n"), "{response}");
    assert_eq!(stand_in.line(), "400 - expected the head of a request of HTTP/1.1, found another text\n");
}

#[test]
fn a_request_whose_client_is_gone_has_its_line() {
    let mut stand_in = StandIn::start(&[&notes("gone"), "--latency", "60000"]);
    let mut gone = TcpStream::connect(&stand_in.address).unwrap();
    let head = "POST / HTTP/1.1\r\nhost: a\r\ncontent-type: application/x-amz-json-1.1\r\n";
    write!(gone, "{head}x-amz-target: Notes.Put\r\ncontent-length: 2\r\n\r\n{{}}").unwrap();
    drop(gone);
    let line = stand_in.line();
    assert!(line.starts_with("--- Put awsJson1_1 ") && line.contains("before there was an answer"), "{line}");
}

/// A sample value is the same for the same request, and an example may fit it: neither needs another form of its body.
#[test]
#[cfg(target_os = "linux")]
fn a_large_blob_is_not_copied_about() {
    let model = r#"{"smithy": "2.0", "shapes": {
        "box#Box": {"type": "service", "version": "1", "operations": [{"target": "box#Put"}],
            "traits": {"aws.protocols#restJson1": {}}},
        "box#Put": {"type": "operation", "input": {"target": "box#PutInput"}, "output": {"target": "box#PutOutput"},
            "traits": {"smithy.api#http": {"method": "PUT", "uri": "/{key}", "code": 200},
                "smithy.api#examples": [{"title": "one", "input": {"key": "k", "data": "b25l"}, "output": {"tag": "of one"}}]}},
        "box#PutInput": {"type": "structure", "members": {
            "key": {"target": "smithy.api#String", "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}}},
            "data": {"target": "smithy.api#Blob", "traits": {"smithy.api#httpPayload": {}}}}},
        "box#PutOutput": {"type": "structure", "members": {"tag": {"target": "smithy.api#String"}}}}}"#;
    let path = folder("blob").join("box.json");
    fs::write(&path, model).unwrap();
    let stand_in = StandIn::start(&[path.to_str().unwrap()]);
    let put = |length: usize, body: &[u8]| {
        let head =
            format!("PUT /k HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n");
        stand_in.send_bytes(&[head.as_bytes(), body].concat())
    };
    assert!(put(3, b"one").ends_with(r#"{"tag":"of one"}"#));
    let before = stand_in.memory();
    let large = vec![0xff; 32 << 20];
    let first = put(large.len(), &large);
    assert!(first.starts_with("HTTP/1.1 200 ") && !first.contains("of one"), "{first}");
    // The body as it grows, and the value.
    let grown = stand_in.memory() - before;
    assert!(grown < 145 << 20, "{grown}");
}

/// As clients of JavaScript do for services with streams (RFC 9113, sections 3.3 and 4.1).
#[test]
fn a_client_may_begin_with_http_2() {
    let mut stand_in = StandIn::start(&[&notes("http_2")]);
    let mut stream = TcpStream::connect(&stand_in.address).unwrap();
    let settings = b"\0\0\0\x04\0\0\0\0\0";
    // `POST http://a/`, and headers that are in no table (RFC 7541, section 6.2.2).
    let mut head = b"\x83\x86\x84\x01\x01a".to_vec();
    for (name, value) in [("content-type", "application/x-amz-json-1.1"), ("x-amz-target", "Notes.Put")] {
        head.push(0);
        for text in [name, value] {
            head.push(u8::try_from(text.len()).unwrap());
            head.extend(text.as_bytes());
        }
    }
    let frame = [&[0, 0, u8::try_from(head.len()).unwrap(), 1, 5, 0, 0, 0, 1], &*head].concat();
    stream.write_all(&[b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", &settings[..], &frame].concat()).unwrap();
    let mut found = [0; 9];
    stream.read_exact(&mut found).unwrap();
    assert_eq!(found[3], settings[3], "{found:?}");
    assert!(stand_in.line().starts_with("200 Put awsJson1_1 "));
}
