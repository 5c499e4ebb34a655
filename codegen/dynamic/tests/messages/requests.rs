//! Requests that are in a corner of the specification, as servers read them.

use ferrosmith_dynamic::{DynamicStructure, Operation, Service, text};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Request;
use ferrosmith_runtime::protocol::{RequestRef, find};
use ferrosmith_runtime::{ClientOptions, Rejection, Router, ServerOptions};

use crate::{INPUT, Model, REST_JSON, structure};

/// A service with the operation `Call`, whose input has the members.
fn service(protocol: &str, members: &str, shapes: &str) -> Service {
    Model::new(protocol, INPUT, &(structure("In", members) + shapes)).service()
}

fn json(body: &str) -> Request<Bytes> {
    let request = Request::post("/call").header("content-type", "application/json");
    request.body(Bytes::copy_from_slice(body.as_bytes())).unwrap()
}

fn read(operation: &Operation, id: &str, request: &Request<Bytes>) -> Result<DynamicStructure, Rejection> {
    let request = RequestRef::whole(request);
    operation.parse_request(Some(find(id).unwrap()), request, &ServerOptions::default())
}

fn written(operation: &Operation, id: &str, input: &DynamicStructure) -> Request<Bytes> {
    operation.any().request(Some(find(id).unwrap()), input, &ClientOptions::default()).unwrap()
}

#[test]
fn items_are_unique_by_the_value_of_numbers() {
    let of = |target: &str| {
        let list = format!(
            r#", "a.b#List": {{"type": "list", "member": {{"target": "{target}"}},
                "traits": {{"smithy.api#uniqueItems": {{}}}}}},
               "a.b#Map": {{"type": "map", "key": {{"target": "smithy.api#String"}},
                "value": {{"target": "smithy.api#BigDecimal"}}}}"#
        );
        let service = service(REST_JSON, r#""list": {"target": "a.b#List"}"#, &list);
        service.operation("Call").unwrap().clone()
    };
    for (target, list, unique) in [
        ("smithy.api#BigDecimal", "[1, 1.0]", false),
        ("smithy.api#BigDecimal", "[1.5, 2, 15e-1]", false),
        ("smithy.api#BigDecimal", "[0, -0.00]", false),
        ("smithy.api#BigDecimal", "[1200, 12e2]", false),
        ("smithy.api#BigDecimal", "[1, 10, 0.1, -1, 1e5]", true),
        ("smithy.api#BigInteger", "[0, -0]", false),
        ("smithy.api#BigInteger", "[0, 1, -1]", true),
        ("a.b#Map", r#"[{"k": 1}, {"k": 1.0}]"#, false),
        ("a.b#Map", r#"[{"k": 1}, {"k": 1.1}, {"j": 1}]"#, true),
    ] {
        let read = read(&of(target), REST_JSON, &json(&format!(r#"{{"list": {list}}}"#)));
        let said = read.as_ref().err().map(|rejection| rejection.message().contains("unique"));
        assert_eq!(said, (!unique).then_some(true), "{target} {list}");
    }
}

#[test]
fn texts_with_a_media_type_are_in_base64_in_a_list_of_a_header_as_well() {
    let shapes = r#", "a.b#Json": {"type": "string", "traits": {"smithy.api#mediaType": "application/json"}},
        "a.b#List": {"type": "list", "member": {"target": "a.b#Json"}}"#;
    let members = r#""list": {"target": "a.b#List", "traits": {"smithy.api#httpHeader": "x-list"}}"#;
    let service = service(REST_JSON, members, shapes);
    let operation = service.operation("Call").unwrap();
    let mut input = operation.input();
    text::read(br#"{"list": ["{}", "{\"a\":1}"]}"#, &mut input).unwrap();
    let request = written(operation, REST_JSON, &input);
    assert_eq!(request.headers()["x-list"], "e30=, eyJhIjoxfQ==");
    assert_eq!(read(operation, REST_JSON, &request).unwrap(), input);
}

#[test]
fn a_required_member_with_a_default_may_be_absent() {
    let shapes = r#", "a.b#Inner": {"type": "structure", "members": {"text": {"target": "smithy.api#String",
        "traits": {"smithy.api#required": {}, "smithy.api#default": "usual"}}}}"#;
    for id in [REST_JSON, "alloy#simpleRestJson", "smithy.protocols#rpcv2Json"] {
        let service = service(id, r#""inner": {"target": "a.b#Inner"}"#, shapes);
        let operation = service.operation("Call").unwrap();
        let read = read(operation, id, &json(r#"{"inner": {}}"#)).unwrap();
        assert_eq!(text::document(&read).to_string(), r#"{"inner":{"text":"usual"}}"#, "{id}");
        // It is sent, since others may want it.
        let request = written(operation, id, &read);
        assert_eq!(request.body(), r#"{"inner":{"text":"usual"}}"#, "{id}");
    }
}

#[test]
fn rpc_v2_requests_name_their_protocol_and_their_service() {
    for (id, name, media) in [
        ("smithy.protocols#rpcv2Cbor", "rpc-v2-cbor", "application/cbor"),
        ("smithy.protocols#rpcv2Json", "rpc-v2-json", "application/json"),
    ] {
        let service = service(id, "", "");
        let router = Router::new(service.schema());
        let finds = |router: &Router, path: &str, header: Option<&str>| {
            let request = Request::post(path).header("content-type", media);
            let request = match header {
                Some(header) => request.header("smithy-protocol", header),
                None => request,
            };
            router.route(&request.body(Bytes::new()).unwrap()).is_ok()
        };
        let path = "/service/S/operation/Call";
        assert!(finds(&router, path, Some(name)), "{id}");
        assert!(!finds(&router, path, None), "{id}");
        assert!(!finds(&router, path, Some("rpc-v2-other")), "{id}");
        // Absolute ids are for CBOR alone.
        let absolute = "/service/a.b.S/operation/Call";
        assert_eq!(finds(&router, absolute, Some(name)), id.ends_with("Cbor"), "{id}");
        let lenient = Router::new(service.schema()).lenient();
        assert!(finds(&lenient, absolute, None), "{id}");
    }
}

#[test]
fn the_fields_of_a_refusal_are_a_list_in_xml() {
    let members = r#""text": {"target": "a.b#Short"}, "other": {"target": "a.b#Short"}"#;
    let shapes = r#", "a.b#Short": {"type": "string", "traits": {"smithy.api#length": {"max": 1}}}"#;
    let service = service("aws.protocols#restXml", members, shapes);
    let operation = service.operation("Call").unwrap();
    let body = "<In><text>long</text><other>long</other></In>";
    let request = Request::post("/call").header("content-type", "application/xml");
    let request = request.body(Bytes::from(body)).unwrap();
    let refused = read(operation, "aws.protocols#restXml", &request).unwrap_err().response();
    let body = String::from_utf8_lossy(refused.body()).into_owned();
    assert!(body.contains("<fieldList><member>") && body.matches("<member>").count() == 2, "{body}");
    assert!(body.contains("<path>/text</path>") && body.contains("<path>/other</path>"), "{body}");
}
