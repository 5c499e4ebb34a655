//! Comparison with the crate `regex`, in the syntax that both support.

use proptest::prelude::*;

use super::Pattern;

/// A pattern in the syntax of this crate, and in that of `regex`.
type Pair = (String, String);

fn same(text: &str) -> Pair {
    (text.to_owned(), text.to_owned())
}

/// Atoms and assertions.
fn atoms() -> impl Strategy<Value = Pair> {
    let pairs = [
        ("a", "a"),
        ("b", "b"),
        ("é", "é"),
        ("\\.", "\\."),
        (".", "[^\\n\\r\\u{2028}\\u{2029}]"),
        ("[ab]", "[ab]"),
        ("[^a-c\\n]", "[^a-c\\n]"),
        ("[\\w-]", "[0-9A-Za-z_-]"),
        ("\\d", "[0-9]"),
        ("\\W", "[^0-9A-Za-z_]"),
        ("\\p{L}", "\\p{L}"),
        ("\\P{Lu}", "\\P{Lu}"),
        ("\\p{Alpha}", "[[:alpha:]]"),
        ("\\x{e9}", "\\x{e9}"),
        ("^", "\\A"),
        ("$", "\\z"),
        ("\\A", "\\A"),
        ("(?i:a)", "(?i:a)"), // of ASCII alone, as in Java
        ("(?i:[ab]+c)", "(?i:[ab]+c)"),
        ("\\b", "(?-u:\\b)"),
        ("", ""),
    ];
    proptest::sample::select(pairs.to_vec()).prop_map(|(ours, theirs)| (ours.to_owned(), theirs.to_owned()))
}

fn quantifiers() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec!["*", "+", "?", "*?", "+?", "??"]).prop_map(str::to_owned),
        (0..5_u32).prop_map(|count| format!("{{{count}}}")),
        (0..4_u32).prop_map(|least| format!("{{{least},}}")),
        (0..4_u32, 0..4_u32).prop_map(|(least, more)| format!("{{{least},{}}}", least + more)),
    ]
}

fn patterns() -> impl Strategy<Value = Pair> {
    let joined = |parts: Vec<Pair>, between: &str| {
        let (ours, theirs): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        (ours.join(between), theirs.join(between))
    };
    atoms().prop_recursive(5, 40, 4, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(move |parts| joined(parts, "")),
            proptest::collection::vec(inner.clone(), 1..4).prop_map(move |parts| {
                let (ours, theirs) = joined(parts, "|");
                (format!("({ours})"), format!("({theirs})"))
            }),
            (inner, quantifiers()).prop_map(|((ours, theirs), quantifier)| {
                (format!("(?:{ours}){quantifier}"), format!("(?:{theirs}){quantifier}"))
            }),
        ]
    })
}

fn texts() -> impl Strategy<Value = String> {
    let texts = "[abcABé.0_\\- \\n\\u{2028}😀É]{0,12}|[abcAB.0_\\- \\n]{0,12}";
    proptest::string::string_regex(texts).expect("it is a regular expression")
}

fn agree((ours, theirs): &Pair, texts: &[String]) -> Result<(), TestCaseError> {
    let pattern = Pattern::new(ours).map_err(|reason| TestCaseError::fail(format!("{ours}: {reason}")))?;
    let Ok(regex) = regex::Regex::new(theirs) else { return Err(TestCaseError::reject("regex refuses it")) };
    for text in texts {
        prop_assert_eq!(
            pattern.matches(text, &mut { u64::MAX }),
            Some(regex.is_match(text)),
            "{} on {:?}",
            ours,
            text
        );
        prop_assert_eq!(
            pattern.0.matches(text, &mut { u64::MAX }),
            Some(regex.is_match(text)),
            "{} on {:?}, simulated",
            ours,
            text
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_patterns_match_what_regex_matches(
        pattern in patterns(),
        texts in proptest::collection::vec(texts(), 1..8),
    ) {
        agree(&pattern, &texts)?;
    }

    #[test]
    fn any_text_is_a_pattern_that_runs_or_is_refused(
        pattern in "[a-cé(){}\\[\\]|*+?.^$\\\\,:<=!0-9AzZxpPuLd-]{0,20}",
        text in texts(),
    ) {
        if let Ok(pattern) = Pattern::new(&pattern) {
            pattern.matches(&text, &mut { u64::MAX });
        }
    }

    #[test]
    fn a_look_ahead_at_the_start_is_an_intersection(one in patterns(), other in patterns(), text in texts()) {
        let does = |pattern: Pattern| pattern.matches(&text, &mut { u64::MAX }) == Some(true);
        let matches = |pattern: &str| Pattern::new(pattern).map(does);
        let both = matches(&format!("^(?=(?:{})$)(?:{})$", one.0, other.0));
        let each = [matches(&format!("^(?:{})$", one.0)), matches(&format!("^(?:{})$", other.0))];
        prop_assert_eq!(both, Ok(each == [Ok(true), Ok(true)]));
        let without = matches(&format!("^(?!(?:{})$)(?:{})$", one.0, other.0));
        prop_assert_eq!(without, Ok(each == [Ok(false), Ok(true)]));
    }
}

#[test]
fn known_pairs_agree() {
    agree(&same("(a|ab)(c|bcd)(d*)"), &["abcd".to_owned(), "ac".to_owned(), "".to_owned()]).unwrap();
}

/// They have no table of their own here. Characters that `regex` does not know yet are left out.
#[test]
fn identifiers_are_those_of_regex() {
    let known = regex::Regex::new(r"^\p{Assigned}$").unwrap();
    for name in ["ID_Start", "ID_Continue"] {
        let ours = Pattern::new(&format!("^\\p{{{name}}}$")).unwrap();
        let theirs = regex::Regex::new(&format!("^\\p{{{name}}}$")).unwrap();
        for character in ('\0'..=char::MAX).filter(|of| !of.is_ascii()) {
            let text = &*character.encode_utf8(&mut [0; 4]).to_owned();
            let same = ours.matches(text, &mut { u64::MAX }) == Some(theirs.is_match(text));
            assert!(same || !known.is_match(text), "{name}: {character:?}");
        }
    }
}
