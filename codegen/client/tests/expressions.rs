//! JMESPath, where the compliance suite says nothing.

use ferrosmith_client::jmespath::{Error, Expression};
use ferrosmith_runtime::{Document, Object};
use proptest::prelude::*;

#[test]
fn an_error_tells_its_place() {
    let error = |text: &str| Expression::parse(text).unwrap_err().to_string();
    assert_eq!(error("a.b[?"), "byte 5: expected an expression");
    assert_eq!(error("a.b.[?"), "byte 4: expected a name, `*`, `[` or `{`");
    assert_eq!(error("a b"), "byte 2: expected the end");
    assert_eq!(error("nope(@)"), "expected a function of JMESPath, found `nope`");
    assert_eq!(error("length()"), "length: expected another number of arguments");
    assert_eq!(error("'open"), "byte 0: expected a text that ends in a quote");
    assert!(matches!(Expression::parse("[::0]"), Err(Error::Step)));
}

#[test]
fn depth_is_bounded() {
    for text in ["(".repeat(100_000), "!".repeat(100_000), "a.[".repeat(100_000), "not_null(".repeat(100_000)]
    {
        assert!(Expression::parse(&text).is_err());
    }
    // A long chain of operators is a deep tree, too.
    let long = |names: usize| vec!["a"; names].join(" || ");
    assert!(Expression::parse(&long(10_000)).is_err());
    let long = Expression::parse(&long(249)).unwrap();
    assert_eq!(long.clone().search(&Document::Null), Ok(Document::Null));
}

/// A value that is doubled again and again has more parts than any memory.
#[test]
fn what_is_copied_is_bounded() {
    for (part, times) in [
        ("[@, @]", 60),
        ("{a: @, b: @}", 40),
        ("map(&[@, @], [@, @])", 30),
        ("join('', [to_string(@), to_string(@)])", 28),
    ] {
        let expression = Expression::parse(&vec![part; times].join(" | ")).unwrap();
        let found = expression.search(&Document::from(["text"]));
        assert_eq!(found, Err(Error::TooLarge), "{part}");
    }
    let value = Document::from(Object::from([
        ("glue", Document::from("-".repeat(5_000))),
        ("texts", Document::from(vec![""; 5_000])),
    ]));
    assert_eq!(Expression::parse("join(glue, texts)").unwrap().search(&value), Err(Error::TooLarge));
    // A large value is copied as often as people write.
    let many = Document::Array((0..400_000).map(Document::from).collect());
    let expression = Expression::parse("[*] | [[:-1], @] | [0] | length(@)").unwrap();
    assert_eq!(expression.search(&many), Ok(Document::from(399_999)));
}

proptest! {
    #[test]
    fn no_text_panics(text in "[a-c@*&|!<>=.,:'\"`\\\\\\[\\]{}()?0-9 -]{0,24}") {
        let value: Document = r#"{"a":[{"b":1},{"b":"2"}],"b":{"c":[1,2,[3]]},"c":"text"}"#.parse().unwrap();
        if let Ok(expression) = Expression::parse(&text) {
            let _ = expression.search(&value);
        }
    }
}
