use super::diagnose;
use super::excerpt::Lines;
use super::locate::locate;
use super::path::{Step, steps, text};
use crate::error::{Error, ModelLocation};
use crate::model::Source;

/// Returns the key and the value at a path, as they are in the text.
fn found<'a>(source: &'a str, path: &str) -> (&'a str, &'a str, usize) {
    let path = steps(path);
    let located = locate(source.as_bytes(), &[&path])[0].clone().unwrap();
    (located.key.map_or("", |key| &source[key]), &source[located.value], located.steps)
}

#[test]
fn paths_are_read_as_they_are_written() {
    let keys = ["shapes", "a#B", "a\"b\\c\n\u{202e}", "ü", "", "].x"];
    let path: Vec<Step> =
        keys.iter().map(|key| Step::Key((*key).to_owned())).chain([Step::Index(12)]).collect();
    assert_eq!(text(&path), r#"$.shapes["a#B"]["a\"b\\c\n\u{202e}"]["ü"][""]["].x"][12]"#);
    assert_eq!(steps(&text(&path)), path);
    for wrong in ["", "$", "x", "$[", "$[x]", "$[\"x", "$[\"\\u{110000}\"]"] {
        assert_eq!(steps(wrong), [], "{wrong}");
    }
}

#[test]
fn values_and_keys_are_found() {
    let source = r#"{"a": 1, "b": [true, {"c#d": "x\"]}", "e\u0041": null}, -2.5e3], "f": {}, "a": "last"}"#;
    assert_eq!(found(source, "$"), ("", source, 0));
    assert_eq!(found(source, "$.a"), ("\"a\"", "\"last\"", 1));
    assert_eq!(found(source, "$.b[0]"), ("", "true", 2));
    assert_eq!(found(source, "$.b[2]"), ("", "-2.5e3", 2));
    assert_eq!(found(source, r#"$.b[1]["c#d"]"#), ("\"c#d\"", r#""x\"]}""#, 3));
    assert_eq!(found(source, "$.b[1].eA"), (r#""e\u0041""#, "null", 3));
    assert_eq!(found(source, "$.f.g.h"), ("\"f\"", "{}", 1), "as far as there is");
    assert_eq!(found(source, "$.a.g").2, 1);
}

#[test]
fn what_is_no_json_is_walked_as_far_as_it_goes() {
    for source in [
        "",
        "{",
        "{\"a",
        "{\"a\\",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":[",
        "{\"a\":[}",
        "{,}",
        "[:]",
        "{\"a\":]}",
        "\u{feff}{\"a\" 1}",
    ] {
        for end in 0..=source.len() {
            let path = steps("$.a[0].b");
            let located = locate(&source.as_bytes()[..end], &[&path]);
            assert!(located[0].as_ref().is_some_and(|located| located.steps < 3), "{source}");
        }
    }
}

#[test]
fn lines_and_columns_count_from_one_and_in_characters() {
    let text = "\u{feff}ä\tb\r\n\u{1b}c 💧d".as_bytes();
    let lines = Lines::new(text, true);
    let at = |start: usize, end| {
        let position = lines.position(start..end);
        let marked = position.source[position.marked.clone()].to_owned();
        (position.line, position.column, position.source, marked)
    };
    assert_eq!(at(3, 5), (1, 1, "ä b".into(), "ä".into()));
    assert_eq!(at(6, 7), (1, 3, "ä b".into(), "b".into()));
    assert_eq!(at(12, 16), (2, 4, "\u{fffd}c 💧d".into(), "💧".into()));
    assert_eq!(at(16, 900), (2, 5, "\u{fffd}c 💧d".into(), "d".into()));
    assert_eq!(at(900, 901), (2, 6, "\u{fffd}c 💧d".into(), String::new()));
}

#[test]
fn a_long_line_is_cut_around_what_is_underlined() {
    let text = format!("{}MARK{}", "a".repeat(1000), "b".repeat(1000));
    let position = Lines::new(text.as_bytes(), true).position(1000..1004);
    assert_eq!((position.line, position.column), (1, 1001));
    assert_eq!(&position.source[position.marked.clone()], "MARK");
    assert!(position.source.starts_with("…aaa") && position.source.ends_with("bbb…"));
    assert!(position.source.chars().count() < 150, "{}", position.source);
    let all = Lines::new(text.as_bytes(), true).position(0..text.len());
    assert!(all.source.chars().count() < 150 && all.source.ends_with('…'));
}

fn error(file: &str, path: &str, found: &str) -> Error {
    Error {
        location: ModelLocation { file: file.into(), path: path.into(), byte: None },
        id: "Test",
        shape: None,
        found: found.into(),
        expected: "something else".into(),
        hint: String::new(),
    }
}

#[test]
fn what_the_message_is_about_is_underlined() {
    let text = r#"{"shapes": {"a#B": {"type": "tuple", "extends": "x", "traits": {"a#t": "v"}}}}"#;
    let source = Source { name: "model.json", text: text.as_bytes() };
    for (path, found, expected) in [
        (r#"$.shapes["a#B"].type"#, "the unknown type `tuple`", "\"tuple\""),
        (r#"$.shapes["a#B"].extends"#, "the unknown key `extends`", "\"extends\""),
        (r#"$.shapes["a#B"]"#, "nothing", "\"a#B\""),
        (r#"$.shapes["a#B"].traits["a#t"]"#, "the string \"v\"", "\"v\""),
        (r#"$.shapes["a#B"].traits["a#t"]"#, "the unknown trait `a#t`", "\"a#t\""),
        (r#"$.shapes["a#B"].traits["a#u"].min"#, "nothing", "\"traits\""),
        ("$", "nothing", "{"),
    ] {
        let all = diagnose(vec![error("model.json", path, found)], &[source]);
        let position = all[0].position.as_ref().unwrap();
        assert_eq!(&text[position.span.clone()], expected, "{path}: {found}");
        assert_eq!(&position.source[position.marked.clone()], expected);
    }
}

#[test]
fn traits_from_outside_are_found_where_they_are_applied() {
    let model = r#"{"shapes": {"a#B": {"type": "structure", "members": {"m": {"target": "a#C"}}}}}"#;
    let words = "{\"shapes\": {\n \"a#B$m\": {\"type\": \"apply\", \"traits\": {\"a#t\": 1}}}}";
    let sources = [("model.json", model), ("words.json", words)]
        .map(|(name, text)| Source { name, text: text.as_bytes() });
    let path = r#"$.shapes["a#B"].members.m.traits["a#t"]"#;
    let all = diagnose(vec![error("model.json", path, "the number 1")], &sources);
    assert_eq!(all[0].location.file, "words.json");
    assert_eq!(all[0].location.path, r#"$.shapes["a#B$m"].traits["a#t"]"#);
    assert_eq!(all[0].position.as_ref().map(|position| (position.line, position.column)), Some((2, 47)));
}

#[test]
fn many_mistakes_take_one_walk() {
    let members: Vec<String> = (0..20_000).map(|n| format!(r#""m{n}": {{"target": "a#X{n}"}}"#)).collect();
    let text = format!(r#"{{"shapes": {{"a#B": {{"members": {{{}}}}}}}}}"#, members.join(",\n"));
    let errors = (0..20_000).map(|n| {
        error(
            "model.json",
            &format!(r#"$.shapes["a#B"].members.m{n}.target"#),
            &format!("the target `a#X{n}`"),
        )
    });
    let all = diagnose(errors.collect(), &[Source { name: "model.json", text: text.as_bytes() }]);
    for (n, one) in all.iter().enumerate() {
        assert_eq!(one.position.as_ref().map(|position| position.line), Some(n + 1));
    }
}
