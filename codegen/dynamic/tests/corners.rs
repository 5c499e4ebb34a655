//! Messages of shapes and traits in combinations that few services have, by every protocol that they concern.

use ferrosmith::model::Source;
use ferrosmith_dynamic::{DynamicError, DynamicStructure, Operation, Service, text};
use ferrosmith_runtime::ServerOptions;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::event_stream::{EventError, HeaderValue, Message};
use ferrosmith_runtime::http::{Request, Response};
use ferrosmith_runtime::protocol::{Protocol, RequestRef, ResponseRef, find};
use ferrosmith_runtime::{ClientOptions, ServiceError as _};

const REST_XML: &str = "aws.protocols#restXml";
const REST_JSON: &str = "aws.protocols#restJson1";
const SIMPLE_REST_JSON: &str = "alloy#simpleRestJson";
const AWS_QUERY: &str = "aws.protocols#awsQuery";

/// A service with the operation `Call`, its input and output `Data`, its error `Failed`, and some more shapes.
fn call(protocols: &[&str], shapes: &str) -> (Operation, Vec<&'static dyn Protocol>) {
    let failed = r#"{"code": {"target": "smithy.api#Integer"}, "message": {"target": "smithy.api#String"}}"#;
    call_with(protocols, shapes, failed, 200)
}

/// The same with the members of the error, and the status of a success.
fn call_with(
    protocols: &[&str],
    shapes: &str,
    failed: &str,
    code: u16,
) -> (Operation, Vec<&'static dyn Protocol>) {
    let traits: Vec<_> = protocols.iter().map(|id| format!(r#""{id}": {{}}"#)).collect();
    let model = format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Call"}}],
                "traits": {{"smithy.api#xmlNamespace": {{"uri": "urn:a"}}, {}}}}},
            "a#Call": {{"type": "operation", "input": {{"target": "a#Data"}}, "output": {{"target": "a#Data"}},
                "errors": [{{"target": "a#Failed"}}],
                "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/call", "code": {code}}}}}}},
            "a#Failed": {{"type": "structure", "traits": {{"smithy.api#error": "client"}},
                "members": {failed}}},
            {shapes}}}}}"##,
        traits.join(", ")
    );
    let service = Service::load(&[Source { name: "model.json", text: model.as_bytes() }]).unwrap();
    let operation = service.operation("Call").unwrap().clone();
    (operation, protocols.iter().map(|id| find(id).unwrap()).collect())
}

fn data(operation: &Operation, json: &str) -> DynamicStructure {
    let mut data = operation.input();
    text::read(json.as_bytes(), &mut data).unwrap();
    data
}

fn parse(
    operation: &Operation,
    protocol: &'static dyn Protocol,
    request: &Request<Bytes>,
) -> Result<String, String> {
    let input =
        operation.parse_request(Some(protocol), RequestRef::whole(request), &ServerOptions::default());
    input.map(|input| text::document(&input).to_string()).map_err(|rejection| rejection.message().to_owned())
}

fn error(operation: &Operation, protocol: &'static dyn Protocol, body: &str) -> DynamicError {
    let response = Response::builder().status(400).body(Bytes::from(body.to_owned())).unwrap();
    operation.response(Some(protocol), &response).unwrap_err()
}

#[test]
fn elements_of_a_list_that_is_the_body_have_their_traits() {
    let times = r#""a#Data": {"type": "structure",
            "members": {"times": {"target": "a#Times", "traits": {"smithy.api#httpPayload": {}}}}},
        "a#Times": {"type": "list", "member": {"target": "smithy.api#Timestamp",
            "traits": {"smithy.api#xmlName": "at", "smithy.api#timestampFormat": "http-date"}}}"#;
    let (operation, protocols) = call(&[REST_XML, REST_JSON, SIMPLE_REST_JSON], times);
    let json = r#"{"times":["2020-01-02T03:04:05Z"]}"#;
    let times = data(&operation, json);
    for protocol in protocols {
        let request = operation.any().request(Some(protocol), &times, &ClientOptions::default()).unwrap();
        let body = String::from_utf8(request.body().to_vec()).unwrap();
        assert!(body.contains("Thu, 02 Jan 2020 03:04:05 GMT"), "{body}");
        assert_eq!(body.contains("<at>"), protocol.id() == REST_XML, "{body}");
        assert_eq!(parse(&operation, protocol, &request).as_deref(), Ok(json));
        let response = operation.respond(Some(protocol), Ok(&times)).unwrap();
        assert_eq!(operation.response(Some(protocol), &response).unwrap().0, times);
    }
}

#[test]
fn a_body_in_a_format_that_is_absent_is_the_default() {
    let word = r#""a#Data": {"type": "structure", "members": {"word": {"target": "smithy.api#String", "traits": {
        "smithy.api#httpPayload": {}, "smithy.api#required": {}, "smithy.api#default": "usual"}}}}"#;
    let (operation, protocols) = call(&[SIMPLE_REST_JSON, REST_JSON], word);
    let request = Request::post("/call").body(Bytes::new()).unwrap();
    for protocol in &protocols {
        assert_eq!(parse(&operation, *protocol, &request).as_deref(), Ok(r#"{"word":"usual"}"#));
    }
    // As it stands, an empty body is an empty text, if it has a media type.
    let request = Request::post("/call").header("content-type", "text/plain").body(Bytes::new()).unwrap();
    assert_eq!(parse(&operation, protocols[1], &request).as_deref(), Ok(r#"{"word":""}"#));
}

#[test]
fn an_empty_text_is_told_from_none_by_its_media_type() {
    for (target, default) in [("String", ""), ("Blob", ""), ("String", r#", "smithy.api#default": "usual""#)]
    {
        let shapes = format!(
            r#""a#Data": {{"type": "structure", "members": {{
                "body": {{"target": "smithy.api#{target}", "traits": {{"smithy.api#httpPayload": {{}}{default}}}}}}}}}"#
        );
        let (operation, protocols) = call(&[REST_XML, REST_JSON, SIMPLE_REST_JSON], &shapes);
        let empty = data(&operation, r#"{"body":""}"#);
        for protocol in protocols {
            let request = operation.any().request(Some(protocol), &empty, &ClientOptions::default()).unwrap();
            assert_eq!(parse(&operation, protocol, &request).as_deref(), Ok(r#"{"body":""}"#));
            let response = operation.respond(Some(protocol), Ok(&empty)).unwrap();
            assert_eq!(operation.response(Some(protocol), &response).unwrap().0, empty);
            let none = Request::post("/call").body(Bytes::new()).unwrap();
            let usual = if default.is_empty() { "{}" } else { r#"{"body":"usual"}"# };
            assert_eq!(parse(&operation, protocol, &none).as_deref(), Ok(usual));
        }
    }
}

#[test]
fn an_error_has_a_code_and_a_member_of_that_name() {
    let (operation, protocols) =
        call(&[REST_XML, AWS_QUERY], r#""a#Data": {"type": "structure", "members": {}}"#);
    for protocol in protocols {
        let mut failed = DynamicStructure::new(operation.errors()[0]);
        text::read(br#"{"code":7,"message":"m"}"#, &mut failed).unwrap();
        let sent = DynamicError::new(failed.clone());
        let response = operation.respond(Some(protocol), Err(&sent)).unwrap();
        let DynamicError::Modeled { structure, .. } =
            operation.response(Some(protocol), &response).unwrap_err()
        else {
            panic!("{response:?}")
        };
        assert_eq!(structure, failed);
        let twice = "<ErrorResponse><Error><Code>Failed</Code><Code>7</Code></Error></ErrorResponse>";
        assert_eq!(error(&operation, protocol, twice).code(), Some("Failed"));
    }
}

#[test]
fn an_error_that_is_its_payload_has_a_code() {
    let shapes = r#""a#Data": {"type": "structure", "members": {}},
        "a#Detail": {"type": "structure", "members": {"text": {"target": "smithy.api#String"}}}"#;
    let (operation, protocols) = call_with(
        &[REST_XML, REST_JSON],
        shapes,
        r#"{"detail": {"target": "a#Detail", "traits": {"smithy.api#httpPayload": {}}}}"#,
        200,
    );
    for protocol in protocols {
        let mut failed = DynamicStructure::new(operation.errors()[0]);
        text::read(br#"{"detail":{"text":"t"}}"#, &mut failed).unwrap();
        let response = operation.respond(Some(protocol), Err(&DynamicError::new(failed.clone()))).unwrap();
        let DynamicError::Modeled { structure, .. } =
            operation.response(Some(protocol), &response).unwrap_err()
        else {
            panic!("{response:?}")
        };
        assert_eq!(structure, failed);
    }
}

#[test]
fn a_response_without_a_body_has_no_media_type() {
    for (members, code) in [
        (r#""id": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "x-id"}}"#, 204),
        (r#""body": {"target": "smithy.api#String", "traits": {"smithy.api#httpPayload": {}}}"#, 200),
    ] {
        let shapes = format!(r#""a#Data": {{"type": "structure", "members": {{{members}}}}}"#);
        let (operation, protocols) = call_with(&[REST_XML, REST_JSON], &shapes, "{}", code);
        for protocol in protocols {
            let response = operation.respond(Some(protocol), Ok(&operation.output())).unwrap();
            assert!(!response.headers().contains_key("content-type"), "{code}: {response:?}");
        }
    }
}

#[test]
fn errors_are_read_in_the_elements_of_another_protocol() {
    // SimpleDB speaks awsQuery, and puts errors into the elements of ec2Query.
    let (operation, protocols) = call(
        &[REST_XML, AWS_QUERY, "aws.protocols#ec2Query"],
        r#""a#Data": {"type": "structure", "members": {}}"#,
    );
    let inner = "<Error><Code>Failed</Code><Message>no</Message><code>3</code></Error>";
    for protocol in protocols {
        for body in [
            format!("<Response><Errors>{inner}</Errors><RequestID>r</RequestID></Response>"),
            format!("<ErrorResponse>{inner}<RequestId>r</RequestId></ErrorResponse>"),
            format!("<ErrorResponse><Errors>{inner}</Errors><RequestId>r</RequestId></ErrorResponse>"),
            inner.replace("</Error>", "<RequestId>r</RequestId></Error>"),
        ] {
            let error = error(&operation, protocol, &body);
            assert_eq!((error.message(), error.request_id()), (Some("no"), Some("r")), "{body}");
            let DynamicError::Modeled { structure, .. } = error else { panic!("{body}") };
            assert_eq!(text::document(&structure).to_string(), r#"{"code":3,"message":"no"}"#);
        }
    }
}

#[test]
fn the_elements_around_an_output_have_its_attributes() {
    let kind = r#""a#Data": {"type": "structure", "members": {
        "kind": {"target": "smithy.api#String", "traits": {"smithy.api#xmlAttribute": {}}},
        "name": {"target": "smithy.api#String"}}}"#;
    let (operation, protocols) = call(&[AWS_QUERY, "aws.protocols#ec2Query"], kind);
    let named = data(&operation, r#"{"kind":"<k>","name":"n"}"#);
    for protocol in protocols {
        let response = operation.respond(Some(protocol), Ok(&named)).unwrap();
        assert_eq!(operation.response(Some(protocol), &response).unwrap().0, named);
        let body = String::from_utf8(response.body().to_vec()).unwrap();
        assert!(body.contains(r#" kind="&lt;k&gt;"><name>n</name>"#), "{body}");
    }
}

/// The bytes of a message of a stream.
fn message(headers: [(&str, &str); 2], payload: &str) -> Vec<u8> {
    let message = Message::new(Bytes::from(payload.to_owned()));
    let message = headers
        .into_iter()
        .try_fold(message, |message, (name, text)| message.header(name, HeaderValue::String(text)));
    let mut bytes = Vec::new();
    message.unwrap().encode(&mut bytes).unwrap();
    bytes
}

#[test]
fn an_exception_has_its_message_in_any_case() {
    let events = r#""a#Data": {"type": "structure",
            "members": {"events": {"target": "a#Events", "traits": {"smithy.api#httpPayload": {}}}}},
        "a#Events": {"type": "union", "members": {"failed": {"target": "a#Failed"}},
            "traits": {"smithy.api#streaming": {}}}"#;
    let (operation, protocols) = call(&[REST_XML, REST_JSON], events);
    let bodies = ["<Failed><Message>no</Message></Failed>", r#"{"Message":"no"}"#];
    for (protocol, body) in protocols.into_iter().zip(bodies) {
        let head = Response::new(());
        let read = operation.response_events(Some(protocol), ResponseRef::stream(&head)).unwrap();
        let (mut output, mut events) = read.unwrap();
        output.read(&mut events).unwrap();
        events.feed(message([(":message-type", "exception"), (":exception-type", "failed")], body));
        let EventError::Exception(failed) = events.read().unwrap_err() else { panic!("{body}") };
        assert_eq!(
            ferrosmith_dynamic::events::document(&failed).to_string(),
            r#"{"failed":{"message":"no"}}"#
        );
    }
}

#[test]
fn an_event_without_a_payload_lacks_its_members() {
    let events = r#""a#Data": {"type": "structure",
            "members": {"events": {"target": "a#Events", "traits": {"smithy.api#httpPayload": {}}}}},
        "a#Events": {"type": "union", "members": {"said": {"target": "a#Said"}}, "traits": {"smithy.api#streaming": {}}},
        "a#Said": {"type": "structure",
            "members": {"word": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}}}"#;
    let (operation, protocols) = call(&[REST_XML, REST_JSON], events);
    let message = message([(":message-type", "event"), (":event-type", "said")], "");
    for protocol in protocols {
        let head = Request::post("/call").header("content-type", "application/vnd.amazon.eventstream");
        let head = head.body(()).unwrap();
        let (mut input, mut events) = operation
            .parse_request_events(Some(protocol), RequestRef::stream(&head), &ServerOptions::default())
            .unwrap();
        input.read(&mut events).unwrap();
        events.feed(message.clone());
        let error = events.read().unwrap_err();
        assert!(error.to_string().contains("/word"), "{}: {error}", protocol.id());
        // A client reads it as if the member were empty.
        let head = Response::new(());
        let read = operation.response_events(Some(protocol), ResponseRef::stream(&head)).unwrap();
        let (mut output, mut events) = read.unwrap();
        output.read(&mut events).unwrap();
        events.feed(message.clone());
        let event = events.read().unwrap().unwrap().known().unwrap();
        assert_eq!(ferrosmith_dynamic::events::document(&event).to_string(), r#"{"said":{"word":""}}"#);
    }
}
