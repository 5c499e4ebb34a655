//! Missing members, empty unions, and the type that comes first: as in JSON.

use ferrosmith_runtime::cbor::{Missing, Options, read, to_vec, write};
use ferrosmith_runtime::{Ref, Value};

use super::shapes::{Entry, Team, User};
use super::{digits, hex};

#[test]
fn all_that_is_missing_is_collected_in_one_reading() {
    let mut options = Options::default();
    options.missing = Missing::Collect;
    // {"labels": {"a": {}, "b": {}}, "token": "t"}, the inner map of no known length
    let bytes = hex("a2 666c6162656c73 bf 6161 a0 6162 a0 ff 65746f6b656e 6174");
    let mut team = Team::empty();
    let error = read(&bytes, team.open(), &options).unwrap_err();
    assert_eq!(error.missing(), ["/labels/a/name", "/labels/b/name"]);
    assert_eq!(team.token.as_deref(), Some("t"));
}

#[test]
fn what_stands_behind_an_incomplete_value_goes_before_what_is_missing() {
    for missing in [Missing::Collect, Missing::Report] {
        let mut options = Options::default();
        options.missing = missing;
        let error =
            read(&hex("a1 666c6162656c73 a1 6161 a0 00"), Team::empty().open(), &options).unwrap_err();
        assert!(error.message().starts_with("expected the end of the input"), "{error}");
    }
}

#[test]
fn a_union_that_holds_nothing_is_absent() {
    let mut options = Options::default();
    options.missing = Missing::Correct;
    let mut entry = Entry::empty();
    read(&hex("a2 63686f77 a0 64616c736f a1 6373736f f6"), entry.open(), &options).unwrap();
    assert!(entry.also.is_none());
    assert_eq!(digits(&to_vec(&entry).unwrap()), "a0");
}

#[test]
fn a_type_comes_first() {
    let mut options = Options::default();
    options.type_name = Some("C");
    let mut out = Vec::new();
    let user = User { name: "ada".into(), ..User::empty() };
    write(Ref::Structure(&user), &mut out, &options).unwrap();
    assert_eq!(digits(&out), "a2665f5f747970656143646e616d6563616461");
}

#[test]
fn a_key_that_comes_again_as_null_is_gone() {
    let mut team = Team::empty();
    let bytes = hex("a1 666c6162656c73 a2 6161 a1 646e616d65 6178 6161 f6");
    read(&bytes, team.open(), &Options::default()).unwrap();
    assert!(team.labels.unwrap().is_empty());
}
