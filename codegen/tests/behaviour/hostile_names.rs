//! A model whose names are chosen to break generated code: the wire keeps them all.

use std::collections::BTreeSet;

use ferrosmith_runtime::Operation;
use ferrosmith_runtime::protocol::ErrorResponse;
use ferrosmith_runtime::{Ref, ServiceError, Structure, Value, json};

use crate::goldens::hostile_names as hostile;
use crate::{round_trip, schema_of};

#[test]
fn keywords_are_fields_and_arguments() {
    let input = hostile::NewInput::new(1, "foo", "new", "self", "this", "type", "value");
    assert_eq!((input.r#type.as_str(), input.self_.as_str(), input.new.as_str()), ("type", "self", "new"));
    assert_eq!((input.this.as_str(), input.value.as_str()), ("this", "value"));
    let text = json::to_string(&input).unwrap();
    assert_eq!(json::from_str::<hostile::NewInput>(&text).unwrap(), input);
    for part in
        [r#""type":"type""#, r#""self":"self""#, r#""new":"new""#, r#""this":"this""#, r#""value":"value""#]
    {
        assert!(text.contains(part), "{text}");
    }
}

#[test]
fn every_member_is_read_and_written_under_its_own_name() {
    let schema = schema_of::<hostile::NewOutput>();
    let fields: BTreeSet<_> = schema.members.iter().map(|member| member.field()).collect();
    assert_eq!(fields.len(), schema.members.len());
    for (index, member) in schema.members.iter().enumerate().filter(|(_, member)| member.name() != "names") {
        let key = serde_json::to_string(member.key()).unwrap();
        let text = format!("{{{key}:\"x\"}}");
        let output: hostile::NewOutput =
            json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let set =
            |at: usize| !matches!(<dyn Structure>::member(&output, at), ferrosmith_runtime::Ref::Absent);
        assert!((0..schema.members.len()).all(|at| set(at) == (at == index)), "{text}: {output:?}");
        let written: serde_json::Value = serde_json::from_slice(&json::to_vec(&output).unwrap()).unwrap();
        assert_eq!(written, serde_json::from_str::<serde_json::Value>(&text).unwrap());
    }
}

#[test]
fn digits_unicode_and_quotes_are_keys() {
    let text = "{\"2nd\":\"a\",\"größe ✓\":\"b\"}";
    let output: hostile::NewOutput = round_trip(text);
    assert_eq!((output._2nd.as_deref(), output.unicode.as_deref()), (Some("a"), Some("b")));
    let key = schema_of::<hostile::NewOutput>()
        .members
        .iter()
        .find(|member| member.name() == "quoted")
        .unwrap()
        .key();
    assert_eq!(key, "say \"hi\" \\ {} */ \n\0\u{7f}\u{202e}");
}

#[test]
fn setters_do_not_shadow_what_every_type_has() {
    let output =
        hostile::NewOutput::new().clone_("c").default_("d").eq_("e").hash_("h").add_("a").to_string_("t");
    assert_eq!(output.clone(), output);
    assert_eq!((output.clone.as_deref(), output.add.as_deref()), (Some("c"), Some("a")));
    assert_eq!(hostile::NewOutput::default(), hostile::NewOutput::new());
}

#[test]
fn types_called_like_those_of_the_standard_library_live_beside_them() {
    let option = hostile::Option::new().text("o");
    let vec = hostile::Vec::new().r#box(hostile::Box::new().text("b"));
    let names = hostile::Names::new()
        .option(option)
        .vec(hostile::Vec::new().vec([vec]))
        .result(hostile::Result::Err(hostile::Err::new().text("e")))
        .string(hostile::String::new().text("s"))
        .some(hostile::Some::new())
        .schema_(hostile::Schema::new())
        .r#enum("Self")
        .union(hostile::Union::Some(hostile::Option::new()));
    let text = json::to_string(&names).unwrap();
    assert_eq!(json::from_str::<hostile::Names>(&text).unwrap(), names);
    assert!(text.contains(r#""Vec":{"Vec":[{"Box":{"text":"b"}}]},"Result":{"Err":{"text":"e"}}"#), "{text}");
    let option: Option<hostile::Option> = names.option;
    assert_eq!(option.unwrap().text.unwrap(), "o");
}

#[test]
fn every_shape_of_the_model_has_a_type() {
    let names = schema_of::<hostile::Names>();
    let kinds: BTreeSet<_> = names.members.iter().map(|member| member.field()).collect();
    assert_eq!(kinds.len(), names.members.len());
    for (index, member) in names.members.iter().enumerate() {
        let mut value = hostile::Names::new();
        Structure::member_mut(&mut value, index).open();
        let text = json::to_string(&value).unwrap();
        match <dyn Structure>::member(&value, index) {
            Ref::Union(union) => assert!(union.get().is_nothing() && text == "{}", "{text}"),
            _ => assert!(text.starts_with(&format!("{{\"{}\":", member.name())), "{text}"),
        }
    }
}

#[test]
fn variants_called_like_anything_keep_their_wire_names() {
    for value in hostile::Enum::VALUES {
        let read = hostile::Enum::from(*value);
        assert_eq!((read.as_str(), !matches!(read, hostile::Enum::Unknown(_))), (*value, true));
    }
    assert_eq!(hostile::Enum::SelfValue.as_str(), "Self");
    assert_eq!(hostile::Unknown::UnknownValue.as_str(), "UNKNOWN");
    for member in schema_of::<hostile::Union>().members {
        let texts = [r#""x""#, "{}", "1"].map(|value| format!(r#"{{"{}":{value}}}"#, member.name()));
        let read = texts.iter().find_map(|text| Some((text, json::from_str::<hostile::Union>(text).ok()?)));
        let (text, union) = read.unwrap_or_else(|| panic!("{} takes none of them", member.name()));
        assert_eq!((union.tag(), union.is_unknown()), (member.name(), false));
        assert_eq!(json::to_string(&union).unwrap(), *text);
    }
    assert!(hostile::Union::None.is_none() && hostile::Union::Ok.is_ok());
    assert_eq!(hostile::Union::Err("e".to_owned()).as_err().map(String::as_str), Some("e"));
}

#[test]
fn errors_called_error_and_unhandled_are_modelled_ones() {
    let read = |code: &str| {
        let body = format!(r#"{{"__type":"{code}","message":"m"}}"#);
        ErrorResponse::new(400, body.as_bytes()).read::<hostile::NewError>()
    };
    for code in ["Error", "Exception", "Unhandled_"] {
        let error = read(code);
        assert!(!matches!(error, hostile::NewError::Unhandled(_)), "{code}");
        assert_eq!(error.code(), Some(code));
        let service: hostile::Error = error.into();
        assert_eq!(service.code(), Some(code));
    }
    assert!(matches!(read("Other"), hostile::NewError::Unhandled(_)));
    let exception = hostile::Exception::new().metadata("m").failure("f").view("v");
    assert_eq!((exception.metadata.as_deref(), exception.status()), (Some("m"), Some(500)));
}

#[test]
fn operations_called_new_super_and_async_exist() {
    assert_eq!(hostile::New::SCHEMA.name, "New");
    assert_eq!(hostile::Super::SCHEMA.name, "super");
    assert_eq!(hostile::Async::SCHEMA.input.name, "AsyncInput");
    fn value<T: Value>() {}
    value::<hostile::AsyncOutput>();
}
