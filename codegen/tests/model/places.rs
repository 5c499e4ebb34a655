//! Warnings about members that have the place of something else in a message, or none.

use ferrosmith::model::Source;
use ferrosmith::{Input, generate};

/// Returns the warnings about a service with these traits, whose operation has these members in its input and its error.
fn warned(service: &str, input: &str, error: &str) -> Vec<String> {
    warned_by("POST", service, input, error)
}

fn warned_by(method: &str, service: &str, input: &str, error: &str) -> Vec<String> {
    let text = format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Do"}}],
                "traits": {{"smithy.api#xmlNamespace": {{"uri": "urn:a", "prefix": "own"}}, {service}}}}},
            "a#Do": {{"type": "operation", "input": {{"target": "a#In"}}, "errors": [{{"target": "a#Failed"}}],
                "traits": {{"smithy.api#http": {{"method": "{method}", "uri": "/"}}}}}},
            "a#In": {{"type": "structure", "members": {{{input}}}}},
            "a#Failed": {{"type": "structure", "traits": {{"smithy.api#error": "client"}}, "members": {{{error}}}}},
            "a#Map": {{"type": "map", "key": {{"target": "smithy.api#String"}}, "value": {{"target": "smithy.api#String"}}}}}}}}"##
    );
    let inputs = [Input::new("a", [Source { name: "a.json", text: text.as_bytes() }])];
    let warnings = generate(&inputs).unwrap().warnings;
    warnings.iter().map(|warning| format!("{}: {}", warning.id, warning.message)).collect()
}

fn member(name: &str, target: &str, traits: &str) -> String {
    format!(r#""{name}": {{"target": "{target}", "traits": {{{traits}}}}}"#)
}

const TEXT: &str = "smithy.api#String";

fn named(name: &str, xml_name: &str) -> String {
    member(name, TEXT, &format!(r#""smithy.api#xmlName": "{xml_name}""#))
}

/// Checks that there is one warning with these words, or none.
#[track_caller]
fn only(found: &[String], expected: Option<&str>) {
    match (found, expected) {
        ([], None) => {}
        ([only], Some(expected)) => assert!(only.contains(expected), "{only}"),
        (all, _) => panic!("{expected:?}: {all:#?}"),
    }
}

#[test]
fn members_of_errors_in_the_place_of_the_code() {
    let xml = Some("ErrorCode: found the element `Code`, in which the protocol has the code");
    let key = Some("ErrorCode: found the key `__type`, in which the protocol has the code");
    let header = member("Code", TEXT, r#""smithy.api#httpHeader": "x-code""#);
    for (protocol, error, expected) in [
        ("aws.protocols#restXml", member("Code", TEXT, ""), xml),
        ("aws.protocols#awsQuery", member("Code", "smithy.api#Integer", ""), xml),
        ("aws.protocols#ec2Query", named("reason", "own:Code"), xml),
        ("aws.protocols#restXml", named("Code", "Reason"), None),
        ("aws.protocols#restXml", member("code", TEXT, ""), None),
        ("aws.protocols#restXml", header, None),
        ("aws.protocols#restJson1", member("Code", TEXT, ""), None),
        ("aws.protocols#restJson1", member("__type", TEXT, ""), None),
        ("aws.protocols#awsJson1_1", member("__type", TEXT, ""), key),
        ("smithy.protocols#rpcv2Cbor", member("__type", TEXT, ""), key),
    ] {
        only(&warned(&format!(r#""{protocol}": {{}}"#), "", &error), expected);
    }
    let bound = |header: &str| member("t", TEXT, &format!(r#""smithy.api#httpHeader": "{header}""#));
    let alloy = Some("ErrorCode: found the header `X-Error-Type`, in which the protocol has the code");
    for (protocol, error, expected) in [
        ("alloy#simpleRestJson", bound("x-error-type"), alloy),
        ("aws.protocols#restJson1", bound("X-Error-Type"), None),
        // Services of AWS have the code itself there.
        ("aws.protocols#restJson1", bound("X-Amzn-Errortype"), None),
    ] {
        only(&warned(&format!(r#""{protocol}": {{}}"#), "", &error), expected);
    }
    // Only errors have a code.
    only(&warned(r#""aws.protocols#restXml": {}"#, &member("Code", TEXT, ""), ""), None);
}

#[test]
fn prefixes_that_stand_for_nothing() {
    let undeclared = Some("XmlPrefix: found the prefix \"p\", which no `smithy.api#xmlNamespace`");
    let declared =
        r#""smithy.api#xmlName": "p:x", "smithy.api#xmlNamespace": {"uri": "urn:p", "prefix": "p"}"#;
    let attribute = r#""smithy.api#xmlAttribute": {}, "smithy.api#xmlName""#;
    for (protocol, input, expected) in [
        ("aws.protocols#restXml", named("m", "p:x"), undeclared),
        ("aws.protocols#awsQuery", named("m", "p:x"), undeclared),
        ("aws.protocols#restJson1", named("m", "p:x"), None),
        ("aws.protocols#restXml", named("m", "own:x"), None),
        ("aws.protocols#restXml", member("m", TEXT, declared), None),
        ("aws.protocols#restXml", member("m", TEXT, &format!(r#"{attribute}: "xml:lang""#)), None),
        ("aws.protocols#restXml", member("m", TEXT, &format!(r#"{attribute}: "p:lang""#)), undeclared),
    ] {
        only(&warned(&format!(r#""{protocol}": {{}}"#), &input, ""), expected);
    }
}

#[test]
fn names_that_differ_in_their_prefix_alone() {
    let members = format!("{}, {}", named("m", "own:x"), named("n", "x"));
    let found = warned(r#""aws.protocols#restXml": {}"#, &members, "");
    only(&found, Some("XmlName: found the XML element \"x\", which `m` has too"));
}

#[test]
fn maps_in_the_place_of_a_key() {
    let header = r#""smithy.api#httpApiKeyAuth": {"in": "header", "name": "X-Key"}"#;
    let query = r#""smithy.api#httpApiKeyAuth": {"in": "query", "name": "key"}"#;
    let prefix = |prefix: &str| format!(r#""smithy.api#httpPrefixHeaders": "{prefix}""#);
    let all = r#""smithy.api#httpQueryParams": {}"#.to_owned();
    let in_headers = Some(
        "AuthTrait: found a map of the headers that start with \"x-\", in which `smithy.api#httpApiKeyAuth`",
    );
    let in_all = Some("AuthTrait: found a map of all parameters, in which `smithy.api#httpApiKeyAuth`");
    for (scheme, binding, expected) in [
        (header, prefix("x-"), in_headers),
        (header, prefix("x-key-"), None),
        (header, prefix("y"), None),
        (header, all.clone(), None),
        (query, all, in_all),
        (query, prefix("k"), None),
    ] {
        let input = member("m", "a#Map", &binding);
        only(&warned(&format!(r#""aws.protocols#restJson1": {{}}, {scheme}"#), &input, ""), expected);
    }
}

/// Returns the warnings about an operation of restJson1 with these HTTP traits, which has the labels `l` and `m` and this output.
fn warned_by_response(http: &str, output: &str) -> Vec<String> {
    let label = |name: &str| member(name, TEXT, r#""smithy.api#httpLabel": {}, "smithy.api#required": {}"#);
    let text = format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a#S": {{"type": "service", "operations": [{{"target": "a#Do"}}], "traits": {{"aws.protocols#restJson1": {{}}}}}},
            "a#Do": {{"type": "operation", "input": {{"target": "a#In"}}, "output": {{"target": "a#Out"}},
                "traits": {{"smithy.api#http": {{{http}}}}}}},
            "a#In": {{"type": "structure", "members": {{{}, {}}}}},
            "a#Out": {{"type": "structure", "members": {{{output}}}}}}}}}"##,
        label("l"),
        label("m"),
    );
    let inputs = [Input::new("a", [Source { name: "a.json", text: text.as_bytes() }])];
    let warnings = generate(&inputs).unwrap().warnings;
    warnings.iter().map(|warning| format!("{}: {}", warning.id, warning.message)).collect()
}

#[test]
fn bodies_of_responses_that_have_none() {
    let head = r#""method": "HEAD", "uri": "/{l}/{m}""#;
    let of = |code: u16| format!(r#""method": "PUT", "uri": "/{{l}}/{{m}}", "code": {code}"#);
    let (plain, header) = (member("o", TEXT, ""), member("o", TEXT, r#""smithy.api#httpHeader": "o""#));
    let payload = member("o", TEXT, r#""smithy.api#httpPayload": {}"#);
    let by_method =
        Some("HttpMethodSemantics.ResponseWithoutBody: found the method HEAD, and `o` in the body");
    let by_status =
        Some("HttpMethodSemantics.ResponseWithoutBody: found the status 204, and `o` in the body");
    for (http, output, expected) in [
        (head, &plain, by_method),
        (head, &payload, by_method),
        (head, &header, None),
        (&of(204), &plain, by_status),
        (&of(205), &plain, Some("the status 205, and `o` in the body")),
        (&of(204), &header, None),
        (&of(200), &plain, None),
        // As it stands, it is no success.
        (&of(304), &plain, Some("HttpResponseCodeSemantics: found the status 304 for a success")),
    ] {
        only(&warned_by_response(http, output), expected);
    }
}

#[test]
fn labels_behind_a_greedy_one() {
    let told = Some("HttpUriGreedyLabel: found the greedy label `l` before the label `m`");
    for (uri, expected) in
        [("/x/{l+}/{m}", told), ("/{l+}/y/{m}/z?a", told), ("/{m}/{l+}", None), ("/{m}/{l+}/z", None)]
    {
        let http = format!(r#""method": "PUT", "uri": "{uri}""#);
        only(&warned_by_response(&http, ""), expected);
    }
}

#[test]
fn methods_in_another_case() {
    let told = Some("HttpMethodSemantics.UnknownMethod: found the method \"Get\", which is another than GET");
    for (method, protocol, expected) in [
        ("Get", "aws.protocols#restJson1", told),
        ("GET", "aws.protocols#restJson1", None),
        ("Get", "aws.protocols#awsJson1_0", None),
        ("get-all", "aws.protocols#restJson1", None),
    ] {
        only(&warned_by(method, &format!(r#""{protocol}": {{}}"#), "", ""), expected);
    }
}

#[test]
fn bodies_where_none_is_expected() {
    let told = Some("HttpMethodSemantics.UnexpectedPayload: found the method GET, and `m` in the body");
    let payload = member("m", TEXT, r#""smithy.api#httpPayload": {}"#);
    for (method, protocol, input, expected) in [
        ("GET", "aws.protocols#restJson1", member("m", TEXT, ""), told),
        ("GET", "aws.protocols#restXml", payload.clone(), told),
        ("GET", "aws.protocols#awsJson1_0", member("m", TEXT, ""), None),
        ("GET", "aws.protocols#restJson1", member("m", TEXT, r#""smithy.api#httpQuery": "m""#), None),
        ("PUT", "aws.protocols#restJson1", payload, None),
    ] {
        only(&warned_by(method, &format!(r#""{protocol}": {{}}"#), &input, ""), expected);
    }
}
