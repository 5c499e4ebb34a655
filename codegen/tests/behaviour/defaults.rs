//! Defaults and nullability: which fields are an `Option`, what the others start as, what is sent.

use ferrosmith_runtime::{Document, Validate as _, json};

use crate::goldens::defaults_and_nullability::{Color, Defaults, FillInput, FillOutput, LegacyOutput, Level};
use crate::round_trip;

#[test]
fn a_member_with_a_default_starts_as_it() {
    let value = Defaults::new("r").required_default(9);
    assert_eq!((value.yes, value.no, value.small, value.short, value.number), (true, false, -1, 2, 3));
    assert_eq!((value.zero, value.large, value.ratio, value.whole), (0, 9_007_199_254_740_993, 0.5, 1.0));
    assert_eq!((value.most, value.least), (f32::INFINITY, f64::NEG_INFINITY));
    assert_eq!((value.text.as_str(), &value.bytes[..]), ("say \"hi\"\n", &b"hi"[..]));
    assert_eq!((value.when.seconds(), value.when.nanos()), (482_196_050, 520_000_000));
    assert_eq!((value.epoch.seconds(), value.epoch.nanos()), (1, 500_000_000));
    assert_eq!((value.exact.as_str(), value.huge.as_str()), ("1.25", "12"));
    assert_eq!((&value.any, &value.any_text), (&Document::from(true), &Document::from("x")));
    assert_eq!((value.any_list.to_string().as_str(), value.any_map.to_string().as_str()), ("[]", "{}"));
    assert_eq!((value.beyond.as_str(), value.digits.as_str()), ("1E+309", "7".repeat(400).as_str()));
    assert_eq!(value.http_date.seconds(), 1_398_796_238);
    assert!(value.list.is_empty() && value.map.is_empty());
    assert_eq!((&value.color, value.level), (&Color::from("red"), Level::High));
    assert_eq!((value.inherited, value.added, value.primitive), (7, 6, 0));
    assert_eq!((value.required.as_str(), value.required_default), ("r", 9));
}

#[test]
fn what_may_be_absent_starts_absent() {
    let value = Defaults::new("r").required_default(9);
    assert_eq!((value.plain, value.nothing, value.client, value.required_client), (None, None, None, None));
}

#[test]
fn what_is_optional_to_clients_alone_is_demanded_by_servers() {
    let value = Defaults::new("r").required_default(9);
    let violations = value.validate().unwrap_err();
    let found: Vec<_> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("/requiredClient"), "{found:?}");
    assert_eq!(value.required_client("c").validate(), Ok(()));
}

#[test]
fn members_of_inputs_are_not_sent_unless_set() {
    let input = FillInput::new("r", 8);
    assert_eq!(json::to_string(&input).unwrap(), r#"{"required":"r","requiredDefault":8}"#);
    let input = input.yes(false).number(0).text("").list([]).color("red");
    assert_eq!(
        json::to_string(&input).unwrap(),
        r#"{"yes":false,"number":0,"text":"","list":[],"color":"red","required":"r","requiredDefault":8}"#
    );
}

#[test]
fn an_absent_member_is_read_as_its_default_and_null_too() {
    let output: FillOutput = json::from_str("{}").unwrap();
    assert!(output.yes && output.defaults.is_none());
    let value: Defaults =
        json::from_str(r#"{"required":"r","requiredDefault":1,"number":null,"client":null}"#).unwrap();
    assert_eq!(value, Defaults::new("r").required_default(1));
    let value: Defaults =
        json::from_str(r#"{"required":"r","requiredDefault":1,"number":4,"client":5}"#).unwrap();
    assert_eq!((value.number, value.client), (4, Some(5)));
}

#[test]
fn null_after_a_value_is_the_default_again() {
    let required = r#"{"required":"r","requiredDefault":1"#;
    let defaults: Defaults = json::from_str(&format!("{required}}}")).unwrap();
    let others = [
        ("true", &["no"][..]),
        ("false", &["yes"]),
        ("1", &["small", "short", "number", "zero", "large", "ratio", "inherited", "added", "primitive"]),
        ("9", &["whole", "when", "epoch", "exact", "huge", "any", "anyText", "anyList", "anyMap", "level"]),
        (r#""AAAA""#, &["text", "bytes", "color"]),
        (r#"["x"]"#, &["list"]),
        (r#"{"x":"y"}"#, &["map"]),
    ];
    for (other, key) in others.iter().flat_map(|(other, keys)| keys.iter().map(move |key| (other, key))) {
        let set: Defaults = json::from_str(&format!(r#"{required},"{key}":{other}}}"#)).unwrap();
        assert_ne!(set, defaults, "{key}");
        let again: Defaults =
            json::from_str(&format!(r#"{required},"{key}":{other},"{key}":null}}"#)).unwrap();
        assert_eq!(again, defaults, "{key}");
    }
}

#[test]
fn what_was_read_is_written_defaults_included() {
    let value: Defaults = json::from_str(r#"{"required":"r","requiredDefault":1}"#).unwrap();
    let text = json::to_string(&value).unwrap();
    assert_eq!(round_trip::<Defaults>(&text), value);
}

#[test]
fn models_of_smithy_1_have_defaults_where_nothing_is_boxed() {
    let legacy = LegacyOutput::default();
    assert_eq!((legacy.primitive, legacy.flag, legacy.own), (0, false, 0));
    assert_eq!((legacy.boxed, legacy.boxed_member, legacy.own_boxed, legacy.text), (None, None, None, None));
}
