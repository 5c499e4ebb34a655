//! Errors with members that are called as what protocols write around them.

use ferrosmith::model::Source;
use ferrosmith_dynamic::{DynamicError, DynamicStructure, Operation, Service, text};
use ferrosmith_runtime::ServiceError as _;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::protocol::find;

const PROTOCOLS: [&str; 8] = [
    "aws.protocols#restXml",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "aws.protocols#restJson1",
    "aws.protocols#awsJson1_0",
    "smithy.protocols#rpcv2Cbor",
    "smithy.protocols#rpcv2Json",
    "alloy#simpleRestJson",
];

/// Those with elements around the members of an error.
const IN_XML: &[&str] = PROTOCOLS.split_at(3).0;

/// An operation whose error has the members; `wrapped` is whether restXml has its outer element.
fn call(protocol: &str, members: &str, wrapped: bool) -> Operation {
    let traits = match wrapped || !protocol.ends_with("restXml") {
        true => "{}",
        false => r#"{"noErrorWrapping": true}"#,
    };
    let model = format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Call"}}],
                "traits": {{"smithy.api#xmlNamespace": {{"uri": "urn:a"}}, "{protocol}": {traits}}}}},
            "a#Call": {{"type": "operation", "errors": [{{"target": "a#Failed"}}],
                "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/call"}}}}}},
            "a#Texts": {{"type": "list", "member": {{"target": "smithy.api#String"}}}},
            "a#Kind": {{"type": "enum", "members": {{"ODD": {{"target": "smithy.api#Unit"}}}}}},
            "a#Inner": {{"type": "structure", "members": {{"text": {{"target": "smithy.api#String"}}}}}},
            "a#Failed": {{"type": "structure", "traits": {{"smithy.api#error": "client"}},
                "members": {{{members}}}}}}}}}"##
    );
    let service = Service::load(&[Source { name: "model.json", text: model.as_bytes() }]).unwrap();
    service.operation("Call").unwrap().clone()
}

fn member(name: &str, target: &str, traits: &str) -> String {
    format!(r#""{name}": {{"target": "{target}", "traits": {{{traits}}}}}"#)
}

/// Returns the body of an error as a server writes it, and the error as a client reads it.
fn exchange(operation: &Operation, protocol: &str, json: &str) -> (String, String) {
    let mut failed = DynamicStructure::new(operation.errors()[0]);
    text::read(json.as_bytes(), &mut failed).unwrap();
    let response = operation.respond(Some(find(protocol).unwrap()), Err(&DynamicError::new(failed))).unwrap();
    let body = String::from_utf8_lossy(response.body()).into_owned();
    (body, read(operation, protocol, &response))
}

fn read(operation: &Operation, protocol: &str, response: &Response<Bytes>) -> String {
    match operation.response(Some(find(protocol).unwrap()), response).unwrap_err() {
        DynamicError::Modeled { structure, .. } => text::document(&structure).to_string(),
        other => format!("{other}").chars().take(160).collect(),
    }
}

/// Each kind of member, and values of it.
const KINDS: [(&str, &str, &[&str]); 7] = [
    ("smithy.api#String", "", &[r#""x""#, r#""Sender""#, r#""""#]),
    ("a#Kind", "", &[r#""ODD""#, r#""Sender""#]),
    ("smithy.api#Integer", "", &["7"]),
    ("smithy.api#Boolean", "", &["true"]),
    ("a#Texts", "", &["[]", r#"["x"]"#]),
    ("a#Texts", r#""smithy.api#xmlFlattened": {}"#, &[r#"["x"]"#, r#"["Sender","y"]"#]),
    ("a#Inner", "", &["{}", r#"{"text":"x"}"#]),
];

#[test]
fn members_come_back_whatever_they_are_called() {
    let mut lost = Vec::new();
    for name in ["Code", "Type", "RequestId", "HostId", "code", "type", "requestId", "Error"] {
        for (target, traits, values) in KINDS {
            let members = member(name, target, traits) + "," + &member("Message", "smithy.api#String", "");
            for protocol in PROTOCOLS {
                let operation = call(protocol, &members, true);
                let mut sent: Vec<_> =
                    values.iter().map(|value| format!(r#"{{"{name}":{value},"Message":"m"}}"#)).collect();
                // An absent text is read as the code of the error: see below.
                let is_text = target.ends_with("String") || target == "a#Kind";
                if !(name == "Code" && is_text && IN_XML.contains(&protocol)) {
                    sent.push(r#"{"Message":"m"}"#.to_owned());
                }
                for json in sent {
                    let (body, read) = exchange(&operation, protocol, &json);
                    if read != json {
                        lost.push(format!(
                            "{protocol} {name} {target} {traits}: {json} in {body} became {read}"
                        ));
                    }
                }
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn a_code_that_stands_once_is_that_of_the_member_too() {
    for protocol in IN_XML {
        for wrapped in [true, false] {
            let operation = call(protocol, &member("Code", "smithy.api#String", ""), wrapped);
            for json in [r#"{"Code":"Failed"}"#, "{}"] {
                let (body, read) = exchange(&operation, protocol, json);
                assert_eq!((body.matches("<Code>").count(), &*read), (1, r#"{"Code":"Failed"}"#), "{body}");
            }
        }
    }
}

#[test]
fn a_text_in_the_place_of_the_type_is_alone() {
    for protocol in &IN_XML[..2] {
        let operation = call(protocol, &member("Type", "smithy.api#String", ""), true);
        let (body, _) = exchange(&operation, protocol, r#"{"Type":"mine"}"#);
        assert_eq!((body.matches("<Type>").count(), body.matches("<Type>mine<").count()), (1, 1), "{body}");
        // Another server says whose fault it is, as clients of others read it.
        let body = "<ErrorResponse><Error><Type>Sender</Type><Code>Failed</Code></Error></ErrorResponse>";
        let response = Response::builder().status(400).body(Bytes::from(body)).unwrap();
        assert_eq!(read(&operation, protocol, &response), r#"{"Type":"Sender"}"#);
    }
}

#[test]
fn the_id_of_a_request_is_the_one_beside_the_error() {
    let body = "<ErrorResponse><Error><Code>Failed</Code><RequestId>own</RequestId></Error><RequestId>r</RequestId></ErrorResponse>";
    for protocol in IN_XML {
        let operation = call(protocol, &member("RequestId", "smithy.api#String", ""), true);
        let response = Response::builder().status(400).body(Bytes::from(body)).unwrap();
        let error = operation.response(Some(find(protocol).unwrap()), &response).unwrap_err();
        assert_eq!(error.request_id(), Some("r"), "{protocol}");
        assert_eq!(read(&operation, protocol, &response), r#"{"RequestId":"own"}"#);
    }
}

#[test]
fn the_message_of_an_error_in_xml_is_where_other_clients_look_for_it() {
    for protocol in IN_XML {
        let members = ["message", "shelf"].map(|name| member(name, "smithy.api#String", "")).join(",");
        let operation = call(protocol, &members, true);
        // Another member may say the same.
        for json in [r#"{"message":"m","shelf":"s"}"#, r#"{"message":"m","shelf":"m"}"#, r#"{"shelf":"m"}"#] {
            let (body, read) = exchange(&operation, protocol, json);
            assert_eq!(read, json, "{body}");
            assert_eq!(body.contains("<Message>m</Message>"), json.contains("message"), "{body}");
        }
    }
}

#[test]
fn the_message_of_an_error_is_no_other_member() {
    let mut lost = Vec::new();
    for names in [["message", "errorMessage"], ["errorMessage", "Message"], ["errorMessage", "reason"]] {
        let traits = r#""smithy.api#xmlName": "Message", "smithy.api#jsonName": "Message""#;
        let members =
            names.map(|name| member(name, "smithy.api#String", if name == "reason" { traits } else { "" }));
        for protocol in PROTOCOLS {
            let operation = call(protocol, &members.join(","), true);
            let [one, other] = names;
            let given = [&[one][..], &[other], &[one, other]];
            for names in given {
                let texts: Vec<String> = names.iter().map(|name| format!(r#""{name}":"m""#)).collect();
                let json = format!("{{{}}}", texts.join(","));
                let (body, read) = exchange(&operation, protocol, &json);
                if read != json {
                    lost.push(format!("{protocol}: {json} in {body} became {read}"));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn the_status_of_an_error_is_no_member() {
    let members = member("status", "smithy.api#Integer", r#""smithy.api#httpResponseCode": {}"#);
    for protocol in PROTOCOLS {
        let operation = call(protocol, &members, true);
        let mut failed = DynamicStructure::new(operation.errors()[0]);
        text::read(br#"{"status":404}"#, &mut failed).unwrap();
        let error = DynamicError::new(failed);
        let response = operation.respond(Some(find(protocol).unwrap()), Err(&error)).unwrap();
        assert_eq!(response.status(), 400, "{protocol}");
        assert_eq!(read(&operation, protocol, &response), r#"{"status":404}"#, "{protocol}");
    }
}
