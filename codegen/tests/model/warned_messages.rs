//! Warnings about messages that lack something, or that other software may not take.

use crate::warnings::{of, warned, with_input};

#[test]
fn a_service_that_cannot_be_spoken() {
    let operation = r##""a#Do": {"type": "operation", "traits": {"aws.protocols#httpChecksum": {"requestChecksumRequired": true}}}"##;
    let types = "there are types, and no request or response can be made of them";
    let all = of("", operation);
    assert_eq!(all, [("a#Service".to_owned(), format!("no protocol; {types}"))]);
    let all = of(
        r##""a#own": {}"##,
        &format!(
            r##"{operation}, "a#own": {{"type": "structure", "traits": {{"smithy.api#trait": {{}}, "smithy.api#protocolDefinition": {{}}}}}}"##
        ),
    );
    let expected = format!("no protocol that is spoken yet, only `a#own`; {types}");
    assert_eq!(all, [("a#Service".to_owned(), expected)]);
}

#[test]
fn what_a_message_lacks() {
    let all = of(
        r##""aws.protocols#awsJson1_0": {}"##,
        r##""a#Do": {"type": "operation", "input": {"target": "a#In"}},
            "a#In": {"type": "structure", "members": {"shape": {"target": "a#Shape"}}},
            "a#Shape": {"type": "string", "traits": {"alloy#structurePattern": {"pattern": "{shape}", "target": "a#In"}}}"##,
    );
    let [shape] = &all[..] else { panic!("{all:#?}") };
    assert!(shape.0 == "a#Shape" && shape.1.contains("`alloy#structurePattern`; JSON has"), "{all:#?}");
}

#[test]
fn documents_that_a_protocol_has_no_form_for() {
    let operation = r##""a#Do": {"type": "operation", "input": {"target": "a#In"}, "traits": {"smithy.api#http": {"method": "POST", "uri": "/"}}},
        "a#In": {"type": "structure", "members": {"any": {"target": "smithy.api#Document"}}}"##;
    let [(shape, found)] = &of(r##""smithy.protocols#rpcv2Cbor": {}"##, operation)[..] else { panic!() };
    assert_eq!(shape, "a#In$any");
    assert!(found.contains("`a#Service`, which speaks `smithy.protocols#rpcv2Cbor`"), "{found}");
    assert_eq!(of(r##""aws.protocols#restJson1": {}"##, operation), []);
}

#[test]
fn lists_that_are_the_whole_body() {
    let operation = |target: &str| {
        let payload = r##""traits": {"smithy.api#httpPayload": {}}"##;
        format!(
            r##""a#Do": {{"type": "operation", "input": {{"target": "a#In"}}, "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/"}}}}}},
            "a#In": {{"type": "structure", "members": {{"part": {{"target": "{target}", {payload}}}}}}},
            "a#Part": {{"type": "structure", "members": {{"all": {{"target": "a#All", {payload}}}}}}},
            "a#All": {{"type": "list", "member": {{"target": "smithy.api#String"}}}}"##
        )
    };
    let protocol = r##""aws.protocols#restJson1": {}"##;
    let [(shape, found)] = &of(protocol, &operation("a#All"))[..] else { panic!() };
    assert_eq!(shape, "a#In$part");
    assert!(found.contains("a list as the body in `a#Service`"), "{found}");
    assert_eq!(of(protocol, &operation("a#Part")), []);
}

#[test]
fn hosts_that_may_be_of_another_domain() {
    let operation = |prefix: &str| {
        let traits = format!(r##""smithy.api#endpoint": {{"hostPrefix": "{prefix}"}}"##);
        format!(
            r##""a#Do": {{"type": "operation", "input": {{"target": "a#In"}}, "traits": {{{traits}}}}},
            "a#In": {{"type": "structure", "members": {{"key": {{"target": "smithy.api#String",
                "traits": {{"smithy.api#required": {{}}, "smithy.api#hostLabel": {{}}}}}}}}}}"##
        )
    };
    let protocol = r##""aws.protocols#awsJson1_0": {}"##;
    let [(shape, found)] = &of(protocol, &operation("data-{key}"))[..] else { panic!() };
    assert_eq!(shape, "a#Do");
    assert!(found.contains("does not end with a period"), "{found}");
    assert_eq!(of(protocol, &operation("data-{key}.")), []);
}

#[test]
fn an_order_of_keys_that_is_not_kept() {
    let all = of(
        r##""alloy#simpleRestJson": {}"##,
        r##""a#Do": {"type": "operation", "input": {"target": "a#In"}, "traits": {"smithy.api#http": {"method": "POST", "uri": "/"}}},
            "a#In": {"type": "structure", "members": {
                "map": {"target": "a#Map", "traits": {"alloy#preserveKeyOrder": {}}},
                "any": {"target": "smithy.api#Document", "traits": {"alloy#preserveKeyOrder": {}}},
                "ordered": {"target": "a#Ordered"}}},
            "a#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}},
            "a#Ordered": {"type": "document", "traits": {"alloy#preserveKeyOrder": {}}}"##,
    );
    let [map] = &all[..] else { panic!("{all:#?}") };
    assert!(map.0 == "a#In$map" && map.1.contains("a map is sorted by its keys"), "{all:#?}");
}

#[test]
fn statuses_that_mean_something_else() {
    let all = of(
        r##""aws.protocols#awsJson1_0": {}"##,
        r##""a#Do": {"type": "operation", "errors": [{"target": "a#Fine"}, {"target": "a#Theirs"}, {"target": "a#Good"}],
              "traits": {"smithy.api#http": {"method": "GET", "uri": "/", "code": 302}}},
            "a#Fine": {"type": "structure", "traits": {"smithy.api#error": "client", "smithy.api#httpError": 200}},
            "a#Theirs": {"type": "structure", "traits": {"smithy.api#error": "client", "smithy.api#httpError": 500}},
            "a#Good": {"type": "structure", "traits": {"smithy.api#error": "server", "smithy.api#httpError": 503}}"##,
    );
    let query = of(
        r##""aws.protocols#awsQuery": {}, "smithy.api#xmlNamespace": {"uri": "https://a.example/"}"##,
        r##""a#Do": {"type": "operation", "errors": [{"target": "a#Fine"}, {"target": "a#Good"}]},
            "a#Fine": {"type": "structure", "traits": {"smithy.api#error": "client",
                "aws.protocols#awsQueryError": {"code": "F", "httpResponseCode": 200}}},
            "a#Good": {"type": "structure", "traits": {"smithy.api#error": "client",
                "aws.protocols#awsQueryError": {"code": "G", "httpResponseCode": 503}}}"##,
    );
    let told = "the status 200 for an error; clients do not take it for an error";
    assert_eq!(query, [("a#Fine".to_owned(), told.to_owned())]);
    let shapes: Vec<&str> = all.iter().map(|(shape, _)| shape.as_str()).collect();
    assert_eq!(shapes, ["a#Do", "a#Fine", "a#Theirs"], "{all:#?}");
    assert!(
        all[1].1.contains("the status 200 for an error; clients do not take it for an error"),
        "{all:#?}"
    );
}

#[test]
fn parameters_of_forms_that_two_members_have() {
    let input = r##""a#Do": {"type": "operation", "input": {"target": "a#DoInput"}},
        "a#DoInput": {"type": "structure", "members": {
            "Action": {"target": "smithy.api#String"},
            "version": {"target": "smithy.api#String"},
            "one": {"target": "smithy.api#String", "traits": {"aws.protocols#ec2QueryName": "Two"}},
            "two": {"target": "smithy.api#String"}}}"##;
    let told = |member: &str, found: &str| (format!("a#DoInput${member}"), found.to_owned());
    let aws = r#""aws.protocols#awsQuery": {}, "smithy.api#xmlNamespace": {"uri": "https://a.example/"}"#;
    let tail = "a server cannot tell the two apart";
    let action = format!(r#"the parameter "Action", which the protocol has too; {tail}"#);
    assert_eq!(of(aws, input), [told("Action", &action)]);
    let version = format!(r#"the parameter "Version", which the protocol has too; {tail}"#);
    let two = format!(r#"the parameter "Two", which `one` has too; {tail}"#);
    let ec2 = r#""aws.protocols#ec2Query": {}, "smithy.api#xmlNamespace": {"uri": "https://a.example/"}"#;
    assert_eq!(of(ec2, input), [told("Action", &action), told("two", &two), told("version", &version)]);
}

#[test]
fn headers_that_are_not_the_models() {
    let members = r##""host": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "HOST"}},
        "other": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "X-Host"}}"##;
    let all: Vec<String> = warned(&with_input(members, r##""a#Other": {"type": "string"}"##))
        .iter()
        .map(|warning| {
            format!("{} {}: {}", warning.id, warning.shape.as_deref().unwrap_or_default(), warning.found)
        })
        .collect();
    assert_eq!(all, ["HttpHeaderTrait a#PutInput$host: a header that is not the model's: \"HOST\""]);
}

#[test]
fn errors_that_have_one_code() {
    let error = |name: &str, code: &str| {
        let own =
            format!(r##""aws.protocols#awsQueryError": {{"code": "{code}", "httpResponseCode": 400}}"##);
        format!(r##""a#{name}": {{"type": "structure", "traits": {{"smithy.api#error": "client", {own}}}}}"##)
    };
    let shapes = |code: &str| {
        let errors = [error("One", "Same"), error("Two", code)].join(", ");
        format!(
            r##"{errors}, "a#Do": {{"type": "operation", "errors": [{{"target": "a#One"}}, {{"target": "a#Two"}}]}}"##
        )
    };
    let service = r##""aws.protocols#awsQuery": {}, "smithy.api#xmlNamespace": {"uri": "a"}"##;
    let nothing: [(String, String); 0] = [];
    assert_eq!(of(service, &shapes("Other")), nothing);
    let told = "the code \"Same\", which another error of `a#Do` has too; clients take one for the other";
    assert_eq!(of(service, &shapes("Same")), [("a#Two".to_owned(), told.to_owned())]);
}
