//! What is written, and what is only said.

use std::fs;

use super::{MODEL, folder, generate, run};

#[test]
fn it_writes_the_sources_of_a_crate() {
    let folder = folder("writes");
    let outcome = generate(&folder, &[]);
    assert_eq!((outcome.status, outcome.error.as_str()), (Some(0), ""));
    assert!(outcome.out.contains("missing  records/structures.rs\n"), "{}", outcome.out);
    let root = fs::read_to_string(folder.join("lib.rs")).unwrap();
    assert!(root.contains("#[cfg(feature = \"records\")]") && root.contains("pub mod records;"), "{root}");
    let structures = fs::read_to_string(folder.join("records/structures.rs")).unwrap();
    assert!(structures.contains("pub struct PutRecordInput"));

    let again = generate(&folder, &[]);
    assert_eq!(again.status, Some(0));
    assert!(again.out.ends_with(" is up to date\n") && again.out.lines().count() == 1, "{}", again.out);
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
fn what_stands_in_the_way_is_listed_with_the_rest() {
    let folder = folder("in_the_way");
    generate(&folder, &[]);
    let generated = fs::read_to_string(folder.join("lib.rs")).unwrap();
    fs::remove_file(folder.join("lib.rs")).unwrap();
    fs::create_dir(folder.join("lib.rs")).unwrap();
    fs::remove_dir_all(folder.join("records")).unwrap();
    fs::write(folder.join("records"), &generated).unwrap();
    let outcome = generate(&folder, &["--check"]);
    assert_eq!(outcome.status, Some(1));
    for line in ["missing  lib.rs", "missing  records/mod.rs", "orphaned records"] {
        assert!(outcome.out.lines().any(|found| found == line), "{} {}", outcome.out, outcome.error);
    }

    let outcome = generate(&folder, &[]);
    assert!(outcome.error.contains("lib.rs: it was not generated"), "{}", outcome.error);
    assert_eq!(fs::read_to_string(folder.join("records")).unwrap(), generated, "something was written");

    fs::remove_dir(folder.join("lib.rs")).unwrap();
    assert_eq!(generate(&folder, &[]).status, Some(0));
    assert_eq!(generate(&folder, &["--check"]).status, Some(0));
}

#[test]
fn a_folder_goes_with_its_last_file() {
    let folder = folder("last_file");
    generate(&folder, &[]);
    fs::create_dir_all(folder.join("old/inner")).unwrap();
    fs::copy(folder.join("lib.rs"), folder.join("old/inner/mod.rs")).unwrap();
    assert_eq!(generate(&folder, &[]).status, Some(0));
    assert!(!folder.join("old").exists() && folder.join("records").exists());
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_stays() {
    let folder = folder("dangling");
    std::os::unix::fs::symlink("nowhere", folder.join("link")).unwrap();
    assert!(generate(&folder, &[]).error.contains("not generated"));
    assert!(folder.join("link").is_symlink() && !folder.join("lib.rs").exists());
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
    assert_eq!(outcome.out.lines().take(2).collect::<Vec<_>>(), ["missing  lib.rs", "orphaned pipe"]);
    assert!(generate(&folder, &[]).error.contains("not generated"));
}

#[test]
fn a_dry_run_says_what_would_be_written() {
    let folder = folder("dry_run");
    let outcome = generate(&folder, &["--dry-run"]);
    assert_eq!(outcome.status, Some(0));
    assert!(
        outcome.out.contains("missing  lib.rs") && outcome.out.contains("would change"),
        "{}",
        outcome.out
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn nobody_loses_a_file_of_their_own() {
    for (test, path) in [("own_root", "lib.rs"), ("own_module", "notes.txt")] {
        let folder = folder(test);
        fs::write(folder.join(path), "mine").unwrap();
        let outcome = generate(&folder, &[]);
        assert_eq!(outcome.status, Some(1));
        assert!(outcome.error.contains(path) && outcome.error.contains("not generated"), "{}", outcome.error);
        assert_eq!(fs::read_to_string(folder.join(path)).unwrap(), "mine");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "something was written");
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
