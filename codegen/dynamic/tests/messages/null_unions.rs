//! Unions without a member, which a client takes for null, wherever they stand and whatever the protocol.

use ferrosmith_dynamic::{Operation, text};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::Response;
use ferrosmith_runtime::protocol::{self, find};
use ferrosmith_runtime::{Document, cbor, json};

use crate::{Model, OUTPUT, REST_JSON, REST_XML, structure};

const SHAPES: &str = r#",
    "a.b#List": {"type": "list", "member": {"target": "a.b#V"}},
    "a.b#Sparse": {"type": "list", "member": {"target": "a.b#V"}, "traits": {"smithy.api#sparse": {}}},
    "a.b#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a.b#V"}},
    "a.b#SparseMap": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a.b#V"},
        "traits": {"smithy.api#sparse": {}}},
    "a.b#U": {"type": "union", "members": {"v": {"target": "a.b#V"}, "x": {"target": "smithy.api#String"}}},
    "a.b#V": {"type": "union", "members": {"a": {"target": "smithy.api#String"}, "b": {"target": "smithy.api#String"}}}"#;

/// Returns the operation whose output has these members.
fn operation(protocol: &str, output: &str) -> Operation {
    Model::new(protocol, OUTPUT, &(structure("Out", output) + SHAPES)).operation()
}

fn response(protocol: &str, body: impl Into<Bytes>) -> Response<Bytes> {
    let name = if protocol.ends_with("Cbor") { "rpc-v2-cbor" } else { "rpc-v2-json" };
    Response::builder().header("smithy-protocol", name).body(body.into()).unwrap()
}

/// Returns a document in the format of a protocol.
fn written(protocol: &str, json: &str) -> Vec<u8> {
    if protocol.ends_with("Cbor") {
        return cbor::to_vec(&json::from_str::<Document>(json).unwrap()).unwrap();
    }
    json.as_bytes().to_vec()
}

const MEMBERS: &str = r#""u": {"target": "a.b#U"}, "l": {"target": "a.b#List"}, "s": {"target": "a.b#Sparse"},
    "m": {"target": "a.b#Map"}, "n": {"target": "a.b#SparseMap"}, "keep": {"target": "smithy.api#String"}"#;

/// Bodies in JSON, and what a client reads.
const READ: [(&str, &str); 10] = [
    (r#"{"l":[{}],"keep":"k"}"#, r#"{"l":[],"keep":"k"}"#),
    (r#"{"l":[{"a":null,"b":null},{"a":"1"},{"__type":"V"}]}"#, r#"{"l":[{"a":"1"}]}"#),
    (r#"{"s":[{},{"b":"2"},{"a":null}]}"#, r#"{"s":[null,{"b":"2"},null]}"#),
    (r#"{"m":{"p":{},"q":{"a":"1"}}}"#, r#"{"m":{"q":{"a":"1"}}}"#),
    (r#"{"m":{"p":{"a":"1"},"p":{}}}"#, r#"{"m":{}}"#),
    (r#"{"m":{"p":{},"p":{"a":"1"}}}"#, r#"{"m":{"p":{"a":"1"}}}"#),
    (r#"{"n":{"p":{"a":null},"q":{"a":"1"}}}"#, r#"{"n":{"p":null,"q":{"a":"1"}}}"#),
    (r#"{"u":{"v":{}},"keep":"k"}"#, r#"{"keep":"k"}"#),
    (r#"{"u":{"v":{"a":null}}}"#, "{}"),
    (r#"{"u":{"v":{},"x":"1"}}"#, r#"{"u":{"x":"1"}}"#),
];

#[test]
fn they_are_null_in_every_place() {
    for protocol in protocol::ALL.iter().filter(|protocol| !protocol.has_xml()).map(|protocol| protocol.id())
    {
        let operation = operation(protocol, MEMBERS);
        for (json, expected) in READ {
            // A document has no key twice.
            if protocol.ends_with("Cbor") && json.matches("\"p\"").count() > 1 {
                continue;
            }
            let answer = response(protocol, written(protocol, json));
            let (output, _) = operation.response(Some(find(protocol).unwrap()), &answer).unwrap();
            assert_eq!(text::document(&output).to_string(), expected, "{protocol}: {json}");
            let again = operation.respond(Some(find(protocol).unwrap()), Ok(&output)).unwrap();
            let (same, _) = operation.response(Some(find(protocol).unwrap()), &again).unwrap();
            assert_eq!(text::document(&same).to_string(), expected, "{protocol}: {json}, written again");
        }
    }
}

#[test]
fn they_are_null_in_xml() {
    let bodies = [
        ("<l><member/></l><keep>k</keep>", r#"{"l":[],"keep":"k"}"#),
        ("<l><member/><member><a>1</a></member></l>", r#"{"l":[{"a":"1"}]}"#),
        ("<s><member/><member><b>2</b></member></s>", r#"{"s":[null,{"b":"2"}]}"#),
        (
            "<m><entry><key>p</key><value/></entry><entry><key>q</key><value><a>1</a></value></entry></m>",
            r#"{"m":{"q":{"a":"1"}}}"#,
        ),
        ("<n><entry><key>p</key><value/></entry></n>", r#"{"n":{"p":null}}"#),
        ("<u><v/></u><keep>k</keep>", r#"{"keep":"k"}"#),
        ("<u><v/><x>1</x></u>", r#"{"u":{"x":"1"}}"#),
    ];
    for protocol in protocol::ALL.iter().filter(|protocol| protocol.has_xml()).map(|protocol| protocol.id()) {
        let operation = operation(protocol, MEMBERS);
        for (body, expected) in bodies {
            let outer = match protocol {
                REST_XML => format!("<Out>{body}</Out>"),
                "aws.protocols#awsQuery" => {
                    format!("<CallResponse><CallResult>{body}</CallResult></CallResponse>")
                }
                _ => format!("<CallResponse>{body}</CallResponse>"),
            };
            let (output, _) =
                operation.response(Some(find(protocol).unwrap()), &response(protocol, outer)).unwrap();
            assert_eq!(text::document(&output).to_string(), expected, "{protocol}: {body}");
        }
    }
}

#[test]
fn one_that_is_the_body_is_absent_and_is_told() {
    let traits = r#""smithy.api#httpPayload": {}, "smithy.api#required": {}"#;
    let output = format!(r#""p": {{"target": "a.b#U", "traits": {{{traits}}}}}"#);
    for protocol in [REST_JSON, "alloy#simpleRestJson", REST_XML] {
        let operation = operation(protocol, &output);
        let speaks = find(protocol).unwrap();
        let bodies: &[&str] = match protocol {
            REST_XML => &["", "<U/>", "<U><v/></U>"],
            _ => &["", "{}", "null", r#"{"x":null}"#, r#"{"v":{}}"#],
        };
        for body in bodies {
            let answer = response(protocol, body.to_string());
            let (output, missing) = operation.response(Some(speaks), &answer).unwrap();
            assert_eq!(missing, ["/p"], "{protocol}: {body}");
            let again = operation.respond(Some(speaks), Ok(&output)).unwrap();
            assert_eq!(again.body().len(), 0, "{protocol}: {body}");
        }
    }
}
