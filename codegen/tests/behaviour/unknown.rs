//! Structures that keep members which the model does not know.

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{Request, Response};
use ferrosmith_runtime::protocol::{AWS_QUERY, EC2_QUERY, ErrorResponse, REST_JSON_1, REST_XML};
use ferrosmith_runtime::query::{self, Dialect, Form, Options};
use ferrosmith_runtime::{ClientOptions, Operation, ServerOptions, StructureShape, cbor, json, xml};

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
fn forms_have_parameters_of_them() {
    let form = "Action=Store&Version=2024-01-01&id=7&record.name=a&record.parent.name=b&record.parent.more=\
        &record.parent.more.member.1.k%20%C3%A9=%2B%26&record.later=x&record.later.z=y&record..=&=1&.a=2";
    let request = |form: String| {
        let request = Request::post("/").header("content-type", "application/x-www-form-urlencoded");
        request.body(Bytes::from(form)).unwrap()
    };
    let options = ServerOptions::default();
    let input = Store::parse_request_with(&AWS_QUERY, &request(form.to_owned()), &options).unwrap();
    assert_eq!(StructureShape::unknown_members(&input).unwrap().keys().collect::<Vec<_>>(), ["", ".a"]);
    let kept = input.record.unknown_members().unwrap();
    assert_eq!(kept.to_string(), r#"{".":"","later":"x","later.z":"y"}"#);
    let kept = input.record.parent.as_ref().unwrap().unknown_members().unwrap();
    assert_eq!(kept.to_string(), r#"{"more":"","more.member.1.k é":"+&"}"#);
    let sorted = |form: &[u8]| {
        let mut parameters: Vec<_> = form.split(|byte| *byte == b'&').map(<[u8]>::to_vec).collect();
        parameters.sort();
        parameters
    };
    let written = Store::request_with(&AWS_QUERY, &input, &ClientOptions::default()).unwrap();
    assert_eq!(sorted(written.body()), sorted(form.as_bytes()));
    // ec2Query has other names of the members that it knows.
    let written = Store::request_with(&EC2_QUERY, &input, &ClientOptions::default()).unwrap();
    let again = Store::parse_request_with(&EC2_QUERY, &written, &options).unwrap();
    assert_eq!(again, input);
    // Other formats keep them as well.
    assert_eq!(json::from_str::<Record>(&json::to_string(&input.record).unwrap()).unwrap(), input.record);

    let refused = Store::parse_request_with(&AWS_QUERY, &request(format!("{form}&record.later=2")), &options);
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("expected one value, found more"), "{refused}");
}

#[test]
fn forms_have_parameters_of_them_in_entries() {
    // The entries of a map are written in the order of their keys, and these parameters with them.
    let form = "name=a&places.entry.1.key=z&places.entry.1.value.entry.2.key=y&places.entry.1.value.entry.2.value=1\
        &places.entry.1.value.entry.2.new=2&places.entry.1.value.entry.1.key=zz&places.entry.1.value.entry.1.value=3\
        &places.entry.1.new.x=4&places.entry.2.key=b&places.entry.2.value=&places.entry.2.key.lang=5\
        &parent.places.entry.1.key=p&parent.places.entry.1.value=&parent.places.entry.1.=6";
    let read = |form: &str, dialect| {
        let mut record = Record::default();
        let form = Form::parse(form.as_bytes()).unwrap();
        query::read(&form, dialect, &mut record, &Options::default()).map(|()| record)
    };
    let record = read(form, Dialect::Aws).unwrap();
    assert_eq!(
        record.unknown_members().unwrap().to_string(),
        r#"{"places.entry.2.new.x":"4","places.entry.2.value.entry.1.new":"2","places.entry.1.key.lang":"5"}"#
    );
    let parent = record.parent.as_ref().unwrap();
    assert_eq!(parent.unknown_members().unwrap().to_string(), r#"{"places.entry.1.":"6"}"#);
    let mut written = Vec::new();
    query::write(&record, Dialect::Aws, &mut written, &Options::default()).unwrap();
    assert_eq!(read(std::str::from_utf8(&written).unwrap(), Dialect::Aws).unwrap(), record);

    let of_ec2 = read("Name=a&Places.1.key=z&Places.1.value=&Places.1.key.New=1", Dialect::Ec2).unwrap();
    assert_eq!(of_ec2.unknown_members().unwrap().to_string(), r#"{"Places.1.key.New":"1"}"#);
    let twice = "places.entry.1.key=a&places.entry.1.value=&places.entry.1.x=1&places.entry.1.x=2";
    let error = read(twice, Dialect::Aws).unwrap_err().to_string();
    assert!(error.contains("expected one value, found more"), "{error}");
}

#[test]
fn forms_write_those_of_other_formats() {
    let record: Record = json::from_str(
        r#"{"new":[1.50,{"deep":true,"at":[]}],"later":{},"none":{"name":[["x"]]},"parent":{"p":-3}}"#,
    )
    .unwrap();
    let written = |dialect| {
        let mut form = Vec::new();
        query::write(&record, dialect, &mut form, &Options::default()).unwrap();
        String::from_utf8(form).unwrap()
    };
    assert_eq!(
        written(Dialect::Aws),
        "parent.p=-3&new.member.1=1.50&new.member.2.deep=true&new.member.2.at=&later=\
         &none.name.member.1.member.1=x"
    );
    assert_eq!(written(Dialect::Ec2), "Parent.p=-3&new.1=1.50&new.2.deep=true&later=&none.name.1.1=x");
    let mut again = Record::default();
    let form = written(Dialect::Aws);
    let form = Form::parse(form.as_bytes()).unwrap();
    query::read(&form, Dialect::Aws, &mut again, &Options::default()).unwrap();
    let mut form = Vec::new();
    query::write(&again, Dialect::Aws, &mut form, &Options::default()).unwrap();
    assert_eq!(form.len(), written(Dialect::Aws).len());

    let null: Record = json::from_str(r#"{"new":null}"#).unwrap();
    let error = query::write(&null, Dialect::Aws, &mut Vec::new(), &Options::default()).unwrap_err();
    assert!(error.to_string().contains("null, which a form cannot hold"), "{error}");
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
