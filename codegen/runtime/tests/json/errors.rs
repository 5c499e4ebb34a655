//! Errors say where, what was expected and what was found, and nothing that may be secret.

use std::collections::BTreeMap;

use ferrosmith_runtime::json::from_str;
use ferrosmith_runtime::schema::{Member, Schema};
use ferrosmith_runtime::{__fields, StructureShape};

use super::shapes::{Team, User};

fn message(text: &str) -> String {
    from_str::<Team>(text).unwrap_err().to_string()
}

#[test]
fn errors_say_where() {
    assert_eq!(message("[]"), "expected an object, found an array, byte 0");
    assert_eq!(
        message(r#"{"users":[{"name":"a"},{"name":1}]}"#),
        "users[1].name: expected a string, found a number, byte 31"
    );
    assert_eq!(
        message(r#"{"owner":{"name":"a","login":{"sso":{"a":"x"}}}}"#),
        "owner.login.sso.a: expected an integer, found a string, byte 41"
    );
    assert_eq!(
        message(r#"{"labels":{"x y":{}}}"#),
        r#"labels["x y"].name: expected a required member, found nothing, byte 19"#
    );
    assert_eq!(
        message(r#"{"labels":{"a\"b":1}}"#),
        r#"labels["a\"b"]: expected an object, found a number, byte 18"#
    );
    assert_eq!(message(r#"{"users":[null,}]"#), "users[1]: expected an object, found `}`, byte 15");
    assert_eq!(
        message(r#"{"users":[nul]}"#),
        "users[0]: expected an element, found something that is not JSON, byte 10"
    );
    for literal in ["tru", "False", "fals"] {
        let found = "token: expected a string, found something that is not JSON, byte 9";
        assert_eq!(message(&format!(r#"{{"token":{literal}}}"#)), found, "{literal}");
    }
    assert_eq!(message(r#"{"token":false}"#), "token: expected a string, found a boolean, byte 9");
    assert_eq!(message(r#"{"token":"#), "token: expected a string, found the end of the input, byte 9");
    assert_eq!(message(r#"{"token" 1}"#), "expected `:`, found a number, byte 9");
    assert_eq!(message(r#"{"token":"a" "b"}"#), "expected `,` or `}`, found a string, byte 13");
    assert_eq!(message(r#"{"token":"a",}"#), "expected a key, found `}`, byte 13");
    assert_eq!(
        message(r#"{"users":[{"eMail":1,"name":"a"}]}"#),
        "users[0].eMail: expected a string, found a number, byte 19"
    );
    assert_eq!(
        message(r#"{"users":[{"name":"a"},{"eMail":"b"}]}"#),
        "users[1].name: expected a required member, found nothing, byte 36"
    );
    assert_eq!(message(r#"{"owner":{}}"#), "owner.name: expected a required member, found nothing, byte 11");
    assert_eq!(message("{} {"), "expected the end of the input, found an object, byte 3");
}

#[test]
fn errors_have_parts() {
    let error = from_str::<Team>(r#"{"token":1}"#).unwrap_err();
    assert_eq!(error.path(), "token");
    assert_eq!(error.message(), "expected a string, found a number");
    assert_eq!(error.offset(), Some(9));
    assert_eq!(format!("{error:?}"), error.to_string());
}

#[test]
fn errors_never_show_values() {
    for text in [
        r#"{"name":"a","tags":{"SECRET":1}}"#,
        r#"{"name":"a","tags":{"SECRET":"SECRET\x"}}"#,
        r#"{"name":"a","login":{"password":"SECRET"x}}"#,
        r#"{"name":SECRET}"#,
        r#"{"name":"SECRET"#,
        r#"{"name":"SECRET","SECRET":SECRET}"#,
        r#"{"name":"a","login":{"SECRET":SECRET}}"#,
    ] {
        let message = from_str::<User>(text).unwrap_err().to_string();
        assert!(!message.contains("SECRET"), "{message}");
    }
    let error = from_str::<User>(r#"{"name":"a","tags":{"SECRET":1}}"#).unwrap_err();
    assert_eq!(error.to_string(), "tags[…]: expected a string, found a number, byte 29");
}

#[test]
fn keys_in_a_sensitive_structure_are_not_shown() {
    #[derive(Clone)]
    struct Vault {
        keys: Option<BTreeMap<String, Vec<i32>>>,
    }
    impl StructureShape for Vault {
        const SCHEMA: &'static Schema = &Schema {
            id: "test#Vault",
            name: "Vault",
            members: &[Member("keys", 0, &[])],
            by_key: &[],
            sensitive: true,
            error: None,
        };
        __fields!(keys);
    }
    let error = from_str::<Vec<Vault>>(r#"[{"keys":{"SECRET":[1,"SECRET"]}}]"#).err().unwrap();
    assert_eq!(error.to_string(), "[0].keys[…][1]: expected an integer, found a string, byte 22");
}
