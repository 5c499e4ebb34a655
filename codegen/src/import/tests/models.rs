//! Models that are written by hand are compared: with mixins, several services, and the code that is made of them.

use super::comparison::compared;
use super::folder;
use crate::import::compare::compare_service;

/// A model with a mixin and an enum of integers, and with more shapes.
fn models(shapes: &str) -> String {
    format!(
        r##"{{"smithy":"2.0","shapes":{{
            "a#One":{{"type":"service","operations":[{{"target":"a#Rate"}}],"traits":{{"smithy.api#httpBasicAuth":{{}}}}}},
            "a#Rate":{{"type":"operation","input":{{"target":"a#RateInput"}}}},
            "a#RateInput":{{"type":"structure","mixins":[{{"target":"a#Rated"}}],"members":{{}}}},
            "a#Rated":{{"type":"structure","members":{{"stars":{{"target":"a#Stars"}}}},"traits":{{"smithy.api#mixin":{{}}}}}},
            "a#Stars":{{"type":"intEnum","members":{{"ONE":{{"target":"smithy.api#Unit","traits":{{"smithy.api#enumValue":1}}}}}}}}
            {shapes}}}}}"##
    )
}

#[test]
fn mixins_are_taken_in_and_each_value_counts() {
    let after = models("").replace("\"ONE\"", "\"LONE\"").replace("enumValue\":1", "enumValue\":2");
    let comparison = compared("mixins", &models(""), &after);
    let told: Vec<String> = comparison.differences.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "Rate.input.stars: enum value: 1 | nothing".to_owned(),
            "Rate.input.stars: enum value: nothing | 2".to_owned(),
        ]
    );
    let code: Vec<String> = comparison.code.iter().map(ToString::to_string).collect();
    assert_eq!(code, ["Stars::One: code: a variant | nothing"]);
}

#[test]
fn code_that_has_to_change_is_told_item_by_item() {
    let member = r##""members":{"stars":{"target":"a#Stars"}}"##;
    let after = models("").replace(
        member,
        r##""members":{"stars":{"target":"a#Stars","traits":{"smithy.api#required":{}}},"new":{"target":"smithy.api#String"}}"##,
    );
    let comparison = compared("code", &models(""), &after);
    let code: Vec<String> = comparison.code.iter().map(ToString::to_string).collect();
    assert_eq!(
        code,
        ["RateInput.stars: code: Option<Stars> | Stars", "RateInput::new: code: () | (stars: Stars)",]
    );
    let told = "\nCode that uses the generated types has to change where it uses these:\n\n\
                - `RateInput.stars` was `Option<Stars>` and is `Stars`\n\
                - `RateInput::new` was `()` and is `(stars: Stars)`\n";
    assert!(comparison.changes().ends_with(told), "{}", comparison.changes());
    // A name is no part of a message, and one of code.
    let renamed = models("").replace("Stars", "Grade");
    let comparison = compared("names", &models(""), &renamed);
    assert!(comparison.differences.is_empty());
    let code: Vec<String> = comparison.code.iter().map(ToString::to_string).collect();
    assert_eq!(
        code,
        [
            "RateInput.stars: code: Option<Stars> | Option<Grade>",
            "Stars: code: an enum of integers | nothing",
        ]
    );
}

#[test]
fn code_that_a_new_member_or_shape_takes_away_is_told() {
    let member = r##""a#Stars"}"##;
    let mark = |members: &str| {
        let of_error = r#""type":"structure","traits":{"smithy.api#error":"client"}"#;
        let shapes = format!(
            r##","a#Mark":{{"type":"union","members":{{"text":{{"target":"smithy.api#String"}}{members}}}}}
               ,"a#Lost":{{{of_error},"members":{{"why":{{"target":"smithy.api#String"}}{members}}}}}"##
        );
        let input = r##""input":{"target":"a#RateInput"}"##;
        let fails = format!(r##"{input},"errors":[{{"target":"a#Lost"}}]"##);
        models(&shapes).replace(member, r##""a#Mark"}"##).replace(input, &fails)
    };
    let with = |name: &str, ty: &str| mark(&format!(r#","{name}":{{"target":"smithy.api#{ty}"}}"#));
    let code = |test: &str, before: &str, after: &str| -> Vec<String> {
        let comparison = compared(test, before, after);
        comparison.code.iter().map(ToString::to_string).collect()
    };
    assert!(code("no-from", &mark(""), &with("number", "Integer")).is_empty());
    assert_eq!(
        code("from", &mark(""), &with("message", "String")),
        [
            "Lost::message: code: a method of ServiceError | a setter",
            "Mark: From<String>: code: implemented | nothing",
        ]
    );
    assert_eq!(
        code("hash", &mark(""), &with("size", "Double")),
        ["Lost", "Mark", "RateInput"].map(|name| format!("{name}: Eq + Hash: code: implemented | nothing"))
    );
    let [client, service] = ["Client", "Service"].map(|name| models("").replace("Stars", name));
    let exported = |name: &str, of: &str| format!("{name}: code: {of} | an enum of integers");
    for (name, after, of) in
        [("Client", client, "the client"), ("Service", service, "the trait of the service")]
    {
        let found = code(name, &models(""), &after);
        assert!(found.contains(&exported(name, of)), "{found:?}");
    }
}

#[test]
fn one_of_several_services_is_compared() {
    let two = r##","a#Two":{"type":"service","version":"2"}"##;
    let folder = folder("services");
    let [a, b] = ["a.json", "b.json"].map(|name| folder.join(name));
    std::fs::write(&a, models(two)).unwrap();
    std::fs::write(&b, models(&two.replace("\"2\"", "\"3\""))).unwrap();
    let compare = |service| compare_service(&a, &b, service);
    assert!(compare(None).unwrap_err().to_string().contains("found 2 services"));
    assert!(compare(Some("a#One")).unwrap().differences.is_empty());
    assert_eq!(compare(Some("a#Two")).unwrap().differences[0].to_string(), "service: version: 2 | 3");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn structures_in_each_other_are_walked_to_the_last() {
    let chain = |kind: &str| -> String {
        const DEPTH: usize = 3_000;
        let inner = |at: usize| {
            let next = if at + 1 < DEPTH { format!("a#S{}", at + 1) } else { format!("smithy.api#{kind}") };
            format!(r##","a#S{at}":{{"type":"structure","members":{{"inner":{{"target":"{next}"}}}}}}"##)
        };
        models(&(0..DEPTH).map(inner).collect::<String>()).replace("\"a#Stars\"}", "\"a#S0\"}")
    };
    let comparison = compared("deep", &chain("String"), &chain("Integer"));
    let [difference] = comparison.differences.as_slice() else { panic!("{}", comparison.differences.len()) };
    assert!(difference.path.starts_with("Rate.input.stars.inner.inner") && difference.path.len() < 1100);
    assert!(
        difference.to_string().ends_with("…r.inner.inner: kind: string | integer")
            || difference.path.contains('…')
    );
    assert_eq!(comparison.places, 3_001);
}

#[test]
fn texts_of_a_model_do_nothing_to_a_terminal_or_a_page() {
    let after = models("").replace(
        r##"{"target":"a#Stars"}"##,
        r##"{"target":"a#Stars","traits":{"smithy.api#jsonName":"\u001b[31m`x\n# y"}}"##,
    );
    let comparison = compared("hidden", &models(""), &after);
    let told = "Rate.input.stars: json name: stars | \\u{1b}[31m`x\\n# y";
    assert_eq!(comparison.differences[0].to_string(), told);
    let changes = comparison.changes();
    assert_eq!(changes, "- `Rate.input.stars`: json name was `stars` and is `` [31m`x # y``\n");
}
