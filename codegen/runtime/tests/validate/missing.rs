//! Required members that a reader missed.

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
