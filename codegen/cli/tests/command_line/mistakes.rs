//! Wrong command lines, and models that cannot be used.

use std::fs;

use super::{MODEL, folder, run};

#[test]
fn help_has_examples_and_is_no_mistake() {
    let cases: [(&[&str], &[&str]); 8] = [
        (&["--help"], &["generate", "completions", "Exit status"]),
        (&["-h"], &["generate", "completions"]),
        (&["help"], &["generate", "completions"]),
        (&["help", "generate"], &["--out <DIR>", "--check"]),
        (&["generate", "--help"], &["--out <DIR>", "--check", "--dry-run", "NAME=MODEL"]),
        (&["import", "--help"], &["--service <NAME>", "--docs", "--out <DIR>"]),
        (&["compare", "--help"], &["<BEFORE> <AFTER>"]),
        (&["completions", "--help"], &["zsh"]),
    ];
    for (arguments, words) in cases {
        let outcome = run(arguments);
        assert_eq!((outcome.status, outcome.error.as_str()), (Some(0), ""), "{arguments:?}");
        for word in words.iter().chain(&["Examples:"]) {
            assert!(outcome.out.contains(word), "{arguments:?} lacks {word}: {}", outcome.out);
        }
        assert!(!outcome.out.contains('\u{1b}'), "{arguments:?}: colours, but no terminal");
    }
    let version = run(&["--version"]).out;
    assert_eq!(version, format!("ferrosmith {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn shells_get_their_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let outcome = run(&["completions", shell]);
        assert_eq!((outcome.status, outcome.error.as_str()), (Some(0), ""), "{shell}");
        assert!(outcome.out.contains("dry-run"), "{shell}: {}", outcome.out);
    }
}

#[test]
fn a_wrong_command_line_is_explained() {
    let model = format!("records={MODEL}");
    let cases: [(&[&str], &str); 11] = [
        (&["genrate"], "a similar subcommand exists: 'generate'"),
        (&["--out", "x"], "unexpected argument '--out'"),
        (&["generate", &model], "--out <DIR>"),
        (&["generate", "--out", "x"], "NAME=MODEL"),
        (&["generate", "--out"], "a value is required"),
        (&["generate", "--out", "x", "--out", "y", &model], "cannot be used multiple times"),
        (&["generate", "--out", "x", "--chek", &model], "a similar argument exists: '--check'"),
        (&["generate", "--out", "x", "--check", "--dry-run", &model], "cannot be used with"),
        (&["generate", "--out", "x", "model.json"], "it names no service"),
        (&["generate", "--out", "x", "../up=model.json"], "a name that no cargo feature"),
        (&["generate", "--out", "x", "records="], "it has no model"),
    ];
    for (arguments, expected) in cases {
        let outcome = run(arguments);
        assert_eq!((outcome.status, outcome.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(outcome.error.starts_with("error: "), "{}", outcome.error);
        assert!(outcome.error.contains(expected), "{arguments:?}: {}", outcome.error);
        assert!(outcome.error.contains("--help"), "{}", outcome.error);
    }
    let nothing = run(&[]);
    assert_eq!((nothing.status, nothing.out.as_str()), (Some(2), ""));
    assert!(nothing.error.contains("Usage: ferrosmith <COMMAND>"), "{}", nothing.error);
}

#[test]
fn every_mistake_of_a_model_is_placed() {
    let folder = folder("mistakes");
    let model = folder.join("model.json");
    let text = r#"{"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Nowhere"}]},
        "a#T": {"type": "structure", "members": {"m": {"target": "a#Missing"}}}
    }}"#;
    fs::write(&model, text).unwrap();
    let argument = format!("s={}", model.display());
    let out = folder.join("src");
    let outcome = run(&["generate", "--out", out.to_str().unwrap(), &argument]);
    assert_eq!(outcome.status, Some(1));
    assert_eq!(outcome.out, "");
    for part in ["model.json: $.shapes", "a#Nowhere", "a#T$m", "a#Missing", "expected"] {
        assert!(outcome.error.contains(part), "{}", outcome.error);
    }
    assert!(!out.exists());
}

#[test]
fn files_that_cannot_be_read_and_services_that_clash_are_named() {
    let folder = folder("unusable");
    let out = folder.join("src");
    let out = out.to_str().unwrap();
    let missing = format!("s={}", folder.join("nowhere.json").display());
    let empty = format!("s={}", folder.display());
    let [dashed, spelled, root] = ["a-b", "a_b", "lib"].map(|name| format!("{name}={MODEL}"));
    let cases: [(&[&str], &str); 4] = [
        (&[&missing], "nowhere.json"),
        (&[&empty], "it holds no .json file"),
        (&[&dashed, &spelled], "`a-b` and `a_b` are both module `a_b`"),
        (&[&root], "the service `lib`"),
    ];
    for (services, expected) in cases {
        let arguments: Vec<&str> =
            ["generate", "--out", out].into_iter().chain(services.iter().copied()).collect();
        let outcome = run(&arguments);
        assert_eq!(outcome.status, Some(1), "{services:?}");
        assert!(outcome.error.contains(expected), "{}", outcome.error);
    }
}

#[test]
fn a_warning_stops_nothing() {
    let folder = folder("warning");
    let model = r##"{"smithy": "2.0", "shapes": {
        "a#Service": {"type": "service", "version": "1", "operations": [{"target": "a#Put"}]},
        "a#Put": {"type": "operation", "input": {"target": "a#PutInput"}},
        "a#PutInput": {"type": "structure", "members": {"tag": {"target": "a#Tag"}}},
        "a#Tag": {"type": "string", "traits": {"smithy.api#pattern": "^(.)\\1$"}}
    }}"##;
    fs::write(folder.join("model.json"), model).unwrap();
    let (service, out) = (format!("a={}", folder.join("model.json").display()), folder.join("out"));
    let generate = ["generate", "--out", out.to_str().unwrap(), &service];
    let outcome = run(&generate);
    assert_eq!((outcome.status, outcome.error.lines().count()), (Some(0), 1), "{}", outcome.error);
    assert!(outcome.error.starts_with("warning: ") && outcome.error.contains("`a#Tag`"), "{}", outcome.error);
    let check = run(&[&generate[..], &["--check"]].concat());
    assert_eq!((check.status, check.error.as_str()), (Some(0), ""));
}
