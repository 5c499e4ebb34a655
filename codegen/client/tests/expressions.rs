//! JMESPath, where the compliance suite says nothing.

use ferrosmith_client::jmespath::{Error, Expression};
use ferrosmith_runtime::Document;
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

proptest! {
    #[test]
    fn no_text_panics(text in "[a-c@*&|!<>=.,:'\"`\\\\\\[\\]{}()?0-9 -]{0,24}") {
        let value: Document = r#"{"a":[{"b":1},{"b":"2"}],"b":{"c":[1,2,[3]]},"c":"text"}"#.parse().unwrap();
        if let Ok(expression) = Expression::parse(&text) {
            let _ = expression.search(&value);
        }
    }
}
