//! Where `unsafe` stands: the lints deny it, unless a module allows it to itself.

use crate::sources::below;

/// The module that may have it: it says why, and a fuzz target compares it with the standard library.
const UNSAFE: [&str; 1] = ["codegen/core/src/data/utf8.rs"];

#[test]
fn unsafe_code_stands_in_one_module() {
    let allow = concat!("allow(", "unsafe_code");
    let mut found = Vec::new();
    for folder in ["codegen", "generated", "xtask"] {
        let files = below(folder, |path| path.ends_with(".rs"));
        found.extend(files.into_iter().filter(|file| file.text.contains(allow)).map(|file| file.path));
    }
    assert_eq!(found, UNSAFE);
}
