//! Values that are checked: enums, unions, elements, entries, at any depth; and secrets, which are never shown.

use ferrosmith_runtime::validate::{Constraint, Violation};
use ferrosmith_runtime::{Document, UnknownMember, Validate, Value};

use super::shapes::{Choice, Hidden, Kind, Level, Texts, Tree};
use super::{paths, violations};

#[test]
fn values_that_an_enum_lacks_are_refused() {
    let mut tree = Tree::right("abc");
    tree.kind = "ASH".into();
    tree.level = Some(Level::from(5));
    tree.kinds = Some(vec![Kind::Elm, Kind::from(""), Kind::Yew]); // internal: valid, and not told
    tree.by_kind = Some([("OAK".to_owned(), 1), ("PINE".to_owned(), 2)].into());
    assert_eq!(
        violations(&tree),
        [
            "Value at '/kind' failed to satisfy constraint: Member must satisfy enum value set: [OAK, ELM]",
            "Value at '/level' failed to satisfy constraint: Member must satisfy enum value set",
            "Value at '/kinds/1' failed to satisfy constraint: Member must satisfy enum value set: [OAK, ELM]",
            "Value at '/byKind' failed to satisfy constraint: Member must satisfy enum value set: [OAK, ELM]",
        ]
    );
}

#[test]
fn a_union_has_exactly_one_of_its_members() {
    let mut tree = Tree::right("abc");
    tree.choice = Choice::empty();
    tree.other = Some(Choice::Unknown(UnknownMember::new("secret", Document::Null)));
    assert_eq!(
        violations(&tree),
        [
            "Value at '/choice' failed to satisfy constraint: Member must not be null",
            "Value at '/other' failed to satisfy constraint: Member must have exactly one member set: [text, tree, nothing]",
        ]
    );
    tree.choice = Choice::Nothing;
    tree.other = Some(Choice::Text("a".into()));
    assert_eq!(paths(&tree), ["/other/text"]);
}

#[test]
fn what_is_deep_is_checked_too() {
    let wrong = || Tree::right("a");
    let mut tree = Tree::right("abc");
    tree.choice = Choice::Tree(Box::new(wrong()));
    tree.branches = Some(vec![Tree::right("ab"), wrong()]);
    tree.named = Some([("a/b~c".to_owned(), wrong())].into());
    tree.next = Some(Box::new(Tree { next: Some(Box::new(wrong())), ..Tree::right("abc") }));
    assert_eq!(
        paths(&tree),
        ["/choice/tree/name", "/branches/1/name", "/named/a~1b~0c/name", "/next/next/name"]
    );
}

#[test]
fn long_paths_leave_others_out() {
    let branches = |count: usize| {
        let mut tree = Tree { branches: Some(vec![Tree::right("a"); count]), ..Tree::right("abc") };
        for _ in 0..10 {
            tree = Tree { named: Some([("k".repeat(500), tree)].into()), ..Tree::right("abc") };
        }
        tree.validate().unwrap_err()
    };
    // Those of the elements, and one of their number.
    assert_eq!((branches(20).len(), branches(20).has_more()), (21, false));
    let many = branches(900);
    assert!(many.len() < 500 && many.has_more(), "{}", many.len());
    assert!(many.iter().map(|one| one.path().len()).sum::<usize>() < 1_100_000);
    assert!(many.to_string().ends_with("; and more that are not listed"), "{many}");
}

#[test]
fn entries_are_checked_by_key_and_value() {
    let entry = |key: &str, values: &[&str]| {
        (key.to_owned(), values.iter().map(|&value| value.to_owned()).collect::<Vec<_>>())
    };
    let texts = Texts {
        map: Some([entry("a", &["a", "b"]), entry("bb", &["a"]), entry("cc", &["a", "Z"])].into()),
        sparse: Some(vec![None, Some("a".into()), None]),
        ..Texts::empty()
    };
    assert_eq!(
        violations(&texts),
        [
            // Violations of keys are told at their map.
            "Value with length 1 at '/map' failed to satisfy constraint: Member must have length between 2 and 4, inclusive",
            "Value with length 1 at '/map/bb' failed to satisfy constraint: Member must have length between 2 and 4, inclusive",
            "Value at '/map/cc/1' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-m]+$",
            "Value with length 1 at '/sparse/1' failed to satisfy constraint: Member must have length between 2 and 4, inclusive",
        ]
    );
}

#[test]
fn secrets_are_not_shown() {
    let texts = Texts { secret: Some([("password".to_owned(), "x".to_owned())].into()), ..Texts::empty() };
    let mut tree = Tree::right("abc");
    tree.hidden =
        Some(Hidden { named: Some([("k1".to_owned(), texts.clone()), ("k2".to_owned(), texts)].into()) });
    let length = "failed to satisfy constraint: Member must have length";
    let inner = [
        format!("Value at '/hidden/named/…/secret' {length} between 2 and 4, inclusive"),
        "Value at '/hidden/named/…/secret' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-m]+$".to_owned(),
        format!("Value at '/hidden/named/…/secret/…' {length} between 2 and 4, inclusive"),
    ];
    let outer = [format!("Value at '/hidden/named' {length} less than or equal to 1")];
    assert_eq!(violations(&tree), [&outer[..], &inner, &inner].concat());
    let shown = format!("{:?}", tree.validate());
    assert!(!shown.contains("password") && !shown.contains("k1"), "{shown}");
}

#[test]
fn long_keys_are_cut() {
    let mut tree = Tree::right("abc");
    tree.named = Some([("é".repeat(10_000), Tree::right("a"))].into());
    assert_eq!(paths(&tree), [format!("/named/{}…/name", "é".repeat(256))]);
}

#[test]
fn depth_is_limited() {
    let mut tree = Tree::right("abc");
    for _ in 0..600 {
        tree = Tree { next: Some(Box::new(tree)), ..Tree::right("abc") };
    }
    let violations = tree.validate().unwrap_err();
    let depth = |one: &Violation| *one.constraint() == Constraint::Depth(512);
    assert!(violations.len() == 2 && violations.iter().all(depth)); // `choice` and `next` of the 512th
}
