//! Structures, lists and maps.

use ferrosmith_runtime::Value;
use ferrosmith_runtime::json::{Members, Missing, Options, from_slice, from_str, read, to_string};

use super::shapes::{Everything, Plain, Status, Team, Tree, User};

fn everything(text: &str) -> Everything {
    from_str(text).unwrap()
}

#[test]
fn members_may_come_in_any_order_with_any_whitespace() {
    let user: User =
        from_str(" {\r\n\t\"status\" : \"ASSIGNED\" , \"eMail\":\"a@b\",\"name\" :\"ada\" } ").unwrap();
    assert_eq!(user.name, "ada");
    assert_eq!(user.email.as_deref(), Some("a@b"));
    assert!(matches!(user.status, Some(Status::Assigned)));
    let team: Team =
        from_str(r#"{"users":[{"name":"a"},{"eMail":"x","name":"b"}],"labels":{"x":{"name":"c"}}}"#).unwrap();
    assert_eq!(team.users.unwrap()[1].name, "b");
    assert_eq!(team.labels.unwrap()["x"].name, "c");
}

#[test]
fn keys_may_be_escaped() {
    let user: User = from_str(r#"{"\u006eame":"ada"}"#).unwrap();
    assert_eq!(user.name, "ada");
}

#[test]
fn an_unknown_enum_value_is_kept() {
    let user: User = from_str(r#"{"name":"ada","status":"NEVER_SEEN"}"#).unwrap();
    assert_eq!(user.status.as_ref().unwrap().as_str(), "NEVER_SEEN");
    assert_eq!(to_string(&user).unwrap(), r#"{"name":"ada","status":"NEVER_SEEN"}"#);
}

#[test]
fn unknown_members_are_skipped_and_must_be_json() {
    let user: User = from_str(
        r#"{"x":{"a":[1,2.5e3,{"b":null}],"c":"\ud83d\ude00"},"y":[],"z":{},"name":"ada","w":true,"v":-0}"#,
    )
    .unwrap();
    assert_eq!(user.name, "ada");
    for broken in
        ["[1,]", "{,}", "{\"a\"}", "01", "tru", "\"\\x\"", "\"\\ud800\"", "[1}", "nul", "", "\"\t\""]
    {
        let text = format!(r#"{{"x":{broken},"name":"ada"}}"#);
        assert!(from_str::<User>(&text).is_err(), "{text}");
    }
}

#[test]
fn a_repeated_key_replaces() {
    let plain = |text: &str| -> Tree { from_str(text).unwrap() };
    let tree = plain(r#"{"inner":{"a":1,"c":2},"inner":{"b":3}}"#);
    assert_eq!((tree.inner.a, tree.inner.b, tree.inner.c), (None, Some(3), 0));
    let tree = plain(r#"{"next":{"value":1,"inner":{"a":1}},"next":{"branches":[]}}"#);
    let next = tree.next.unwrap();
    assert_eq!((next.value, next.inner.a), (0, None));
    assert_eq!(plain(r#"{"branches":[{},{}],"branches":[{}]}"#).branches.len(), 1);
    assert_eq!(plain(r#"{"branches":[{},{}],"branches":null}"#).branches.len(), 0);
    let all = everything(
        r#"{"dense":["a"],"dense":["b"],"map":{"a":1,"a":2},"map":{"b":3,"b":4},"long":1,"long":2}"#,
    );
    assert_eq!(all.dense.unwrap(), ["b"]);
    assert_eq!(all.map.unwrap().into_iter().collect::<Vec<_>>(), [("b".to_owned(), 4)]);
    assert_eq!(all.long, Some(2));
}

#[test]
fn null_is_absence() {
    let all = everything(r#"{"long":null,"dense":null,"integer":5,"integer":null}"#);
    assert_eq!((all.long, all.integer), (None, None));
    assert!(all.dense.is_none());
    assert!(from_str::<User>(r#"{"name":null}"#).is_err());
    assert!(from_str::<User>(r#"{"name":"a","name":null}"#).is_err());
    assert_eq!(from_str::<Option<User>>(" null ").unwrap(), None);
}

#[test]
fn null_elements_count_in_sparse_lists_and_maps_only() {
    let all = everything(
        r#"{"dense":["a",null,"b"],"sparse":["a",null],"map":{"a":1,"b":null},"sparseMap":{"a":1,"b":null}}"#,
    );
    assert_eq!(all.dense.unwrap(), ["a", "b"]);
    assert_eq!(all.sparse.unwrap(), [Some("a".to_owned()), None]);
    assert_eq!(all.map.unwrap().len(), 1);
    assert_eq!(all.sparse_map.unwrap()["b"], None);
}

#[test]
fn required_members_may_be_corrected() {
    let mut options = Options::default();
    options.missing = Missing::Correct;
    let mut user = User::empty();
    read(b"{}", user.open(), &options).unwrap();
    assert_eq!(user.name, "");
    read(br#"{"name":null}"#, user.open(), &options).unwrap();
    assert_eq!(user.name, "");
}

#[test]
fn json_names_may_be_ignored() {
    let mut options = Options::default();
    options.json_names = false;
    let mut user = User::empty();
    read(br#"{"eMail":"x","name":"a","email":"y"}"#, user.open(), &options).unwrap();
    assert_eq!(user.email.as_deref(), Some("y"));
}

#[test]
fn a_body_has_no_members_from_elsewhere() {
    let text = br#"{"id":"x","token":"t"}"#;
    assert_eq!(from_slice::<Team>(text).unwrap().id.as_deref(), Some("x"));
    let mut options = Options::default();
    options.members = Members::Body;
    let mut team = Team::empty();
    read(text, team.open(), &options).unwrap();
    assert_eq!((team.id, team.token.as_deref()), (None, Some("t")));
}

#[test]
fn depth_is_limited() {
    let nested = |depth: usize| format!("{}{{}}{}", "{\"next\":".repeat(depth - 1), "}".repeat(depth - 1));
    assert!(from_str::<Tree>(&nested(128)).is_ok());
    assert!(from_str::<Tree>(&nested(129)).unwrap_err().to_string().contains("more nesting than allowed"));
    assert!(from_str::<Plain>(&format!("{{\"x\":{}}}", "[".repeat(1_000_000))).is_err());
    let mut options = Options::default();
    options.max_depth = usize::MAX; // still bounded: the reader recurses
    assert!(read(nested(512).as_bytes(), Tree::empty().open(), &options).is_ok());
    assert!(read(nested(100_000).as_bytes(), Tree::empty().open(), &options).is_err());
}

#[test]
fn a_comma_is_no_key() {
    // After the last member there is none to guess.
    for text in [r#"{"a":1,"b":2,"c":3,,"c":4}"#, r#"{"c":3,,}"#, "{,}", r#"{"c":3,}"#] {
        assert!(from_str::<Plain>(text).is_err(), "{text}");
    }
}

#[test]
fn nothing_may_follow() {
    assert!(from_str::<Plain>("{} \n").is_ok());
    for text in ["{}{}", "{},", "{} x", "{}\0", "", " "] {
        assert!(from_str::<Plain>(text).is_err(), "{text:?}");
    }
}
