//! Mistakes: each is an error that names the thing, and says what to do.

use std::fs;
use std::net::TcpListener;

use crate::{WEATHER, folder, run};

#[track_caller]
fn refuses(arguments: &[&str], status: i32, parts: &[&str]) {
    let outcome = run(arguments, "{}");
    assert_eq!(outcome.status, Some(status), "{outcome:?}");
    for part in parts {
        assert!(outcome.error.contains(part), "{part}: {outcome:?}");
    }
}

#[test]
fn models_that_do_not_load() {
    let folder = folder("models");
    let model = folder.join("broken.json");
    fs::write(&model, r#"{"smithy": "2.0", "shapes": {"a#S": {"type": "servise"}}}"#).unwrap();
    let model = model.to_str().unwrap();
    for command in
        [&["serve", model][..], &["check", model, "A"], &["call", model, "A", "--endpoint", "http://a"]]
    {
        refuses(command, 1, &["broken.json:1", "servise", "did you mean"]);
    }
    refuses(&["serve", "nowhere.json"], 1, &["nowhere.json", "\n1 error\n"]);
    refuses(&["serve", "nowhere.json", model, WEATHER], 1, &["nowhere.json", "servise", "\n2 errors\n"]);
    let silent = "../tests/fixtures/resources/model.json";
    refuses(&["serve", silent], 1, &["`fixture.resources#Fixture`", "names no protocol"]);
    refuses(
        &["call", silent, "Ping", "--endpoint", "http://a"],
        1,
        &["names no protocol", "--protocol restJson1"],
    );
}

#[test]
fn ports_in_use() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    refuses(&["serve", WEATHER, "--port", &port], 1, &[&port, "in use", "--port 0"]);
}

#[test]
fn names_that_are_not_there() {
    let endpoint = ["--endpoint", "http://127.0.0.1:1"];
    let call = |operation| ["call", WEATHER, operation, endpoint[0], endpoint[1]];
    refuses(&call("GetForcast"), 1, &["no operation `GetForcast`", "did you mean `GetForecast`?"]);
    refuses(&["check", WEATHER, "GetForecastInptu"], 1, &["no shape", "did you mean `GetForecastInput`?"]);
    refuses(&["check", WEATHER, "Sky"], 1, &["`Sky` is an enum, not a structure"]);
    refuses(&[&call("GetForecast")[..], &["--protocol", "soap"]].concat(), 1, &["soap", "restJson1"]);
    for (wrong, meant) in [("restjson", "restJson1"), ("rpcv2cbor", "rpcv2Cbor"), ("awsquery", "awsQuery")] {
        let meant = format!("did you mean `{meant}`?");
        refuses(
            &[&call("GetForecast")[..], &["--protocol", wrong]].concat(),
            1,
            &[wrong, &meant, "restJson1"],
        );
    }
}

#[test]
fn a_model_that_comes_behind() {
    let call = |name, model| ["call", name, model, "--endpoint", "http://127.0.0.1:1"];
    let expected = format!("the model comes before the operation: ferrosmith call {WEATHER} GetForecast\n");
    refuses(&call("GetForecast", WEATHER), 2, &[&expected]);
    refuses(&call("GetForecast", "nowhere.json"), 2, &["ferrosmith call nowhere.json GetForecast\n"]);
    refuses(&call("nowhere.json", "GetForecast"), 1, &["nowhere.json", "\n1 error\n"]);
    let expected = format!("the model comes before the shape: ferrosmith check {WEATHER} GetForecast\n");
    refuses(&["check", "GetForecast", WEATHER], 2, &[&expected]);
}

#[test]
fn inputs_that_cannot_be_sent() {
    let call = |json| ["call", WEATHER, "GetForecast", "--endpoint", "http://127.0.0.1:1", "--json", json];
    refuses(&call("{}"), 1, &["missing required members: /city"]);
    refuses(&call(r#"{"town": "Oslo"}"#), 1, &["/town", "no such member"]);
    refuses(&call(r#"{"city": "Oslo", "city": "Bergen"}"#), 1, &["duplicate key `city`", "line 1 column"]);
    refuses(&call(r#"{"City": "Oslo"}"#), 1, &["/City", "no such member; did you mean `city`?"]);
    let near = r#"{"near": {"citty": "Oslo"}}"#;
    let call_near = ["call", WEATHER, "ListStations", "--endpoint", "http://127.0.0.1:1", "--json", near];
    refuses(&call_near, 1, &["/near/citty: `example#Near` has no such member; did you mean `city`?"]);
    refuses(&call("@nowhere.json"), 1, &["nowhere.json: cannot be read"]);
    refuses(&call("{"), 1, &["--json: ", "line 1, column 2"]);
    refuses(&call("{\n \"city\": 5}"), 1, &["--json: /city: expected a string", "line 2, column 10"]);
    refuses(&call(r#"{"city": "Oslo"}"#), 1, &["http://127.0.0.1:1"]);
    refuses(&call(WEATHER), 1, &["is a file; write `@"]);
}

#[test]
fn endpoints_that_cannot_be_used() {
    for (endpoint, found) in [
        ("ftp://127.0.0.1:1", "the scheme `ftp`"),
        ("ws://127.0.0.1:1", "the scheme `ws`"),
        ("localhost:8080", "without `http://`"),
        ("weather.example.com", "without `http://`"),
        ("/only/a/path", "without `http://`"),
        ("http://ada:secret@127.0.0.1:1", "a user"),
        ("http://127.0.0.1:99999", "port"),
        ("http://127.0.0.1:0", "port"),
        ("http://127.0.0.1:", "port"),
        ("http://:8080", "expected a URL"),
        ("http://", "expected a URL"),
        ("http:/127.0.0.1", "expected a URL"),
        ("http://127.0.0.1/?a=b", "a query"),
        ("http://127.0.0.1/#top", "a fragment"),
        ("http://exa mple", "expected a URL"),
        ("", "expected a URL"),
    ] {
        let call = ["call", WEATHER, "GetForecast", "--json", r#"{"city": "Oslo"}"#, "--endpoint", endpoint];
        refuses(&call, 2, &["--endpoint <URL>", "expected a URL as http://127.0.0.1:8080", found]);
    }
}

#[test]
fn answers_that_do_not_fit() {
    let case = |name: &str, file: &str, text: &str, parts: &[&str]| {
        let folder = folder(name);
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        refuses(&["serve", WEATHER, "--answers", folder.to_str().unwrap()], 1, parts);
    };
    case("unknown", "GetForecasts.json", "{}", &["GetForecasts.json", "did you mean `GetForecast`?"]);
    case("syntax", "GetForecast.json", "{", &["GetForecast.json: ", "line 1, column 2"]);
    let text = "{\"city\": \"Osló\",\n  \"sky\": \"SNOW\",}";
    case("comma", "GetForecast.json", text, &["GetForecast.json: expected a key", "line 2, column 17"]);
    let text = "{\"city\": \"Oslo\",\n  \"sky\": \"SNOW\", \"at\": \"yesterday\"}";
    case(
        "type",
        "GetForecast.json",
        text,
        &["output/at: expected a date-time string, found another string\n"],
    );
    case("missing", "GetForecast.json", "{}", &["GetForecast.json: output: ", "'/city'", "'/sky'"]);
    case("member", "ListStations.json", r#"{"names": []}"#, &["output/names", "no such member"]);
    case("violation", "ListStations.json", r#"{"codes": ["x"]}"#, &["'/codes/0'", "pattern"]);
    let error = r#"{"input": {}, "error": {"shapeId": "Nothing"}}"#;
    case(
        "error",
        "GetForecast/a.json",
        error,
        &["a.json: error: expected one of NoSuchCity, found `Nothing`"],
    );
    let error = r#"{"input": {}, "error": {"shapeId": "Nothing"}}"#;
    case("no_errors", "ListStations/a.json", error, &["a.json: error: expected no error, found `Nothing`"]);
    case(
        "key",
        "GetForecast/a.json",
        r#"{"input": {}, "outputs": {}}"#,
        &["a.json: /outputs: ", "did you mean `output`?"],
    );
    let error = r#"{"input": {}, "error": {"shapeId": "NoSuchCity", "message": "gone"}}"#;
    case("error_key", "GetForecast/a.json", error, &["a.json: error/message: ", "expected shapeId, content"]);
    let error = r#"{"input": {}, "error": {"shapeId": "NoSuchCity", "content": {"code": 99}}}"#;
    case("content", "GetForecast/a.json", error, &["a.json: error/content: ", "'/message'", "'/code'"]);
    let error = r#"{"input": {}, "error": {"code": "Throttled", "status": 200}}"#;
    case("status", "GetForecast/a.json", error, &["a.json: error/status: expected a number from 400 to 599"]);
    let whole = r#"{"input": {}, "output": {"codes": []}}"#;
    case("whole", "ListStations.json", whole, &["output/input: ", "in the folder `ListStations`"]);
    refuses(&["serve", WEATHER, "--answers", "nowhere"], 1, &["nowhere: cannot be listed"]);
}

#[test]
fn answers_that_cannot_be_written() {
    const MODEL: &str = r##"{"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}], "traits": {"aws.protocols#restXml": {}}},
        "a#Get": {"type": "operation", "output": {"target": "a#Got"}, "errors": [{"target": "a#Gone"}],
            "traits": {"smithy.api#http": {"method": "GET", "uri": "/"}}},
        "a#Got": {"type": "structure", "members": {
            "status": {"target": "smithy.api#Integer", "traits": {"smithy.api#httpResponseCode": {}}}}},
        "a#Gone": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}},
            "traits": {"smithy.api#error": "client"}}}}"##;
    let folder = folder("unwritable");
    let (model, answers) = (folder.join("model.json"), folder.join("answers"));
    fs::create_dir_all(answers.join("Get")).unwrap();
    fs::write(&model, MODEL).unwrap();
    fs::write(answers.join("Get.json"), r#"{"status": 7}"#).unwrap();
    let error = r#"{"input": {}, "error": {"shapeId": "Gone", "content": {"message": "\u0001"}}}"#;
    fs::write(answers.join("Get/gone.json"), error).unwrap();
    // They are told at the start, and not to each client as an internal error.
    let parts = ["Get.json: output: a#Got: status: ", "gone.json: error: a#Gone: message: ", "2 errors"];
    refuses(&["serve", model.to_str().unwrap(), "--answers", answers.to_str().unwrap()], 1, &parts);
}

#[test]
fn options_out_of_range() {
    for rate in ["2", "-0.5", "nan", "10%"] {
        let problem = format!("expected a number from 0 to 1, found `{rate}`");
        refuses(&["serve", WEATHER, "--fail", rate], 2, &[&problem]);
    }
    refuses(&["serve"], 2, &["MODEL"]);
    refuses(
        &["serve", WEATHER, WEATHER, "--port", "0"],
        2,
        &["two of the models have the service `example#"],
    );
}
