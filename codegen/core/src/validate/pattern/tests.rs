use super::*;

fn matches(pattern: &str, text: &str) -> bool {
    Pattern::new(pattern)
        .unwrap_or_else(|reason| panic!("{pattern}: {reason}"))
        .matches(text, &mut { u64::MAX })
        == Some(true)
}

#[track_caller]
fn check(pattern: &str, yes: &[&str], no: &[&str]) {
    for text in yes {
        assert!(matches(pattern, text), "{pattern} must match {text:?}");
    }
    for text in no {
        assert!(!matches(pattern, text), "{pattern} must not match {text:?}");
    }
}

#[test]
fn a_pattern_matches_anywhere_unless_it_is_anchored() {
    check("b+", &["abc", "b"], &["", "ac"]);
    check("^b+$", &["b", "bb"], &["abc", "", "b\n"]);
    check("^a|b$", &["ax", "xb"], &["xa", "bx"]);
    check("", &["", "x"], &[]);
}

#[test]
fn the_classes_are_those_of_ecma_262() {
    check(r"^\d+$", &["0123456789"], &["٣", "a"]);
    check(r"^\w+$", &["aZ_9"], &["é", "-"]);
    check(r"^\s+$", &[" \t\n\u{a0}\u{feff}\u{2028}"], &["a", "\u{200b}"]);
    check(r"^\S\W\D$", &["a-b", "é 中"], &[" -b", "aab", "a-1"]);
    check("^.$", &["é", "😀", "\u{85}"], &["\n", "\r", "\u{2028}", "ab"]);
    check(r"^[^a-c\]]$", &["d", "😀", "\n"], &["a", "]"]);
    check(r"^[\w-.]+$", &["a-.b"], &["/"]);
    check(r"^[\]\-\\_]+$", &[r"]-\_"], &["a"]);
    check("^[^]$", &["a", "\n"], &[""]);
    check("[]", &[], &["", "a"]);
}

#[test]
fn unicode_is_known() {
    check(r"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$", &["", "ключ = 中文 ½", "a\u{3000}b"], &["a,b", "\u{301}"]);
    check(r"^\P{L}\p{Lu}\p{Nd}$", &["-É٣"], &["aÉ٣", "-é٣", "-É½"]);
    check(r"^[^\P{L}]+$", &["é"], &["1"]);
    check(r"^[\p{Alnum}\p{Punct}]+$", &["a1!"], &["é", " "]);
    check(
        r"^[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF]$",
        &["a", "中", "😀"],
        &["\n", "\u{ffff}"],
    );
    check(r"^\u{1F600}\x41\cA\0$", &["😀A\u{1}\0"], &["😀a"]);
}

#[test]
fn quantifiers_count() {
    check("^[a-c]{2,4}$", &["ab", "abca"], &["a", "abcab"]);
    check("^(?:[a-c]{2,4}x?)+$", &["abxabcc", "abcaabca"], &["a", "abxa"]);
    check("^(?:[ab]{1,3}[bc]{2,4})*$", &["", "abb", "abcabb", "bbbbbbb"], &["ab", "c"]);
    check("^(?:[ab]*[bc]{2,})*a{2}$", &["aa", "bcaa", "abbbcaa"], &["a", "ca"]);
    check("^a{0}b?c*?d{2}?$", &["dd", "bccdd"], &["add", "d"]);
    check("^(?:ab){2,3}$", &["abab", "ababab"], &["ab", "abababab"]);
    check("^.{1,100000}$", &["a", &"é".repeat(100_000)], &["", &"é".repeat(100_001)]);
    check("^a{,3}]{$", &["a{,3}]{"], &["aa"]);
}

#[test]
fn looks_take_nothing() {
    check(r"^P(?!$)(\d+Y)?(T(?=\d)(\d+H)?)?$", &["P1Y", "PT1H", "P1YT2H"], &["P", "PT", "P1YT"]);
    check("^(?!aws:)[a-z:]+$", &["my:key", "aw"], &["aws:key"]);
    check("^(?=.*a)(?=.*b)(?!.*c).{2,5}$", &["ab", "xbxax"], &["aa", "abc", "abxxxx"]);
    check(r"^[a-z.]*(?<!\.)$", &["a.b", ""], &["a.", "."]);
    check("(?<=a(?=b).)c", &["abc"], &["adc", "bc"]);
    check("(?=a(?!b))a.", &["ac"], &["ab"]);
    check("(?<!ab{1,3})c", &["c", "abbbbc", "acc"], &["abc", "abbbc"]);
    check(r"\ba\b", &["x a", "a"], &["xa", "a1"]);
}

#[test]
fn flags_hold_for_their_group() {
    check("^(?i)abc|x$", &["aBC", "X"], &["b"]);
    check("^(?:(?i)a)b$", &["Ab"], &["AB"]);
    check("^(?i:[a-c])d$", &["Bd"], &["BD"]);
    check("^(?s).$", &["\n"], &[""]);
    check("^(?i)a(?-i)b$", &["Ab", "ab"], &["AB", "aB"]);
    check("^(?is-m:.(?-is:a.)A)$", &["\naba", "\nabA"], &["\nAba", "\na\na"]);
    check("(?m)^b$", &["b", "a\nb\rc", "a\u{2028}b", "b\nc"], &["ab", "bc", "a\nbc", "a\u{85}b"]);
    check("^(?m:a$)\n(?m:^b)", &["a\nb"], &["c\na\nb", "a\n\nb"]);
    check("(?m)^$", &["", "a\n", "\na"], &["a"]);
    for unknown in ["(?--i)", "(?x)", "(?U)", "(?u:a)", "(?-i", "(?d)"] {
        assert!(unsupported(unknown).is_some(), "{unknown}");
    }
}

#[test]
fn time_is_bounded() {
    let text = format!("{}!", "0".repeat(5_000));
    for pattern in ["^([0-9]+)+$", "^(0|0)*$", "^(?:0?){20}0{20}$", "^(?=(0*)*$)", "^(0{1,500}0{1,500})*$"] {
        assert!(!matches(pattern, &text), "{pattern}");
    }
}

#[test]
fn the_time_of_parsing_is_that_of_the_length() {
    for part in
        ["{", "a{1", "a{1,2", "[", "(", r"\p{L}", r"[\p{Lowercase}]", r"\u{61}", r"\9", "(?<n>a)", "a|"]
    {
        let pattern = part.repeat(1_000_000 / part.len());
        let start = std::time::Instant::now();
        std::hint::black_box(unsupported(&pattern));
        assert!(start.elapsed().as_secs() < 10, "{part}"); // some minutes if it was quadratic
    }
}

#[test]
fn what_is_not_taken_is_told() {
    for pattern in [
        r"^(a)\1$",
        r"^(?<n>a)\k<n>$",
        "(",
        ")",
        "a)",
        "(a",
        "[a",
        "*",
        "a{3,2}",
        "[z-a]",
        r"\p{Nonsense}",
        r"\q",
        r"\u12",
        r"\x1",
        r"\u{110000}",
        "\\",
        r"(?>a)",
        "(?",
        "(?<n",
        r"\p{L",
        "(?:a{1000}{200}){1000}",
        "(?:[a-z]{1,60000}){1,1000}",
        "(?:ab){100000}",
        "(?:(?:ab){300}){300}",
    ] {
        assert!(unsupported(pattern).is_some(), "{pattern}");
    }
    assert!(unsupported(&"(".repeat(100_000)).is_some());
    assert!(unsupported(&"(?=a)".repeat(100_000)).is_some());
    assert!(unsupported("(?=(?:ab){65000})").is_none());
    assert!(unsupported("(?=(?:ab){65000})(?=(?:ab){65000})").is_some());
    assert!(unsupported("(?=(?:ab){65000})(?:ab){600}").is_some());
    assert_eq!(unsupported("(?:(?:)(?:)){4294967295}"), None);
    assert_eq!(unsupported("^[a-z]{1,4294967295}[0-9]{1,1000}{1000}$"), None);
}

#[test]
fn a_pattern_is_compiled_once() {
    let text = "^once$";
    assert!(std::ptr::eq(compiled(text), compiled(text)));
}

#[test]
fn each_of_many_patterns_is_found_by_all_threads() {
    let texts: Vec<&'static str> = (0..5000).map(|number| &*format!("^{number}$").leak()).collect();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for (number, text) in texts.iter().enumerate() {
                    let pattern = compiled(text).as_ref().unwrap();
                    let matches = |text: &str| pattern.matches(text, &mut { u64::MAX }) == Some(true);
                    assert!(matches(&number.to_string()) && !matches("x"), "{text}");
                }
            });
        }
    });
}

/// A sequence of numbers that is the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides
    }
}

#[test]
fn nothing_panics() {
    const PARTS: &[&str] = &[
        "a", "b", "-", "^", "$", ".", "|", "(", ")", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?i)", "[", "[^",
        "]", "*", "+", "?", "{2}", "{1,3}", "{2,}", "{", "}", r"\d", r"\W", r"\s", r"\p{L}", r"\b",
        r"\u0061", r"\", "é", "😀", ",", "&",
    ];
    let mut dice = Dice(7);
    let mut taken = 0;
    for _ in 0..20_000 {
        let pattern: String = (0..dice.roll(12)).map(|_| PARTS[dice.roll(PARTS.len())]).collect();
        let Ok(compiled) = Pattern::new(&pattern) else { continue };
        taken += 1;
        for text in ["", "a", "ab-é😀\n", "aaaaaaaaab"] {
            compiled.matches(text, &mut { u64::MAX });
        }
    }
    assert!(taken > 2_000, "{taken}");
}

#[test]
fn what_java_has_beside_ecma_262() {
    check(r"\A\d+\z", &["12"], &["12\n", "a1"]);
    check(r"^a\Z", &["a", "a\n", "a\r\n", "a\r", "a\u{85}", "a\u{2029}"], &["a\n\n", "a\n\r", "ab"]);
    check(r"^a\r\Z", &["a\r", "a\r\r"], &["a\r\n"]);
    check(
        r"^a\h+\H\Rb\R{2}$",
        &["a \t\u{3000}x\r\nb\n\u{85}"],
        &["a\nx\nb\n\n", "a \rx\nb\n", "a x\n\rb\n\n"],
    );
    check(r"^\Q[a|b)\E+\Q(\E?c\Q*", &["[a|b))(c*", "[a|b)c*"], &["[a|bc*", "ac*", "[a|b)c"]);
    check(r"^a\Q\E{2}\Q\E$", &["aa"], &["a", "aaa"]);
    assert!(unsupported(r"\Q(\E(a)\1").is_some() && unsupported(r"(a)\Q(\E\2").is_none());
    check(r"^[\x{1F600}-\x{1F64F}]\x{41}$", &["😀A"], &["😀B", "aA"]);
    check(r"^\p{IsAlphabetic}+\p{LD}\p{Print}$", &["éⅧ٣~"], &["1a~", "éé\n"]);
    check(r"^\p{all}\P{all}?$", &["é", "\n"], &["", "ab"]);
    check(r"^\pL\PL\p{IsLu}\p{gc=Nd}\p{IsWhite_Space}$", &["é1É٣\u{a0}"], &["11É٣ "]);
    check(r"^\p{Lowercase}\p{Uppercase}\p{L1}$", &["éÉÿ"], &["ÉéĀ", "éÉĀ"]);
    check(
        r"^[^\p{C}\p{IsWhitespace}]\p{IsWHITE_SPACE}?\p{lower_case}?\p{Isalphabetic}?$",
        &["a\u{a0}"],
        &[" ", "\0"],
    );
    for unknown in ["Script=Latin", "IsLatin", "Emoji", "InNowhere", "IsHex_Digit", "isdigit", "gc=Digit"] {
        let reason = Some("it names a property of characters that is not known");
        assert_eq!(unsupported(&format!(r"\p{{{unknown}}}")), reason);
    }
}

#[test]
fn properties_have_short_and_long_names() {
    check(
        r"^\p{Uppercase_Letter}\p{gc=Lowercase_Letter}\p{LC}\p{L&}\p{Cased_Letter}$",
        &["ÉéÉéǅ"],
        &["ÉÉÉéǅ", "Éé中éǅ"],
    );
    check(
        r"^\p{General_Category=Decimal_Number}\p{Dash_Punctuation}\p{Currency_Symbol}$",
        &["٣-€"],
        &["½-€"],
    );
    check(r"^\p{Assigned}\P{IsAssigned}\p{Unassigned}$", &["a\u{FFFF}\u{FFFF}"], &["aa\u{FFFF}"]);
    check(r"^\p{IsDigit}\p{Digit}\p{IsAlnum}\p{IsTitlecase}$", &["٣1٣ǅ"], &["٣٣٣ǅ", "½1٣ǅ"]);
    check(r"^\p{ID_Start}\p{ID_Continue}+$", &["a1_", "℘·\u{200d}"], &["1a", "_a", "a-"]);
    check(
        r"^\p{InGreek}[\p{InBasic_Latin}\p{InCJKUnifiedIdeographs}]\P{block=Latin-1 Supplement}$",
        &["αa中", "α中a"],
        &["aaa", "ααa", "αaé"],
    );
    check(r"^\p{Hex_Digit}\p{AHex}\P{ASCII_Hex_Digit}\p{RI}$", &["ＦFＦ🇦"], &["ＦＦＦ🇦", "gFＦ🇦"]);
}

#[test]
fn repeated_lookarounds_are_one() {
    let name = r"^([a-z]|(\d(?!\d{0,2}\.\d{1,3})))([a-z\d]|(\.(?!(\.|-)))|(-(?!\.))){1,61}[a-z\d]$";
    check(name, &["a.b-c", "1a.b"], &["a..b", "a.-b", "a-.b", "1.1b"]);
    check(r"^(a(?!b)|b){1,900}$", &["bbaa"], &["ab"]);
}

#[test]
fn long_alternatives_are_repeated() {
    let words =
        [r"\{satellite_id\}", r"\{config\-name}", r"\{s3\-config-id}", r"\{year\}", r"\{month\}", r"\{day\}"];
    let pattern = format!("^([a-zA-Z0-9_=/-]|{}){{1,900}}$", words.join("|"));
    let long = "{year}/".repeat(450);
    check(&pattern, &["{year}/{month}/{day}", &long], &["{hour}", &format!("{long}a"), "{year"]);
}

#[test]
fn octal_escapes_are_characters_where_no_group_has_their_number() {
    check(r"^\101\60\0\7[\1-\12]\8$", &["A0\0\u{7}\n8"], &["A0\0\u{7}\u{b}8"]);
    check(r"^[\000-\037\177-\377]+$", &["\0\u{1f}\u{7f}ÿ"], &[" ", "Ā"]);
    check(r"^\477$", &["'7"], &["ķ"]);
    check(r"^(a)\2$", &["a\u{2}"], &["aa"]);
    assert_eq!(unsupported(r"(a)\1"), Some("it refers back to a group"));
    assert_eq!(unsupported(r"\2(?<n>a)(b)"), Some("it refers back to a group"));
    check(r"^[(](?:a)(?=b)b\1$", &["(ab\u{1}"], &["(ab("]);
}

#[test]
fn quantifiers_of_quantifiers() {
    check("^a++b*+c?+$", &["a", "aabbc"], &["", "b"]);
    check("^(?:ab){2}{2}$", &["abababab"], &["abab", "ababab"]);
    check("^a{2}*$", &["", "aa", "aaaa"], &["a", "aaa"]);
    check("^a+?*b??$", &["", "aab", "b"], &["abb"]);
    assert!(unsupported(&format!("a{}", "*".repeat(10_000))).is_some());
}

#[test]
fn groups_may_repeat_often() {
    let host = "^([a-z0-9]([a-z0-9-]*[a-z0-9])?[.]([a-z]{2,6}|[0-9]{1,3}),?){1,900}$";
    let one = "a-1.com,";
    check(host, &[one, &one.repeat(900)], &["", &one.repeat(901), &[&one.repeat(899), "a-.com"].concat()]);
}

#[test]
fn a_text_that_takes_too_many_steps_is_told_from_one_that_does_not_match() {
    let pattern = Pattern::new(r"^https://([.\-_a-zA-Z0-9]+/?){3,1016}$").unwrap();
    let text = format!("https://{}!", "a".repeat(2000));
    assert_eq!(pattern.matches(&text, &mut 100_000), None);
    let mut left = u64::MAX;
    assert_eq!(pattern.matches(&text, &mut left), Some(false));
    let took = u64::MAX - left;
    assert_eq!(pattern.matches(&text, &mut { took }), Some(false));
    assert_eq!(pattern.matches(&text, &mut { took - 1 }), None);
}

#[test]
fn steps_bound_the_time() {
    // Each character is searched for in a class with thousands of ranges.
    let ranges: String = (0..20_000).map(|at| char::from_u32(0x1_0000 + 2 * at).unwrap()).collect();
    let text = "\u{FFFF}".repeat(20_000);
    let start = std::time::Instant::now();
    assert!(!matches(&format!("[{ranges}]"), &text));
    let properties = format!("[{}]", r"\p{Lowercase}\P{Alphabetic}".repeat(20_000));
    assert!(matches(&properties, &text));
    assert!(start.elapsed().as_secs() < 10);
    // Counts that stay where they are take steps, too.
    let counts = |pattern: &str, text: &str| {
        let mut left = u64::MAX;
        Pattern::new(pattern).unwrap().matches(text, &mut left);
        u64::MAX - left
    };
    assert!(counts(&format!("^(?:{}b)", "a{5000,}|".repeat(100)), &"a".repeat(4000)) > 400_000);
    assert!(counts("[ab]+c", &"a".repeat(1000)) > 400_000);
    assert_eq!(counts("^[ab]+$", &"a".repeat(1000)), 0);
}

#[test]
fn ranges_may_overlap_in_any_order() {
    check(r"^[ж-яе-ка-жб-вё\u0450\u0452]+$", &["абвежзкляёѐђ"], &["Я", "ё\u{451}ѓ", "\u{42f}"]);
    check(r"^[^ж-яа-ж]+$", &["Яё"], &["а", "ж", "я"]);
    check(r"^[\u{10FFFF}\u{80}-\u{10FFFF}\u{90}]+$", &["\u{80}é😀"], &["a"]);
}
