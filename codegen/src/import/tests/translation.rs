//! The translation of each construct of a source.

use super::{SERVICE, translated};
use crate::import::json::Json;

/// A shape of the service as one line of JSON.
fn shape(name: &str) -> String {
    let id = format!("com.amazonaws.townlibrary#{name}");
    let shapes = Json::from(translated(SERVICE, false).unwrap().shapes);
    shapes.get(&id).map(ToString::to_string).unwrap_or_default()
}

fn assert_has(name: &str, parts: &[&str]) {
    let shape = shape(name);
    for part in parts {
        assert!(shape.contains(part), "{name} lacks {part}: {shape}");
    }
}

#[test]
fn protocols_stand_in_order_of_preference() {
    let traits =
        r#""smithy.protocols#rpcv2Cbor":{},"aws.protocols#restJson1":{},"smithy.api#title":"Town Library""#;
    let service = r#""aws.api#service":{"sdkId":"Town Library","arnNamespace":"library","endpointPrefix":"lib"},"aws.auth#sigv4":{"name":"library"}"#;
    assert_has("TownLibrary", &[r#""type":"service","version":"2020-01-01""#, traits, service]);
}

#[test]
fn a_signing_name_with_capitals_is_no_namespace_of_arns() {
    let text = SERVICE.replace(r#""signingName": "library""#, r#""signingName": "TownLibrary""#);
    let shapes = Json::from(translated(&text, false).unwrap().shapes).to_string();
    let service = r#""aws.api#service":{"sdkId":"Town Library","endpointPrefix":"lib"},"aws.auth#sigv4":{"name":"TownLibrary"}"#;
    assert!(shapes.contains(service), "{shapes}");
}

#[test]
fn errors_of_a_service_that_signs_as_s3_are_not_wrapped() {
    let old = r#""protocol": "rest-json", "protocols": ["smithy-rpc-v2-cbor", "rest-json"]"#;
    for (signature, settings) in [("s3", r#"{"noErrorWrapping":true}"#), ("s3v4", "{}")] {
        let text = SERVICE
            .replace(old, r#""protocol": "rest-xml""#)
            .replace(r#""signatureVersion": "v4""#, &format!(r#""signatureVersion": "{signature}""#));
        let shapes = Json::from(translated(&text, false).unwrap().shapes).to_string();
        assert!(shapes.contains(&format!(r#""aws.protocols#restXml":{settings}"#)), "{shapes}");
    }
}

#[test]
fn endpoints_have_rules_and_parameters() {
    let service = [
        r##""aws.api#clientEndpointDiscovery":{"operation":"com.amazonaws.townlibrary#LendBook"}"##,
        r#""smithy.rules#clientContextParams":{"Fast":{"type":"boolean"}}"#,
        r#""smithy.rules#endpointRuleSet":{"version":"1.0","parameters":{"Region":{"type":"String","required":true}},"rules":[{"#,
    ];
    assert_has("TownLibrary", &service);
    let operation = [
        r#""smithy.rules#staticContextParams":{"Local":{"value":true},"Towns":{"value":["a","b"]}}"#,
        r#""smithy.rules#operationContextParams":{"Readers":{"path":"Reader.Card"}}"#,
    ];
    assert_has("LendBook", &operation);
    assert_has("Listen", &[r#""aws.api#clientDiscoveredEndpoint":{"required":true}"#]);
    let member = r#""aws.api#clientEndpointDiscoveryId":{},"smithy.rules#contextParam":{"name":"Branch"}"#;
    assert_has("LendBookRequest", &[member]);
}

#[test]
fn an_invalid_endpoint_has_an_error() {
    let text = SERVICE
        .replace(r#""authtype": "none", "#, r#""errors": [{"shape": "InvalidEndpointException"}], "#)
        .replace(r#""Missing": {"#, r#""InvalidEndpointException": {"type": "structure", "members": {}, "exception": true}, "Missing": {"#);
    let shapes = Json::from(translated(&text, false).unwrap().shapes).to_string();
    let discovery = r##""aws.api#clientEndpointDiscovery":{"operation":"com.amazonaws.townlibrary#LendBook","error":"com.amazonaws.townlibrary#InvalidEndpointException"}"##;
    assert!(shapes.contains(discovery), "{shapes}");
}

#[test]
fn operations_have_bindings_errors_and_marks() {
    let http = r#""smithy.api#http":{"method":"PUT","uri":"/shelves/{Shelf}/books/{Book+}","code":201}"#;
    let errors = r##""errors":[{"target":"com.amazonaws.townlibrary#Missing"},{"target":"com.amazonaws.townlibrary#Busy"}]"##;
    let endpoint = r#""smithy.api#endpoint":{"hostPrefix":"{Branch}."},"smithy.api#idempotent":{}"#;
    assert_has("LendBook", &[http, errors, endpoint]);
    assert_has("Listen", &[r#""input":{"target":"smithy.api#Unit"}"#, r#""smithy.api#optionalAuth":{}"#]);
    let paginated = r#""smithy.api#paginated":{"inputToken":"Next","outputToken":"Next","items":"Books"}"#;
    let waiter = r#""smithy.waiters#waitable":{"BookThere":{"acceptors":[{"state":"success","matcher":{"output":{"path":"Books[].Kind","expected":"NOVEL","comparator":"allStringEquals"}}},{"state":"retry","matcher":{"errorType":"Missing"}}],"minDelay":5}}"#;
    assert_has("ListBooks", &[r#""smithy.api#readonly":{}"#, paginated, waiter]);
}

#[test]
fn pages_and_requests_are_what_the_traits_can_say() {
    let all = |text: &str| Json::from(translated(text, false).unwrap().shapes).to_string();
    let text = SERVICE.replace(
        r#""ListBooksResponse": {"type": "structure", "members": {"Next": {"shape": "Name"}"#,
        r#""ListBooksResponse": {"type": "structure", "members": {"Next": {"shape": "Count"}"#,
    );
    assert!(all(SERVICE).contains("smithy.api#paginated") && !all(&text).contains("smithy.api#paginated"));
    let text = SERVICE.replace(
        r#""method": "POST", "requestUri": "/listen""#,
        r#""method": "GET", "requestUri": "/books""#,
    );
    for uri in [r#""uri":"/books?x-id=Listen""#, r#""uri":"/books?x-id=ListBooks""#] {
        assert!(all(&text).contains(uri), "{uri}");
    }
}

#[test]
fn members_have_their_place_in_the_message() {
    let parts = [
        r#""Shelf":{"target":"com.amazonaws.townlibrary#Name","traits":{"smithy.api#required":{},"smithy.api#httpLabel":{}}}"#,
        r#""Reader":{"target":"com.amazonaws.townlibrary#Reader","traits":{"smithy.api#jsonName":"reader"}}"#,
        r#"{"smithy.api#required":{},"smithy.api#hostLabel":{},"#,
        r#"{"smithy.api#httpHeader":"x-due"}"#,
        r#"{"smithy.api#httpPrefixHeaders":"x-trace-"}"#,
        r#"{"smithy.api#httpQuery":"token","smithy.api#idempotencyToken":{}}"#,
        r#"{"smithy.api#httpQueryParams":{}}"#,
        r#"{"smithy.api#deprecated":{"since":"2021"}}"#,
        r#"},"traits":{"smithy.api#input":{}}}"#,
    ];
    assert_has("LendBookRequest", &parts);
    let output = [
        r#"{"smithy.api#httpResponseCode":{}}"#,
        r#"{"smithy.api#httpPayload":{}}"#,
        r#""smithy.api#output":{}"#,
    ];
    assert_has("LendBookResponse", &output);
}

#[test]
fn a_payload_in_xml_has_the_name_that_the_source_gives_it() {
    let text = SERVICE
        .replace(r#"["smithy-rpc-v2-cbor", "rest-json"]"#, r#"["rest-xml"]"#)
        .replace(r#""Text": {"shape": "Text"}}"#, r#""Text": {"shape": "Book", "locationName": "Text"}}"#)
        .replace(r#""Next": {"shape": "Name"}"#, r#""Next": {"shape": "Name", "locationName": "Next"}"#);
    let shapes = Json::from(translated(&text, false).unwrap().shapes).to_string();
    let payload = r#"{"smithy.api#httpPayload":{},"smithy.api#xmlName":"Text"}"#;
    assert!(shapes.contains(payload) && !shapes.contains(r#""smithy.api#xmlName":"Next""#), "{shapes}");
}

#[test]
fn the_name_of_a_list_is_that_of_members_without_one() {
    let text = SERVICE
        .replace(r#"["smithy-rpc-v2-cbor", "rest-json"]"#, r#"["rest-xml"]"#)
        .replace(r#""Books": {"type": "list", "#, r#""Books": {"type": "list", "locationName": "Shelf", "#)
        .replace(r#""Parts": {"shape": "Books"}"#, r#""Parts": {"shape": "Books", "locationName": "Part"}"#);
    let shapes = Json::from(translated(&text, false).unwrap().shapes).to_string();
    let member = |name: &str, element: &str| {
        let target = "com.amazonaws.townlibrary#Books";
        format!(r#""{name}":{{"target":"{target}","traits":{{"smithy.api#xmlName":"{element}"}}}}"#)
    };
    for part in [member("Books", "Shelf"), member("Parts", "Part")] {
        assert!(shapes.contains(&part), "{part}: {shapes}");
    }
}

#[test]
fn the_namespace_of_a_structure_is_that_of_its_members() {
    // botocore writes it wherever the structure is; Smithy does so at the root only.
    let text = SERVICE.replace(
        r#""Book": {"type": "structure", "#,
        r#""Book": {"type": "structure", "xmlNamespace": {"prefix": "x", "uri": "urn:x"}, "#,
    );
    let shapes = Json::from(translated(&text, false).unwrap().shapes).to_string();
    let namespace = r#""smithy.api#xmlNamespace":{"uri":"urn:x","prefix":"x"}"#;
    let member =
        format!(r#""member":{{"target":"com.amazonaws.townlibrary#Book","traits":{{{namespace}}}}}"#);
    assert!(shapes.contains(&member), "{shapes}");
}

#[test]
fn shapes_have_their_types_and_constraints() {
    assert_has("Events", &[r#""type":"union""#, r#""smithy.api#streaming":{}"#]);
    // The blob is a stream elsewhere, which an event cannot have.
    let words = r#""Words":{"target":"smithy.api#Blob","traits":{"smithy.api#eventPayload":{}}}"#;
    assert_has("Page", &[r#""smithy.api#eventHeader":{}"#, words]);
    assert_has("Reader", &[r#""type":"union""#]);
    assert_eq!(shape("Anything"), r#"{"type":"document"}"#);
    assert_has("Missing", &[r#"{"smithy.api#error":"client","smithy.api#httpError":404}"#]);
    let busy = r#"{"smithy.api#error":"server","smithy.api#httpError":503,"smithy.api#retryable":{"throttling":true}}"#;
    assert_has("Busy", &[busy]);
    assert_has("Books", &[r#"{"smithy.api#length":{"min":1,"max":9},"smithy.api#sparse":{}}"#]);
    assert_has("Labels", &[r#"{"smithy.api#length":{"max":50},"smithy.api#sensitive":{}}"#]);
    let kind = [
        r#""NOVEL":"#,
        r#""COMIC_BOOK":"#,
        r#""_58_2":{"target":"smithy.api#Unit","traits":{"smithy.api#enumValue":"58.2"}}"#,
    ];
    assert_has("Kind", &kind);
    assert_has("Name", &[r#""smithy.api#pattern":"^[a-z]+$""#]);
    assert_has("Text", &[r#"{"smithy.api#streaming":{},"smithy.api#requiresLength":{}}"#]);
    assert_has("Count", &[r#"{"smithy.api#range":{"min":0,"max":100}}"#]);
    assert_has("Price", &[r#"{"smithy.api#range":{"min":0.5}}"#]);
    assert_has("Date", &[r#"{"smithy.api#timestampFormat":"date-time"}"#]);
}

#[test]
fn sentences_come_only_when_asked_for() {
    let all = |docs| Json::from(translated(SERVICE, docs).unwrap().shapes).to_string();
    for sentence in
        ["Lends books.", "Lends a book.", "Who reads.", "Use the new one.", "Runs.", "Where.", "Why."]
    {
        assert!(!all(false).contains(sentence));
        assert!(all(true).contains(sentence));
    }
}

#[test]
fn names_that_clash_are_told_apart() {
    let text = SERVICE.replace(r#""Date": {"type""#, r#""listen": {"type": "string"}, "Date": {"type""#);
    let shapes = Json::from(translated(&text, false).unwrap().shapes);
    assert!(shapes.get("com.amazonaws.townlibrary#listenShape").is_some());
    let operation = shapes.get("com.amazonaws.townlibrary#Listen").unwrap();
    assert_eq!(operation.get("type").and_then(Json::as_str), Some("operation"));
}

#[test]
fn every_unknown_key_is_reported_with_its_place() {
    let text = SERVICE
        .replace(r#""uid":"#, r#""colour": 1, "uid":"#)
        .replace(r#""hostLabel": true"#, r#""hostLabel": true, "smell": true"#)
        .replace(r#""eventstream": true"#, r#""eventstream": true, "enum": []"#);
    let error = translated(&text, false).unwrap_err();
    assert!(
        error.mentions("service-2.json: $.metadata.colour: found the unknown key `colour` in metadata"),
        "{error}"
    );
    assert!(
        error.mentions("$.shapes.LendBookRequest.members.Branch.smell: found the unknown key"),
        "{error}"
    );
    assert!(error.mentions("$.shapes.Events.enum: found the unknown key `enum` in structure"), "{error}");
}

#[test]
fn what_is_malformed_is_refused() {
    let cases = [
        (
            r#""idempotent": true"#,
            r#""idempotent": "yes""#,
            "$.operations.LendBook.idempotent: found the string \"yes\", expected a boolean",
        ),
        (
            r#""required": ["Kind"]"#,
            r#""required": ["Sort"]"#,
            "$.shapes.Book: found `Sort` in `required`, which is no member",
        ),
        (
            r#"{"shape": "Kind"}"#,
            r#"{"shape": "Sort"}"#,
            "$.shapes.Book: found no shape `Sort`, expected a shape of the service",
        ),
        (
            r#""location": "headers""#,
            r#""location": "trailer""#,
            "$.shapes.LendBookRequest: found the unknown `location` of `Trace` `trailer`",
        ),
        (
            r#""timestampFormat": "iso8601""#,
            r#""timestampFormat": "julian""#,
            "service-2.json: $.shapes.Date: found the unknown timestamp format `julian`",
        ),
        (
            r#"["smithy-rpc-v2-cbor", "#,
            r#"["telex", "#,
            "$.metadata: found the unknown protocol `telex`, expected a known protocol",
        ),
        (r#""type": "double""#, r#""type": "quad""#, "$.shapes.Price: found the unknown type `quad`"),
        (
            r#""Date": {"type""#,
            r#""a b": {"type": "string"}, "Date": {"type""#,
            "the name `a b` of `Town Library`, expected a name that a shape can have",
        ),
        (r#""metadata""#, r#""meta""#, "found no `metadata` in service, expected that key"),
    ];
    for (from, to, message) in cases {
        let error = translated(&SERVICE.replacen(from, to, 1), false).unwrap_err();
        assert!(error.mentions(message), "{error}");
    }
}
