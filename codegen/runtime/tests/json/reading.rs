//! Structures, lists and maps.

use ferrosmith_runtime::json::{Members, Missing, Options, from_slice, from_str, read, to_string};
use ferrosmith_runtime::{Document, Value};

use super::shapes::{Counters, Everything, Login, Plain, Status, Team, Tree, User};

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
fn what_is_not_there_has_its_default() {
    for text in [
        r#"{"last":{}}"#,
        r#"{"last":{"count":null}}"#,
        r#"{"last":{"count":1},"last":{}}"#,
        r#"{"last":{},"last":{}}"#,
        r#"{"last":{},"last":null,"last":{}}"#,
        r#"{"last":{"count":1,"count":null}}"#,
    ] {
        assert_eq!(from_str::<Counters>(text).unwrap().last.unwrap().count, 5, "{text}");
    }
    let counters: Counters = from_str(r#"{"all":[{"count":1}],"all":[{},{}]}"#).unwrap();
    assert!(counters.all.iter().map(|counter| counter.count).eq([5, 5]));
}

#[test]
fn a_document_that_is_not_optional_may_be_null() {
    for text in [r#"{"document":null}"#, r#"{"document":1,"document":null}"#] {
        assert_eq!(from_str::<Counters>(text).unwrap().document, Document::Null);
    }
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
    let mut team = Team::empty();
    read(br#"{"users":[{"eMail":"x"}],"owner":{},"labels":{"a":{}}}"#, team.open(), &options).unwrap();
    assert_eq!(team.users.unwrap()[0].email.as_deref(), Some("x"));
    assert_eq!((&*team.owner.unwrap().name, &*team.labels.unwrap()["a"].name), ("", ""));
    // Only what is missing: another type stays an error.
    assert!(read(br#"{"name":1}"#, user.open(), &options).is_err());
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
fn depth_is_limited_everywhere() {
    fn limit<T: Value>(before: &str, open: &str, close: &str, after: &str, levels: usize) {
        let nested = |count: usize| [before, &open.repeat(count), &close.repeat(count), after].concat();
        assert!(from_str::<T>(&nested(levels)).is_ok(), "{}", nested(levels));
        let error = from_str::<T>(&nested(levels + 1)).err().unwrap();
        assert!(error.message().ends_with("found more nesting than allowed"), "{error}");
        assert!(error.offset().is_some_and(|offset| offset >= levels));
        assert!(from_str::<T>(&nested(200_000)).is_err());
    }
    // Skipped members.
    limit::<Plain>("{\"x\":", "[", "]", "}", 127);
    limit::<Plain>("{\"x\":", "{\"x\":[", "]}", "}", 63);
    // Unit members of unions.
    limit::<Login>("{\"nothing\":{\"x\":", "[", "]", "}}", 126);
    // Documents, and members of unions that are kept as documents.
    limit::<Document>("", "[", "]", "", 128);
    limit::<Document>("[", "{\"a\":[", "]}", "]", 63);
    limit::<Login>("{\"new\":", "[", "]", "}", 127);
    // Lists and structures by turns.
    limit::<Tree>("{", "\"branches\":[{", "}]", "}", 63);
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

#[test]
fn a_long_list_keeps_little_spare_room() {
    let text = format!("[{}0]", "1,".repeat(70_000));
    let list: Vec<i64> = from_str(&text).unwrap();
    assert_eq!(list.len(), 70_001);
    assert!(list.capacity() - list.len() < 1000, "{}", list.capacity());
}

#[test]
fn a_long_list_may_go_on_otherwise_than_it_began() {
    // Long elements first, then short ones: more of them than the length of the first foretold.
    let long = format!("\"{}\",", "x".repeat(50)).repeat(2000);
    let text = format!("[{long}{}\"\"]", "\"\",".repeat(50_000));
    let list: Vec<String> = from_str(&text).unwrap();
    assert_eq!(list.len(), 52_001);
    // And the other way round: what is reserved stays in proportion to what was read.
    let text = format!("[{}{long}\"\"]", "\"\",".repeat(1024));
    let list: Vec<String> = from_str(&text).unwrap();
    assert_eq!(list.len(), 3025);
    assert!(list.capacity() <= 2 * list.len(), "{}", list.capacity());
    // A list that ends early, before a long rest.
    let text = format!("[[{}0],[{}0]]", "1,".repeat(1200), "1,".repeat(100_000));
    let lists: Vec<Vec<i64>> = from_str(&text).unwrap();
    assert!(lists[0].capacity() <= 4 * 1024, "{}", lists[0].capacity());
}
