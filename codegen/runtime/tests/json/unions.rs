//! Unions.

use ferrosmith_runtime::json::{Options, UnknownUnion, from_str, read, to_string};
use ferrosmith_runtime::{Document, UnknownMember, Value};

use super::shapes::Login;

fn message(text: &str) -> String {
    from_str::<Login>(text).unwrap_err().to_string()
}

#[test]
fn one_member_is_read() {
    assert!(matches!(from_str(r#"{"password":"x"}"#).unwrap(), Login::Password(text) if text == "x"));
    assert!(matches!(from_str(r#"{"sso":{"a":1}}"#).unwrap(), Login::Sso(plain) if plain.a == Some(1)));
    assert!(matches!(from_str(r#"{"keys":["a"]}"#).unwrap(), Login::Keys(keys) if keys == ["a"]));
}

#[test]
fn type_and_nulls_do_not_count() {
    let text = r#"{"__type":"test#Login","sso":null,"password":"x","keys":null,"other":null}"#;
    assert!(matches!(from_str(text).unwrap(), Login::Password(text) if text == "x"));
}

#[test]
fn a_repeated_member_replaces() {
    assert!(
        matches!(from_str(r#"{"keys":["a"],"keys":["b"]}"#).unwrap(), Login::Keys(keys) if keys == ["b"])
    );
    assert!(matches!(from_str(r#"{"keys":["a"],"keys":null,"password":"x"}"#).unwrap(), Login::Password(_)));
    let Login::Unknown(member) = from_str(r#"{"new":1,"new":2}"#).unwrap() else { panic!() };
    assert_eq!(member.value(), &Document::from(2));
}

#[test]
fn none_and_two_are_refused() {
    for text in
        ["{}", r#"{"password":null}"#, r#"{"__type":"x"}"#, r#"{"new":null}"#, r#"{"new":1,"new":null}"#]
    {
        assert_eq!(message(text), "expected a member of the union, found none, byte 0", "{text}");
    }
    for text in [r#"{"password":"x","keys":[]}"#, r#"{"password":"x","new":1}"#, r#"{"new":1,"newer":1}"#] {
        assert!(
            message(text).starts_with("expected one member of the union, found another one, byte "),
            "{text}"
        );
    }
}

#[test]
fn unit_members_are_empty_objects() {
    for text in [r#"{"nothing":{}}"#, r#"{"nothing":{"__type":"x"}}"#] {
        let login: Login = from_str(text).unwrap();
        assert_eq!(to_string(&login).unwrap(), r#"{"nothing":{}}"#);
    }
    assert_eq!(message(r#"{"nothing":1}"#), "nothing: expected an object, found a number, byte 11");
}

#[test]
fn unknown_members_are_kept_and_written_back() {
    let text = r#"{"brand\"New":{"a":[1.10,123456789012345678901234567890,null,{"b":"😀"}]}}"#;
    let login: Login = from_str(text).unwrap();
    let Login::Unknown(member) = &login else { panic!() };
    assert_eq!(member.name(), "brand\"New");
    assert_eq!(to_string(&login).unwrap(), text);
}

#[test]
fn unknown_members_may_be_refused() {
    let mut options = Options::default();
    options.unknown_union = UnknownUnion::Refuse;
    let error = read(br#"{"new":1}"#, Login::empty().open(), &options).unwrap_err();
    assert_eq!(error.to_string(), "expected a member of the union, found one that is not modelled, byte 7");
}

#[test]
fn an_empty_union_is_not_written() {
    assert_eq!(
        to_string(&Login::empty()).unwrap_err().to_string(),
        "expected a member of the union, found none"
    );
    assert_eq!(to_string(&Login::Unknown(UnknownMember::new("x", true))).unwrap(), r#"{"x":true}"#);
}
