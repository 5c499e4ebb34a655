//! Writing.

use std::collections::BTreeMap;

use ferrosmith_runtime::json::{Options, from_str, read, to_string, to_vec, write};
use ferrosmith_runtime::{Ref, Value};

use super::shapes::{Everything, Plain, Tree, User};

#[test]
fn absent_members_are_left_out() {
    assert_eq!(to_string(&Plain::empty()).unwrap(), r#"{"c":0}"#);
    assert_eq!(to_string(&Everything::empty()).unwrap(), "{}");
    assert_eq!(to_string(&Plain { a: Some(1), b: None, c: 2 }).unwrap(), r#"{"a":1,"c":2}"#);
}

#[test]
fn what_was_read_is_written_again() {
    for text in [
        r#"{"boolean":true,"byte":-1,"short":2,"integer":3,"long":4,"float":1.5,"double":"NaN","bigInteger":12345678901234567890123,"bigDecimal":1.50,"blob":"AAE=","level":9}"#,
        r#"{"document":{"a":[1.0,null,{}],"b":"\u0001"}}"#,
        r#"{"dense":[],"sparse":[null,"a",null],"map":{},"sparseMap":{"a":null,"b":1},"lists":[[],[1],[2,3]]}"#,
    ] {
        assert_eq!(to_string(&from_str::<Everything>(text).unwrap()).unwrap(), text);
    }
}

#[test]
fn json_names_may_be_ignored() {
    let user: User = from_str(r#"{"name":"a","eMail":"x"}"#).unwrap();
    assert_eq!(to_string(&user).unwrap(), r#"{"name":"a","eMail":"x"}"#);
    let mut options = Options::default();
    options.json_names = false;
    let mut out = b">".to_vec();
    write(user.view(), &mut out, &options).unwrap();
    assert_eq!(out, br#">{"name":"a","email":"x"}"#);
}

#[test]
fn keys_of_maps_are_escaped() {
    let map = BTreeMap::from([("a\"\n".to_owned(), 1), (String::new(), 2)]);
    assert_eq!(to_string(&map).unwrap(), r#"{"":2,"a\"\n":1}"#);
}

#[test]
fn texts_of_every_length_with_an_escape_anywhere() {
    for length in 0..150 {
        let plain = "é".repeat(length / 2) + &"x".repeat(length % 2);
        assert_eq!(to_string(&plain).unwrap(), format!("\"{plain}\""));
        for place in 0..length {
            for special in ['"', '\\', '\n', '\u{1f}', '\u{7f}', ' '] {
                let mut text = "x".repeat(length);
                text.replace_range(place..=place, special.encode_utf8(&mut [0; 4]));
                let written = to_string(&text).unwrap();
                assert_eq!(written, serde_json::to_string(&text).unwrap());
                assert_eq!(from_str::<String>(&written).unwrap(), text);
            }
        }
    }
}

#[test]
fn texts_with_escapes_and_long_characters_side_by_side() {
    for gap in 0..20 {
        let text = ["\"", "é", "\n", "\u{1}", "😀", "\\"].join(&"x".repeat(gap)).repeat(3);
        let written = to_string(&text).unwrap();
        assert_eq!(written, serde_json::to_string(&text).unwrap());
        assert_eq!(from_str::<String>(&written).unwrap(), text);
        for (end, _) in written.char_indices() {
            assert!(from_str::<String>(&written[..end]).is_err(), "{end} bytes of {written}");
        }
    }
}

#[test]
fn keys_and_tags_of_every_length() {
    for length in 0..150 {
        let map =
            BTreeMap::from([("k".repeat(length), "v".repeat(length)), ("\n".repeat(length), String::new())]);
        let written = to_string(&map).unwrap();
        assert_eq!(written, serde_json::to_string(&map).unwrap());
        assert_eq!(from_str::<BTreeMap<String, String>>(&written).unwrap(), map);
    }
}

#[test]
fn depth_is_limited() {
    let mut tree = Tree::empty();
    for _ in 0..1000 {
        tree = Tree { next: Some(Box::new(tree)), ..Tree::empty() };
    }
    let error = to_vec(&tree).unwrap_err();
    assert_eq!(error.message(), "expected a value, found more nesting than allowed");
    assert_eq!(error.offset(), None);
    assert_eq!(error.path(), "next.".repeat(127) + "branches");

    let mut options = Options::default();
    options.max_depth = 2;
    let tree = |branches| Tree { branches, ..Tree::empty() };
    for (value, fits) in [(tree(vec![]), true), (tree(vec![Tree::empty()]), false)] {
        assert_eq!(write(value.view(), &mut Vec::new(), &options).is_ok(), fits);
        assert_eq!(read(&to_vec(&value).unwrap(), Tree::empty().open(), &options).is_ok(), fits);
    }
    let error = write(tree(vec![Tree::empty()]).view(), &mut Vec::new(), &options).unwrap_err();
    assert_eq!(error.to_string(), "branches[0]: expected a value, found more nesting than allowed");
}

#[test]
fn the_outermost_value_may_be_anything() {
    assert_eq!(to_string(&Some(1)).unwrap(), "1");
    assert_eq!(to_string(&None::<i32>).unwrap(), "null");
    assert_eq!(to_string::<dyn Value>(&vec![true]).unwrap(), "[true]");
    let mut out = Vec::new();
    write(Ref::String("x"), &mut out, &Options::default()).unwrap();
    assert_eq!(out, b"\"x\"");
}
