//! Statuses and codes of errors, which each protocol takes from traits of its own.

use ferrosmith::model::Source;
use ferrosmith_dynamic::{DynamicError, DynamicStructure, Service};
use ferrosmith_runtime::protocol::find;

/// Returns status and body of an error in a service that speaks all protocols.
fn written(protocol: &str, traits: &str) -> (u16, String) {
    let model = format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Call"}}],
                "traits": {{"smithy.api#xmlNamespace": {{"uri": "urn:a"}}, "aws.protocols#awsQuery": {{}},
                    "aws.protocols#ec2Query": {{}}, "aws.protocols#restXml": {{}}, "aws.protocols#restJson1": {{}},
                    "aws.protocols#awsJson1_0": {{}}, "smithy.protocols#rpcv2Cbor": {{}}}}}},
            "a#Call": {{"type": "operation", "errors": [{{"target": "a#Failed"}}],
                "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/call"}}}}}},
            "a#Failed": {{"type": "structure", "traits": {{{traits}}}}}}}}}"##
    );
    let service = Service::load(&[Source { name: "model.json", text: model.as_bytes() }]).unwrap();
    let operation = service.operation("Call").unwrap();
    let failed = DynamicError::new(DynamicStructure::new(operation.errors()[0]));
    let response = operation.respond(Some(find(protocol).unwrap()), Err(&failed)).unwrap();
    (response.status().as_u16(), String::from_utf8_lossy(response.body()).into_owned())
}

const CLIENT: &str = r#""smithy.api#error": "client""#;
const SERVER: &str = r#""smithy.api#error": "server""#;
const TEAPOT: &str = r#", "smithy.api#httpError": 418"#;
const QUERY: &str = r#", "aws.protocols#awsQueryError": {"code": "Other.Code", "httpResponseCode": 402}"#;

#[test]
fn statuses() {
    for (protocol, other) in [
        ("aws.protocols#restJson1", true),
        ("aws.protocols#restXml", true),
        ("aws.protocols#awsJson1_0", true),
        ("smithy.protocols#rpcv2Cbor", true),
        // These have no HTTP bindings, and statuses of their own.
        ("aws.protocols#awsQuery", false),
        ("aws.protocols#ec2Query", false),
    ] {
        let status = |traits: &str| written(protocol, traits).0;
        assert_eq!((status(CLIENT), status(SERVER)), (400, 500), "{protocol}");
        let teapot = if other { 418 } else { 400 };
        assert_eq!(status(&format!("{CLIENT}{TEAPOT}")), teapot, "{protocol}");
        let is_query = protocol.ends_with("awsQuery");
        assert_eq!(status(&format!("{CLIENT}{QUERY}")), if is_query { 402 } else { 400 }, "{protocol}");
        assert_eq!(
            status(&format!("{CLIENT}{TEAPOT}{QUERY}")),
            if is_query { 402 } else { teapot },
            "{protocol}"
        );
    }
}

#[test]
fn codes_in_xml() {
    let traits = format!("{CLIENT}{QUERY}");
    for (protocol, code) in [
        ("aws.protocols#awsQuery", "Other.Code"),
        ("aws.protocols#ec2Query", "Failed"),
        ("aws.protocols#restXml", "Failed"),
    ] {
        let body = written(protocol, &traits).1;
        assert!(body.contains(&format!("<Code>{code}</Code>")), "{protocol}: {body}");
    }
}
