//! Structures: constructors, setters, and what reading asks of their members.

use ferrosmith_runtime::{Blob, Timestamp, json};

use crate::goldens::plain_structure::{Measure, Part, PutRecordInput, PutRecordOutput, Record};
use crate::{has_eq_and_hash, lacks_eq, refusal, round_trip, schema_of};

#[test]
fn new_takes_what_is_required_in_the_order_of_names() {
    let record = Record::new(Part::new().id("p"), "r");
    assert_eq!((record.name.as_str(), record.main.id.as_deref()), ("r", Some("p")));
    let input = PutRecordInput::new(record.clone(), "z");
    assert_eq!((&input.record, input.zone.as_str(), input.dry_run), (&record, "z", None));
    assert_eq!(PutRecordOutput::default(), PutRecordOutput::new());
}

#[test]
fn setters_chain_and_convert() {
    let record = Record::new(Part::new(), "r")
        .aliases(["a", "b"].map(str::to_owned))
        .labels([("k".to_owned(), "v".to_owned())])
        .parts([Part::new().id("1")])
        .by_zone([("z".to_owned(), vec![Part::new()])])
        .yes(true)
        .small(-8)
        .short(-16_i16)
        .number(7)
        .big(i64::MIN)
        .bytes(b"hi")
        .when(Timestamp::from_epoch(1, 500_000_000))
        .ipv4_address("::1")
        .name("renamed");
    assert_eq!(record.bytes, Some(Blob::new(b"hi")));
    assert_eq!(
        json::to_string(&record).unwrap(),
        r#"{"Name":"renamed","Aliases":["a","b"],"Labels":{"k":"v"},"Parts":[{"id":"1"}],"ByZone":{"z":[{}]},"yes":true,"small":-8,"short":-16,"number":7,"big":-9223372036854775808,"bytes":"aGk=","when":1.5,"ip":"::1","main":{}}"#
    );
}

#[test]
fn what_is_written_is_read_again() {
    let record: Record = round_trip(r#"{"Name":"r","Aliases":[],"Labels":{},"yes":false,"main":{"id":""}}"#);
    assert_eq!((record.aliases, record.number), (Some(vec![]), None));
    let _ = round_trip::<PutRecordOutput>(
        r#"{"measure":{"value":0.1,"error":"Infinity","samples":[1e+300,"-Infinity"]}}"#,
    );
}

#[test]
fn members_come_in_any_order_and_unknown_ones_are_skipped() {
    let text = r#" { "zone" : "z", "later": [{"a": 1}, null, "x"], "record": {"main": {}, "Name": "r", "more": {}} } "#;
    let input: PutRecordInput = json::from_str(text).unwrap();
    assert_eq!(input, PutRecordInput::new(Record::new(Part::new(), "r"), "z"));
}

#[test]
fn what_is_missing_or_of_another_type_is_named_with_its_path() {
    let missing = refusal::<PutRecordInput>(r#"{"zone":"z","record":{"Name":"r"}}"#);
    assert_eq!(missing, "record.main: expected a required member, found nothing, byte 33");
    for (text, path) in [
        (r#"{"record":{"Name":1}}"#, "record.Name: expected a string, found a number, byte 18"),
        (r#"{"record":{"Parts":[{},{"id":true}]}}"#, "record.Parts[1].id: "),
        (r#"{"record":{"ByZone":{"a":[],"b":[{"id":[]}]}}}"#, r#"record.ByZone["b"][0].id: "#),
        (r#"{"record":{"small":128}}"#, "record.small: "),
        (r#"{"record":{"number":1.5}}"#, "record.number: "),
        (r#"{"record":{"ip":{}}}"#, "record.ip: "),
    ] {
        let error = refusal::<PutRecordInput>(text);
        assert!(error.starts_with(path), "{error}");
    }
}

#[test]
fn floats_have_no_equality_of_their_own() {
    has_eq_and_hash::<(Record, Part, PutRecordInput)>();
    lacks_eq!(Measure);
    lacks_eq!(PutRecordOutput);
}

#[test]
fn debug_prints_fields_as_rust_calls_them() {
    let input = PutRecordInput::new(Record::new(Part::new().id("p"), "r").ipv4_address("::1"), "z");
    let text = format!("{input:?}");
    assert!(text.starts_with(r#"PutRecordInput { record: Record { name: "r", aliases: None"#), "{text}");
    assert!(text.contains(r#"ipv4_address: "::1", main: Part { id: "p" } }, zone: "z""#), "{text}");
}

#[test]
fn the_schema_names_both_worlds() {
    let schema = schema_of::<Record>();
    assert_eq!((schema.id, schema.name), ("fixture.structure#Record", "Record"));
    let ip = schema.members.iter().find(|member| member.field() == "ipv4_address").unwrap();
    assert_eq!((ip.name(), ip.key()), ("IPv4Address", "ip"));
}
