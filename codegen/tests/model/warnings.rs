//! Warnings: what a model says and the generated code will not do.

use ferrosmith::model::Source;
use ferrosmith::{Diagnostic, Input, generate};

/// A service that takes a structure of these members, beside other shapes.
fn with_input(members: &str, shapes: &str) -> String {
    format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a#Service": {{"type": "service", "version": "1", "operations": [{{"target": "a#Put"}}],
                "traits": {{"aws.protocols#awsJson1_0": {{}}}}}},
            "a#Put": {{"type": "operation", "input": {{"target": "a#PutInput"}}}},
            "a#PutInput": {{"type": "structure", "members": {{{members}}}}},
            {shapes}
        }}}}"##
    )
}

fn warned(text: &str) -> Vec<Diagnostic> {
    let source = Source { name: "model.json", text: text.as_bytes() };
    generate(&[Input::new("a", [source])]).unwrap().warnings.0
}

#[test]
fn a_pattern_that_is_not_checked() {
    let members = r##""tag": {"target": "a#Tag"}, "name": {"target": "smithy.api#String",
        "traits": {"smithy.api#pattern": "^(a|b)\\1$"}}"##;
    let shapes = r##""a#Tag": {"type": "string", "traits": {"smithy.api#pattern": "(?<x>.)\\k<x>"}},
        "a#Unused": {"type": "string", "traits": {"smithy.api#pattern": "(.)\\1"}}"##;
    let all: Vec<String> = warned(&with_input(members, shapes)).iter().map(ToString::to_string).collect();
    let found = "found a pattern that is not supported, since it refers back to a group";
    let end = "validation takes every text for it, on servers too; \
               write it another way, or check such texts yourself";
    let expected = [
        format!(
            r##"model.json:6:42: warning[PatternTrait]: `a#PutInput$name`: {found}: "^(a|b)\\1$"; {end}"##
        ),
        format!(r##"model.json:7:74: warning[PatternTrait]: `a#Tag`: {found}: "(?<x>.)\\k<x>"; {end}"##),
    ];
    assert_eq!(all, expected);
}

#[test]
fn warnings_that_the_model_suppresses() {
    let input = |traits: &str| {
        let traits = format!(r##""smithy.api#pattern": "(.)\\1", "b#unknown": {{}}{traits}"##);
        with_input(
            &format!(r##""tag": {{"target": "smithy.api#String", "traits": {{{traits}}}}}"##),
            r##""a#Other": {"type": "string"}"##,
        )
    };
    let ids = |text: &str| warned(text).into_iter().map(|warning| warning.id).collect::<Vec<_>>();
    assert_eq!(ids(&input("")), ["PatternTrait", "UnresolvedTrait"]);
    assert_eq!(ids(&input(r##", "smithy.api#suppress": ["PatternTrait"]"##)), ["UnresolvedTrait"]);
    for (rule, expected) in [
        (r##"{"id": "UnresolvedTrait", "namespace": "a"}"##, &["PatternTrait"][..]),
        (r##"{"id": "PatternTrait", "namespace": "*"}"##, &["UnresolvedTrait"]),
        (r##"{"id": "Pattern", "namespace": "*"}"##, &["PatternTrait", "UnresolvedTrait"]),
        (r##"{"id": "PatternTrait", "namespace": "b"}"##, &["PatternTrait", "UnresolvedTrait"]),
    ] {
        let metadata = format!(r##""metadata": {{"suppressions": [{rule}]}}, "shapes""##);
        assert_eq!(ids(&input("").replacen("\"shapes\"", &metadata, 1)), expected, "{rule}");
    }
}

#[test]
fn nothing_to_warn_of() {
    let members = r##""tag": {"target": "a#Tag"}"##;
    let shapes =
        r##""a#Tag": {"type": "string", "traits": {"smithy.api#pattern": "^(?!aws:)[\\p{L}]{1,9}$"}}"##;
    assert_eq!(warned(&with_input(members, shapes)), []);
}

/// Returns the warnings about a service with these traits, as places and the words that matter.
fn of(service: &str, shapes: &str) -> Vec<(String, String)> {
    let text = format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a#Service": {{"type": "service", "version": "1", "operations": [{{"target": "a#Do"}}], "traits": {{{service}}}}},
            {shapes}}}}}"##
    );
    let told = |warning: Diagnostic| {
        (warning.shape.unwrap(), warning.message.strip_prefix("found ").unwrap().to_owned())
    };
    let mut all: Vec<_> = warned(&text).into_iter().map(told).collect();
    all.sort();
    all
}

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

/// In a structure that is no message nothing is bound.
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

/// Maps are sorted by their keys, and documents are not.
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
fn a_trait_that_nobody_defines_is_told_once() {
    let all = of(
        r##""aws.protocols#awsJson1_0": {}, "b#mine": {}"##,
        r##""a#Do": {"type": "operation", "traits": {"b#mine": {}, "b#defined": {}, "smithy.api#entirelyNew": {}, "smithy.api#tags": []}},
            "b#defined": {"type": "structure", "traits": {"smithy.api#trait": {}}}"##,
    );
    let all: Vec<(&str, bool)> =
        all.iter().map(|(shape, text)| (shape.as_str(), text.contains("which no file defines"))).collect();
    assert_eq!(all, [("a#Do", true), ("a#Service", true)]);
}

#[test]
fn a_trait_of_a_resource_that_nobody_defines() {
    let all = warned(
        r##"{"smithy": "2.0", "shapes": {
            "a#Service": {"type": "service", "version": "1", "resources": [{"target": "a#Outer"}],
                "traits": {"aws.protocols#awsJson1_0": {}}},
            "a#Outer": {"type": "resource", "resources": [{"target": "a#Inner"}]},
            "a#Inner": {"type": "resource", "traits": {"b#mine": {}}}}}"##,
    );
    let [warning] = &all[..] else { panic!("{all:#?}") };
    assert_eq!(warning.shape.as_deref(), Some("a#Inner"));
    assert!(warning.message.contains("`b#mine`, which no file defines"), "{warning:?}");
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
    let shapes: Vec<&str> = all.iter().map(|(shape, _)| shape.as_str()).collect();
    assert_eq!(shapes, ["a#Do", "a#Fine", "a#Theirs"], "{all:#?}");
    assert!(
        all[1].1.contains("the status 200 for an error; clients do not take it for an error"),
        "{all:#?}"
    );
}

#[test]
fn keys_schemes_and_names_that_lead_nowhere() {
    let members = r##""x": {"target": "smithy.api#String", "traits": {"smithy.api#deprecated": {"reason": "old"}}},
        "y": {"target": "smithy.api#String", "traits": {"smithy.api#xmlName": "x"}}"##;
    let text = with_input(members, r##""a#Unused": {"type": "string"}"##)
        .replace("aws.protocols#awsJson1_0", "aws.protocols#restXml")
        .replace(
            r##""a#Put": {"type": "operation","##,
            r##""a#Put": {"type": "operation", "traits": {"smithy.api#auth": ["aws.auth#sigv4"],
                "smithy.api#http": {"method": "PUT", "uri": "/"}},"##,
        );
    let all: Vec<String> = warned(&text).iter().map(ToString::to_string).collect();
    for expected in [
        "[TraitValue]: `a#PutInput$x`: found the key `reason`, which `smithy.api#deprecated` does not have",
        "[AuthTrait]: `a#Put`: found the scheme `aws.auth#sigv4`, which `a#Service` does not have",
        "[XmlName]: `a#PutInput$y`: found the XML element \"x\", which `x` has too",
    ] {
        assert!(all.iter().any(|warning| warning.contains(expected)), "{expected}: {all:#?}");
    }
}

#[test]
fn waiters_that_cannot_come_to_an_end() {
    let waiter = |side: &str, path: &str, comparator: &str, expected: &str| {
        format!(
            r##"{{"acceptors": [{{"state": "success", "matcher": {{"{side}": {{"path": "{path}",
                "comparator": "{comparator}", "expected": "{expected}"}}}}}}]}}"##
        )
    };
    let waiters = [
        ("Good", waiter("output", "Fleets[].State", "allStringEquals", "ON")),
        (
            "Counted",
            waiter("inputOutput", "length(input.Names) == length(output.Fleets)", "booleanEquals", "true"),
        ),
        ("Kept", waiter("output", "Tags.any", "stringEquals", "x")),
        ("Free", waiter("output", "Fleets[0].More.a.b", "stringEquals", "x")),
        ("Broken", waiter("output", "Fleets[", "stringEquals", "ON")),
        ("Misspelled", waiter("output", "Fleets[?Stat == 'ON'].State", "anyStringEquals", "ON")),
        ("NoList", waiter("output", "Tags[].State", "anyStringEquals", "ON")),
        ("NoText", waiter("output", "Fleets[].Count", "anyStringEquals", "1")),
        ("Length", waiter("output", "length(Fleets[0].Count) > `0`", "booleanEquals", "true")),
    ];
    let waiters = waiters.map(|(name, waiter)| format!(r##""{name}": {waiter}"##)).join(",\n");
    let all = of(
        r##""aws.protocols#awsJson1_0": {}"##,
        &format!(
            r##""a#Do": {{"type": "operation", "input": {{"target": "a#In"}}, "output": {{"target": "a#Out"}},
              "traits": {{"smithy.waiters#waitable": {{{waiters}}}}}}},
            "a#In": {{"type": "structure", "members": {{"Names": {{"target": "a#Names"}}}}}},
            "a#Names": {{"type": "list", "member": {{"target": "smithy.api#String"}}}},
            "a#Out": {{"type": "structure", "members": {{"Fleets": {{"target": "a#Fleets"}}, "Tags": {{"target": "a#Tags"}}}}}},
            "a#Fleets": {{"type": "list", "member": {{"target": "a#Fleet"}}}},
            "a#Tags": {{"type": "map", "key": {{"target": "smithy.api#String"}}, "value": {{"target": "smithy.api#String"}}}},
            "a#Fleet": {{"type": "structure", "members": {{
              "State": {{"target": "smithy.api#String"}}, "Count": {{"target": "smithy.api#Integer"}},
              "More": {{"target": "smithy.api#Document"}}, "Fleets": {{"target": "a#Fleets"}}}}}}"##
        ),
    );
    let texts: Vec<&str> = all.iter().map(|(_, text)| text.as_str()).collect();
    let expected = [
        ("\"Fleets[\", which is no JMESPath: byte 7", "clients do not have this waiter"),
        ("which leads nowhere: there is no member `Stat`", "it never matches"),
        ("\"Fleets[].Count\", which gives a value of type array", "never what it is compared with"),
        ("\"Tags[].State\", which gives nothing: there is no element", "it never matches"),
        (
            "length: expected a string, an array or an object, found a value of type number",
            "it never matches",
        ),
    ];
    for (found, meaning) in expected {
        assert!(
            texts.iter().any(|text| text.contains(found) && text.contains(meaning)),
            "{found}: {texts:#?}"
        );
    }
    assert_eq!(texts.len(), expected.len(), "{texts:#?}");
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
fn names_that_clients_cannot_use() {
    let operation = r##""a#Do": {"type": "operation", "input": {"target": "a#DoInput"}, "traits": {
            "smithy.rules#operationContextParams": {"Name": {"path": "name.first"}, "All": {"path": "names[["}, "Names": {"path": "names"}},
            "aws.protocols#httpChecksum": {"responseAlgorithms": ["CRC32", "CRC99"]}}},
        "a#DoInput": {"type": "structure", "members": {"name": {"target": "a#Name"}, "names": {"target": "a#Names"}}},
        "a#Name": {"type": "structure", "members": {"last": {"target": "smithy.api#String"}}},
        "a#Names": {"type": "list", "member": {"target": "smithy.api#String"}}"##;
    let found: Vec<String> = of(r#""aws.protocols#awsJson1_0": {}"#, operation)
        .into_iter()
        .map(|(_, found)| found.split([';', ':']).next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(
        found,
        [
            r#""name.first", which leads nowhere"#,
            r#""names[[", which is no JMESPath"#,
            "algorithms of responses, and no member that asks for them",
            r#"the algorithm "CRC99", which does not exist"#,
        ]
    );
}

#[test]
fn members_of_values_that_no_structure_has() {
    let operation = r##""a#Do": {"type": "operation", "input": {"target": "a#DoInput"}, "traits": {"a#own": {"nmae": 1}, "smithy.api#examples": [
            {"title": "One", "input": {"name": "x", "nothing": {"of": "it"}}}]}},
        "a#DoInput": {"type": "structure", "members": {"name": {"target": "smithy.api#String"}}},
        "a#own": {"type": "structure", "members": {"name": {"target": "smithy.api#String"}}, "traits": {"smithy.api#trait": {}}}"##;
    let all = of(r##""aws.protocols#awsJson1_0": {}"##, operation);
    let expected = [
        "the member `nmae`, which `a#own` does not have; nothing of what it says is done",
        "the member `nothing`, which `a#DoInput` does not have; the example says nothing by it",
    ];
    assert_eq!(all, expected.map(|message| ("a#Do".to_owned(), message.to_owned())));
}

#[test]
fn values_of_enums_are_no_parameters() {
    let operation = r##""a#Do": {"type": "operation", "input": {"target": "a#DoInput"}},
        "a#DoInput": {"type": "structure", "members": {"name": {"target": "a#Name"}}},
        "a#Name": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}, "a": {"target": "smithy.api#Unit"}}}"##;
    assert_eq!(
        of(r##""aws.protocols#ec2Query": {}, "smithy.api#xmlNamespace": {"uri": "a"}"##, operation),
        []
    );
}

/// Smithy takes them, as it does all simple shapes of one type.
#[test]
fn enums_of_one_name() {
    let kind = |id: &str, kind: &str, value: &str| {
        format!(
            r##""{id}": {{"type": "{kind}", "members": {{"A": {{"target": "smithy.api#Unit",
                "traits": {{"smithy.api#enumValue": {value}}}}}}}}}"##
        )
    };
    for (ty, other) in [("enum", "\"other\""), ("intEnum", "7")] {
        let value = if ty == "enum" { "\"A\"" } else { "1" };
        let text = with_input(
            r##""one": {"target": "a#Kind"}, "other": {"target": "b#kind"}"##,
            &format!("{}, {}", kind("a#Kind", ty, value), kind("b#kind", ty, other)),
        );
        let source = Source { name: "model.json", text: text.as_bytes() };
        let generated = generate(&[Input::new("a", [source])]).unwrap();
        let [warning] = generated.warnings.0.as_slice() else { panic!("{:?}", generated.warnings.0) };
        let found = "the name `kind`, which the enum `a#Kind` has in this service too";
        assert!(warning.to_string().contains(found), "{warning}");
        let enums = &generated.files["a/enums.rs"];
        assert!(enums.contains("pub enum Kind {") && enums.contains("pub enum Kind2 {"), "{enums}");
        let structures = &generated.files["a/structures.rs"];
        for member in ["pub one: rt::Option<super::Kind>", "pub other: rt::Option<super::Kind2>"] {
            assert!(structures.contains(member), "{structures}");
        }
    }
    // Of two types they are two shapes that would be one in other generators.
    let shapes = format!("{}, {}", kind("a#Kind", "enum", "\"A\""), kind("b#Kind", "intEnum", "1"));
    let text = with_input(r##""one": {"target": "a#Kind"}, "other": {"target": "b#Kind"}"##, &shapes);
    assert!(generate(&[Input::new("a", [Source { name: "m.json", text: text.as_bytes() }])]).is_err());
}

#[test]
fn selectors_that_are_not_evaluated() {
    let with = |selector: &str, reference: &str| {
        let members = r##""tag": {"target": "smithy.api#String", "traits": {"a#t": {"id": "a#Put"}}},
            "other": {"target": "smithy.api#String", "traits": {"a#t": {}}}"##;
        let shapes = format!(
            r##""a#t": {{"type": "structure", "traits": {{"smithy.api#trait": {{"selector": "{selector}"}}}},
                "members": {{"id": {{"target": "smithy.api#String", "traits": {{
                    "smithy.api#idRef": {{"selector": "{reference}"}}}}}}}}}}"##
        );
        warned(&with_input(members, &shapes)).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(with("structure > member", "operation"), [""; 0]);
    for (selector, reference) in
        [("structure > member :newer(*)", "operation"), ("structure > member", "operation :newer(*)")]
    {
        let all = with(selector, reference);
        let [warning] = &all[..] else { panic!("{all:?}") };
        assert!(
            warning.contains(
                "warning[TraitTarget]: `a#PutInput$tag`: found `a#t`, in whose definition a selector is"
            ) && warning.contains("since `:newer` is not evaluated"),
            "{warning}"
        );
    }
}

#[test]
fn parameters_that_endpoint_rules_do_not_have() {
    let with = |static_name: &str, member_name: &str| {
        let members = format!(
            r##""tag": {{"target": "smithy.api#String", "traits": {{"smithy.rules#contextParam": {{"name": "{member_name}"}}}}}}"##
        );
        let rules = r##""smithy.rules#endpointRuleSet": {"version": "1.0", "parameters": {"Region": {"type": "string"},
            "Tag": {"type": "string"}}, "rules": [{"type": "endpoint", "conditions": [], "endpoint": {"url": "https://a"}}]},
            "aws.protocols#awsJson1_0": {}"##;
        let operation = format!(
            r##""input": {{"target": "a#PutInput"}}, "traits": {{"smithy.rules#staticContextParams": {{"{static_name}": {{"value": "x"}}}}}}"##
        );
        let text = with_input(&members, r##""a#Other": {"type": "string"}"##);
        let text = text.replace(r##""aws.protocols#awsJson1_0": {}"##, rules);
        warned(&text.replace(r##""input": {"target": "a#PutInput"}"##, &operation))
    };
    assert_eq!(with("Region", "Tag"), []);
    let found: Vec<String> = with("Zone", "Other").iter().map(ToString::to_string).collect();
    assert!(
        found.len() == 4
            && found[0].contains("`a#Service`: found the parameter `Region`, which no client, operation")
            && found[1].contains("`a#Service`: found the parameter `Tag`, which no client")
            && found[2].contains(
                "`a#Put`: found the parameter `Zone`, which the endpoint rules of `a#Service` do not"
            )
            && found[3].contains("`a#PutInput$tag`: found the parameter `Other`"),
        "{found:?}"
    );
}

#[test]
fn arguments_of_endpoint_rules_that_may_be_absent() {
    let rules = r##""smithy.rules#endpointRuleSet": {"version": "1.0", "parameters": {"Region": {"type": "string",
        "builtIn": "AWS::Region"}}, "rules": [{"type": "endpoint", "conditions": [{"fn": "aws.partition",
        "argv": [{"ref": "Region"}], "assign": "Known"}], "endpoint": {"url": "https://{Known#dnsSuffix}"}}]},
        "aws.protocols#awsJson1_0": {}"##;
    let text = with_input("", r##""a#Other": {"type": "string"}"##);
    let all = warned(&text.replace(r##""aws.protocols#awsJson1_0": {}"##, rules));
    let [warning] = &all[..] else { panic!("{all:?}") };
    let told = warning.to_string();
    assert!(
        told.starts_with(
            "model.json:5:18: warning[EndpointRuleSetTrait]: `a#Service`: found a string that may be absent"
        ),
        "{told}"
    );
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
