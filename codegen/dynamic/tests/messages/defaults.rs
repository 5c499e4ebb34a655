//! Modelled defaults of members that a request lacks, as servers read them (Smithy 2.0, traits `default`, `required` and
//! `clientOptional`).

use ferrosmith_dynamic::{DynamicStructure, Operation, text};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Request;
use ferrosmith_runtime::protocol::{RequestRef, find};
use ferrosmith_runtime::{ClientOptions, Rejection, ServerOptions};

use crate::{INPUT, Model, structure};

/// Each protocol, with the package's name for it.
const PROTOCOLS: [(&str, &str); 8] = [
    ("aws.protocols#restJson1", "aws.protocols#restJson1"),
    ("aws.protocols#restXml", "aws.protocols#restXml"),
    ("aws.protocols#awsJson1_0", "aws.protocols#awsJson1_0"),
    ("aws.protocols#awsJson1_1", "aws.protocols#awsJson1_1"),
    ("aws.protocols#awsQuery", "aws.protocols#awsQuery"),
    ("aws.protocols#ec2Query", "aws.protocols#ec2Query"),
    ("smithy.protocols#rpcv2Cbor", "smithy.protocols#rpcv2Cbor"),
    ("smithy.protocols#rpcv2Json", "smithy.protocols#rpcv2Json"),
];

/// Types with a default that is no empty value, and one that is: the target, the default, and what a reader has.
const DEFAULTS: [(&str, &str, &str); 16] = [
    ("smithy.api#Integer", "3", "3"),
    ("smithy.api#Integer", "0", "0"),
    ("smithy.api#Boolean", "true", "true"),
    ("smithy.api#Byte", "-1", "-1"),
    ("smithy.api#Long", "9007199254740993", "9007199254740993"),
    ("smithy.api#Double", "1.5", "1.5"),
    ("smithy.api#BigDecimal", "1.50", "1.50"),
    ("smithy.api#String", "\"s\"", "\"s\""),
    ("smithy.api#Blob", "\"YQ==\"", "\"YQ==\""),
    ("smithy.api#Timestamp", "10", "\"1970-01-01T00:00:10Z\""),
    ("a.b#Size", "\"L\"", "\"L\""),
    ("a.b#Level", "7", "7"),
    ("a.b#List", "[]", "[]"),
    ("a.b#Map", "{}", "{}"),
    ("smithy.api#Document", "{}", "{}"),
    ("smithy.api#Document", "\"d\"", "\"d\""),
];

/// Shapes for the members of a structure `In`.
const SHAPES: &str = r#"
    "a.b#Size": {"type": "enum", "members": {"L": {"target": "smithy.api#Unit",
        "traits": {"smithy.api#enumValue": "L"}}}},
    "a.b#Level": {"type": "intEnum", "members": {"HIGH": {"target": "smithy.api#Unit",
        "traits": {"smithy.api#enumValue": 7}}}},
    "a.b#List": {"type": "list", "member": {"target": "smithy.api#String"}},
    "a.b#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}}"#;

fn operation(protocol: &str, members: &str, shapes: &str) -> Operation {
    Model::new(protocol, INPUT, &format!("{}, {shapes}", structure("In", members))).operation()
}

fn read(operation: &Operation, id: &str, request: &Request<Bytes>) -> Result<DynamicStructure, Rejection> {
    operation.parse_request(Some(find(id).unwrap()), RequestRef::whole(request), &ServerOptions::default())
}

/// Writes an input as a client does that knows no default, which is read as a service that has them.
fn sent(client: &Operation, server: &Operation, id: &str, input: &str) -> String {
    let mut value = client.input();
    text::read(input.as_bytes(), &mut value).unwrap();
    let request = client.any().request(Some(find(id).unwrap()), &value, &ClientOptions::default()).unwrap();
    match read(server, id, &request) {
        Ok(read) => text::document(&read).to_string(),
        Err(rejection) => panic!("{id}: {rejection}"),
    }
}

#[test]
fn a_required_member_that_is_absent_has_its_default() {
    for (target, default, expected) in DEFAULTS {
        let member = |traits: &str| format!(r#""x": {{"target": "{target}"{traits}}}"#);
        let plain = member("");
        let required = member(&format!(
            r#", "traits": {{"smithy.api#required": {{}}, "smithy.api#default": {default}}}"#
        ));
        for (protocol, id) in PROTOCOLS {
            if id.ends_with("Query") && target.ends_with("Document")
                || id.ends_with("restXml") && target.ends_with("Document")
            {
                continue; // which have no documents
            }
            let (client, server) =
                (operation(protocol, &plain, SHAPES), operation(protocol, &required, SHAPES));
            let expected = format!(r#"{{"x":{expected}}}"#);
            assert_eq!(sent(&client, &server, id, "{}"), expected, "{id} {target}");
            // A value that has not been set is the default, too, where nothing else says what it is.
            assert_eq!(text::document(&server.input()).to_string(), expected, "{target}");
        }
    }
}

#[test]
fn so_has_a_null_and_a_member_that_is_bound() {
    let of = |target: &str, default: &str, binding: &str| {
        let traits = format!(r#""smithy.api#required": {{}}, "smithy.api#default": {default}{binding}"#);
        let member = format!(r#""x": {{"target": "{target}", "traits": {{{traits}}}}}"#);
        operation("aws.protocols#restJson1", &member, SHAPES)
    };
    let request = |body: &str| {
        let request = Request::post("/call").header("content-type", "application/json");
        request.body(Bytes::copy_from_slice(body.as_bytes())).unwrap()
    };
    let id = "aws.protocols#restJson1";
    for (target, default, expected) in DEFAULTS {
        let read = read(&of(target, default, ""), id, &request(r#"{"x": null}"#));
        assert_eq!(text::document(&read.unwrap()).to_string(), format!(r#"{{"x":{expected}}}"#), "{target}");
    }
    for binding in [r#", "smithy.api#httpHeader": "x-x""#, r#", "smithy.api#httpQuery": "x""#] {
        for (target, default, expected) in
            DEFAULTS.into_iter().filter(|(target, ..)| !target.ends_with("Document"))
        {
            if target == "a.b#Map" || target.ends_with("Blob") && binding.contains("Query") {
                continue; // which have no text there
            }
            let read = read(&of(target, default, binding), id, &request(""));
            let read = read.unwrap_or_else(|rejection| panic!("{target}{binding}: {rejection}"));
            assert_eq!(
                text::document(&read).to_string(),
                format!(r#"{{"x":{expected}}}"#),
                "{target}{binding}"
            );
        }
    }
    for (target, default, expected) in DEFAULTS {
        if matches!(target, "smithy.api#String" | "smithy.api#Blob" | "a.b#Size" | "smithy.api#Document") {
            let bound = of(target, default, r#", "smithy.api#httpPayload": {}"#);
            let empty = Request::post("/call").body(Bytes::new()).unwrap();
            let read = read(&bound, id, &empty).unwrap_or_else(|rejection| panic!("{target}: {rejection}"));
            assert_eq!(text::document(&read).to_string(), format!(r#"{{"x":{expected}}}"#), "{target}");
        }
    }
}

#[test]
fn members_that_are_optional_to_clients_have_theirs_on_servers_at_any_depth() {
    let inner = |traits: [&str; 2]| {
        let [a, b] = traits;
        format!(
            r#""a.b#Inner": {{"type": "structure", "members": {{
                "a": {{"target": "smithy.api#Integer", "traits": {{{a}}}}},
                "b": {{"target": "smithy.api#Integer", "traits": {{{b}}}}},
                "c": {{"target": "smithy.api#String"}}}}}},
               "a.b#Inners": {{"type": "list", "member": {{"target": "a.b#Inner"}}}},
               "a.b#ByName": {{"type": "map", "key": {{"target": "smithy.api#String"}},
                   "value": {{"target": "a.b#Inner"}}}},
               "a.b#Choice": {{"type": "union", "members": {{"inner": {{"target": "a.b#Inner"}}}}}}"#
        )
    };
    let client = inner(["", ""]);
    let server = inner([
        r#""smithy.api#clientOptional": {}, "smithy.api#default": 5"#,
        r#""smithy.api#clientOptional": {}, "smithy.api#required": {}, "smithy.api#default": 6"#,
    ]);
    let members = r#""n": {"target": "a.b#Inner"}, "l": {"target": "a.b#Inners"}, "m": {"target": "a.b#ByName"},
        "u": {"target": "a.b#Choice"}"#;
    for (protocol, id) in PROTOCOLS {
        let (client, server) = (operation(protocol, members, &client), operation(protocol, members, &server));
        let input = r#"{"n":{"b":1},"l":[{"c":"x"},{"a":2}],"m":{"k":{"c":"y"}},"u":{"inner":{"c":"z"}}}"#;
        let expected = r#"{"n":{"a":5,"b":1},"l":[{"a":5,"b":6,"c":"x"},{"a":2,"b":6}],"m":{"k":{"a":5,"b":6,"c":"y"}},"u":{"inner":{"a":5,"b":6,"c":"z"}}}"#;
        assert_eq!(sent(&client, &server, id, input), expected, "{id}");
        // In a form no parameter tells of an element without a member, save by the number of the next.
        let input = r#"{"l":[{},{"c":"x"}]}"#;
        let expected = r#"{"l":[{"a":5,"b":6},{"a":5,"b":6,"c":"x"}]}"#;
        assert_eq!(sent(&client, &server, id, input), expected, "{id}");
        // A client has no more than a person wrote.
        let mut value = server.input();
        text::read(br#"{"n":{}}"#, &mut value).unwrap();
        assert_eq!(text::document(&value).to_string(), r#"{"n":{}}"#);
    }
}
