//! Requests as botocore's clients send them, and responses that they can read.

use std::fs;

use crate::folder;
use crate::stand_in::StandIn;

const TAGS: &str = r#"{"smithy": "2.0", "shapes": {
    "tags#Tags_2020": {"type": "service", "version": "1", "operations": [{"target": "tags#Drop"}],
        "traits": {"PROTOCOL": {}}},
    "tags#Drop": {"type": "operation", "input": {"target": "tags#DropInput"}, "output": {"target": "tags#DropOutput"},
        "traits": {"smithy.api#http": {"method": "POST", "uri": "/drop", "code": 204}}},
    "tags#DropInput": {"type": "structure", "members": {"id": {"target": "smithy.api#String"}}},
    "tags#DropOutput": {"type": "structure", "members": {
        "id": {"target": "smithy.api#String"},
        "attributes": {"target": "tags#Attributes", "traits": {"smithy.api#httpHeader": "x-attributes"}}}},
    "tags#Attributes": {"type": "string", "traits": {"smithy.api#mediaType": "application/json"}}}}"#;

fn tags(protocol: &str) -> StandIn {
    let path = folder(&format!("tags_{protocol}")).join("tags.json");
    fs::write(&path, TAGS.replace("PROTOCOL", &format!("aws.protocols#{protocol}"))).unwrap();
    StandIn::start(&[path.to_str().unwrap()])
}

#[test]
fn a_namespace_may_stand_before_the_service_of_a_target() {
    let stand_in = tags("awsJson1_1");
    let send = |target: &str| {
        let head =
            "POST / HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/x-amz-json-1.1\r\n";
        stand_in.send(&format!("{head}x-amz-target: {target}\r\ncontent-length: 2\r\n\r\n{{}}"))
    };
    for target in ["Tags_2020.Drop", "com.amazonaws.tags.v2020.Tags_2020.Drop"] {
        let response = send(target);
        assert!(response.starts_with("HTTP/1.1 200 "), "{target}: {response}");
    }
    for target in ["com.amazonaws.tags.Others.Drop", "Drop"] {
        let response = send(target);
        assert!(response.contains("UnknownOperationException"), "{target}: {response}");
    }
}

#[test]
fn a_sample_has_no_body_where_its_status_has_none_and_json_where_that_is_wanted() {
    let stand_in = tags("restJson1");
    let head = "POST /drop HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\n";
    // The id of the input would be that of the output.
    let response = stand_in.send(&format!("{head}content-length: 13\r\n\r\n{{\"id\": \"one\"}}"));
    assert!(response.starts_with("HTTP/1.1 204 ") && response.ends_with("\r\n\r\n"), "{response}");
    let attributes = response.lines().find_map(|line| line.strip_prefix("x-attributes: ")).unwrap();
    assert_eq!(attributes, "eyJzYW1wbGUiOiJhdHRyaWJ1dGVzIn0="); // {"sample":"attributes"}
}
