//! Structures that keep members which the model does not know.

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::protocol::{ErrorResponse, REST_JSON_1, REST_XML};
use ferrosmith_runtime::{Operation, ServerOptions, StructureShape, cbor, json, xml};

use crate::goldens::keep_unknown_members::{Record, Store, StoreError, StoreInput};
use crate::goldens::plain_structure;
use crate::round_trip;

const TEXT: &str = r#"{"name":"a","parent":{"name":"b","new":[1.50,{"deep":null}]},"later":"x"}"#;

#[test]
fn they_are_written_again_in_every_format() {
    let record: Record = round_trip(TEXT);
    let kept = record.unknown_members().unwrap();
    assert_eq!(kept.get("later").and_then(|value| value.as_str()), Some("x"));
    // CBOR has numbers, and no texts of them.
    let record: Record = json::from_str(&TEXT.replace("1.50", "2.5")).unwrap();
    let bytes = cbor::to_vec(&record).unwrap();
    assert_eq!(cbor::from_slice::<Record>(&bytes).unwrap(), record);
}

#[test]
fn xml_has_elements_and_attributes_of_them() {
    let text = r#"<Record kind="k" xmlns:x="urn:x" x:y="&lt;"><name>a</name><parent><name>b</name><more>1</more><more>2</more></parent><x:new><b c="1"></b></x:new></Record>"#;
    let record: Record = xml::from_slice(text.as_bytes()).unwrap();
    let kept = record.unknown_members().unwrap();
    assert_eq!(kept.keys().collect::<Vec<_>>(), ["@kind", "@xmlns:x", "@x:y", "x:new"]);
    assert_eq!(String::from_utf8(xml::to_vec(&record).unwrap()).unwrap(), text);
    // The namespace of names without a prefix is written by whom it belongs to.
    let record: Record = xml::from_slice(b"<Record xmlns='urn:r'><name>a</name></Record>").unwrap();
    assert!(record.unknown_members().unwrap().is_empty());

    let body = "<ErrorResponse><Error><Type>Sender</Type><Code>Full</Code><Message>m</Message><retry>3</retry></Error>\
        <RequestId>r</RequestId></ErrorResponse>";
    let response = Response::builder().status(400).body(Bytes::from(body)).unwrap();
    let StoreError::Full(full) = Store::response_with(&REST_XML, &response).unwrap_err() else { panic!() };
    assert_eq!(full.unknown_members().unwrap().keys().collect::<Vec<_>>(), ["retry"]);
}

#[test]
fn they_are_compared_and_named_but_not_shown() {
    let record: Record = json::from_str(TEXT).unwrap();
    let other: Record = json::from_str(&TEXT.replace("\"x\"", "\"y\"")).unwrap();
    assert_ne!(record, other);
    assert_ne!(record, Record::default().name("a"));
    let shown = format!("{record:?}");
    assert!(shown.contains("later") && !shown.contains("\"x\""), "{shown}");
}

#[test]
fn a_proxy_passes_them_on_and_the_type_of_an_error_is_none() {
    let record: Record = json::from_str(TEXT).unwrap();
    let request = Store::request(&StoreInput::new("7", record.clone())).unwrap();
    let options = ServerOptions::default();
    let input = Store::parse_request_with(&REST_JSON_1, &request, &options).unwrap();
    assert_eq!(input.record, record);
    assert_eq!(Store::request(&input).unwrap().body(), request.body());

    let body = br#"{"__type":"Full","message":"m","retryAfter":3}"#;
    let StoreError::Full(full) = ErrorResponse::new(400, body).read::<StoreError>() else { panic!() };
    assert_eq!(json::to_string(&full).unwrap(), r#"{"message":"m","retryAfter":3}"#);
}

#[test]
fn without_the_option_there_are_none() {
    assert!(plain_structure::PutRecordOutput::default().unknown_members().is_none());
}
