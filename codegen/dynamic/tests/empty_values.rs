//! Values that are empty, in every protocol and place: what a message cannot tell from an absent one.

use ferrosmith::model::Source;
use ferrosmith_dynamic::{DynamicStructure, Operation, Service, text};
use ferrosmith_runtime::protocol::{RequestRef, find};
use ferrosmith_runtime::{ClientOptions, ServerOptions};

const PROTOCOLS: [&str; 9] = [
    "aws.protocols#restJson1",
    "alloy#simpleRestJson",
    "aws.protocols#restXml",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "smithy.protocols#rpcv2Cbor",
    "smithy.protocols#rpcv2Json",
];

const SHAPES: &str = r##"
    "a#Nothing": {"type": "structure", "members": {}},
    "a#Inner": {"type": "structure", "members": {"text": {"target": "smithy.api#String"}}},
    "a#Holder": {"type": "structure", "members": {"in": {"target": "a#Texts", "traits": {"smithy.api#required": {}}}}},
    "a#Outer": {"type": "structure", "members": {"in": {"target": "a#Inner", "traits": {"smithy.api#required": {}}}}},
    "a#Keeper": {"type": "structure", "members": {"in": {"target": "a#Map", "traits": {"smithy.api#required": {}}}}},
    "a#Told": {"type": "structure", "members": {"in": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}}},
    "a#Texts": {"type": "list", "member": {"target": "smithy.api#String"}},
    "a#Inners": {"type": "list", "member": {"target": "a#Inner"}},
    "a#Lists": {"type": "list", "member": {"target": "a#Texts"}},
    "a#Maps": {"type": "list", "member": {"target": "a#Map"}},
    "a#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}},
    "a#InnerMap": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#Inner"}},
    "a#ListMap": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#Texts"}},
    "a#MapMap": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#Map"}},
    "a#Union": {"type": "union", "members": {
        "unit": {"target": "smithy.api#Unit"}, "text": {"target": "smithy.api#String"}, "inner": {"target": "a#Inner"},
        "list": {"target": "a#Texts"}, "map": {"target": "a#Map"}, "inners": {"target": "a#Inners"},
        "flat": {"target": "a#Texts", "traits": {"smithy.api#xmlFlattened": {}}}}}"##;

/// A type of a member, and values of it.
type Values = (&'static str, &'static [&'static str]);

const BODY: &[Values] = &[
    ("smithy.api#String", &[r#""""#]),
    ("smithy.api#Blob", &[r#""""#]),
    ("a#Nothing", &["{}"]),
    ("a#Inner", &["{}"]),
    ("a#Holder", &[r#"{"in":[]}"#]),
    ("a#Outer", &[r#"{"in":{}}"#]),
    ("a#Keeper", &[r#"{"in":{}}"#]),
    ("a#Told", &[r#"{"in":""}"#]),
    ("a#Texts", &["[]", r#"[""]"#, r#"["",""]"#]),
    ("a#Inners", &["[]", "[{}]", "[{},{}]", r#"[{"text":"a"},{}]"#, r#"[{},{"text":"a"}]"#]),
    ("a#Lists", &["[]", "[[]]", r#"[["a"],[]]"#, r#"[[],["a"]]"#]),
    ("a#Maps", &["[]", "[{}]", r#"[{"a":"b"},{}]"#, r#"[{},{"a":"b"}]"#]),
    ("a#Map", &["{}", r#"{"":""}"#]),
    ("a#InnerMap", &["{}", r#"{"k":{}}"#]),
    ("a#ListMap", &["{}", r#"{"k":[]}"#]),
    ("a#MapMap", &["{}", r#"{"k":{}}"#]),
    (
        "a#Union",
        &[
            r#"{"unit":{}}"#,
            r#"{"text":""}"#,
            r#"{"inner":{}}"#,
            r#"{"list":[]}"#,
            r#"{"map":{}}"#,
            r#"{"inners":[{}]}"#,
            r#"{"flat":[]}"#,
        ],
    ),
];

/// Those that may be flattened.
const FLAT: &[Values] = &[BODY[8], BODY[9], BODY[10], BODY[11], BODY[12], BODY[13], BODY[14], BODY[15]];

fn operation(protocol: &str, target: &str, traits: &str, uri: &str) -> Operation {
    let model = format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Call"}}],
                "traits": {{"smithy.api#xmlNamespace": {{"uri": "urn:a"}}, "{protocol}": {{}}}}}},
            "a#Call": {{"type": "operation", "input": {{"target": "a#Data"}}, "output": {{"target": "a#Data"}},
                "traits": {{"smithy.api#http": {{"method": "POST", "uri": "{uri}", "code": 200}}}}}},
            "a#Data": {{"type": "structure", "members": {{"m": {{"target": "{target}", "traits": {{{traits}}}}}}}}},
            {SHAPES}}}}}"##
    );
    let service = Service::load(&[Source { name: "model.json", text: model.as_bytes() }]).unwrap();
    service.operation("Call").unwrap().clone()
}

/// Returns what a server reads of a request, and a client of a response.
fn exchange(operation: &Operation, protocol: &str, value: &str) -> [String; 2] {
    let protocol = find(protocol).unwrap();
    let mut data = operation.input();
    text::read(format!(r#"{{"m":{value}}}"#).as_bytes(), &mut data).unwrap();
    let told = |data: &DynamicStructure| text::document(data).to_string();
    let request = operation.any().request(Some(protocol), &data, &ClientOptions::default());
    let request = request.map_err(|error| format!("client: {error}")).and_then(|request| {
        let read =
            operation.parse_request(Some(protocol), RequestRef::whole(&request), &ServerOptions::default());
        read.map(|read| told(&read)).map_err(|error| format!("server: {}", error.message()))
    });
    let mut output = operation.output();
    text::read(format!(r#"{{"m":{value}}}"#).as_bytes(), &mut output).unwrap();
    let response = operation.respond(Some(protocol), Ok(&output));
    let response = response.map_err(|error| format!("server: {error}")).and_then(|response| {
        let read = operation.response(Some(protocol), &response);
        read.map(|read| told(&read.0)).map_err(|error| format!("client: {error}"))
    });
    [request, response].map(|read| read.unwrap_or_else(|error| error))
}

/// A place of a member in messages.
struct Place {
    name: &'static str,
    /// The trait that puts it there.
    binding: &'static str,
    uri: &'static str,
    values: &'static [Values],
}

const fn place(name: &'static str, binding: &'static str, values: &'static [Values]) -> Place {
    Place { name, binding, uri: "/call", values }
}

const TEXT: Values = ("smithy.api#String", &[r#""""#]);
const TEXTS: Values = ("a#Texts", &["[]", r#"[""]"#, r#"["",""]"#, r#"["a",""]"#]);
const MAP: Values = ("a#Map", &["{}", r#"{"":""}"#, r#"{"k":""}"#]);
const LIST_MAP: Values = ("a#ListMap", &["{}", r#"{"k":[]}"#, r#"{"k":[""]}"#]);

const PLACES: [Place; 9] = [
    place("body", "", BODY),
    place("flat", r#""smithy.api#xmlFlattened": {}"#, FLAT),
    place("header", r#""smithy.api#httpHeader": "x-m""#, &[TEXT, TEXTS]),
    place("prefix", r#""smithy.api#httpPrefixHeaders": "x-m-""#, &[MAP]),
    place("parameter", r#""smithy.api#httpQuery": "m""#, &[TEXT, TEXTS]),
    place("parameters", r#""smithy.api#httpQueryParams": {}"#, &[MAP, LIST_MAP]),
    place("payload", r#""smithy.api#httpPayload": {}"#, BODY),
    Place { uri: "/call/{m}", ..place("label", r#""smithy.api#httpLabel": {}"#, &[TEXT]) },
    Place { uri: "/call/{m+}", ..place("label", r#""smithy.api#httpLabel": {}"#, &[TEXT]) },
];

impl Place {
    fn is_in(&self, protocol: &str) -> bool {
        match self.name {
            "body" => true,
            "flat" => protocol.contains("Xml") || protocol.contains("Query"),
            _ => is_rest(protocol),
        }
    }
}

fn is_rest(protocol: &str) -> bool {
    protocol.contains("rest") || protocol.contains("Rest")
}

/// Protocols, a place, whether it is that of requests alone, and values.
type Untold = (fn(&str) -> bool, &'static str, bool, &'static [&'static str]);

/// Values that no message of a protocol has in a place: a server reads one that it wants as empty, and any other one is
/// absent.
const UNTOLD: &[Untold] = &[
    (|protocol| protocol.contains("Xml"), "flat", false, &["[]", "{}"]),
    (|protocol| protocol.contains("awsQuery"), "flat", true, &["{}"]),
    (|protocol| protocol.contains("ec2Query"), "flat", true, &["[]", "{}"]),
    (|protocol| protocol.contains("Query"), "body", true, &["{}", r#"{"in":{}}"#]),
    (|protocol| protocol.contains("ec2Query"), "body", true, &["[]", r#"{"in":[]}"#]),
    (is_rest, "parameter", true, &["[]"]),
    (is_rest, "parameters", true, &["{}"]),
    (is_rest, "prefix", false, &["{}"]),
    (|protocol| protocol.ends_with("Json") || protocol.ends_with("Json1"), "payload", true, &["{}"]),
];

/// Returns what a value becomes: in messages of queries, answers are in XML.
fn expected(
    protocol: &str,
    place: &str,
    target: &str,
    is_request: bool,
    is_wanted: bool,
    value: &str,
) -> String {
    let in_xml = protocol.contains("Xml") || !is_request && protocol.contains("Query");
    let is_untold = UNTOLD.iter().any(|(is_protocol, at, in_requests, values)| {
        is_protocol(protocol) && *at == place && (is_request || !in_requests) && values.contains(&value)
    });
    if is_request && protocol.contains("Query") {
        let (is_ec2, list) = (protocol.contains("ec2"), |text: &str| format!(r#"{{"m":{text}}}"#));
        match value {
            "[{}]" | "[{},{}]" if !is_wanted => return "{}".to_owned(),
            "[[]]" if is_ec2 && !is_wanted => return "{}".to_owned(),
            "[{}]" | "[{},{}]" | "[[]]" if is_ec2 => return list("[]"),
            "[{}]" | "[{},{}]" => return "must not be null".to_owned(),
            r#"[{"text":"a"},{}]"# => return list(r#"[{"text":"a"}]"#),
            r#"[{"a":"b"},{}]"# => return list(r#"[{"a":"b"}]"#),
            r#"[["a"],[]]"# if is_ec2 => return list(r#"[["a"]]"#),
            _ if target == "a#Union" && is_untold_member(value, is_ec2) => {
                return if is_wanted { "must not be null" } else { "{}" }.to_owned();
            }
            _ => {}
        }
    }
    let in_answer =
        !is_request && protocol.contains("Query") && place == "flat" && ["[]", "{}"].contains(&value);
    match value {
        r#"{"flat":[]}"# if in_xml => "nothing would be written".to_owned(),
        r#""""# if place == "label" && is_request => "a text that is not empty".to_owned(),
        // The key is lost with its values.
        r#"{"k":[]}"# if place == "parameters" && is_request => {
            ["{}", r#"{"m":{}}"#][usize::from(is_wanted)].to_owned()
        }
        // A structure is sent where it is absent, and a map is not.
        _ if place == "payload" && target.contains("Map") => format!(r#"{{"m":{value}}}"#),
        _ if (is_untold || in_answer) && !is_wanted => "{}".to_owned(),
        _ => format!(r#"{{"m":{value}}}"#),
    }
}

/// Returns `true` if a form has no parameter for the member of a union, so that it has none for the union.
fn is_untold_member(union: &str, is_ec2: bool) -> bool {
    let is_list = [r#"{"list":[]}"#, r#"{"flat":[]}"#].contains(&union);
    is_list && is_ec2 || [r#"{"inner":{}}"#, r#"{"map":{}}"#, r#"{"inners":[{}]}"#].contains(&union)
}

/// The traits of a member, and whether a server and a client have it in any case.
const KINDS: [(&str, bool, bool); 3] = [
    (r#""smithy.api#required": {}"#, true, true),
    (r#""smithy.api#required": {}, "smithy.api#clientOptional": {}"#, true, false),
    ("", false, false),
];

#[test]
fn empty_values_are_told_or_known_not_to_be() {
    let (mut all, mut lost) = (0, Vec::new());
    for (protocol, place) in PROTOCOLS.iter().flat_map(|protocol| PLACES.iter().map(move |of| (protocol, of)))
    {
        let kinds = if place.name == "label" { &KINDS[..1] } else { &KINDS };
        for (kind, server, client) in kinds.iter().filter(|_| place.is_in(protocol)) {
            let traits: Vec<&str> = [place.binding, kind].into_iter().filter(|of| !of.is_empty()).collect();
            for (target, values) in place.values {
                let operation = operation(protocol, target, &traits.join(", "), place.uri);
                for value in *values {
                    let found = exchange(&operation, protocol, value);
                    for (found, (is_request, is_wanted)) in
                        found.iter().zip([(true, *server), (false, *client)])
                    {
                        all += 1;
                        let expected = expected(protocol, place.name, target, is_request, is_wanted, value);
                        let is_error = !expected.starts_with('{');
                        if *found != expected && !(is_error && found.contains(&expected)) {
                            let at = format!("{protocol} {} {target} {kind} {is_request}", place.name);
                            lost.push(format!("{at}: {value} became {found}"));
                        }
                    }
                }
            }
        }
    }
    assert!(lost.is_empty(), "{} of {all}: {lost:#?}", lost.len());
    assert!(all > 3000, "{all}");
}

#[test]
fn an_empty_body_without_a_media_type_is_a_payload_that_a_server_wants() {
    let told = |operation: &Operation, protocol: &str| {
        let protocol = find(protocol).unwrap();
        let request = ferrosmith_runtime::http::Request::post("/call").body("").unwrap();
        let read =
            operation.parse_request(Some(protocol), RequestRef::whole(&request), &ServerOptions::default());
        read.map_or_else(|error| error.message().to_owned(), |read| text::document(&read).to_string())
    };
    // In simpleRestJson these payloads are JSON, which is never without bytes.
    for protocol in PROTOCOLS.into_iter().filter(|protocol| protocol.contains(".protocols#rest")) {
        for (kind, is_wanted, _) in KINDS {
            let traits =
                [r#""smithy.api#httpPayload": {}"#, kind].join(if kind.is_empty() { "" } else { ", " });
            for target in ["smithy.api#Blob", "smithy.api#String"] {
                let expected = if is_wanted { r#"{"m":""}"# } else { "{}" };
                let operation = operation(protocol, target, &traits, "/call");
                assert_eq!(told(&operation, protocol), expected, "{protocol} {target} {kind}");
            }
        }
    }
}
