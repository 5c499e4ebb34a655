//! The entries at the top of the repository, and the settings that its packages are formatted by.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::sources::{below, root};

/// The entries of the repository. Another one belongs into a package.
const ENTRIES: [&str; 14] = [
    ".cargo",
    ".ci",
    ".gitattributes",
    ".github",
    ".gitignore",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "codegen",
    "generated",
    "models",
    "rust-toolchain.toml",
    "xtask",
];

/// The folders whose packages rustfmt formats. It looks for its settings above a file, and none stand at the top.
const FORMATTED: [&str; 3] = ["codegen", "generated", "xtask"];

#[test]
fn the_top_holds_the_agreed_entries() {
    let agreed = BTreeSet::from(ENTRIES.map(str::to_owned));
    assert_eq!(entries(), agreed);
}

#[test]
fn packages_are_formatted_alike() {
    let settings = FORMATTED.map(|folder| {
        let path = root().join(folder).join("rustfmt.toml");
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    });
    assert!(settings[0].contains("max_width"), "{}", settings[0]);
    assert!(settings.iter().all(|one| *one == settings[0]), "`rustfmt.toml` differs: {settings:#?}");
}

/// Checkouts may share a folder of builds: a path that is compiled in is that of another one. Cargo sets the variable and the
/// working folder when it runs a test. Texts that `include_str!` reads are part of the program, and no path.
#[test]
fn the_folder_of_a_package_is_found_at_run_time() {
    let compiled = concat!("env!(\"CARGO_MANIFEST", "_DIR\")");
    let mut found = Vec::new();
    for folder in ["codegen", "generated", "xtask"] {
        for file in below(folder, |path| path.ends_with(".rs")) {
            let lines =
                file.text.lines().filter(|line| line.contains(compiled) && !line.contains("include_"));
            found.extend(lines.map(|line| format!("{}: {}", file.path, line.trim())));
        }
    }
    assert!(
        found.is_empty(),
        "read `CARGO_MANIFEST_DIR` at run time, by `std::env::var_os`:\n{}",
        found.join("\n")
    );
}

/// Returns the names at the top of the repository that git tracks; without git, those of the folder.
fn entries() -> BTreeSet<String> {
    let git = Command::new("git").args(["ls-files"]).current_dir(root()).output();
    match git.ok().filter(|output| output.status.success() && !output.stdout.is_empty()) {
        Some(output) => {
            let paths = String::from_utf8(output.stdout).unwrap();
            paths.lines().filter_map(|path| path.split('/').next()).map(str::to_owned).collect()
        }
        None => {
            let names = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().file_name());
            let made = ["target", ".git"];
            names.map(|name| name.into_string().unwrap()).filter(|name| !made.contains(&&**name)).collect()
        }
    }
}
