use super::{Selected, Selections};
use crate::model::{Model, Source};

/// A service with an operation on a resource, and shapes of some types.
const MODEL: &str = r##"{"smithy": "2.0", "shapes": {
    "a#Weather": {"type": "service", "version": "2024-01", "operations": [{"target": "a#Ping"}],
        "resources": [{"target": "a#City"}], "traits": {"smithy.api#title": "Weather", "a#plane": {}}},
    "a#Ping": {"type": "operation", "input": {"target": "a#In"}, "output": {"target": "a#Out"},
        "errors": [{"target": "a#Bad"}]},
    "a#City": {"type": "resource", "read": {"target": "a#GetCity"}, "traits": {"a#own": {"a": 1, "b": [1, 2]}}},
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
    "a#plane": {"type": "structure", "traits": {"smithy.api#trait": {}}},
    "a#own": {"type": "document", "traits": {"smithy.api#trait": {}}},
    "a#Few": {"type": "string", "traits": {"smithy.api#length": {"min": 3, "max": 3}, "smithy.api#tags": ["one"]}},
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
        ("string", &["Few", "Kind", "Name"]), // an enum is a string
        ("enum", &["Kind"]),
        ("simpleType", &["Few", "Kind", "Name", "own"]),
        ("number", &[]),
        (":is(list, resource)", &["City", "Names"]),
        ("structure :not([trait|error])", &["In", "Out", "plane"]),
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
        ("[trait|length|(keys) = max]", &["Few", "Name"]),
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
        ("structure[trait|error ?= false]", &["In", "Out", "plane"]),
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
        ("[@trait|length: @{min}]", "a comparator is missing at character 23"),
        ("[@trait|length: @{min} = @{max]", "`}` is missing at character 31"),
        ("$x(*, *)", "one selector is missing at character 9"),
        (":in(*, *)", "one selector in `:in` is missing at character 10"),
        (":topdown(*, *, *)", "one selector or two in `:topdown` is missing at character 18"),
        ("${x", "`}` is missing at character 4"),
        ("tuple", "`tuple` is no type that is known"),
        (":newer(string)", "`:newer` is not evaluated"),
        ("structure -[mixin]-> *", "relationships called `mixin` are not followed"),
        (
            "service -[trait]-> *",
            "no file has the definition of the trait `smithy.api#title`, to which it leads",
        ),
    ] {
        assert_eq!(selected(selector), Err(reason.to_owned()), "{selector}");
    }
    assert_eq!(selected(&"*".repeat(101)), Err("it is too long".to_owned()));
    assert_eq!(selected(&":is(".repeat(10_000)), Err("it is nested too deeply".to_owned()));
    // Each of them multiplies what is looked at.
    assert_eq!(selected(&"~> < ".repeat(40)), Err("it takes too long".to_owned()));
}

#[test]
fn scoped_attributes() {
    check(&[
        ("[@trait|length: @{min} >= @{max}]", &["Few"]),
        ("[@trait|length: @{min} < @{max}]", &["Name"]),
        ("[@trait|length: @{min} > 0 && @{max} = 40]", &["Name"]),
        ("[@trait|length: @{min} = 1, 3]", &["Few", "Name"]),
        ("[@trait|length: @{none} ?= false]", &["Few", "Name"]),
        ("[@trait|length: @{none} ?= true]", &[]),
        ("[@trait|tags|(values): @{(length)} > 3]", &[]),
        ("[@trait: @{tags|(values)} = ONE i]", &["Few", "Name"]),
        ("[@trait|tags: @{(values)|(first)} = one]", &["Few", "Name"]),
        ("[@: @{id|name} = Ping]", &["Ping"]),
        ("structure [@: @{trait|error} ?= false && @{id|name} ^= I]", &["In"]),
        ("[@id: 'Name' = @{name}]", &["Name"]),
    ]);
}

#[test]
fn projections() {
    check(&[
        (
            "string $all(:root([id|name = Name])) [@: @{trait|tags|(values)} {=} @{var|all|trait|tags|(values)}]",
            &["Name"],
        ),
        (
            "[trait|tags] $all(:root([id|name = Name])) [@: @{trait|tags|(values)} {<} @{var|all|trait|tags|(values)}]",
            &["Few", "Name"],
        ),
        (
            "[trait|tags] $all(:root([id|name = Name])) [@: @{trait|tags|(values)} {<<} @{var|all|trait|tags|(values)}]",
            &["Few"],
        ),
        (
            "[trait|tags] $all(:root([id|name = Name])) [@: @{trait|tags|(values)} {!=} @{var|all|trait|tags|(values)}]",
            &["Few"],
        ),
        ("[trait|tags] [@: @{id} {!=} a]", &["Few", "Name"]),
    ]);
}

#[test]
fn variables() {
    check(&[
        ("service $ops(~> operation) ${ops}", &["GetCity", "Ping"]),
        ("service ${nothing}", &[]),
        (
            "service $in(~> operation -[input]-> ~> string) ~> operation -[output]-> ~> string :not(:in(${in}))",
            &[],
        ),
        ("service $err(~> -[error]-> *) ~> structure :not(:in(${err}))", &["In", "Out"]),
        // Each shape begins without any.
        ("structure :test(${x}) $x(*)", &[]),
        ("resource $c(*) -[read]-> operation [@: @{var|c|id|name} = City]", &["GetCity"]),
        ("service $x(*) $x(-[resource]->) ${x}", &["City"]),
    ]);
}

#[test]
fn functions() {
    check(&[
        ("string :in(:root(list > member > *))", &["Name"]),
        ("string :not(:in(:root(list > member > *)))", &["Few", "Kind"]),
        ("enum :root(resource)", &["City"]),
        (":topdown([trait|title])", &["City", "GetCity", "Ping", "Weather"]),
        (":topdown([trait|title], resource)", &["Ping", "Weather"]),
        ("resource :topdown([trait|readonly])", &["GetCity"]),
        ("service :recursive(-[resource, operation]->)", &["City", "GetCity", "Ping"]),
        ("operation :test(-[bound]-> service)", &["Ping"]),
        ("service <-[bound]- *", &["City", "Ping"]),
        ("operation > *", &["Bad", "In", "Out"]),
        ("resource -[trait]-> *", &["own"]),
        ("[trait|trait] <-[trait]- *", &["City", "Weather"]),
    ]);
}

#[test]
fn no_selector_takes_long() {
    // All pairs of shapes, and all of their values.
    let tags: Vec<String> = (0..400).map(|tag| format!("\"t{tag}\"")).collect();
    let shapes: Vec<String> = (0..400)
        .map(|n| {
            format!(
                r#""a#S{n}": {{"type": "string", "traits": {{"smithy.api#tags": [{}]}}}}"#,
                tags.join(",")
            )
        })
        .collect();
    let text = format!(r#"{{"smithy": "2.0", "shapes": {{{}}}}}"#, shapes.join(","));
    let model = Model::load(&[Source { name: "model.json", text: text.as_bytes() }]).unwrap();
    for selector in [
        "$all(:root(*)) [@: @{trait|tags|(values)} {<} @{var|all|trait|tags|(values)}]",
        "[@: @{trait|tags|(values)} *= @{trait|tags|(values)}]",
        ":test(:root(*) :root(*) :root([id|name = none]))",
    ] {
        let selections = Selections::new(&model);
        assert!(
            matches!(&*selections.of(selector), Selected::Unknown(reason) if reason == "it takes too long")
        );
    }
}
