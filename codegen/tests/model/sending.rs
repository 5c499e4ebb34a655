//! Streams, events, compression and checksums that a model asks for and no message has.

use ferrosmith::model::Source;
use ferrosmith::{Input, generate};

use crate::message;

const SERVICE: &str = r##""a#Service": {"type": "service", "version": "1", "operations": [{"target": "a#Do"}],
    "traits": {"aws.protocols#restJson1": {}}}"##;

/// Returns the warnings about an operation with these traits and sides, as the shapes and the words that matter.
fn warned(operation: &str, traits: &str, shapes: &str) -> Vec<(String, String)> {
    let http = r##""smithy.api#http": {"method": "POST", "uri": "/do"}"##;
    let text = format!(
        r##"{{"smithy": "2.0", "shapes": {{{SERVICE}, {shapes}
            "a#Do": {{"type": "operation", {operation} "traits": {{{http}{traits}}}}}}}}}"##
    );
    let source = Source { name: "model.json", text: text.as_bytes() };
    let warnings = generate(&[Input::new("a", [source])]).unwrap().warnings.0;
    let told = |warning: &ferrosmith::Diagnostic| (warning.shape.clone().unwrap(), warning.message.clone());
    warnings.iter().map(told).collect()
}

/// Returns a structure with a stream as its body.
fn with_stream(name: &str, traits: &str) -> String {
    let payload = r##""smithy.api#httpPayload": {}"##;
    format!(
        r##""{name}": {{"type": "structure", "members": {{"body": {{"target": "a#Bytes", "traits": {{{payload}{traits}}}}}}}}},"##
    )
}

const BYTES: &str = r##""a#Bytes": {"type": "blob", "traits": {"smithy.api#streaming": {}}},"##;
const KNOWN: &str = r##""a#Bytes": {"type": "blob", "traits": {"smithy.api#streaming": {}, "smithy.api#requiresLength": {}}},"##;
const REQUIRED: &str = r##", "smithy.api#required": {}"##;

#[test]
fn streams_that_may_be_absent() {
    let input = r##""input": {"target": "a#In"},"##;
    let [(shape, found)] = &warned(input, "", &(with_stream("a#In", "") + BYTES))[..] else { panic!() };
    assert_eq!(shape, "a#In$body");
    assert!(found.contains("neither required nor has a default"), "{found}");
    for fine in [REQUIRED, r##", "smithy.api#default": """##] {
        assert_eq!(warned(input, "", &(with_stream("a#In", fine) + BYTES)), []);
    }
}

#[test]
fn streams_of_known_length_in_outputs() {
    let shapes = with_stream("a#In", REQUIRED) + &with_stream("a#Out", REQUIRED) + KNOWN;
    let both = r##""input": {"target": "a#In"}, "output": {"target": "a#Out"},"##;
    let [(shape, found)] = &warned(both, "", &shapes)[..] else { panic!() };
    assert_eq!(shape, "a#Out$body");
    assert!(found.contains("`smithy.api#requiresLength`"), "{found}");
}

#[test]
fn compression_that_is_not_done() {
    let input = r##""input": {"target": "a#In"},"##;
    let plain = r##""a#In": {"type": "structure", "members": {"x": {"target": "smithy.api#String"}}},"##;
    let all = |encodings: &str, operation: &str, shapes: &str| {
        let traits = format!(r##", "smithy.api#requestCompression": {{"encodings": [{encodings}]}}"##);
        warned(operation, &traits, shapes).into_iter().map(|(_, found)| found).collect::<Vec<_>>()
    };
    assert_eq!(all(r##""gzip", "GZIP""##, input, plain), Vec::<String>::new());
    let [unknown] = &all(r##""brotli", "gzip""##, input, plain)[..] else { panic!() };
    assert!(unknown.contains("the encoding \"brotli\""), "{unknown}");
    let [nothing] = &all(r##""gzip""##, "", "")[..] else { panic!() };
    assert!(nothing.contains("an operation without an input"), "{nothing}");
    let [length] = &all(r##""gzip""##, input, &(with_stream("a#In", REQUIRED) + KNOWN))[..] else { panic!() };
    assert!(length.contains("a stream whose length is to be known"), "{length}");
}

#[test]
fn names_that_no_frame_has_room_for() {
    let with = |header: &str, event: &str| {
        format!(
            r##"{SERVICE}, "a#Do": {{"type": "operation", "output": {{"target": "a#Out"}},
                "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/do"}}}}}},
            "a#Out": {{"type": "structure", "members": {{
                "events": {{"target": "a#Events", "traits": {{"smithy.api#httpPayload": {{}}}}}}}}}},
            "a#Events": {{"type": "union", "members": {{"{event}": {{"target": "a#Event"}}}},
                "traits": {{"smithy.api#streaming": {{}}}}}},
            "a#Event": {{"type": "structure", "members": {{
                "{header}": {{"target": "smithy.api#String", "traits": {{"smithy.api#eventHeader": {{}}}}}}}}}}"##
        )
    };
    assert!(crate::load(&with(&"h".repeat(255), &"e".repeat(32767))).is_ok());
    assert!(message(&with(&"h".repeat(256), "e")).contains("the name of a header of 256 bytes"));
    assert!(message(&with("h", &"e".repeat(32768))).contains("the name of an event of 32768 bytes"));
}

#[test]
fn streams_that_no_protocol_has() {
    let found = |protocol: &str, target: &str| {
        let text = format!(
            r##"{{"smithy": "2.0", "shapes": {{
                "a#Service": {{"type": "service", "version": "1", "operations": [{{"target": "a#Do"}}],
                    "traits": {{"{protocol}": {{}}, "smithy.api#xmlNamespace": {{"uri": "a"}}}}}},
                "a#Do": {{"type": "operation", "input": {{"target": "a#In"}},
                    "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/do"}}}}}},
                "a#In": {{"type": "structure", "members": {{"stream": {{"target": "a#{target}",
                    "traits": {{"smithy.api#required": {{}}, "smithy.api#httpPayload": {{}}}}}}}}}},
                "a#Bytes": {{"type": "blob", "traits": {{"smithy.api#streaming": {{}}}}}},
                "a#Events": {{"type": "union", "members": {{"one": {{"target": "a#One"}}}},
                    "traits": {{"smithy.api#streaming": {{}}}}}},
                "a#One": {{"type": "structure", "members": {{}}}}}}}}"##
        );
        let source = Source { name: "model.json", text: text.as_bytes() };
        let warnings = generate(&[Input::new("a", [source])]).unwrap().warnings.0;
        warnings.into_iter().map(|warning| warning.message).collect::<Vec<_>>()
    };
    for (protocol, target, expected) in [
        ("aws.protocols#restJson1", "Bytes", None),
        ("aws.protocols#restJson1", "Events", None),
        ("aws.protocols#awsJson1_1", "Bytes", Some("a stream of bytes, which no protocol")),
        ("aws.protocols#awsJson1_1", "Events", None),
        ("smithy.protocols#rpcv2Cbor", "Bytes", Some("a stream of bytes, which no protocol")),
        ("aws.protocols#awsQuery", "Events", Some("a stream of events, which no protocol")),
    ] {
        match (&found(protocol, target)[..], expected) {
            ([], None) => {}
            ([only], Some(expected)) => assert!(only.contains(expected), "{only}"),
            (all, _) => panic!("{protocol} {target}: {all:#?}"),
        }
    }
}

#[test]
fn keys_of_members_that_are_bound_elsewhere() {
    let structure = |name: &str| {
        format!(
            r##""{name}": {{"type": "structure", "members": {{
                "a": {{"target": "smithy.api#String", "traits": {{"smithy.api#httpHeader": "x-a"}}}},
                "b": {{"target": "smithy.api#String", "traits": {{"smithy.api#jsonName": "a"}}}}}}}}"##
        )
    };
    assert!(crate::load(&structure("a#Input")).is_ok(), "one is a header, the other is in the body");
    let inside = r##""a#Other": {"type": "structure", "members": {"in": {"target": "a#Inner"}}}, "##;
    let found = message(&(inside.to_owned() + &structure("a#Inner")));
    assert!(found.contains("the JSON key \"a\", which `a` has too"), "{found}");
}

#[test]
fn traits_of_members_that_nobody_looks_at() {
    let input = r##""input": {"target": "a#In"},"##;
    let shapes = |traits: &str| {
        format!(
            r##""a#In": {{"type": "structure", "members": {{"inner": {{"target": "a#Inner"}}}}}},
            "a#Inner": {{"type": "structure", "members": {{
                "x": {{"target": "smithy.api#String", "traits": {{{traits}}}}}}}}},"##
        )
    };
    for (traits, expected) in [
        (r##""smithy.api#idempotencyToken": {}"##, "no token is filled in"),
        (r##""smithy.rules#contextParam": {"name": "X"}"##, "no endpoint depends on it"),
    ] {
        let [(shape, found)] = &warned(input, "", &shapes(traits))[..] else { panic!("{traits}") };
        assert_eq!(shape, "a#Inner$x");
        assert!(found.contains(expected), "{found}");
    }
}

#[test]
fn a_token_that_is_no_value_of_its_enum() {
    let shapes = r##""a#In": {"type": "structure", "members": {
            "once": {"target": "a#Once", "traits": {"smithy.api#idempotencyToken": {}}}}},
        "a#Once": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},"##;
    let [(shape, found)] = &warned(r##""input": {"target": "a#In"},"##, "", shapes)[..] else { panic!() };
    assert_eq!(shape, "a#In$once");
    assert!(found.contains("a random UUID, which is no value of the enum"), "{found}");
}

#[test]
fn checksums_that_no_message_has() {
    let input = r##""input": {"target": "a#In"},"##;
    let shapes = r##""a#In": {"type": "structure", "members": {
            "algorithm": {"target": "a#Algorithm"}, "mode": {"target": "a#Algorithm"}}},
        "a#Algorithm": {"type": "enum", "members": {
            "ONE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "CRC32"}},
            "TWO": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "crc64"}}}},"##;
    for (traits, expected) in [
        (r##""requestAlgorithmMember": "algorithm""##, "the algorithm \"crc64\", which does not exist"),
        (
            r##""requestValidationModeMember": "mode", "requestChecksumRequired": true"##,
            "no algorithms of them",
        ),
        (r##""responseAlgorithms": ["CRC32"]"##, "no member that asks for them"),
        (
            r##""requestValidationModeMember": "mode", "responseAlgorithms": ["CRC32"]"##,
            "`a#Algorithm`, which has no value \"ENABLED\"",
        ),
    ] {
        let traits = format!(r##", "aws.protocols#httpChecksum": {{{traits}}}"##);
        let [(shape, found)] = &warned(input, &traits, shapes)[..] else { panic!("{traits}") };
        assert_eq!(shape, "a#Do");
        assert!(found.contains(expected), "{found}");
    }
}

#[test]
fn nulls_that_have_no_place() {
    let input = r##""input": {"target": "a#In"},"##;
    let shapes = r##""a#In": {"type": "structure", "members": {
            "x": {"target": "a#List", "traits": {"smithy.api#httpHeader": "x-x"}},
            "y": {"target": "a#List", "traits": {"smithy.api#httpQuery": "y"}}, "z": {"target": "a#List"}}},
        "a#List": {"type": "list", "member": {"target": "smithy.api#String"}, "traits": {"smithy.api#sparse": {}}},"##;
    let found = warned(input, "", shapes);
    assert_eq!(found.iter().map(|(shape, _)| shape.as_str()).collect::<Vec<_>>(), ["a#In$x", "a#In$y"]);
    assert!(found.iter().all(|(_, found)| found.contains("which is sparse")), "{found:?}");
}
