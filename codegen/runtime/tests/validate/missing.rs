//! Required members that a reader missed.

use std::time::Duration;

use cpu_time::ThreadTime;
use ferrosmith_runtime::Value;
use ferrosmith_runtime::validate::{Constraint, check_read};

use super::shapes::{Hidden, Texts, Tree};

#[test]
fn missing_members_are_told_and_nothing_else_of_them() {
    // All of it is empty: a wrong length, no value of the enum, an empty union.
    let mut tree = Tree::empty();
    tree.named = Some([("a/b".to_owned(), Tree::empty())].into());
    let missing = ["/name", "/kind", "/choice", "/named/a~1b/kind", "/named/a~1b/choice"].map(str::to_owned);
    let report = check_read(&tree, &missing);
    let found: Vec<_> = report
        .violations()
        .iter()
        .map(|one| (one.path(), one.constraint() == &Constraint::Required))
        .collect();
    assert_eq!(
        found,
        [
            ("/name", true),
            ("/kind", true),
            ("/choice", true),
            ("/named/a~1b/name", false), // read, and empty
            ("/named/a~1b/kind", true),
            ("/named/a~1b/choice", true),
        ]
    );
    assert_eq!(
        report.violations().iter().next().unwrap().to_string(),
        "Value at '/name' failed to satisfy constraint: Member must not be null"
    );
}

#[test]
fn places_that_begin_alike_are_told_apart() {
    let mut tree = Tree::right("abc");
    let named = ["a", "a-b", "a/b", "a~1b", ""].map(|key| (key.to_owned(), Tree::right("abc")));
    tree.named = Some(named.into());
    tree.branches = Some((0..11).map(|_| Tree::right("abc")).collect());
    let missing =
        ["/branches/10/kind", "/named/a~1b/kind", "/named//kind", "/branches/1", "/named/a~01b/kind"];
    let report = check_read(&tree, &missing.map(str::to_owned));
    let mut found: Vec<_> = report.violations().iter().filter(|one| one.path().ends_with("/kind")).collect();
    found.sort_by_key(|one| one.path());
    assert!(found.iter().all(|one| one.constraint() == &Constraint::Required));
    let paths: Vec<_> = found.iter().map(|one| one.path()).collect();
    assert_eq!(paths, ["/branches/10/kind", "/named//kind", "/named/a~01b/kind", "/named/a~1b/kind"]);
}

#[test]
fn long_keys_do_not_take_their_length_for_each_member() {
    let key = "k".repeat(1 << 20);
    let missing = format!("/named/{key}/next/branches/0/kind");
    let many = Tree { branches: Some(vec![Tree::right("abc"); 20_000]), ..Tree::right("abc") };
    let below = Tree { next: Some(Box::new(many)), ..Tree::right("abc") };
    let tree = Tree { named: Some([(key, below)].into()), ..Tree::right("abc") };
    let start = ThreadTime::now();
    let report = check_read(&tree, &[missing]);
    let time = start.elapsed();
    assert_eq!(report.violations().len(), 2, "they are not unique either");
    assert!(time < Duration::from_secs(5), "{time:?}");
}

#[test]
fn keys_of_secret_maps_are_given_in_full_and_not_shown() {
    let mut tree = Tree::right("abc");
    tree.hidden = Some(Hidden { named: Some([("key".to_owned(), Texts::empty())].into()) });
    let report = check_read(&tree, &["/hidden/named/key/text".to_owned()]);
    assert_eq!(report.violations().iter().next().unwrap().path(), "/hidden/named/…/text");
    assert_eq!(report.violations().len(), 1);
}

#[test]
fn places_that_are_not_there_do_not_matter() {
    assert!(check_read(&Tree::right("abc"), &["/nowhere/3".to_owned(), String::new()]).into_result().is_ok());
}
