//! Every fact of a model is loaded.

use ferrosmith::model::{EnumValue, Json, Kind, Source, TimestampFormat};
use ferrosmith::{Input, generate};

use crate::{id, is_structure, load, load_files, member_names, members, shape};

#[test]
fn all_shape_types() {
    let simple = [
        "blob",
        "boolean",
        "string",
        "byte",
        "short",
        "integer",
        "long",
        "float",
        "double",
        "bigInteger",
        "bigDecimal",
        "timestamp",
        "document",
    ];
    let json: Vec<String> =
        simple.iter().map(|kind| format!(r#""a#{kind}": {{"type": "{kind}"}}"#)).collect();
    let model = load(&json.join(",")).unwrap();
    for kind in simple {
        assert_eq!(shape(&model, &format!("a#{kind}")).kind.name(), kind);
    }
    let model = load(
        r#""a#Set": {"type": "set", "member": {"target": "smithy.api#String"}},
           "a#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#Set"}},
           "a#Union": {"type": "union", "members": {"none": {"target": "smithy.api#Unit"}, "b": {"target": "a#Map"}, "a": {"target": "a#Union"}}},
           "a#Enum": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
           "a#IntEnum": {"type": "intEnum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": -7}}}},
           "a#Operation": {"type": "operation", "input": {"target": "smithy.api#Unit"}}"#,
    )
    .unwrap();
    assert!(shape(&model, "a#Set").traits.unique_items());
    assert_eq!(member_names(&model, "a#Map"), ["key", "value"]);
    assert_eq!(member_names(&model, "a#Union"), ["none", "b", "a"], "in model order");
    assert_eq!(members(&model, "a#Enum")[0].traits.enum_value(), Some(&EnumValue::String("A".into())));
    assert_eq!(members(&model, "a#IntEnum")[0].traits.enum_value(), Some(&EnumValue::Int(-7)));
    assert!(
        matches!(&shape(&model, "a#Operation").kind, Kind::Operation(operation) if operation.input.is_none())
    );
    assert!(is_structure(shape(&model, "smithy.api#Unit")));
}

#[test]
fn typed_traits() {
    let model = load(
        r#""a#S": {"type": "service", "traits": {
             "smithy.protocols#rpcv2Cbor": {}, "aws.protocols#awsJson1_1": {}, "aws.auth#sigv4": {"name": "s"}, "smithy.api#title": "T",
             "aws.api#service": {"sdkId": "S", "endpointPrefix": "e"}, "a.b#custom": [1, {"x": null}]}},
           "a#O": {"type": "operation", "traits": {"smithy.api#http": {"method": "POST", "uri": "/a/b"}, "smithy.api#readonly": {},
             "smithy.api#endpoint": {"hostPrefix": "x."}, "smithy.api#requestCompression": {"encodings": ["gzip"]}}},
           "a#E": {"type": "structure", "traits": {"smithy.api#error": "server", "smithy.api#httpError": 503, "smithy.api#retryable": {"throttling": true}}},
           "a#T": {"type": "timestamp", "traits": {"smithy.api#timestampFormat": "http-date", "smithy.api#deprecated": {"message": "m"}}},
           "a#N": {"type": "double", "traits": {"smithy.api#range": {"min": -1, "max": 2.5}, "smithy.api#default": 0.5}},
           "a#L": {"type": "list", "member": {"target": "smithy.api#String"}, "traits": {"smithy.api#length": {"max": 3}, "smithy.api#sparse": {}}}"#,
    )
    .unwrap();
    let service = &shape(&model, "a#S").traits;
    assert_eq!(service.protocols(), ["smithy.protocols#rpcv2Cbor", "aws.protocols#awsJson1_1"]);
    assert_eq!((service.sigv4(), service.title()), (Some("s"), Some("T")));
    assert_eq!(service.aws_service().unwrap().endpoint_prefix.as_deref(), Some("e"));
    assert_eq!(service.get_unknown("a.b#custom").unwrap().to_string(), r#"[1,{"x":null}]"#);
    assert_eq!(service.iter().count(), 6);
    let operation = &shape(&model, "a#O").traits;
    assert_eq!((operation.http().unwrap().uri.as_str(), operation.http().unwrap().code), ("/a/b", 200));
    assert!(operation.readonly() && !operation.idempotent());
    assert_eq!(
        (operation.endpoint(), operation.request_compression()),
        (Some("x."), Some(&vec!["gzip".to_owned()]))
    );
    let error = &shape(&model, "a#E").traits;
    assert!(
        error.error().is_some() && error.http_error() == Some(503) && error.retryable().unwrap().throttling
    );
    let timestamp = &shape(&model, "a#T").traits;
    assert_eq!(timestamp.timestamp_format(), Some(&TimestampFormat::HttpDate));
    assert_eq!(timestamp.deprecated().unwrap().message.as_deref(), Some("m"));
    let number = &shape(&model, "a#N").traits;
    assert_eq!(
        (number.range().unwrap().min.as_deref(), number.range().unwrap().max.as_deref()),
        (Some("-1"), Some("2.5"))
    );
    assert_eq!(number.default(), Some(&Json::Number(0.5_f64.try_into().unwrap())));
    let list = &shape(&model, "a#L").traits;
    assert!(list.length().unwrap().max == Some(3) && list.sparse());
}

#[test]
fn traits_are_applied_whatever_the_order_of_the_files() {
    let apply = r#"{"smithy": "2.0", "shapes": {
        "a#S": {"type": "apply", "traits": {"smithy.api#documentation": "shape", "smithy.api#tags": ["two"]}},
        "a#S$x": {"type": "apply", "traits": {"smithy.api#documentation": "member"}},
        "a#L$member": {"type": "apply", "traits": {"smithy.api#documentation": "element"}}}}"#;
    let shapes = r#"{"smithy": "2.0", "shapes": {
        "a#S": {"type": "structure", "members": {"x": {"target": "smithy.api#String"}}, "traits": {"smithy.api#tags": ["one"]}},
        "a#L": {"type": "list", "member": {"target": "a#S"}}}}"#;
    for files in [[apply, shapes], [shapes, apply]] {
        let model = load_files(&files).unwrap();
        assert_eq!(shape(&model, "a#S").traits.documentation(), Some("shape"));
        assert_eq!(shape(&model, "a#S").traits.get("smithy.api#tags").unwrap().as_array().unwrap().len(), 2);
        assert_eq!(members(&model, "a#S")[0].traits.documentation(), Some("member"));
        assert_eq!(members(&model, "a#L")[0].traits.documentation(), Some("element"));
    }
}

#[test]
fn metadata_is_merged() {
    let file =
        |list: &str| format!(r#"{{"smithy": "2.0", "metadata": {{"same": {{"a": 1}}, "list": [{list}]}}}}"#);
    let model = load_files(&[&file("1"), &file("2")]).unwrap();
    assert_eq!(model.metadata["list"].to_string(), "[1,2]");
    assert_eq!(model.metadata["same"].to_string(), r#"{"a":1}"#);
}

#[test]
fn places_of_later_errors_are_looked_up() {
    let model =
        load(r#""a#S": {"type": "structure", "members": {"x": {"target": "smithy.api#String"}}}"#).unwrap();
    let error = model.error(&id("a#S"), "this", "that", "");
    assert_eq!(error.to_string(), "0.json: $.shapes[\"a#S\"]: shape `a#S`: found this, expected that");
    let error = model.member_error(&id("a#S"), "x", "this", "that", "do so");
    assert_eq!(
        error.to_string(),
        "0.json: $.shapes[\"a#S\"].members.x: shape `a#S$x`: found this, expected that; do so"
    );
}

#[test]
fn numbers_keep_every_digit_on_their_way_into_code() {
    let text = r##"{"smithy": "2.0", "shapes": {
        "a#Service": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}]},
        "a#Get": {"type": "operation", "output": {"target": "a#GetOutput"}},
        "a#GetOutput": {"type": "structure", "members": {
            "whole": {"target": "smithy.api#BigInteger", "traits": {"smithy.api#default": -123456789012345678901234567890}},
            "exact": {"target": "smithy.api#BigDecimal", "traits": {"smithy.api#default": 0.10000000000000000000000000010}},
            "any": {"target": "smithy.api#Document", "traits": {"smithy.api#default": 1.50e300}}
        }}
    }}"##;
    let sources = [Source { name: "model.json", text: text.as_bytes() }];
    let files = generate(&[Input::new("a", sources)]).unwrap().files;
    let code = &files["a/structures.rs"];
    for value in [
        r#"rt::big("-123456789012345678901234567890")"#,
        r#"rt::big("0.10000000000000000000000000010")"#,
        r#"rt::document("1.50e300")"#,
    ] {
        assert!(code.contains(value), "{value} is not in {code}");
    }
}

#[test]
fn numbers_beyond_a_double_keep_every_digit() {
    let digits = "7".repeat(400);
    let text = format!(
        r#""a#B": {{"type": "structure", "traits": {{"b#own": {{"n": [1E+400, -{digits}]}}}}, "members": {{
             "big": {{"target": "smithy.api#BigDecimal", "traits": {{"smithy.api#default": 1E+309}}}}}}}}"#
    );
    let model = load(&text).unwrap();
    let own = shape(&model, "a#B").traits.get("b#own").unwrap().to_string();
    assert_eq!(own, format!(r#"{{"n":[1E+400,-{digits}]}}"#));
    assert_eq!(members(&model, "a#B")[0].traits.default().unwrap().to_string(), "1E+309");
    // A mistake beside such a number is still one, and keys still stand once.
    assert!(Json::parse("{\"a\": 1e999, \"b\": tru}").is_err());
    assert!(Json::parse_unique("{\"a\": 1e999, \"a\": 1}").is_err());
}

#[test]
fn one_of_several_services_is_chosen() {
    let text = r#"{"smithy": "2.0", "shapes": {
        "a#One": {"type": "service", "version": "1", "operations": [{"target": "a#Do"}]}, "a#Do": {"type": "operation"},
        "a#Two": {"type": "service", "version": "2", "operations": [{"target": "a#Undo"}]}, "a#Undo": {"type": "operation"}}}"#;
    let chosen = |service: Option<&str>| {
        let mut input = Input::new("x", [Source { name: "m.json", text: text.as_bytes() }]);
        input.service = service.map(str::to_owned);
        generate(&[input]).map(|generated| generated.files)
    };
    let files = chosen(Some("a#Two")).unwrap();
    assert!(files["x/operations.rs"].contains("Undo") && !files["x/operations.rs"].contains("`a#Do`"));
    let ids = |ids: &[&str]| {
        let mut input = Input::new("x", [Source { name: "m.json", text: text.as_bytes() }]);
        input.service_ids = ids.iter().map(|id| (*id).to_owned()).collect();
        generate(&[input]).map(|generated| generated.files)
    };
    assert_eq!(ids(&["a#Two"]).unwrap(), files);
    let error = ids(&["a#Two", "b#Other"]).unwrap_err().to_string();
    assert_eq!(error, "no model has the service `b#Other`; expected the shape id of a service");
    for (service, expected) in [
        (None, "found 2 services: `a#One`, `a#Two`, expected one\n --> m.json:3:9\n"),
        (None, "= help: choose one: `--service ID`, `Build::service_id` in a build script\n"),
        (Some("a#Three"), "found no service of that id, expected `a#One`, `a#Two`\n --> m.json:1:1\n"),
        (Some("a#Tow"), "= in: `a#Tow`\n  = help: did you mean `a#Two`?\n"),
    ] {
        let error = chosen(service).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

/// Smithy takes both: the errors of a service may be in another file, and what is too long may be the error as well.
#[test]
fn examples_of_errors() {
    let with = |operation: &str, example: &str| {
        load(&format!(
            r#""a#S": {{"type": "service", "version": "1", "operations": [{{"target": "{operation}"}}]}},
            "a#Do": {{"type": "operation", "errors": [{{"target": "a#E"}}], "traits": {{"smithy.api#examples": [{example}]}}}},
            "a#Other": {{"type": "operation"}},
            "a#E": {{"type": "structure", "traits": {{"smithy.api#error": "client"}}, "members": {{
                "message": {{"target": "smithy.api#String", "traits": {{"smithy.api#length": {{"max": 2}}}}}}}}}},
            "a#F": {{"type": "structure", "traits": {{"smithy.api#error": "client"}}}}"#
        ))
    };
    let of_service = r#"{"title": "A", "error": {"shapeId": "a#F", "content": {}}}"#;
    assert!(with("a#Other", of_service).is_ok());
    assert!(with("a#Do", of_service).is_err());
    let long = |more: &str| {
        format!(r#"{{"title": "A", "error": {{"shapeId": "a#E", "content": {{"message": "long"}}}}{more}}}"#)
    };
    assert!(with("a#Do", &long(r#", "allowConstraintErrors": true"#)).is_ok());
    assert!(with("a#Do", &long("")).is_err());
}
