//! Constraints, and the texts of their violations.

use ferrosmith_runtime::validate::{self, Constraint};
use ferrosmith_runtime::{Validate, Value};

use super::shapes::{Kind, Numbers, Texts, Tree};
use super::{paths, violations};

#[test]
fn lengths_are_counted_in_the_units_of_the_shape() {
    let texts = Texts {
        text: Some("a".into()),
        least: Some("👍".into()), // one code point, two UTF-16 units, four bytes
        most: Some("ééééé".into()),
        zero: Some("abcde".into()),
        blob: Some(b"12345".into()),
        list: Some(vec!["a".into()]),
        map: Some([("ab".to_owned(), vec!["a".into(), "b".into()])].into()),
        ..Texts::empty()
    };
    assert_eq!(
        violations(&texts),
        [
            "Value with length 1 at '/text' failed to satisfy constraint: Member must have length between 2 and 4, inclusive",
            "Value with length 1 at '/least' failed to satisfy constraint: Member must have length greater than or equal to 2",
            "Value with length 5 at '/most' failed to satisfy constraint: Member must have length less than or equal to 4",
            "Value with length 5 at '/blob' failed to satisfy constraint: Member must have length between 2 and 4, inclusive",
            "Value with length 1 at '/list' failed to satisfy constraint: Member must have length between 2 and 4, inclusive",
            "Value with length 1 at '/map' failed to satisfy constraint: Member must have length between 2 and 4, inclusive",
            "Value with length 5 at '/zero' failed to satisfy constraint: Member must have length between 0 and 4, inclusive",
        ]
    );
}

#[test]
fn the_ends_of_a_length_are_in_it() {
    for text in ["ab", "abcd", "abc"] {
        assert_eq!(violations(&Texts { text: Some(text.into()), ..Texts::empty() }), [""; 0], "{text}");
    }
    assert!(Texts::empty().validate().is_ok());
}

#[test]
fn ranges_are_exact() {
    let right = Numbers {
        byte: Some(8),
        short: Some(i16::MAX),
        integer: Some(i32::MIN),
        long: Some(9_007_199_254_740_993),
        float: Some(8.8), // the nearest float is above 8.8
        double: Some(-0.1),
        big_integer: Some("18446744073709551616".parse().unwrap()),
        big_decimal: Some("1e400".parse().unwrap()),
        floats: Some(vec![0.0, -0.0, 1.0]),
    };
    assert_eq!(violations(&right), [""; 0]);
    let wrong = Numbers {
        byte: Some(1),
        short: Some(1),
        integer: Some(9),
        long: Some(9_007_199_254_740_992),
        float: Some(8.900_001),
        double: Some(f64::NAN),
        big_integer: Some("18446744073709551617".parse().unwrap()),
        big_decimal: Some("1.00000000000000000000000000000001e400".parse().unwrap()),
        floats: Some(vec![0.5, f64::INFINITY, -1e-300]),
    };
    assert_eq!(
        violations(&wrong),
        [
            "Value at '/byte' failed to satisfy constraint: Member must be between 2 and 8, inclusive",
            "Value at '/short' failed to satisfy constraint: Member must be greater than or equal to 2",
            "Value at '/integer' failed to satisfy constraint: Member must be less than or equal to 8",
            "Value at '/long' failed to satisfy constraint: Member must be between 9007199254740993 and 9007199254740993, inclusive",
            "Value at '/float' failed to satisfy constraint: Member must be between 2.2 and 8.8, inclusive",
            "Value at '/double' failed to satisfy constraint: Member must be between -0.1 and 8.8, inclusive",
            "Value at '/bigInteger' failed to satisfy constraint: Member must be less than or equal to 18446744073709551616",
            "Value at '/bigDecimal' failed to satisfy constraint: Member must be between 0.1 and 1e400, inclusive",
            "Value at '/floats/1' failed to satisfy constraint: Member must be between 0 and 1, inclusive",
            "Value at '/floats/2' failed to satisfy constraint: Member must be between 0 and 1, inclusive",
        ]
    );
}

#[test]
fn patterns_are_told_as_the_model_has_them() {
    let texts = Texts { text: Some("abz".into()), ..Texts::empty() };
    let pattern = "Value at '/text' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-m]+$";
    assert_eq!(violations(&texts), [pattern]);
}

#[test]
fn a_pattern_that_is_not_taken_is_told_apart() {
    let texts = Texts { back: Some("ab".into()), ..Texts::empty() };
    let report = validate::check(&texts);
    assert!(report.violations().is_empty());
    let [unchecked] = report.unchecked() else { panic!("{report:?}") };
    assert_eq!((unchecked.path(), unchecked.pattern()), ("/back", r"^(a)\1$"));
    assert_eq!(unchecked.reason(), "it refers back to a group");
    assert_eq!(validate::unsupported(unchecked.pattern()), Some(unchecked.reason()));
}

#[test]
fn elements_must_differ_where_the_model_says_so() {
    let mut texts = Texts { list: Some(vec!["a".into(), "b".into(), "a".into()]), ..Texts::empty() };
    let unique = "Value at '/list' failed to satisfy constraint: Member must have unique values";
    assert_eq!(violations(&texts), [unique]);
    texts.list = Some(vec!["a".into(), "b".into(), "c".into()]);
    assert_eq!(violations(&texts), [""; 0]);

    let mut tree = Tree::right("abc");
    tree.branches = Some(vec![Tree::right("ab"), Tree::right("ac"), Tree::right("ab")]);
    assert_eq!(paths(&tree), ["/branches"]);
}

#[test]
fn many_elements_are_compared_in_good_time() {
    let elements: Vec<String> = (0..20_000).map(|index| format!("{index}")).collect();
    let texts = Texts { list: Some(elements), ..Texts::empty() };
    let violations = texts.validate().unwrap_err();
    assert_eq!(violations.iter().next().unwrap().constraint(), &Constraint::Length(Some(2), Some(4)));
    assert!(violations.iter().all(|violation| violation.constraint() != &Constraint::UniqueItems));
    assert_eq!((violations.len(), violations.has_more()), (1000, true));
}

#[test]
fn the_summary_counts() {
    let mut texts = Texts { text: Some("z".into()), ..Texts::empty() };
    assert_eq!(
        validate::validate(&texts).unwrap_err().to_string(),
        "2 validation errors detected. \
         Value with length 1 at '/text' failed to satisfy constraint: Member must have length between 2 and 4, inclusive; \
         Value at '/text' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-m]+$"
    );
    texts.text = Some("zz".into());
    let one = validate::validate(&texts).unwrap_err();
    assert!(one.to_string().starts_with("1 validation error detected. Value at '/text'"), "{one}");
    let document = one.document();
    assert_eq!(document.get("message").unwrap().as_str(), Some(&*one.to_string()));
    let fields = ferrosmith_runtime::json::document_to_string(document.get("fieldList").unwrap());
    assert!(fields.starts_with(r#"[{"message":"Value at '/text' failed"#), "{fields}");
    assert!(fields.ends_with(r#","path":"/text"}]"#), "{fields}");
}

#[test]
fn the_answer_to_many_violations_stays_small() {
    let wrong = (0..5_000).map(|_| Kind::from("ASH")).collect();
    let violations = Tree { kinds: Some(wrong), ..Tree::right("abc") }.validate().unwrap_err();
    assert_eq!((violations.len(), violations.has_more()), (1000, true));
    let message = violations.to_string();
    assert!(message.starts_with("more than 1000 validation errors detected. Value at '/kinds'"));
    assert!(message.ends_with("; and more that are not listed"));
    assert!(message.len() < 70_000);
    let document = ferrosmith_runtime::json::document_to_string(&violations.document());
    assert!(document.len() < 200_000);
}
