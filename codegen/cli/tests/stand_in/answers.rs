//! `serve --answers` and `serve --record`.

use std::fs;

use crate::stand_in::StandIn;
use crate::{WEATHER, folder, run};

#[test]
fn answers_come_from_files() {
    let answers = folder("answers");
    fs::write(answers.join("ListStations.json"), r#"{"codes": ["AAA-1", "AAA-2"]}"#).unwrap();
    fs::create_dir(answers.join("GetForecast")).unwrap();
    let case = |name: &str, text: &str| fs::write(answers.join("GetForecast").join(name), text).unwrap();
    case("any.json", r#"{"output": {"city": "Any", "sky": "CLOUDY"}, "input": {}}"#);
    case("oslo.json", r#"{"input": {"city": "Oslo"}, "output": {"city": "Oslo", "sky": "CLEAR"}}"#);
    case("gone.json", r#"{"input": {"city": "Oslo", "days": 9}, "error": {"shapeId": "NoSuchCity"}}"#);
    fs::write(answers.join("README.md"), "notes").unwrap();

    let stand_in = StandIn::start(&[WEATHER, "--answers", answers.to_str().unwrap()]);
    let call = |operation: &str, json: &str| stand_in.call(WEATHER, operation, json, &[]);
    assert_eq!(call("ListStations", "{}").out, "{\n  \"codes\": [\n    \"AAA-1\",\n    \"AAA-2\"\n  ]\n}\n");
    // The most particular case that fits.
    assert!(call("GetForecast", r#"{"city": "Oslo"}"#).out.contains("CLEAR"));
    assert!(call("GetForecast", r#"{"city": "Bergen"}"#).out.contains("\"Any\""));
    assert!(call("GetForecast", r#"{"city": "Oslo", "days": 9}"#).error.contains("NoSuchCity"));
}

#[test]
fn all_answers_that_do_not_fit_are_named() {
    let answers = folder("answers_that_do_not_fit");
    fs::create_dir(answers.join("GetForecast")).unwrap();
    for (name, text) in [
        ("ListStations.json", r#"{"codes": "AAA-1"}"#),
        ("ListCities.json", "{"),
        ("GetForcast.json", "{}"),
        ("GetForecast/good.json", r#"{"input": {}, "output": {"city": "Any", "sky": "CLOUDY"}}"#),
        ("GetForecast/bad.json", r#"{"input": {}, "outptu": {}}"#),
    ] {
        fs::write(answers.join(name), text).unwrap();
    }
    let outcome = run(&["serve", WEATHER, "--port", "0", "--answers", answers.to_str().unwrap()], "");
    assert_eq!(outcome.status, Some(1));
    let names = ["GetForcast.json", "bad.json", "ListCities.json", "ListStations.json"];
    for part in
        names.iter().chain(&["did you mean `output`?", "did you mean `GetForecast`?", "\n\n4 errors\n"])
    {
        assert!(outcome.error.contains(part), "{part}: {}", outcome.error);
    }
    assert!(!outcome.error.contains("good.json"), "{}", outcome.error);
}

#[test]
fn an_answer_may_break_constraints_where_it_says_so() {
    let answers = folder("answers_of_a_newer_service");
    fs::create_dir(answers.join("GetForecast")).unwrap();
    let case = |text: &str| fs::write(answers.join("GetForecast/new.json"), text).unwrap();
    let arguments = [WEATHER, "--answers", answers.to_str().unwrap()];
    let refused =
        || run(&["serve", WEATHER, "--port", "0", "--answers", answers.to_str().unwrap()], "").error;
    case(r#"{"output": {"city": "Oslo", "sky": "FOGGY"}}"#);
    let error = refused();
    assert!(error.contains("/sky") && error.contains(r#""allowConstraintErrors": true"#), "{error}");
    case(r#"{"output": {"city": "Oslo"}, "allowConstraintErrors": true}"#);
    let error = refused();
    assert!(error.contains("output: /sky: a required member is missing"), "{error}");
    case(r#"{"output": {"city": "Oslo", "sky": "FOGGY"}, "allowConstraintErrors": true}"#);
    let stand_in = StandIn::start(&arguments);
    let outcome = stand_in.call(WEATHER, "GetForecast", r#"{"city": "Oslo"}"#, &[]);
    assert!(outcome.out.contains("FOGGY"), "{}", outcome.error);
}

#[test]
fn what_is_recorded_can_be_answered() {
    let recorded = folder("recorded");
    let path = recorded.to_str().unwrap();
    let input = r#"{"city": "Bergen", "days": 2}"#;
    let first = {
        let stand_in = StandIn::start(&[WEATHER, "--record", path]);
        let _ = stand_in.call(WEATHER, "GetForecast", r#"{"city": "Atlantis"}"#, &[]);
        // With a token, which is another one each time.
        assert_eq!(stand_in.call(WEATHER, "ListCities", "{}", &[]).status, Some(0));
        stand_in.call(WEATHER, "GetForecast", input, &[])
    };
    assert_eq!(first.status, Some(0), "{first:?}");
    let text = fs::read_to_string(recorded.join("GetForecast/0001.json")).unwrap();
    assert!(text.contains("\"error\"") && text.contains("it sank"), "{text}");
    let text = fs::read_to_string(recorded.join("ListCities/0002.json")).unwrap();
    assert!(text.contains("\"input\": {}"), "{text}");

    let stand_in = StandIn::start(&[WEATHER, "--answers", path, "--seed", "5"]);
    assert_eq!(stand_in.call(WEATHER, "GetForecast", input, &[]).out, first.out);
    assert!(stand_in.call(WEATHER, "GetForecast", r#"{"city": "Atlantis"}"#, &[]).error.contains("it sank"));
}

#[test]
fn recorded_inputs_that_are_parts_of_others_are_told_apart() {
    let recorded = folder("recorded_parts");
    let path = recorded.to_str().unwrap();
    let inputs = [
        "{}",
        r#"{"near": {}}"#,
        r#"{"near": {"tags": {}}}"#,
        r#"{"near": {"tags": {"a": "b"}}}"#,
        r#"{"near": {"tags": {}, "city": "Oslo"}}"#,
        r#"{"token": ""}"#,
    ];
    let calls =
        |stand_in: &StandIn| inputs.map(|input| stand_in.call(WEATHER, "ListStations", input, &[]).out);
    let first = calls(&StandIn::start(&[WEATHER, "--record", path]));
    assert!(first.iter().all(|out| out.contains("codes")), "{first:?}");
    assert_ne!(first[0], first[1]);
    assert_eq!(first, calls(&StandIn::start(&[WEATHER, "--answers", path, "--seed", "5"])));
}

#[test]
fn values_of_any_type_are_compared() {
    let model = r#"{"smithy": "2.0", "shapes": {
        "any#Any": {"type": "service", "version": "1", "operations": [{"target": "any#Put"}],
            "traits": {"smithy.protocols#rpcv2Cbor": {}}},
        "any#Put": {"type": "operation", "input": {"target": "any#In"}, "output": {"target": "any#Out"}},
        "any#In": {"type": "structure", "members": {"data": {"target": "smithy.api#Blob"},
            "at": {"target": "smithy.api#Timestamp"}, "one": {"target": "any#One"}, "many": {"target": "any#Many"},
            "amount": {"target": "smithy.api#Double"}}},
        "any#One": {"type": "union", "members": {"a": {"target": "any#In"}, "b": {"target": "smithy.api#String"}}},
        "any#Many": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#Integer"}},
        "any#Out": {"type": "structure", "members": {"said": {"target": "smithy.api#String"}}}}}"#;
    let folder = folder("any_type");
    let path = folder.join("any.json");
    fs::write(&path, model).unwrap();
    let path = path.to_str().unwrap();
    fs::create_dir_all(folder.join("answers/Put")).unwrap();
    let inputs = [
        r#"{"data": "b25l"}"#,
        r#"{"at": "2020-01-02T03:04:05Z"}"#,
        r#"{"at": 1577934246.5}"#,
        r#"{"one": {"b": "x"}}"#,
        r#"{"one": {"a": {"data": "eA=="}}}"#,
        r#"{"many": {"a": 1, "b": 2}}"#,
        r#"{"amount": "NaN"}"#,
        r#"{"amount": 0.5}"#,
    ];
    for (nth, input) in inputs.iter().enumerate().filter(|(_, input)| !input.contains("NaN")) {
        let text = format!(r#"{{"input": {input}, "output": {{"said": "case {nth}"}}}}"#);
        fs::write(folder.join(format!("answers/Put/{nth}.json")), text).unwrap();
    }
    let stand_in = StandIn::start(&[path, "--answers", folder.join("answers").to_str().unwrap()]);
    let said = |input: &str| stand_in.call(path, "Put", input, &[]).out;
    for (nth, input) in inputs.iter().enumerate() {
        assert_eq!(said(input).contains(&format!("case {nth}")), !input.contains("NaN"), "{input}");
    }
    // More members than a case has are no matter, others are.
    assert!(said(r#"{"many": {"a": 1, "b": 2, "c": 3}, "amount": 7}"#).contains("case 5"));
    assert!(said(r#"{"one": {"a": {"data": "eA==", "amount": 2}}}"#).contains("case 4"));
    for other in
        [r#"{"data": "b25m"}"#, r#"{"at": 1577934245.5}"#, r#"{"one": {"b": "y"}}"#, r#"{"many": {"a": 1}}"#]
    {
        assert!(!said(other).contains("case"), "{other}");
    }
}

#[test]
fn samples_do_not_depend_on_tokens() {
    let stand_in = StandIn::start(&[WEATHER]);
    let [one, other] = ["a", "b"]
        .map(|token| stand_in.call(WEATHER, "ListCities", &format!(r#"{{"once": "{token}"}}"#), &[]).out);
    assert_eq!(one, other);
    assert_eq!(one, stand_in.call(WEATHER, "ListCities", "{}", &[]).out);
    assert_ne!(one, stand_in.call(WEATHER, "ListCities", r#"{"from": "Oslo"}"#, &[]).out);
}

#[test]
fn errors_may_be_others_than_the_model_has() {
    let answers = folder("other_errors");
    let text =
        r#"{"input": {}, "error": {"code": "ThrottlingException", "status": 429, "message": "slow down"}}"#;
    fs::create_dir(answers.join("GetForecast")).unwrap();
    fs::write(answers.join("GetForecast/any.json"), text).unwrap();
    let recorded = folder("recorded_errors");
    let [answers, recorded] = [&answers, &recorded].map(|folder| folder.to_str().unwrap());
    for (answers, more) in [(answers, &["--record", recorded][..]), (recorded, &[])] {
        let mut stand_in = StandIn::start(&[&[WEATHER, "--answers", answers], more].concat());
        for protocol in ["restJson1", "rpcv2Cbor", "awsJson1_0"] {
            let options = ["--attempts", "1", "--protocol", protocol];
            let error = stand_in.call(WEATHER, "GetForecast", r#"{"city": "Oslo"}"#, &options).error;
            assert!(error.contains("ThrottlingException") && error.contains("slow down"), "{error}");
            assert!(stand_in.line().starts_with("429 GetForecast "));
        }
    }
}

/// A model whose operations are called as those of the first one.
fn other_weather(test: &str) -> String {
    let path = folder(test).join("other.json");
    let model = fs::read_to_string(WEATHER).unwrap();
    fs::write(
        &path,
        model.replace("example#", "other#").replace("/stations", "/others").replace("/cities", "/towns"),
    )
    .unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn operations_of_several_services_are_told_by_their_shape_ids() {
    let other = other_weather("other_weather");
    let recorded = folder("recorded_of_two");
    let path = recorded.to_str().unwrap();
    let calls = |stand_in: &StandIn| {
        [WEATHER, &other]
            .map(|model| stand_in.call(model, "ListStations", "{}", &["--protocol", "restJson1"]).out)
    };
    let first = calls(&StandIn::start(&[WEATHER, &other, "--record", path]));
    assert!(first.iter().all(|out| out.contains("codes")), "{first:?}");
    assert!(recorded.join("example#ListStations/0001.json").exists());
    assert!(recorded.join("other#ListStations/0002.json").exists());
    let again = calls(&StandIn::start(&[WEATHER, &other, "--answers", path, "--seed", "7"]));
    assert_eq!(first, again);

    fs::write(recorded.join("ListStations.json"), r#"{"codes": ["AAA-1", "AAA-2"]}"#).unwrap();
    let outcome = crate::run(&["serve", WEATHER, &other, "--answers", path], "");
    for part in ["ListStations.json: several services", "`example#ListStations`, `other#ListStations`"] {
        assert!(outcome.error.contains(part), "{outcome:?}");
    }
}

#[test]
fn samples_of_pages_have_all_but_the_next() {
    let stand_in = StandIn::start(&[WEATHER]);
    let outcome = stand_in.call(WEATHER, "ListCities", "{}", &[]);
    assert!(outcome.out.contains("\"isTruncated\": false"), "{outcome:?}");
    assert!(outcome.out.contains("\"cities\"") && !outcome.out.contains("\"next\""), "{outcome:?}");
}
