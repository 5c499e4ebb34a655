//! Each kind of difference is found, and equal messages are equal however their shapes are written.

use super::{ast, folder, service};
use crate::import::compare::{Comparison, compare};
use crate::import::json::{Json, Object};

pub(super) fn compared(test: &str, a: &str, b: &str) -> Comparison {
    let folder = folder(test);
    let (left, right) = (folder.join("a.json"), folder.join("b.json"));
    std::fs::write(&left, a).unwrap();
    std::fs::write(&right, b).unwrap();
    let comparison = compare(&left, &right).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    comparison
}

fn text() -> String {
    ast(&service()).to_string()
}

/// The differences after `from` became `to` in the second model.
fn changed(test: &str, from: &str, to: &str) -> Vec<String> {
    let base = text();
    assert!(base.contains(from), "{from} is not in {base}");
    let comparison = compared(test, &base, &base.replace(from, to));
    comparison.differences.iter().map(ToString::to_string).collect()
}

#[test]
fn a_model_equals_itself() {
    let comparison = compared("itself", &text(), &text());
    assert_eq!((comparison.differences.len(), comparison.explained.len()), (0, 0));
    assert_eq!(comparison.operations, 3);
    assert!(comparison.places > 20, "{}", comparison.places);
}

#[test]
fn each_difference_is_found_where_it_is() {
    let cases = [
        (r#""Kind":{"target""#, r#""Sort":{"target""#, "ListBooks.output.Books[]: member: Kind | nothing"),
        (r#""type":"double""#, r#""type":"float""#, "ListBooks.output.Books[].Price: kind: double | float"),
        (
            r##"#Kind","traits":{"smithy.api#required":{}}"##,
            r##"#Kind""##,
            "ListBooks.output.Books[].Kind: required: yes | nothing",
        ),
        (
            r#""smithy.api#httpHeader":"x-due""#,
            r#""smithy.api#httpHeader":"due""#,
            "LendBook.input.Due: binding: header x-due | header due",
        ),
        (
            r#""smithy.api#httpQuery":"next""#,
            r#""a#b":{}"#,
            "ListBooks.input.Next: binding: query next | body",
        ),
        (
            r#""smithy.api#jsonName":"reader""#,
            r#""a#b":{}"#,
            "LendBook.input.Reader: json name: reader | Reader",
        ),
        (
            r#""smithy.api#enumValue":"58.2""#,
            r#""smithy.api#enumValue":"58""#,
            "ListBooks.output.Books[].Kind: enum value: 58.2 | nothing",
        ),
        (
            r#""smithy.api#httpError":404"#,
            r#""smithy.api#httpError":410"#,
            "LendBook.Missing: status: 404 | 410",
        ),
        (r#","smithy.api#httpError":404"#, "", "LendBook.Missing: status: 404 | 400"),
        (
            r#""smithy.api#error":"server""#,
            r#""smithy.api#error":"client""#,
            "LendBook.Busy: fault: server | client",
        ),
        (
            r#","smithy.api#retryable":{"throttling":true}"#,
            "",
            r#"LendBook.Busy: retryable: {"throttling":true} | nothing"#,
        ),
        (r##",{"target":"com.amazonaws.townlibrary#Busy"}]"##, "]", "LendBook: error: Busy | nothing"),
        (r#""code":201"#, r#""code":200"#, "LendBook: status: 201 | 200"),
        (r#""method":"PUT""#, r#""method":"POST""#, "LendBook: method: PUT | POST"),
        (r#""uri":"/books""#, r#""uri":"/all""#, "ListBooks: uri: /books | /all"),
        (r#""max":9"#, r#""max":8"#, "ListBooks.output.Books: length: 1..9 | 1..8"),
        (r#","smithy.api#sensitive":{}"#, "", "LendBook.input.Trace: sensitive: yes | nothing"),
        (
            r#""smithy.protocols#rpcv2Cbor":{},"#,
            "",
            "service: protocols: aws.protocols#restJson1 smithy.protocols#rpcv2Cbor | aws.protocols#restJson1",
        ),
    ];
    for (i, (from, to, expected)) in cases.into_iter().enumerate() {
        let differences = changed(&format!("each-{i}"), from, to);
        assert!(
            differences.iter().any(|difference| difference == expected),
            "{expected} is not in {differences:?}"
        );
    }
}

#[test]
fn what_a_waiter_does_is_compared() {
    let delay = r#""minDelay":5"#;
    let cases = [
        (delay, r#""minDelay":5,"maxDelay":60"#, "maxDelay", "120 seconds", "60 seconds"),
        // Told or not, the usual delays are the same.
        (delay, r#""minDelay":5,"maxDelay":120"#, "", "", ""),
        (delay, r#""tags":[]"#, "waitable", "every 5 seconds: [", "every 2 seconds: ["),
        (delay, r#""minDelay":5,"deprecated":true"#, "waitable", "5 seconds: [", "5 seconds, deprecated: ["),
        (delay, r#""minDelay":5,"documentation":"Waits.""#, "", "", ""),
    ];
    for (i, (from, to, aspect, a, b)) in cases.into_iter().enumerate() {
        let found = changed(&format!("waiter-{i}"), from, to);
        match aspect {
            "" => assert!(found.is_empty(), "{found:?}"),
            _ => {
                let [found] = found.as_slice() else { panic!("{to}: {found:?}") };
                assert!(found.starts_with(&format!("ListBooks: {aspect}: BookThere ")), "{found}");
                let (before, after) = found.split_once(" | ").unwrap();
                assert!(before.contains(a) && after.contains(b), "{found}");
            }
        }
    }
    // An import has one delay of each waiter.
    let longer = text().replace(delay, r#""minDelay":5,"maxDelay":600"#);
    let comparison = compared("waiter-import", &longer, &imported());
    assert_eq!((comparison.differences.len(), comparison.explained.len()), (0, 1));
}

#[test]
fn an_operation_that_is_missing_is_found() {
    let fewer = ast(&service().replace("\"Listen\": {\"name\": \"Listen\"", "\"Hear\": {\"name\": \"Hear\""))
        .to_string();
    let comparison = compared("operation", &text(), &fewer);
    let differences: Vec<String> = comparison.differences.iter().map(ToString::to_string).collect();
    assert_eq!(differences, ["service: operation: nothing | Hear", "service: operation: Listen | nothing"]);
}

#[test]
fn names_of_shapes_and_old_spellings_make_no_difference() {
    let renamed = text().replace("#LendBookRequest", "#LendBookInput").replace("#Reader", "#Lender");
    assert!(compared("renamed", &text(), &renamed).differences.is_empty());
    let old = ast(&service());
    let values = ["NOVEL", "comic-book", "58.2"].map(|value| Json::of("value", value)).to_vec();
    let string = [("type", Json::from("string")), ("traits", Json::of("smithy.api#enum", values))];
    let string = Json::from(Object::from_iter(string));
    let shapes = old.get("shapes").and_then(Json::as_object).unwrap_or_default().iter().cloned();
    let shapes = shapes.map(|(id, shape)| match id.as_str() {
        "com.amazonaws.townlibrary#Kind" => (id, string.clone()),
        _ => (id, shape),
    });
    let shapes = Json::from(Object::from_iter(shapes));
    let old = Json::from(Object::from_iter([("smithy", Json::from("2.0")), ("shapes", shapes)]));
    assert!(compared("old-enum", &text(), &old.to_string()).differences.is_empty());
}

/// The model as an import leaves it.
fn imported() -> String {
    text().replacen('{', r#"{"metadata":{"imports":[{"package":"botocore"}]},"#, 1)
}

#[test]
fn what_the_source_cannot_say_is_explained() {
    let more =
        |text: String| text.replace(r##"#Price"}"##, r##"#Price","traits":{"smithy.api#default":1}}"##);
    let told = "ListBooks.output.Books[].Price: default: 1 | nothing";
    let comparison = compared("explained", &more(text()), &imported());
    assert!(comparison.differences.is_empty());
    let (difference, reason) = &comparison.explained[0];
    assert_eq!(difference.to_string(), told);
    assert!(reason.contains("defaults"));
    // It explains no default that an import has and the official model has not, and nothing between models of one origin.
    for (test, a, b) in [
        ("explained-not", more(imported()), text()),
        ("own", more(text()), text()),
        ("imports", more(imported()), imported()),
    ] {
        let comparison = compared(test, &a, &b);
        assert!(comparison.explained.is_empty(), "{test}");
        assert_eq!(comparison.differences[0].to_string(), told, "{test}");
    }
}

#[test]
fn a_service_without_traits_is_compared_too() {
    let model = |version: u32| {
        format!(r##"{{"smithy":"2.0","shapes":{{"a#S":{{"type":"service","version":"{version}"}}}}}}"##)
    };
    let comparison = compared("bare", &model(1), &model(2));
    assert_eq!(comparison.differences[0].to_string(), "service: version: 1 | 2");
}

#[test]
fn what_is_no_model_is_refused() {
    let folder = folder("refused");
    let path = folder.join("model.json");
    for (content, message) in [
        ("{", "found no JSON: EOF"),
        ("{}", "expected `smithy`"),
        (r#"{"smithy":"2.0"}"#, "found no shape of type `service`"),
    ] {
        std::fs::write(&path, content).unwrap();
        let error = compare(&path, &path).unwrap_err();
        assert!(error.to_string().contains(message), "{error}");
    }
    assert!(compare(&folder.join("none.json"), &path).is_err());
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_folder_is_one_model_with_what_its_files_apply() {
    let folder = folder("applied");
    let [a, b] = ["a", "b"].map(|name| folder.join(name));
    for side in [&a, &b] {
        std::fs::create_dir_all(side).unwrap();
        std::fs::write(side.join("model.json"), text()).unwrap();
    }
    let traits = r#"{"traits":{"smithy.api#deprecated":{}},"type":"apply"}"#;
    let applied = ["ListBooks", "Book$Kind"]
        .map(|id| format!(r#""com.amazonaws.townlibrary#{id}":{traits}"#))
        .join(",");
    let more = format!(r#"{{"smithy":"2.0","shapes":{{{applied}}}}}"#);
    std::fs::write(b.join("more.json"), more).unwrap();
    let comparison = compare(&a, &b).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    let found = [
        "ListBooks: deprecated: nothing | yes",
        "ListBooks.output.Books[].Kind: deprecated: nothing | yes",
        "3 operations, ",
    ];
    let changes = "- `ListBooks`: deprecated `yes` is new\n\
                   - `ListBooks.output.Books[].Kind`: deprecated `yes` is new\n";
    assert_eq!(comparison.changes(), changes);
    let text = comparison.to_string();
    for (line, found) in text.lines().zip(found) {
        assert!(line.starts_with(found), "{text}");
    }
    assert_eq!(text.lines().count(), 3, "{text}");
}
