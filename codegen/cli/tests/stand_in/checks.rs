//! `check`.

use std::fs;

use crate::{WEATHER, folder, run};

#[test]
fn json_in_the_place_of_a_file() {
    let outcome = run(&["check", WEATHER, "GetForecast", r#"{"city": "Oslo"}"#], "");
    assert_eq!(outcome.status, Some(1));
    assert!(
        outcome.error.contains("name a file, or give the JSON by the standard input"),
        "{}",
        outcome.error
    );
}

#[test]
fn valid_files_pass() {
    for shape in ["GetForecastOutput", "example#GetForecastOutput"] {
        let outcome = run(&["check", WEATHER, shape], r#"{"city": "Oslo", "sky": "SNOW", "at": 5}"#);
        assert_eq!((outcome.status, outcome.out.as_str()), (Some(0), ""), "{outcome:?}");
    }
    // An operation stands for its input.
    assert_eq!(run(&["check", WEATHER, "GetForecast"], r#"{"city": "Oslo"}"#).status, Some(0));
}

#[test]
fn files_are_read_by_name_with_a_byte_order_mark_or_without() {
    let folder = folder("checks");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    fs::write(path("good.json"), "\u{feff}{\"city\": \"Oslo\"}").unwrap();
    fs::write(path("bad.json"), "{\"city\": 5}").unwrap();
    let check = |name| run(&["check", WEATHER, "GetForecast", &path(name)], "");
    assert_eq!(check("good.json").status, Some(0));
    let bad = check("bad.json");
    assert_eq!(bad.status, Some(1));
    assert!(bad.error.contains("bad.json: /city: expected a string, found a number"), "{bad:?}");
    let missing = check("missing.json");
    assert_eq!(missing.status, Some(1));
    assert!(missing.error.contains("missing.json: cannot be read"), "{missing:?}");
}

#[test]
fn all_violations_are_listed_with_their_paths() {
    let text = r#"{"city": "?", "at": "2026-01-01T00:00:00Z", "stations": ["x"]}"#;
    let outcome = run(&["check", WEATHER, "GetForecastOutput"], text);
    assert_eq!(outcome.status, Some(1));
    let lines: Vec<&str> = outcome.out.lines().collect();
    assert_eq!(lines.len(), 5, "{outcome:?}");
    for path in ["'/city'", "'/sky'", "'/stations'", "'/stations/0'"] {
        assert!(lines.iter().any(|line| line.contains(path)), "{path}: {outcome:?}");
    }
    assert!(outcome.error.contains("5 violations of `example#GetForecastOutput`"), "{outcome:?}");
}

#[test]
fn what_does_not_fit_is_an_error_with_its_place() {
    for (text, expected) in [
        (r#"{"city": 5, "sky": "SNOW"}"#, "/city: expected a string, found a number"),
        (
            r#"{"city": "Oslo", "sky": "SNOW", "wind": 5}"#,
            "/wind: `example#GetForecastOutput` has no such member",
        ),
        (r#"{"city": "#, "expected"),
        // As `serve --record` writes it.
        (
            r#"{"input": {"city": "Oslo"}, "output": {"city": "Oslo", "sky": "SNOW"}}"#,
            "no such member; it is a file for `serve --answers`, which checks all of it",
        ),
    ] {
        let outcome = run(&["check", WEATHER, "GetForecastOutput"], text);
        assert_eq!(outcome.status, Some(1), "{outcome:?}");
        assert!(outcome.error.contains(expected), "{expected}: {outcome:?}");
    }
}

/// A structure with a list and a map of structures, and sparse ones.
const LISTS: &str = r#"{"smithy": "2.0", "shapes": {
    "a#S": {"type": "service", "operations": [{"target": "a#Do"}], "traits": {"aws.protocols#awsJson1_1": {}}},
    "a#Do": {"type": "operation", "input": {"target": "a#In"}},
    "a#In": {"type": "structure", "members": {
        "l": {"target": "a#List"}, "m": {"target": "a#Map"}, "sl": {"target": "a#SparseList"}, "sm": {"target": "a#SparseMap"}}},
    "a#List": {"type": "list", "member": {"target": "a#Item"}},
    "a#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#Item"}},
    "a#SparseList": {"type": "list", "member": {"target": "a#Item"}, "traits": {"smithy.api#sparse": {}}},
    "a#SparseMap": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#Item"}, "traits": {"smithy.api#sparse": {}}},
    "a#Item": {"type": "structure", "members": {"aaa": {"target": "smithy.api#String"}}}}}"#;

/// Returns the path of a file with [`LISTS`].
fn lists(test: &str) -> String {
    let path = folder(test).join("lists.json");
    fs::write(&path, LISTS).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn nulls_are_refused_where_a_server_refuses_them() {
    let model = lists("nulls");
    for (text, expected) in [
        (r#"{"l": [null]}"#, "/l/0: expected an element, found null"),
        (r#"{"l": [null, {"zzz": "1"}]}"#, "/l/0: expected an element, found null"),
        (r#"{"l": [{}, {"aab": "1"}]}"#, "/l/1/aab: `a#Item` has no such member; did you mean `aaa`?"),
        (r#"{"m": {"k": null}}"#, "/m/k: expected a value, found null"),
        (r#"{"sl": [null, {"zzz": "1"}]}"#, "/sl/1/zzz: `a#Item` has no such member"),
    ] {
        let outcome = run(&["check", &model, "Do"], text);
        assert!(outcome.status == Some(1) && outcome.error.contains(expected), "{text}: {outcome:?}");
        let called = run(&["call", &model, "Do", "--json", text, "--endpoint", "http://127.0.0.1:1"], "");
        assert!(called.error.contains(expected), "{text}: {called:?}");
    }
    for text in [r#"{"sl": [null], "sm": {"k": null}}"#, r#"{"l": null, "m": {"k": {"aaa": null}}}"#] {
        let outcome = run(&["check", &model, "Do"], text);
        assert_eq!((outcome.status, outcome.out.as_str()), (Some(0), ""), "{text}: {outcome:?}");
    }
}

#[test]
fn keys_of_maps_are_escaped_in_paths() {
    let model = lists("escaped");
    for (key, path) in [("x/y", "/m/x~1y/aab"), ("a~1", "/m/a~01/aab"), ("", "/m//aab"), ("/", "/m/~1/aab")] {
        let outcome = run(&["check", &model, "Do"], &format!(r#"{{"m": {{"{key}": {{"aab": "1"}}}}}}"#));
        let expected = format!("{path}: `a#Item` has no such member; did you mean `aaa`?");
        assert!(outcome.error.contains(&expected), "{expected}: {outcome:?}");
    }
}

#[test]
fn a_shape_that_there_is_not_is_told_with_those_that_may_be_meant() {
    for (shape, expected) in [
        ("GetForcast", "did you mean `GetForecast`?"),
        ("getforecastoutput", "did you mean `GetForecastOutput`?"),
        ("example#GetForcast", "did you mean `GetForecast`?"),
        ("Forecast", "did you mean `GetForecast`, `GetForecastInput` or `GetForecastOutput`?"),
        ("xy", "expected the name or shape id of one of its shapes"),
        ("Nothing", "expected the name or shape id of one of its shapes"),
    ] {
        let outcome = run(&["check", WEATHER, shape], "{}");
        assert_eq!(outcome.status, Some(1), "{outcome:?}");
        let expected = format!("has no shape `{shape}`; {expected}");
        assert!(outcome.error.contains(&expected), "{expected}: {outcome:?}");
    }
}

#[test]
fn a_shape_that_is_no_structure_is_told_with_what_can_be_checked() {
    for (shape, expected) in [
        (
            "Weather",
            "`Weather` is a service, not a structure; check the input of an operation, such as `GetForecast`, `ListCities` or `ListStations`",
        ),
        (
            "example#City",
            "`example#City` is a string, not a structure; check a structure that has it as a member, such as `GetForecastInput`, `GetForecastOutput` or `Near`",
        ),
        ("Days", "`Days` is an integer, not a structure; check a structure that has it as a member, such as"),
        ("Codes", "`Codes` is a list, not a structure; check a structure that has it as a member, such as"),
        ("Sky", "`Sky` is an enum, not a structure; check a structure that has it as a member, such as"),
        ("smithy.api#Timestamp", "`smithy.api#Timestamp` is a timestamp, not a structure; check"),
    ] {
        let outcome = run(&["check", WEATHER, shape], "{}");
        assert_eq!(outcome.status, Some(1), "{outcome:?}");
        assert!(outcome.error.contains(expected), "{expected}: {outcome:?}");
    }
    let model = r##"{"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "resources": [{"target": "a#R"}]},
        "a#R": {"type": "resource", "operations": [{"target": "a#Do"}]},
        "a#Do": {"type": "operation"}, "a#Other": {"type": "structure"}}}"##;
    let folder = folder("no_structures");
    let path = folder.join("model.json");
    fs::write(&path, model).unwrap();
    for (shape, expected) in [
        ("R", "`R` is a resource, not a structure; check the input of an operation, such as `Do`"),
        ("a#Other", "`S` does not use `a#Other`; check a shape that it uses"),
    ] {
        let outcome = run(&["check", path.to_str().unwrap(), shape], "{}");
        assert_eq!(outcome.status, Some(1), "{outcome:?}");
        assert!(outcome.error.contains(expected), "{expected}: {outcome:?}");
    }
    fs::remove_dir_all(folder).unwrap();
}
