//! Members that a caller may leave out and a server demands: `required`, and `clientOptional` too, or a token, which the
//! client fills in.

use std::fs;

use crate::folder;
use crate::stand_in::StandIn;

const PROTOCOLS: [&str; 9] = [
    "alloy#simpleRestJson",
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
    "smithy.protocols#rpcv2Cbor",
    "smithy.protocols#rpcv2Json",
];

/// Returns the model of a service that keeps notes, in one protocol.
fn notes(protocol: &str) -> String {
    r#"{"smithy": "2.0", "shapes": {
    "notes#Notes": {"type": "service", "version": "1", "operations": [{"target": "notes#Put"}],
        "traits": {"PROTOCOL": {}, "smithy.api#xmlNamespace": {"uri": "https://example.com"}}},
    "notes#Put": {"type": "operation", "input": {"target": "notes#PutInput"},
        "traits": {"smithy.api#http": {"method": "POST", "uri": "/notes"}}},
    "notes#PutInput": {"type": "structure", "members": {
        "title": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#clientOptional": {}}},
        "once": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#idempotencyToken": {}}},
        "note": {"target": "notes#Note"}}},
    "notes#Note": {"type": "structure", "members": {
        "text": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#clientOptional": {}}},
        "size": {"target": "smithy.api#Integer"}}}}}"#
        .replace("PROTOCOL", protocol)
}

#[test]
fn a_server_refuses_a_request_without_them_in_each_protocol() {
    let folder = folder("demanded");
    for protocol in PROTOCOLS {
        let path = folder.join("notes.json");
        fs::write(&path, notes(protocol)).unwrap();
        let model = path.to_str().unwrap();
        let stand_in = StandIn::start(&[model]);
        for (json, missing) in [
            ("{}", &["/title"][..]),
            (r#"{"note": {"size": 1}}"#, &["/title", "/note/text"]),
            (r#"{"title": "a", "note": {"size": 1}}"#, &["/note/text"]),
            (r#"{"title": "a", "note": {"text": "b"}}"#, &[]),
        ] {
            let outcome = stand_in.call(model, "Put", json, &["-v"]);
            let (status, found) = (outcome.status, format!("{}{}", outcome.out, outcome.error));
            assert_eq!(status == Some(0), missing.is_empty(), "{protocol} {json}: {found}");
            assert_eq!(
                found.contains("ValidationException"),
                !missing.is_empty(),
                "{protocol} {json}: {found}"
            );
            for path in missing {
                let expected =
                    format!("Value at '{path}' failed to satisfy constraint: Member must not be null");
                assert!(found.contains(&expected), "{protocol} {json}: {found}");
            }
        }
    }
}

#[test]
fn a_server_refuses_a_request_without_a_token_in_each_protocol() {
    let folder = folder("tokens");
    for protocol in PROTOCOLS {
        let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
        let (model, of_client) = (path("notes.json"), path("of_client.json"));
        let demanded = r#""smithy.api#required": {}, "smithy.api#idempotencyToken": {}"#;
        let notes = notes(protocol);
        assert!(notes.contains(demanded));
        fs::write(&model, &notes).unwrap();
        // A client that knows of no tokens fills none in.
        fs::write(&of_client, notes.replace(demanded, "")).unwrap();
        let stand_in = StandIn::start(&[&model]);
        let outcome = stand_in.call(&of_client, "Put", r#"{"title": "a"}"#, &["-v"]);
        let found = format!("{}{}", outcome.out, outcome.error);
        assert_eq!(outcome.status, Some(1), "{protocol}: {found}");
        let expected = "1 validation error detected. Value at '/once' failed to satisfy constraint: Member must not be null";
        assert!(found.contains(expected), "{protocol}: {found}");
    }
}
