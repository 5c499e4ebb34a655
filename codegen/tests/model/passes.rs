//! Each pass keeps the meaning and takes one way of saying it away.

use ferrosmith::model::{EnumValue, Kind, Model};
use ferrosmith::passes;

use crate::{load, load_files, member_names, members, shape};

fn run(shapes: &str) -> Model {
    passes::run(load(shapes).unwrap()).unwrap()
}

#[test]
fn mixins_are_flattened() {
    let model = run(
        r#""a#Base": {"type": "structure", "members": {"base": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "base"}}},
             "traits": {"smithy.api#mixin": {"localTraits": ["smithy.api#internal"]}, "smithy.api#internal": {}, "smithy.api#documentation": "base"}},
           "a#Middle": {"type": "structure", "mixins": [{"target": "a#Base"}], "members": {"middle": {"target": "smithy.api#String"}},
             "traits": {"smithy.api#mixin": {}, "smithy.api#sensitive": {}}},
           "a#Final": {"type": "structure", "mixins": [{"target": "a#Middle"}], "members": {"own": {"target": "smithy.api#String"}},
             "traits": {"smithy.api#documentation": "own"}},
           "a#Final$base": {"type": "apply", "traits": {"smithy.api#documentation": "applied", "smithy.api#required": {}}},
           "a#Bare": {"type": "structure", "mixins": [{"target": "a#Middle"}]}"#,
    );
    assert_eq!(member_names(&model, "a#Final"), ["base", "middle", "own"]);
    let base = &members(&model, "a#Final")[0].traits;
    assert!(base.documentation() == Some("applied") && base.required());
    let bare = shape(&model, "a#Bare");
    assert_eq!(members(&model, "a#Bare")[0].traits.documentation(), Some("base"));
    assert_eq!(bare.traits.documentation(), Some("base"));
    assert!(
        bare.traits.sensitive() && !bare.traits.internal() && !bare.traits.mixin() && bare.mixins.is_empty()
    );
    assert_eq!(shape(&model, "a#Final").traits.documentation(), Some("own"));
}

#[test]
fn mixins_of_lists_and_operations() {
    let model = run(
        r#""a#ListMixin": {"type": "list", "member": {"target": "smithy.api#Integer", "traits": {"smithy.api#documentation": "d"}}, "traits": {"smithy.api#mixin": {}}},
           "a#List": {"type": "list", "mixins": [{"target": "a#ListMixin"}]},
           "a#E": {"type": "structure", "traits": {"smithy.api#error": "client"}}, "a#F": {"type": "structure", "traits": {"smithy.api#error": "client"}},
           "a#OperationMixin": {"type": "operation", "errors": [{"target": "a#E"}], "traits": {"smithy.api#mixin": {}, "smithy.api#readonly": {}}},
           "a#O": {"type": "operation", "mixins": [{"target": "a#OperationMixin"}], "errors": [{"target": "a#F"}, {"target": "a#E"}]}"#,
    );
    let element = &members(&model, "a#List")[0];
    assert_eq!((element.target.as_str(), element.traits.documentation()), ("smithy.api#Integer", Some("d")));
    let Kind::Operation(operation) = &shape(&model, "a#O").kind else { panic!() };
    assert_eq!(operation.errors.iter().map(|id| id.name()).collect::<Vec<_>>(), ["E", "F"]);
    assert!(shape(&model, "a#O").traits.readonly());
}

#[test]
fn a_mixin_of_services_is_no_service() {
    let model = run(
        r#""a#Common": {"type": "service", "version": "1", "operations": [{"target": "a#O"}], "traits": {"smithy.api#mixin": {}, "smithy.api#title": "T"}},
           "a#Own": {"type": "service", "mixins": [{"target": "a#Common"}]},
           "a#O": {"type": "operation"}"#,
    );
    let services: Vec<_> = model.service_ids().into_iter().map(|id| id.as_str()).collect();
    assert_eq!(services, ["a#Own"]);
    let Kind::Service(service) = &shape(&model, "a#Own").kind else { panic!() };
    assert_eq!((service.version.as_str(), service.operations.len()), ("1", 1));
    assert_eq!(shape(&model, "a#Own").traits.title(), Some("T"));
}

#[test]
fn a_mixin_chain_of_ten_thousand() {
    let mut shapes = vec![r#""a#M0": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "members": {"x": {"target": "smithy.api#String"}}}"#.to_owned()];
    for number in 1..10_000 {
        shapes.push(format!(r#""a#M{number}": {{"type": "structure", "traits": {{"smithy.api#mixin": {{}}}}, "mixins": [{{"target": "a#M{}"}}]}}"#, number - 1));
    }
    assert_eq!(member_names(&run(&shapes.join(",")), "a#M9999"), ["x"]);
}

#[test]
fn members_of_mixins_that_contradict() {
    let model = load(
        r#""a#M": {"type": "structure", "members": {"x": {"target": "smithy.api#String"}}, "traits": {"smithy.api#mixin": {}}},
           "a#S": {"type": "structure", "mixins": [{"target": "a#M"}], "members": {"x": {"target": "smithy.api#Blob"}}},
           "a#T": {"type": "structure", "mixins": [{"target": "a#M"}], "members": {"X": {"target": "smithy.api#String"}}}"#,
    );
    let errors = passes::run(model.unwrap()).unwrap_err().to_string();
    assert!(errors.contains("shape `a#S$x`: found another target than in the mixin"), "{errors}");
    assert!(
        errors.contains("shape `a#T$X`: found a member name that differs from `x` only in case"),
        "{errors}"
    );
}

#[test]
fn old_enums_become_enum_shapes() {
    let model = run(
        r#""a#Named": {"type": "string", "traits": {"smithy.api#sensitive": {}, "smithy.api#enum": [{"value": "m1.tiny", "name": "TINY", "documentation": "d", "deprecated": true}]}},
           "a#Derived": {"type": "string", "traits": {"smithy.api#enum": [{"value": "a-b c"}, {"value": "a.b/c"}, {"value": "1st"}, {"value": "*"}]}}"#,
    );
    let named = &members(&model, "a#Named")[0];
    assert_eq!(
        (named.name.as_str(), named.traits.enum_value()),
        ("TINY", Some(&EnumValue::String("m1.tiny".into())))
    );
    assert!(named.traits.documentation() == Some("d") && named.traits.deprecated().is_some());
    assert!(
        shape(&model, "a#Named").traits.sensitive() && shape(&model, "a#Named").traits.enum_trait().is_none()
    );
    assert_eq!(member_names(&model, "a#Derived"), ["a_b_c", "a_b_c_2", "_1st", "EMPTY"]);
}

#[test]
fn values_of_an_old_enum_that_all_want_one_name() {
    let symbols = |n: usize| format!("{n:b}").replace('1', "-").replace('0', "/");
    let values: Vec<String> = (0..20_000).map(|n| format!(r#"{{"value": "v{}"}}"#, symbols(n))).collect();
    let model = run(&format!(
        r#""a#E": {{"type": "string", "traits": {{"smithy.api#enum": [{}]}}}}"#,
        values.join(",")
    ));
    let names = member_names(&model, "a#E");
    assert_eq!((names[0].as_str(), names[1].as_str(), names[19_999].as_str()), ("v", "v_2", "v_20000"));
}

#[test]
fn smithy_1_numbers_start_at_zero_unless_boxed() {
    let shapes = r#""a#S": {"type": "structure", "members": {
          "primitive": {"target": "smithy.api#PrimitiveInteger"}, "nullable": {"target": "smithy.api#Integer"}, "own": {"target": "a#Flag"},
          "boxed": {"target": "a#Flag", "traits": {"smithy.api#box": {}}}, "boxedShape": {"target": "a#Boxed"}}},
        "a#Flag": {"type": "boolean"}, "a#Boxed": {"type": "long", "traits": {"smithy.api#box": {}}}"#;
    let defaults = |version: &str| {
        let model = load_files(&[&format!(r#"{{"smithy": "{version}", "shapes": {{{shapes}}}}}"#)]).unwrap();
        let members = members(&passes::run(model).unwrap(), "a#S");
        members.iter().map(|member| member.traits.default().map(ToString::to_string)).collect::<Vec<_>>()
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(defaults("1.0"), [text("0"), None, text("false"), None, None]);
    assert_eq!(defaults("2.0"), [text("0"), None, None, None, None]);
}

#[test]
fn pagination_of_the_service_completes_that_of_operations() {
    let model = run(
        r#""a#S": {"type": "service", "operations": [{"target": "a#O"}, {"target": "a#P"}], "traits": {"smithy.api#paginated": {"inputToken": "next", "outputToken": "next", "pageSize": "size"}}},
           "a#In": {"type": "structure", "members": {"next": {"target": "smithy.api#String"}, "own": {"target": "smithy.api#Integer"}}},
           "a#Out": {"type": "structure", "members": {"next": {"target": "smithy.api#String"}, "things": {"target": "a#Things"}}},
           "a#Things": {"type": "list", "member": {"target": "smithy.api#String"}},
           "a#O": {"type": "operation", "input": {"target": "a#In"}, "output": {"target": "a#Out"}, "traits": {"smithy.api#paginated": {"items": "things", "pageSize": "own"}}}, "a#P": {"type": "operation"}"#,
    );
    let paginated = shape(&model, "a#O").traits.paginated().unwrap();
    assert_eq!(
        (paginated.input_token.as_deref(), paginated.items.as_deref(), paginated.page_size.as_deref()),
        (Some("next"), Some("things"), Some("own"))
    );
    assert!(shape(&model, "a#P").traits.paginated().is_none());
}

#[test]
fn an_enum_that_restates_a_member_of_its_mixin_keeps_the_value() {
    let model = run(r#""a#Base": {"type": "enum", "traits": {"smithy.api#mixin": {}}, "members": {
             "BAR": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "bar"}}, "BAZ": {"target": "smithy.api#Unit"}}},
           "a#Mixed": {"type": "enum", "mixins": [{"target": "a#Base"}], "members": {
             "BAR": {"target": "smithy.api#Unit", "traits": {"smithy.api#documentation": "d"}}, "OWN": {"target": "smithy.api#Unit"}}},
           "a#Numbers": {"type": "intEnum", "traits": {"smithy.api#mixin": {}}, "members": {
             "ONE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}},
           "a#More": {"type": "intEnum", "mixins": [{"target": "a#Numbers"}], "members": {
             "ONE": {"target": "smithy.api#Unit", "traits": {"smithy.api#documentation": "d"}}}},
           "a#S": {"type": "structure", "members": {
             "mixed": {"target": "a#Mixed", "traits": {"smithy.api#default": "bar"}},
             "more": {"target": "a#More", "traits": {"smithy.api#default": 1}}}}"#);
    let values = |shape: &str| -> Vec<_> {
        members(&model, shape).iter().map(|member| member.traits.enum_value().cloned().unwrap()).collect()
    };
    let text = |text: &str| EnumValue::String(text.into());
    assert_eq!(values("a#Mixed"), [text("bar"), text("BAZ"), text("OWN")]);
    assert_eq!(values("a#More"), [EnumValue::Int(1)]);
    assert_eq!(members(&model, "a#Mixed")[0].traits.documentation(), Some("d"));
}

#[test]
fn an_integer_enum_that_has_no_value_from_its_mixin_either_is_refused() {
    let model = load(
        r#""a#Numbers": {"type": "intEnum", "traits": {"smithy.api#mixin": {}}, "members": {
             "ONE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}},
           "a#More": {"type": "intEnum", "mixins": [{"target": "a#Numbers"}], "members": {"TWO": {"target": "smithy.api#Unit"}}}"#,
    );
    let errors = passes::run(model.unwrap()).unwrap_err().to_string();
    assert!(errors.contains("`a#More$TWO`: found no value, expected a whole number"), "{errors}");
}

#[test]
fn an_apply_gives_a_member_of_an_enum_its_value() {
    let model = run(r#""a#E": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
           "a#E$A": {"type": "apply", "traits": {"smithy.api#enumValue": "applied"}}"#);
    assert_eq!(members(&model, "a#E")[0].traits.enum_value(), Some(&EnumValue::String("applied".into())));
}
