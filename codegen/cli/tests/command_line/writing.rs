//! Files that are written, and `--dry-run`.

use std::fs;

use super::{MODEL, folder, generate, run};

#[test]
fn it_writes_the_sources_of_a_crate() {
    let folder = folder("writes");
    let outcome = generate(&folder, &[]);
    assert_eq!((outcome.status, outcome.error.as_str()), (Some(0), ""));
    assert!(outcome.out.contains("wrote    records/structures.rs\n"), "{}", outcome.out);
    let root = fs::read_to_string(folder.join("lib.rs")).unwrap();
    assert!(root.contains("#[cfg(feature = \"records\")]") && root.contains("pub mod records;"), "{root}");
    let structures = fs::read_to_string(folder.join("records/structures.rs")).unwrap();
    assert!(structures.contains("pub struct PutRecordInput"));

    let again = generate(&folder, &[]);
    assert_eq!(again.status, Some(0));
    assert!(again.out.contains(" is up to date: ") && again.out.lines().count() == 1, "{}", again.out);
}

#[test]
fn check_names_every_file_that_drifted_and_touches_none() {
    let folder = folder("check");
    generate(&folder, &[]);
    assert_eq!(generate(&folder, &["--check"]).status, Some(0));

    let header = fs::read_to_string(folder.join("lib.rs")).unwrap();
    fs::write(folder.join("lib.rs"), format!("{header}// more\n")).unwrap();
    fs::remove_file(folder.join("records/errors.rs")).unwrap();
    fs::write(folder.join("records/waiters.rs"), &header).unwrap();
    let outcome = generate(&folder, &["--check"]);
    assert_eq!(outcome.status, Some(1));
    for line in ["stale    lib.rs", "missing  records/errors.rs", "orphaned records/waiters.rs"] {
        assert!(outcome.out.lines().any(|found| found == line), "{}", outcome.out);
    }
    assert!(outcome.out.contains("3 files drifted"), "{}", outcome.out);
    assert!(!folder.join("records/errors.rs").exists());

    assert_eq!(generate(&folder, &[]).status, Some(0));
    assert_eq!(generate(&folder, &["--check"]).status, Some(0));
    assert!(!folder.join("records/waiters.rs").exists());
}

#[test]
fn what_stands_in_the_way_is_named_and_the_rest_is_repaired() {
    let folder = folder("in_the_way");
    generate(&folder, &[]);
    let generated = fs::read_to_string(folder.join("lib.rs")).unwrap();
    fs::remove_file(folder.join("lib.rs")).unwrap();
    fs::create_dir(folder.join("lib.rs")).unwrap();
    fs::remove_dir_all(folder.join("records")).unwrap();
    fs::write(folder.join("records"), &generated).unwrap();
    let outcome = generate(&folder, &["--check"]);
    assert_eq!(outcome.status, Some(1));
    for line in ["blocked  lib.rs: it was not generated", "missing  records/mod.rs", "orphaned records"] {
        assert!(
            outcome.out.lines().any(|found| found.starts_with(line)),
            "{} {}",
            outcome.out,
            outcome.error
        );
    }

    let outcome = generate(&folder, &[]);
    assert_eq!(outcome.status, Some(1), "{}", outcome.out);
    for line in ["blocked  lib.rs: it was not generated", "wrote    records/mod.rs", "removed  records"] {
        assert!(
            outcome.out.lines().any(|found| found.starts_with(line)),
            "{} {}",
            outcome.out,
            outcome.error
        );
    }
    let outcome = generate(&folder, &["--check"]);
    assert!(outcome.out.contains("1 of 6 files blocked"), "{}", outcome.out);

    fs::remove_dir(folder.join("lib.rs")).unwrap();
    assert_eq!(generate(&folder, &[]).status, Some(0));
    assert_eq!(generate(&folder, &["--check"]).status, Some(0));
}

#[test]
fn somebodys_file_in_place_of_a_folder_is_named() {
    let folder = folder("no_folder");
    fs::write(folder.join("records"), "mine").unwrap();
    let outcome = generate(&folder, &[]);
    assert_eq!((outcome.status, outcome.error.as_str()), (Some(1), ""));
    assert!(
        outcome.out.starts_with("wrote    .ferrosmith\nwrote    lib.rs\nblocked  records: "),
        "{}",
        outcome.out
    );
    assert_eq!(fs::read_to_string(folder.join("records")).unwrap(), "mine");
}

#[test]
fn services_of_other_calls_stay_while_their_folders_do() {
    let folder = folder("others");
    let call = |name: &str, options: &[&str]| {
        let model = format!("{name}={MODEL}");
        run(&[&["generate", "--out", folder.to_str().unwrap(), &model][..], options].concat())
    };
    let root = || fs::read_to_string(folder.join("lib.rs")).unwrap();
    assert_eq!(call("b", &[]).status, Some(0));
    assert_eq!(call("a", &[]).status, Some(0));
    assert!(folder.join("b/mod.rs").exists());
    assert!(
        root().find("pub mod a;") < root().find("pub mod b;") && root().contains("pub mod a;"),
        "{}",
        root()
    );
    for name in ["a", "b"] {
        let check = call(name, &["--check"]);
        assert_eq!(check.status, Some(0), "{}", check.out);
    }
    // Only what was made for the service that is named is removed.
    let old = [folder.join("a/waiters.rs"), folder.join("b/waiters.rs")];
    for path in &old {
        fs::copy(folder.join("lib.rs"), path).unwrap();
    }
    assert_eq!(call("a", &[]).status, Some(0));
    assert_eq!(old.map(|path| path.exists()), [false, true]);

    fs::remove_dir_all(folder.join("b")).unwrap();
    assert_eq!(call("a", &[]).status, Some(0));
    assert!(!root().contains("pub mod b;"), "{}", root());

    let clash = call("A", &[]);
    assert!(clash.error.contains("are both module `a`"), "{}", clash.error);
}

#[test]
fn a_touched_first_line_and_line_endings_are_repaired() {
    let folder = folder("touched");
    generate(&folder, &[]);
    let (first, ends) = (folder.join("records/errors.rs"), folder.join("records/mod.rs"));
    let before = [&first, &ends].map(|path| fs::read_to_string(path).unwrap());
    fs::write(&first, format!("// mine\n{}", before[0])).unwrap();
    fs::write(&ends, before[1].replace('\n', "\r\n")).unwrap();
    let check = generate(&folder, &["--check"]);
    let lines: Vec<_> = check.out.lines().take(2).collect();
    assert_eq!(lines, ["stale    records/errors.rs", "stale    records/mod.rs (line endings differ only)"]);
    let outcome = generate(&folder, &[]);
    assert_eq!(outcome.out.matches("updated  ").count(), 2, "{}", outcome.out);
    assert_eq!([&first, &ends].map(|path| fs::read_to_string(path).unwrap()), before);
}

#[test]
fn a_mistake_leaves_everything_as_it_was() {
    let folder = folder("mistake");
    let out = folder.join("new/src");
    let arguments = ["generate", "--out", out.to_str().unwrap(), &format!("a={MODEL}"), "b=nowhere.json"];
    let outcome = run(&arguments);
    assert!(outcome.error.contains("nowhere.json"), "{}", outcome.error);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn a_folder_goes_with_its_last_file() {
    let folder = folder("last_file");
    generate(&folder, &[]);
    fs::create_dir_all(folder.join("records/old/inner")).unwrap();
    fs::copy(folder.join("lib.rs"), folder.join("records/old/inner/mod.rs")).unwrap();
    assert_eq!(generate(&folder, &[]).status, Some(0));
    assert!(!folder.join("records/old").exists() && folder.join("records").exists());
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_stays() {
    let folder = folder("dangling");
    std::os::unix::fs::symlink("nowhere", folder.join("link")).unwrap();
    let outcome = generate(&folder, &[]);
    assert_eq!(outcome.status, Some(0));
    assert!(outcome.out.contains("left     link: it was not generated"), "{}", outcome.out);
    assert!(folder.join("link").is_symlink() && folder.join("lib.rs").exists());
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let folder = folder("no_file");
    generate(&folder, &[]);
    fs::remove_file(folder.join("lib.rs")).unwrap();
    for name in ["lib.rs", "pipe"] {
        assert!(std::process::Command::new("mkfifo").arg(folder.join(name)).status().unwrap().success());
    }
    let outcome = generate(&folder, &["--check"]);
    for line in ["blocked  lib.rs: it was not generated", "foreign  pipe: it was not generated"] {
        assert!(outcome.out.lines().any(|found| found.starts_with(line)), "{}", outcome.out);
    }
    assert_eq!(generate(&folder, &[]).status, Some(1));
}

#[test]
fn a_dry_run_says_what_would_be_written() {
    let folder = folder("dry_run");
    let outcome = generate(&folder, &["--dry-run"]);
    assert_eq!(outcome.status, Some(0));
    assert!(
        outcome.out.contains("would write lib.rs") && outcome.out.contains("would change"),
        "{}",
        outcome.out
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn nobody_loses_a_file_of_their_own() {
    for (test, path, word, status) in
        [("own_root", "lib.rs", "blocked  ", 1), ("own_notes", "notes.txt", "left     ", 0)]
    {
        let folder = folder(test);
        fs::write(folder.join(path), "mine").unwrap();
        for _ in 0..2 {
            let outcome = generate(&folder, &[]);
            assert_eq!(outcome.status, Some(status));
            let expected = format!("{word}{path}: it was not generated");
            assert!(outcome.out.contains(&expected), "{}", outcome.out);
            assert_eq!(fs::read_to_string(folder.join(path)).unwrap(), "mine");
        }
        assert!(folder.join("records/mod.rs").exists());
    }
}

#[test]
fn operations_that_are_named_are_generated_alone() {
    let folder = folder("operations");
    let model = "resources=../tests/fixtures/resources/model.json";
    let call = |operations: &str| {
        run(&["generate", "--out", folder.to_str().unwrap(), "--operations", operations, model])
    };
    let outcome = call("GetCity,fixture.resources#PutStreet");
    assert_eq!(outcome.status, Some(0), "{}", outcome.error);
    let text = fs::read_to_string(folder.join("resources/operations.rs")).unwrap();
    assert_eq!(text.matches("pub struct ").count(), 2, "{text}");
    for (operations, expected) in [
        ("GetCity,Nowhere", "no service has the operation `Nowhere`"),
        ("Nowhere", "expected the name or shape id of an operation"),
        ("GetCtiy", "did you mean `GetCity`?"),
        ("fixture.resources#GetCtiy", "did you mean `fixture.resources#GetCity`?"),
    ] {
        let outcome = call(operations);
        assert_eq!(outcome.status, Some(1));
        assert!(outcome.error.contains(expected), "{}", outcome.error);
    }
}

#[test]
fn a_model_may_come_from_the_standard_input() {
    let folder = folder("stdin");
    let model = fs::File::open(MODEL).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ferrosmith"));
    command.args(["generate", "--out", folder.to_str().unwrap(), "records=-"]).stdin(model);
    assert!(command.output().unwrap().status.success());
    assert_eq!(generate(&folder, &["--check"]).status, Some(0));
    let broken = run(&["generate", "--out", folder.to_str().unwrap(), "records=-"]);
    assert!(broken.error.contains("<stdin>"), "{}", broken.error);
}

#[test]
fn a_service_is_chosen_where_the_model_has_several() {
    let folder = folder("several");
    let model = r#"{"smithy": "2.0", "shapes": {
        "a#One": {"type": "service", "version": "1"}, "a#Two": {"type": "service", "version": "2"}
    }}"#;
    fs::write(folder.join("model.json"), model).unwrap();
    let (service, out) = (format!("a={}", folder.join("model.json").display()), folder.join("out"));
    let call = |id: &str| run(&["generate", "--out", out.to_str().unwrap(), "--service", id, &service]);
    assert_eq!(call("a#Two").status, Some(0));
    assert!(fs::read_to_string(out.join("a/mod.rs")).unwrap().contains("version: \"2\""));
    for (id, expected) in [
        ("a#Three", "found 2 services: `a#One`, `a#Two`, expected one\n"),
        ("a#Tree", "help: choose one: `--service ID`"),
        ("a#Tow", "help: did you mean `a#Two`?"),
        ("One", "help: did you mean `a#One`?"),
    ] {
        let outcome = call(id);
        assert!(outcome.status == Some(1) && outcome.error.contains(expected), "{id}: {}", outcome.error);
    }
}

#[test]
fn each_service_is_chosen_in_the_model_that_has_it() {
    let folder = folder("each_several");
    let of = |name: &str, namespace: &str, services: &[&str]| {
        let services = services.iter().map(|service| {
            format!(r#""{namespace}#{service}": {{"type": "service", "version": "{service}"}}"#)
        });
        let services = services.collect::<Vec<_>>().join(",");
        let path = folder.join(name);
        fs::write(&path, format!(r#"{{"smithy": "2.0", "shapes": {{{services}}}}}"#)).unwrap();
        path.display().to_string()
    };
    let first = format!("x={}", of("first.json", "a", &["One", "Two"]));
    let again = format!("y={}", of("first.json", "a", &["One", "Two"]));
    let second = format!("z={}", of("second.json", "b", &["Three", "Four"]));
    let single = format!("w={}", of("single.json", "c", &["Five"]));
    let out = folder.join("out");
    let call = |arguments: &[&str]| run(&[&["generate", "--out", out.to_str().unwrap()], arguments].concat());
    let version = |module: &str| fs::read_to_string(out.join(module).join("mod.rs")).unwrap();
    // The last model has another service, and the order does not matter.
    assert_eq!(call(&["--service", "a#Two", &first, &single]).status, Some(0));
    assert!(version("x").contains("version: \"Two\"") && version("w").contains("version: \"Five\""));
    let outcome = call(&[&first, &second, "--service", "b#Three", "--service", "a#One"]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.error);
    assert!(version("x").contains("version: \"One\"") && version("z").contains("version: \"Three\""));
    for (arguments, expected) in [
        (&["--service", "a#One", &first, &second][..], "found 2 services: `b#Four`, `b#Three`, expected one"),
        (
            &["--service", "a#One", "--service", "a#Two", &first],
            "several services that are chosen: `a#One`, `a#Two`",
        ),
        (
            &["--service", "c#Six", "--service", "a#One", &first, &again, &single],
            "no model has the service `c#Six`; ",
        ),
        (&["--service", "c#Fiv", &single], "no model has the service `c#Fiv`; did you mean `c#Five`?"),
    ] {
        let outcome = call(arguments);
        assert!(
            outcome.status == Some(1) && outcome.error.contains(expected),
            "{expected}: {}",
            outcome.error
        );
    }
}

#[test]
fn a_model_may_be_several_files_or_a_folder_of_them() {
    let folder = folder("merged");
    let models = folder.join("models");
    fs::create_dir(&models).unwrap();
    fs::copy(MODEL, models.join("model.json")).unwrap();
    let docs = r#"{"smithy": "2.0", "shapes": {"fixture.structure#Part": {
        "type": "apply", "traits": {"smithy.api#documentation": "Something that turns."}
    }}}"#;
    fs::write(models.join("docs.json"), docs).unwrap();
    fs::write(models.join("README.md"), "not a model").unwrap();

    let path = |name: &str| models.join(name).display().to_string();
    let files = format!("records={},{}", path("model.json"), path("docs.json"));
    let whole = format!("records={}", models.display());
    let out = folder.join("src");
    let out = out.to_str().unwrap();
    assert_eq!(run(&["generate", &files, "--out", out]).status, Some(0));
    let text = fs::read_to_string(folder.join("src/records/structures.rs")).unwrap();
    assert!(text.contains("/// Something that turns."));
    assert_eq!(run(&["generate", &whole, "--out", out, "--check"]).status, Some(0));
}
