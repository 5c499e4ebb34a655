//! Services that tell endpoints, queries, and what authenticates: mistakes that several shapes make together.

use ferrosmith::model::Source;
use ferrosmith::{Input, generate};

use crate::{load, message, messages};

/// The shapes of a service that tells endpoints.
const SHAPES: &str = r##"
    "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Do"}, {"target": "a#Find"}],
        "traits": {"aws.protocols#awsJson1_0": {}, "aws.api#clientEndpointDiscovery": {"operation": "a#Find", "error": "a#Moved"}}},
    "a#Do": {"type": "operation", "input": {"target": "a#In"}, "errors": [{"target": "a#Moved"}],
        "traits": {"aws.api#clientDiscoveredEndpoint": {"required": true}}},
    "a#In": {"type": "structure", "members": {"id": {"target": "smithy.api#String",
        "traits": {"smithy.api#required": {}, "aws.api#clientEndpointDiscoveryId": {}}}}},
    "a#Find": {"type": "operation", "input": {"target": "a#FindIn"}, "output": {"target": "a#FindOut"}},
    "a#FindIn": {"type": "structure", "members": {
        "Operation": {"target": "smithy.api#String"}, "Identifiers": {"target": "a#Ids"}}},
    "a#Ids": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}},
    "a#FindOut": {"type": "structure", "members": {"Endpoints": {"target": "a#Endpoints"}}},
    "a#Endpoints": {"type": "list", "member": {"target": "a#Endpoint"}},
    "a#Endpoint": {"type": "structure", "members": {
        "Address": {"target": "smithy.api#String"}, "CachePeriodInMinutes": {"target": "smithy.api#Long"}}},
    "a#Moved": {"type": "structure", "traits": {"smithy.api#error": "client"}}"##;

/// Returns the only error about the service with one change.
fn told(from: &str, to: &str) -> String {
    assert!(SHAPES.contains(from), "{from}");
    message(&SHAPES.replacen(from, to, 1))
}

fn warned(shapes: &str) -> Vec<String> {
    let text = format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#);
    let warnings =
        generate(&[Input::new("a", [Source { name: "a.json", text: text.as_bytes() }])]).unwrap().warnings;
    warnings.iter().map(|warning| format!("{}: {}", warning.id, warning.message)).collect()
}

#[test]
fn an_operation_that_tells_endpoints() {
    assert!(load(SHAPES).is_ok());
    assert_eq!(warned(SHAPES), [""; 0]);
    for (from, to, expected) in [
        (r##", {"target": "a#Find"}]"##, "]", "`a#Find`, which is no operation of the service"),
        (r##", "output": {"target": "a#FindOut"}"##, "", "shape `a#Find`: found no output"),
        ("\"Endpoints\":", "\"Endpionts\":", "did you mean `Endpoints`?"),
        ("\"Endpoints\": {", "\"More\": {\"target\": \"a#Ids\"}, \"Endpoints\": {", "`a#FindOut$More`"),
        (
            r##""members": {"Endpoints": {"target": "a#Endpoints"}}"##,
            r##""members": {}"##,
            "no member `Endpoints`",
        ),
        (
            r##""Endpoints": {"target": "a#Endpoints"}"##,
            r##""Endpoints": {"target": "a#Ids"}"##,
            "of type map",
        ),
        (
            r##""member": {"target": "a#Endpoint"}"##,
            r##""member": {"target": "a#Ids"}"##,
            "a list of structures",
        ),
        ("smithy.api#Long", "smithy.api#Integer", "expected a long"),
        (r##""Address": {"target": "smithy.api#String"}, "##, "", "no member `Address`"),
        ("\"Operation\": {", "\"Name\": {", "only `Operation` and `Identifiers`"),
        (
            r##""Identifiers": {"target": "a#Ids"}"##,
            r##""Identifiers": {"target": "a#Endpoints"}"##,
            "a map of strings",
        ),
    ] {
        let found = told(from, to);
        assert!(found.contains(expected), "{to}: {found}");
    }
}

#[test]
fn endpoints_that_are_not_discovered() {
    let discovery = r##", "aws.api#clientEndpointDiscovery": {"operation": "a#Find", "error": "a#Moved"}"##;
    assert!(
        told(discovery, "")
            .contains("`a#Do`: found `aws.api#clientDiscoveredEndpoint` at an operation of no service")
    );
    let discovered = r##""aws.api#clientDiscoveredEndpoint": {"required": true}"##;
    assert!(
        told(discovered, "")
            .contains("`a#In$id`: found `aws.api#clientEndpointDiscoveryId` at a member that is in no")
    );
    assert!(told(r#""smithy.api#required": {}, "#, "").contains("at a member that may be absent"));
    let id = r##", "aws.api#clientEndpointDiscoveryId": {}"##;
    let without = SHAPES.replacen(discovered, "", 1).replacen(id, "", 1);
    let [none] = &warned(&without)[..] else { panic!("{:?}", warned(&without)) };
    assert!(
        none.starts_with("ClientEndpointDiscovery: ") && none.contains("no operation that discovers"),
        "{none}"
    );
    let lacking = SHAPES.replacen(r##""errors": [{"target": "a#Moved"}],"##, "", 1);
    let [error] = &warned(&lacking)[..] else { panic!("{:?}", warned(&lacking)) };
    assert!(error.contains("without the error `a#Moved`"), "{error}");
}

/// Members of mixins are looked at when these were taken in.
#[test]
fn mixins_of_what_is_discovered() {
    let mixed = SHAPES.replacen(
        r##""members": {"id": {"target": "smithy.api#String",
        "traits": {"smithy.api#required": {}, "aws.api#clientEndpointDiscoveryId": {}}}}"##,
        r##""mixins": [{"target": "a#Id"}]"##,
        1,
    );
    let mixin = |required: &str| {
        format!(
            r##"{mixed}, "a#Id": {{"type": "structure", "traits": {{"smithy.api#mixin": {{}}}}, "members": {{"id":
                {{"target": "smithy.api#String", "traits": {{{required} "aws.api#clientEndpointDiscoveryId": {{}}}}}}}}}}"##
        )
    };
    let flat = |shapes: &str| load(shapes).and_then(ferrosmith::passes::flatten_mixins);
    assert!(flat(&mixin(r#""smithy.api#required": {},"#)).is_ok());
    let found = messages(flat(&mixin("")));
    assert!(found.len() == 1 && found[0].contains("`a#In$id`"), "{found:#?}");
}

#[test]
fn queries_need_a_namespace_and_a_version() {
    let service = |version: &str, traits: &str| {
        format!(
            r##""a#S": {{"type": "service", {version} "operations": [{{"target": "a#Do"}}], "traits": {{{traits}}}}},
                "a#Do": {{"type": "operation"}}"##
        )
    };
    let namespace = r#""smithy.api#xmlNamespace": {"uri": "https://a.example/"}"#;
    for id in ["aws.protocols#awsQuery", "aws.protocols#ec2Query"] {
        let found = warned(&service(r#""version": "1","#, &format!(r#""{id}": {{}}"#)));
        assert!(found.len() == 1 && found[0].starts_with("QueryNamespace: "), "{found:#?}");
        let traits = format!(r#""{id}": {{}}, {namespace}"#);
        assert_eq!(warned(&service(r#""version": "1","#, &traits)), [""; 0]);
        for version in ["", r#""version": "","#] {
            let found = warned(&service(version, &traits));
            assert!(found.len() == 1 && found[0].starts_with("QueryVersion: "), "{found:#?}");
        }
    }
    for (id, fits) in [
        ("aws.protocols#awsJson1_0", true),
        ("smithy.protocols#rpcv2Cbor", true),
        ("aws.protocols#awsJson1_1", true),
        ("aws.protocols#restJson1", false),
    ] {
        let shapes = service(
            r#""version": "1","#,
            &format!(r#""{id}": {{}}, "aws.protocols#awsQueryCompatible": {{}}"#),
        );
        assert_eq!(load(&shapes).is_ok(), fits, "{id}");
    }
}

#[test]
fn members_in_the_place_of_a_key() {
    let shapes = |schemes: &str, auth: &str, binding: &str| {
        format!(
            r##""a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Do"}}],
                    "traits": {{"aws.protocols#restJson1": {{}}, {schemes}}}}},
                "a#Do": {{"type": "operation", "input": {{"target": "a#In"}},
                    "traits": {{{auth} "smithy.api#http": {{"method": "POST", "uri": "/"}}}}}},
                "a#In": {{"type": "structure", "members": {{"m": {{"target": "smithy.api#String", "traits": {{{binding}}}}}}}}}"##
        )
    };
    let header = r#""smithy.api#httpApiKeyAuth": {"in": "header", "name": "X-Key"}"#;
    let query = r#""smithy.api#httpApiKeyAuth": {"in": "query", "name": "key"}"#;
    let bearer = r#""smithy.api#httpBearerAuth": {}"#;
    let sigv4 = r#""aws.auth#sigv4": {"name": "a"}"#;
    let only_bearer = r#""smithy.api#auth": ["smithy.api#httpBearerAuth"],"#;
    for (schemes, auth, binding, expected) in [
        (
            header,
            "",
            r#""smithy.api#httpHeader": "x-key""#,
            Some(r#"the header "x-key", in which `smithy.api#httpApiKeyAuth`"#),
        ),
        (header, "", r#""smithy.api#httpQuery": "X-Key""#, None),
        (
            query,
            "",
            r#""smithy.api#httpQuery": "key""#,
            Some(r#"the parameter "key", in which `smithy.api#httpApiKeyAuth`"#),
        ),
        (query, "", r#""smithy.api#httpHeader": "key""#, None),
        (query, "", r#""smithy.api#httpQuery": "Key""#, None),
        (&format!("{header}, {bearer}"), only_bearer, r#""smithy.api#httpHeader": "X-Key""#, None),
        (
            sigv4,
            "",
            r#""smithy.api#httpHeader": "X-Amz-Date""#,
            Some(r#"the header "X-Amz-Date", in which `aws.auth#sigv4`"#),
        ),
        (bearer, "", r#""smithy.api#httpHeader": "X-Amz-Date""#, None),
        (sigv4, "", r#""smithy.api#httpHeader": "Authorization""#, Some("a header that is not the model's")),
        (bearer, "", r#""smithy.api#httpHeader": "Authorization""#, Some("a header that is not the model's")),
    ] {
        let found = warned(&shapes(schemes, auth, binding));
        match (&found[..], expected) {
            ([], None) => {}
            ([only], Some(expected)) => assert!(only.contains(expected), "{only}"),
            (all, _) => panic!("{schemes} {binding}: {all:#?}"),
        }
    }
}

/// Smoke tests have ids of their own in a service, and others may have them in another one.
#[test]
fn smoke_tests_of_two_services() {
    let shapes = |second: &str| {
        let operation = |name: &str| {
            format!(
                r##""a#{name}": {{"type": "operation", "traits": {{"smithy.test#smokeTests": [{{"id": "Works", "expect": {{"success": {{}}}}}}]}}}}"##
            )
        };
        format!(
            r##""a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#A"}}{second}]}},
                "a#T": {{"type": "service", "version": "1", "operations": [{{"target": "a#B"}}]}}, {}, {}"##,
            operation("A"),
            operation("B")
        )
    };
    assert!(load(&shapes("")).is_ok());
    assert!(
        message(&shapes(r##", {"target": "a#B"}"##)).contains("the test \"Works\", which `a#A` has, too")
    );
}
