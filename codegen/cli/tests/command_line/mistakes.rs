//! Wrong command lines, and models that cannot be used.

use std::fs;
use std::process::Command;

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
    let cases: [(&[&str], &str); 17] = [
        (&["genrate"], "a similar subcommand exists: 'generate'"),
        (&["--out", "x"], "unexpected argument '--out'"),
        (&["generate", &model], "--out <DIR>"),
        (&["generate", "--out", "x"], "NAME=MODEL"),
        (&["generate", "--out"], "a value is required"),
        (&["generate", "--out", "x", "--out", "y", &model], "cannot be used multiple times"),
        (&["generate", "--out", "x", "--chek", &model], "a similar argument exists: '--check'"),
        (&["generate", "--out", "x", "--check", "--dry-run", &model], "cannot be used with"),
        (&["generate", "--out", "x", "model.json"], "it names no service"),
        (&["generate", "-o", "x", "model"], "it names no model; expected NAME=MODEL[,MODEL]..., such as"),
        (&["serve", "x.json", "--port", "http"], "'--port <PORT>': expected a number from 0 to 65535"),
        (&["serve", "x.json", "--port", "-1"], "'--port <PORT>': expected a number from 0 to 65535"),
        (&["serve", "x.json", "--latency", "-1"], "'--latency <MS>': expected a number of milliseconds"),
        (&["generate", "--out", "x", "../up=model.json"], "not a valid name for a cargo feature"),
        (&["generate", "--out", "x", "records="], "it has no model"),
        (&["generate", "--out", "x", "--crate", "0x", &model], "begins with a digit"),
        (&["import", "x.whl", "--service", ""], "a value is required"),
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
fn the_standard_input_is_read_once() {
    for arguments in [
        &["generate", "--out", "x", "a=-", "b=-"][..],
        &["compare", "-", "-"],
        &["serve", "-", "-"],
        &["check", "-", "Shape"],
        &["call", "-", "Ring", "--endpoint", "http://127.0.0.1:1", "--json", "-"],
    ] {
        let outcome = run(arguments);
        assert_eq!((outcome.status, outcome.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(outcome.error.contains("can be read once"), "{arguments:?}: {}", outcome.error);
    }
}

#[test]
fn files_in_the_way_of_folders_are_named() {
    let folder = folder("in_the_way");
    let file = folder.join("file");
    fs::write(&file, "mine").unwrap();
    for out in [file.clone(), file.join("below")] {
        let outcome = run(&["generate", "--out", out.to_str().unwrap(), &format!("records={MODEL}")]);
        let expected =
            format!("error: cannot write into {}: it is a file, expected a folder\n", file.display());
        assert_eq!((outcome.status, outcome.error), (Some(1), expected));
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_line_that_is_cut_has_the_place_of_the_file() {
    let folder = folder("cut_line");
    let model = folder.join("model.json");
    let filler = "x".repeat(500);
    let text = format!(
        r#"{{"smithy":"2.0","metadata":{{"a":"{filler}"}},"shapes":{{"a#S":{{"type":"servise"}}}}}}"#
    );
    fs::write(&model, &text).unwrap();
    let argument = format!("s={}", model.display());
    let outcome = run(&["generate", "--out", folder.join("src").to_str().unwrap(), &argument]);
    let column = text.find("\"servise").unwrap() + 1;
    let place = format!(" --> {}:1:{column}\n", model.display());
    assert!(outcome.error.contains(&place), "{}", outcome.error);
    assert!(!outcome.error.contains(":::"), "{}", outcome.error);
    assert!(outcome.error.contains("^^^^^^^^^\n"), "{}", outcome.error);
    assert!(outcome.error.contains("help: did you mean `service`?"), "{}", outcome.error);
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
    for part in ["model.json:2:78\n", "a#Nowhere", "model.json:3:66\n", "a#T$m", "^^^", "\n2 errors\n"] {
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
    let [dashed, spelled, camel, root] = ["a-b", "a_b", "aB", "lib"].map(|name| format!("{name}={MODEL}"));
    let cases: [(&[&str], &str); 12] = [
        (&["s=https://example.com/s.json"], "help: download it, and name the file"),
        (&[&dashed, &dashed], "the service `a-b` is named twice; list the files of its model after one `=`"),
        (
            &[&dashed, "--service", "Fixture"],
            "no model has the service `Fixture`; did you mean `fixture.structure#Fixture`?",
        ),
        (&[&dashed, "--operations", "Nope, Ping"], "no service has the operation `Nope`; "),
        (&[&dashed, "--operations", "Nope, Ping"], "no service has the operation `Ping`; "),
        (&[&missing], "nowhere.json"),
        (&[&empty], "it holds no .json file"),
        (&[&dashed, &spelled], "`a-b` and `a_b` are both module `a_b`"),
        // All at once: names that are given twice, that clash, and that are taken.
        (&[&spelled, &dashed, &spelled, &root, &camel], "the service `a_b` is named twice; "),
        (&[&spelled, &dashed, &camel, &root], "\nthe service `lib` is named as the file"),
        (&[&spelled, &dashed, &camel], "`a_b`, `a-b` and `aB` are all module `a_b`; rename all but one"),
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
fn all_files_that_cannot_be_read_are_named_beside_all_mistakes() {
    let folder = folder("unreadable");
    let path = |name: &str| folder.join(name).display().to_string();
    fs::write(folder.join("broken.json"), r#"{"smithy": "2.0", "shapes": {"a#T": {"type": "lsit"}}}"#)
        .unwrap();
    fs::write(folder.join("half.json"), r#"{"smithy": "2.0", "shapes": {"a#T" {"type": "list"}}}"#).unwrap();
    fs::create_dir(folder.join("empty")).unwrap();
    let words = path("words.json");
    let services = [
        format!("one={},{words}", path("borken.json")),
        format!("two={}", path("broken.json")),
        format!("three={}", path("empty")),
        // A file that cannot be read hides no mistake of the others of its service.
        format!("four={},{}", path("gone.json"), path("half.json")),
    ];
    let out = path("src");
    let generate = ["generate", "--out", &out, &services[0], &services[1], &services[2], &services[3]];
    let outcome = run(&generate);
    assert_eq!((outcome.status, outcome.out.as_str()), (Some(1), ""));
    for part in [
        "error[File]: cannot read it: ",
        &format!("--> {}", path("borken.json")),
        &format!("help: did you mean `{}`?", path("broken.json")),
        &format!("--> {words}"),
        "did you mean `list`?",
        "error[File]: cannot list it: it holds no .json file",
        &format!("--> {}", path("gone.json")),
        &format!("--> {}:1:36", path("half.json")),
        "\n6 errors\n",
    ] {
        assert!(outcome.error.contains(part), "{part}: {}", outcome.error);
    }
    assert!(!folder.join("src").exists());
}

#[test]
fn both_models_that_are_compared_are_told_of() {
    let folder = folder("unreadable_both");
    let [before, after] = ["before.json", "after.json"].map(|name| folder.join(name).display().to_string());
    let outcome = run(&["compare", &before, &after]);
    assert_eq!(outcome.status, Some(1));
    for part in [&format!("--> {before}\n"), &format!("--> {after}\n"), "\n\n2 errors\n"] {
        assert!(outcome.error.contains(part), "{part}: {}", outcome.error);
    }
}

#[test]
fn a_warning_stops_nothing() {
    let folder = folder("warning");
    let model = r##"{"smithy": "2.0", "shapes": {
        "a#Service": {"type": "service", "version": "1", "operations": [{"target": "a#Put"}], "traits": {"aws.protocols#awsJson1_0": {}}},
        "a#Put": {"type": "operation", "input": {"target": "a#PutInput"}},
        "a#PutInput": {"type": "structure", "members": {"tag": {"target": "a#Tag"}}},
        "a#Tag": {"type": "string", "traits": {"smithy.api#pattern": "^(.)\\1$"}}
    }}"##;
    fs::write(folder.join("model.json"), model).unwrap();
    let (service, out) = (format!("a={}", folder.join("model.json").display()), folder.join("out"));
    let generate = ["generate", "--out", out.to_str().unwrap(), &service];
    let outcome = run(&generate);
    assert_eq!(outcome.status, Some(0), "{}", outcome.error);
    assert!(outcome.error.starts_with("warning[PatternTrait]: "), "{}", outcome.error);
    assert!(
        outcome.error.contains("`a#Tag`") && outcome.error.ends_with("\n1 warning\n"),
        "{}",
        outcome.error
    );
    let check = run(&[&generate[..], &["--check"]].concat());
    assert_eq!((check.status, check.error.as_str()), (Some(0), ""));
}

#[test]
fn the_mistakes_of_all_models_are_told_in_the_form_that_is_asked_for() {
    let folder = folder("formats");
    let write = |name: &str, shapes: &str| {
        let path = folder.join(name);
        fs::write(&path, format!("{{\"smithy\": \"2.0\", \"shapes\": {{\n{shapes}\n}}}}")).unwrap();
        path.display().to_string()
    };
    let service = r#""a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Nowhere"}]}"#;
    let one = write("one.json", service);
    let two = write("two.json", r#""a#T": {"type": "lsit"}"#);
    let services = [format!("one={one}"), format!("two={two}")];
    let print = |format: &str| {
        let arguments = ["generate", "--out", "nowhere", "--format", format, &services[0], &services[1]];
        let outcome = run(&arguments);
        assert_eq!((outcome.status, outcome.out.as_str()), (Some(1), ""));
        outcome.error.replace(&one, "one.json").replace(&two, "two.json")
    };
    assert_eq!(
        print("human"),
        r#"error[Target]: found the target `a#Nowhere`, which no file defines, expected a shape that exists
 --> one.json:2:70
  |
2 | "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Nowhere"}]}
  |                                                                      ^^^^^^^^^^^
  |
  = in: `a#S`
  = help: add the shape, or the file that has it, or correct the id

error[Model]: found the unknown type `lsit`, expected a shape type of Smithy 2.0
 --> two.json:2:17
  |
2 | "a#T": {"type": "lsit"}
  |                 ^^^^^^
  |
  = in: `a#T`
  = help: did you mean `list`?

2 errors
"#
    );
    let json = print("json");
    let line = json.lines().nth(1).unwrap();
    assert_eq!(
        line,
        r#"{"severity":"error","id":"Model","shape":"a#T","file":"two.json","path":"$.shapes[\"a#T\"].type","line":2,"column":17,"span":[46,52],"message":"found the unknown type `lsit`, expected a shape type of Smithy 2.0","found":"the unknown type `lsit`","expected":"a shape type of Smithy 2.0","help":"did you mean `list`?"}"#
    );
    let smithy = "[ERROR] a#T: found the unknown type `lsit`, expected a shape type of Smithy 2.0; did you mean `list`? | Model two.json:2:17";
    assert_eq!(print("smithy").lines().nth(1), Some(smithy));

    let missing = format!("s={}", folder.join("missing.json").display());
    let outcome = run(&["generate", "--out", "nowhere", "--format", "json", &missing]);
    assert!(outcome.error.starts_with(r#"{"severity":"error","id":"File","#), "{}", outcome.error);
    assert!(outcome.error.contains("missing.json"), "{}", outcome.error);
}

#[test]
fn a_reader_of_errors_that_has_gone_away_is_no_mistake() {
    let folder = folder("gone");
    let broken = folder.join("broken.json");
    fs::write(&broken, "{").unwrap();
    for format in ["human", "json", "smithy"] {
        let broken = format!("a={}", broken.display());
        let out = folder.join("out");
        let mut command = Command::new(env!("CARGO_BIN_EXE_ferrosmith"));
        let command = command.args(["generate", "--out", out.to_str().unwrap(), "--format", format, &broken]);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        assert_eq!(command.stderr(writer).status().unwrap().code(), Some(1), "{format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_told() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ferrosmith"));
    let output = command.args(["completions", "bash"]).stdout(full).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(error.starts_with("error: cannot write to the standard output: "), "{error}");
}
