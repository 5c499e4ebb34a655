//! The closure of a service.

use ferrosmith::model::Source;

use crate::{id, load};

const SHAPES: &str = r#"
    "a#S": {"type": "service", "operations": [{"target": "a#Z"}], "resources": [{"target": "a#R"}], "errors": [{"target": "a#E"}], "rename": {"b#Text": "OtherText"}},
    "a#R": {"type": "resource", "create": {"target": "a#C"}, "list": {"target": "a#L"}, "operations": [{"target": "a#A"}], "resources": [{"target": "a#Inner"}]},
    "a#Inner": {"type": "resource", "collectionOperations": [{"target": "a#B"}]},
    "a#A": {"type": "operation", "errors": [{"target": "a#E"}, {"target": "a#F"}]}, "a#B": {"type": "operation"}, "a#C": {"type": "operation", "input": {"target": "a#In"}},
    "a#L": {"type": "operation", "traits": {"smithy.api#readonly": {}}}, "a#Z": {"type": "operation"}, "a#Unused": {"type": "operation", "input": {"target": "a#Other"}},
    "a#In": {"type": "structure", "members": {"list": {"target": "a#Things"}, "text": {"target": "b#Text"}, "me": {"target": "a#In"}}},
    "a#Things": {"type": "list", "member": {"target": "a#Text"}}, "a#Text": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}}, "a#Other": {"type": "structure"},
    "b#Text": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
    "a#E": {"type": "structure", "traits": {"smithy.api#error": "client"}}, "a#F": {"type": "structure", "traits": {"smithy.api#error": "client"}}"#;

#[test]
fn operations_of_resources_and_everything_reachable() {
    let model = load(SHAPES).unwrap();
    assert_eq!(model.service_ids(), [&id("a#S")]);
    let closure = model.closure(&id("a#S")).unwrap();
    let names: Vec<&str> = closure.operations.iter().map(|id| id.name()).collect();
    assert_eq!(names, ["A", "B", "C", "L", "Z"]);
    let shapes: Vec<String> = closure.shapes.iter().map(ToString::to_string).collect();
    assert_eq!(shapes, ["a#E", "a#F", "a#In", "a#Text", "a#Things", "b#Text"]);
    let errors = |operation: &str| {
        closure.operation_errors(&model, &id(operation)).iter().map(|id| id.name()).collect::<Vec<_>>()
    };
    assert_eq!((errors("a#A"), errors("a#B")), (vec!["E", "F"], vec!["E"]));
    assert_eq!((closure.name(&id("a#Text")), closure.name(&id("b#Text"))), ("Text", "OtherText"));
}

#[test]
fn an_entry_that_stands_twice_in_a_list_counts_once() {
    let once = ["a#Z", "a#R", "a#A", "a#Inner", "a#B", "a#E", "a#F"];
    let entry = |id: &str| format!(r#"{{"target": "{id}"}}"#);
    let twice = once.iter().fold(SHAPES.to_owned(), |shapes, id| {
        let entries = format!("{}, {}", entry(id), entry(id));
        shapes.replace(&format!("[{}", entry(id)), &format!("[{entries}"))
    });
    let (model, twice) = (load(SHAPES).unwrap(), load(&twice).unwrap());
    let (once, twice) = (model.closure(&id("a#S")).unwrap(), twice.closure(&id("a#S")).unwrap());
    assert_eq!((once.operations, once.shapes), (twice.operations, twice.shapes));
}

#[test]
fn an_operation_on_the_collection_that_is_listed_under_operations_as_well() {
    let shapes = r#"
        "a#S": {"type": "service", "resources": [{"target": "a#R"}]},
        "a#R": {"type": "resource", "identifiers": {"id": {"target": "smithy.api#String"}}, "create": {"target": "a#C"}},
        "a#C": {"type": "operation"}"#;
    assert!(load(shapes).is_ok());
    let as_well =
        shapes.replace(r#"{"target": "a#C"}}"#, r#"{"target": "a#C"}, "operations": [{"target": "a#C"}]}"#);
    assert_eq!(load(&as_well).map(|_| ()), Ok(()));
    // On one resource alone, it has to name it.
    assert!(load(&as_well.replace(r#""create": {"target": "a#C"}, "#, "")).is_err());
}

#[test]
fn names_that_the_service_has_twice() {
    let model = load(&SHAPES.replace("OtherText", "in")).unwrap();
    let found = model.closure(&id("a#S")).unwrap_err().to_string();
    assert!(found.contains("shape `b#Text`: found the name `in`, which in this service differs from that of `a#In` at most in case"), "{found}");
    assert!(found.contains("add one of them to `rename` of `a#S`"), "{found}");
}

#[test]
fn a_service_that_is_not_there() {
    let model = load(SHAPES).unwrap();
    for wrong in ["a#Nothing", "a#A"] {
        let found = model.closure(&id(wrong)).unwrap_err().to_string();
        assert!(found.contains("expected a service of the model; the services of the model: a#S"), "{found}");
    }
}

#[test]
fn an_operation_whose_endpoint_is_discovered_brings_the_one_that_tells_it() {
    let text = br#"{"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "operations": [{"target": "a#Do"}, {"target": "a#Find"}, {"target": "a#Other"}],
          "traits": {"aws.api#clientEndpointDiscovery": {"operation": "a#Find"}}},
        "a#Do": {"type": "operation", "traits": {"aws.api#clientDiscoveredEndpoint": {"required": true}}},
        "a#Find": {"type": "operation", "output": {"target": "a#Found"}}, "a#Other": {"type": "operation"},
        "a#Found": {"type": "structure", "members": {"Endpoints": {"target": "a#Endpoints"}}},
        "a#Endpoints": {"type": "list", "member": {"target": "a#Endpoint"}},
        "a#Endpoint": {"type": "structure", "members": {
            "Address": {"target": "smithy.api#String"}, "CachePeriodInMinutes": {"target": "smithy.api#Long"}}}}}"#;
    let chosen = |name: &str| {
        let mut input = ferrosmith::Input::new("a", [Source { name: "a.json", text }]);
        input.operations = vec![name.to_owned()];
        let operations = ferrosmith::load(&input).unwrap().service.operations;
        operations.into_iter().map(|operation| operation.wire).collect::<Vec<_>>()
    };
    assert_eq!(chosen("Do"), ["Do", "Find"]);
    assert_eq!(chosen("Other"), ["Other"]);
}

#[test]
fn a_set_of_errors_is_called_the_same_whatever_other_operations_there_are() {
    let text = br#"{"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "operations": [{"target": "a#A"}, {"target": "a#B"}, {"target": "a#C"}, {"target": "a#D"}]},
        "a#A": {"type": "operation"}, "a#B": {"type": "operation"},
        "a#C": {"type": "operation", "errors": [{"target": "a#No"}]},
        "a#D": {"type": "operation", "errors": [{"target": "a#No"}]},
        "a#No": {"type": "structure", "traits": {"smithy.api#error": "client"}}}}"#;
    let sets = |operations: &[&str]| {
        let mut input = ferrosmith::Input::new("a", [Source { name: "a.json", text }]);
        input.operations = operations.iter().map(|name| (*name).to_owned()).collect();
        let sets = ferrosmith::load(&input).unwrap().service.error_sets;
        sets.into_iter().map(|set| set.module).collect::<Vec<_>>()
    };
    let [of_both, of_later] = [sets(&[]), sets(&["C", "D"])];
    assert_eq!((of_both.len(), of_later.len()), (2, 1));
    assert_eq!(of_both[1], of_later[0]);
    assert_ne!(of_both[0], of_both[1]);
}
