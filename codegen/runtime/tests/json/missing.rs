//! Required members that are missing: refused, corrected or collected; and unions that hold nothing.

use ferrosmith_runtime::json::{Missing, Options, from_str, read, to_string};
use ferrosmith_runtime::{Mut, Value};

use super::shapes::{Entry, Login, Team, User};

fn options(missing: Missing) -> Options {
    let mut options = Options::default();
    options.missing = missing;
    options
}

fn correct<T: Value>(json: &str) -> T {
    let mut value = T::empty();
    read(json.as_bytes(), value.open(), &options(Missing::Correct)).unwrap();
    value
}

#[test]
fn all_that_is_missing_is_collected_in_one_reading() {
    let json = r#"{"users":[{"name":"ada"},{"eMail":"e"},{}],"labels":{"a/b~":{},"c":{"name":"x"}},"owner":{"name":null},"token":"t"}"#;
    let mut team = Team::empty();
    let error = read(json.as_bytes(), team.open(), &options(Missing::Collect)).unwrap_err();
    assert_eq!(error.missing(), ["/users/1/name", "/users/2/name", "/labels/a~1b~0/name", "/owner/name"]);
    assert_eq!(
        error.to_string(),
        "users[1].name: expected a required member, found nothing, byte 38 (and 3 more)"
    );
    let users = team.users.unwrap();
    assert_eq!((users.len(), users[1].email.as_deref()), (3, Some("e")), "the rest was read");
    assert_eq!(team.token.as_deref(), Some("t"), "and what comes behind");
    assert_eq!(team.labels.unwrap()["c"].name, "x");
}

#[test]
fn names_of_the_model_are_in_the_paths_and_keys_of_secret_maps_too() {
    let mut users = vec![User::empty()];
    let json = r#"[{"eMail":"e"}]"#;
    let error = read(json.as_bytes(), users.open(), &options(Missing::Collect)).unwrap_err();
    assert_eq!((error.missing(), error.is_missing()), (vec!["/0/name".to_owned()], true));
}

#[test]
fn what_is_missing_in_a_union_is_collected_too() {
    let json = r#"{"users":[{"login":{"user":{}},"name":"ada"},{"login":{"user":{"login":{"user":{}}}}}],"token":"t"}"#;
    let mut team = Team::empty();
    let error = read(json.as_bytes(), team.open(), &options(Missing::Collect)).unwrap_err();
    assert_eq!(
        error.missing(),
        [
            "/users/0/login/user/name",
            "/users/1/login/user/login/user/name",
            "/users/1/login/user/name",
            "/users/1/name"
        ]
    );
    assert_eq!((team.users.unwrap()[0].name.as_str(), team.token.as_deref()), ("ada", Some("t")));
}

#[test]
fn what_is_corrected_is_told_to_who_asks() {
    let json = br#"{"how":{},"also":{},"user":{"login":{},"eMail":"e"}}"#;
    let mut entry = Entry::empty();
    let error = read(json, entry.open(), &options(Missing::Report)).unwrap_err();
    assert_eq!(error.missing(), ["/user/name", "/how"]);
    assert!(entry.also.is_none());
    assert_eq!(entry.user.unwrap().email.as_deref(), Some("e"));
    let mut entry = Entry::empty();
    read(br#"{"how":{"password":"p"}}"#, entry.open(), &options(Missing::Report)).unwrap();
}

#[test]
fn something_wrong_goes_before_what_is_missing() {
    for (json, path) in
        [(r#"{"users":[{}],"token":1}"#, "token"), (r#"{"users":[{},{"login":{}}]}"#, "users[1].login")]
    {
        let error = read(json.as_bytes(), Team::empty().open(), &options(Missing::Collect)).unwrap_err();
        assert_eq!((error.path().as_str(), error.is_missing()), (path, false));
        assert!(error.missing().is_empty());
    }
}

#[test]
fn what_stands_behind_an_incomplete_value_goes_before_what_is_missing() {
    for missing in [Missing::Collect, Missing::Report] {
        for json in [r#"{"users":[{}]}}"#, r#"{"users":[{}]} {}"#] {
            let error = read(json.as_bytes(), Team::empty().open(), &options(missing)).unwrap_err();
            assert!(error.message().starts_with("expected the end of the input"), "{json}: {error}");
            assert!(!error.is_missing());
        }
    }
    let error = read(br#"{"users":[{}]}}"#, Team::empty().open(), &options(Missing::Refuse)).unwrap_err();
    assert!(error.is_missing(), "the first problem is the only one that is looked for");
}

#[test]
fn what_is_collected_is_bounded() {
    let json = format!("[{}{{}}]", "{},".repeat(5000));
    let mut users = Vec::<User>::new();
    let error = read(json.as_bytes(), users.open(), &options(Missing::Collect)).unwrap_err();
    assert_eq!((error.missing().len(), users.len()), (1001, 5001));
    let key = "k".repeat(1 << 18);
    let json = format!("{{\"labels\":{{\"{key}\":{{}}}},\"users\":[{}{{}}]}}", "{},".repeat(50));
    let error = read(json.as_bytes(), Team::empty().open(), &options(Missing::Collect)).unwrap_err();
    assert_eq!(error.missing().len(), 52);
    let json = format!("{{\"{key}\":[{}{{}}]}}", "{},".repeat(50));
    let mut map = std::collections::BTreeMap::<String, Vec<User>>::new();
    let error = read(json.as_bytes(), Mut::Map(&mut map), &options(Missing::Collect)).unwrap_err();
    assert_eq!(error.missing().len(), 4, "a megabyte, and the one that goes beyond");
}

#[test]
fn to_a_client_a_union_that_holds_nothing_is_missing() {
    for json in ["{}", r#"{"how":{},"also":{}}"#, r#"{"how":{"sso":null,"new":null},"also":{"__type":"x"}}"#]
    {
        let entry: Entry = correct(json);
        assert!(matches!(&entry.how, Login::Unknown(member) if member.is_empty()), "{json}");
        assert!(entry.also.is_none(), "{json}");
        assert_eq!(to_string(&entry).unwrap(), "{}", "it is absent again");
    }
    let entry: Entry = correct(r#"{"how":{"password":"p"},"how":{}}"#);
    assert!(matches!(&entry.how, Login::Unknown(member) if member.is_empty()), "the last one counts");
}

#[test]
fn to_others_it_is_wrong() {
    for missing in [Missing::Refuse, Missing::Collect] {
        let json = br#"{"how":{"password":"p"},"also":{}}"#;
        let error = read(json, Entry::empty().open(), &options(missing)).unwrap_err();
        assert_eq!(error.to_string(), "also: expected a member of the union, found none, byte 31");
    }
    let error = read(b"[{}]", Vec::<Login>::new().open(), &options(Missing::Refuse)).unwrap_err();
    assert_eq!(error.path(), "[0]");
    let error = to_string(&vec![Login::empty()]).unwrap_err();
    assert_eq!(error.to_string(), "[0]: expected a member of the union, found none");
}

#[test]
fn a_key_that_comes_again_as_null_is_gone() {
    let json =
        r#"{"labels":{"a":{"name":"1"},"b":{"name":"2"},"a":null,"b":null,"b":{"name":"3"},"c":null}}"#;
    let labels = from_str::<Team>(json).unwrap().labels.unwrap();
    let found: Vec<_> = labels.iter().map(|(key, user)| (key.as_str(), user.name.as_str())).collect();
    assert_eq!(found, [("b", "3")]);
}

#[test]
fn a_type_comes_first() {
    let mut options = Options::default();
    options.type_name = Some("a.b#C");
    let user = User { name: "ada".into(), ..User::empty() };
    for (value, expected) in [
        (&user as &dyn ferrosmith_runtime::Structure, r#"{"__type":"a.b#C","name":"ada"}"#),
        (&Team::empty(), r#"{"__type":"a.b#C"}"#),
        (
            &Team { owner: Some(Box::new(user.clone())), ..Team::empty() },
            r#"{"__type":"a.b#C","owner":{"name":"ada"}}"#,
        ),
    ] {
        let mut out = Vec::new();
        ferrosmith_runtime::json::write(ferrosmith_runtime::Ref::Structure(value), &mut out, &options)
            .unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
