use super::{Selected, Selections};
use crate::model::{Model, Source};

/// A service with an operation on a resource, and shapes of some types.
const MODEL: &str = r##"{"smithy": "2.0", "shapes": {
    "a#Weather": {"type": "service", "version": "2024-01", "operations": [{"target": "a#Ping"}],
        "resources": [{"target": "a#City"}], "traits": {"smithy.api#title": "Weather"}},
    "a#Ping": {"type": "operation", "input": {"target": "a#In"}, "output": {"target": "a#Out"},
        "errors": [{"target": "a#Bad"}]},
    "a#City": {"type": "resource", "read": {"target": "a#GetCity"}},
    "a#GetCity": {"type": "operation", "traits": {"smithy.api#readonly": {}}},
    "a#In": {"type": "structure", "members": {
        "name": {"target": "a#Name", "traits": {"smithy.api#required": {}}},
        "tags": {"target": "a#Names"}}},
    "a#Out": {"type": "structure", "members": {"count": {"target": "smithy.api#Integer"},
        "inner": {"target": "a#In"}}},
    "a#Bad": {"type": "structure", "traits": {"smithy.api#error": "client", "smithy.api#httpError": 404}},
    "a#Name": {"type": "string", "traits": {"smithy.api#length": {"min": 1, "max": 40},
        "smithy.api#tags": ["one", "Two"]}},
    "a#Names": {"type": "list", "member": {"target": "a#Name"}},
    "a#Kind": {"type": "enum", "members": {"X": {"target": "smithy.api#Unit",
        "traits": {"smithy.api#enumValue": "x"}}}}
}}"##;

/// Returns the ids of what a selector selects among the shapes of the model, sorted, or why it is not known.
fn selected(selector: &str) -> Result<Vec<String>, String> {
    let model = Model::load(&[Source { name: "model.json", text: MODEL.as_bytes() }]).unwrap();
    match &*Selections::new(&model).of(selector) {
        Selected::Unknown(reason) => Err(reason.clone()),
        Selected::These(shapes) => {
            let own = shapes.0.iter().filter(|(id, _)| id.namespace() == "a");
            let mut ids: Vec<String> = own
                .map(|(id, member)| match member {
                    Some(member) => format!("{}${member}", id.name()),
                    None => id.name().to_owned(),
                })
                .collect();
            ids.sort();
            Ok(ids)
        }
    }
}

#[track_caller]
fn check(cases: &[(&str, &[&str])]) {
    for (selector, expected) in cases {
        assert_eq!(selected(selector).as_deref(), Ok(&expected.map_owned()[..]), "{selector}");
    }
}

trait MapOwned {
    fn map_owned(&self) -> Vec<String>;
}

impl MapOwned for &[&str] {
    fn map_owned(&self) -> Vec<String> {
        self.iter().map(|text| (*text).to_owned()).collect()
    }
}

#[test]
fn types() {
    check(&[
        ("service", &["Weather"]),
        ("string", &["Kind", "Name"]), // an enum is a string
        ("enum", &["Kind"]),
        ("simpleType", &["Kind", "Name"]),
        ("number", &[]),
        (":is(list, resource)", &["City", "Names"]),
        ("structure :not([trait|error])", &["In", "Out"]),
        (
            "* :not(member) :not(structure) :not(simpleType) :not(list)",
            &["City", "GetCity", "Ping", "Weather"],
        ),
    ]);
}

#[test]
fn neighbors() {
    check(&[
        ("structure > member", &["In$name", "In$tags", "Out$count", "Out$inner"]),
        ("structure > :test(member > string)", &["In$name"]),
        ("list > member > string", &["Name"]),
        ("operation -[input, output]-> structure > member[trait|required]", &["In$name"]),
        ("operation -[error]-> *", &["Bad"]),
        ("resource:test(-[read]->)", &["City"]),
        ("resource:test(-[put]->)", &[]),
        ("service ~> operation", &["GetCity", "Ping"]),
        ("service -[operation]-> operation", &["Ping"]),
        ("string :test(< member < list)", &["Name"]),
        ("structure <-[output]- operation", &["Ping"]),
        (":is(enum, intEnum) > member", &["Kind$X"]),
        ("member :test(> :test(number, list > member > string))", &["In$tags", "Out$count"]),
    ]);
}

#[test]
fn attributes() {
    check(&[
        ("[trait|title]", &["Weather"]),
        ("[ trait | smithy.api#title = 'Weather' ]", &["Weather"]),
        ("[trait|error = client, server]", &["Bad"]),
        ("structure[trait|error != client]", &[]),
        ("[trait|httpError >= 400]", &["Bad"]),
        ("[trait|httpError > 404]", &[]),
        ("[trait|httpError >= \"not a number\"]", &[]),
        ("[trait|length|min < 2]", &["Name"]),
        ("[trait|length|(keys) = max]", &["Name"]),
        ("[trait|tags|(values) = TWO]", &[]),
        ("[trait|tags|(values) = TWO i]", &["Name"]),
        ("[trait|tags|(length) > 1]", &["Name"]),
        ("[trait|tags|nothing|there = x]", &[]),
        ("[trait|(keys)|name ^= http]", &["Bad"]),
        ("[id = a#Ping]", &["Ping"]),
        ("[id = 'a#In$name']", &["In$name"]),
        ("[id|name $= City]", &["City", "GetCity"]),
        ("[id|namespace = a] resource", &["City"]),
        ("[id|member = count]", &["Out$count"]),
        ("[id|name *= et]", &["GetCity"]),
        ("structure[trait|error ?= false]", &["In", "Out"]),
        ("[service|version ^= '2024-']", &["Weather"]),
    ]);
}

#[test]
fn selectors_that_are_not_evaluated() {
    for (selector, reason) in [
        ("", "a name is missing at character 1"),
        ("structure >> ]", "a name is missing at character 14"),
        ("string)", "the end is missing at character 7"),
        ("string [trait|length", "`]` is missing at character 21"),
        ("[id = 'open]", "a closing quote is missing at character 8"),
        (":not(string, list)", "one selector in `:not` is missing at character 19"),
        ("tuple", "`tuple` is no type that is known"),
        (":newer(string)", "`:newer` is not evaluated"),
        ("service -[trait]-> *", "relationships called `trait` are not followed"),
        ("[@trait|range: @{min} > @{max}]", "scoped attributes are not evaluated"),
        ("$x(*) ${x}", "a name is missing at character 1"),
    ] {
        assert_eq!(selected(selector), Err(reason.to_owned()), "{selector}");
    }
    assert_eq!(selected(&"*".repeat(101)), Err("it is too long".to_owned()));
    assert_eq!(selected(&":is(".repeat(10_000)), Err("it is nested too deeply".to_owned()));
    // Each of them multiplies what is looked at.
    assert_eq!(selected(&"~> < ".repeat(40)), Err("it takes too long".to_owned()));
}
