//! Warnings about names, paths and values that lead nowhere.

use crate::warnings::{of, warned, with_input};

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
