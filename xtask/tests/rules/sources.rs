//! The files that people write here, found at run time: checkouts may share a folder of builds.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders with what others write, or what is made: builds, and the words of models.
const OTHERS: [&str; 5] = ["target", ".git", "generated/src", "models", "codegen/tests/fixtures"];

/// A file, by its path within the repository.
pub(crate) struct SourceFile {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Returns the files below a folder of the repository, sorted, whose path passes.
pub(crate) fn below(folder: &str, wanted: impl Fn(&str) -> bool) -> Vec<SourceFile> {
    let mut files = Vec::new();
    collect(&root(), folder, &wanted, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Returns `true` if the repository has a file or folder of this path.
pub(crate) fn exists(path: &str) -> bool {
    root().join(path).exists()
}

pub(crate) fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the tests");
    Path::new(&package).parent().expect("the package stands in a workspace").to_owned()
}

fn collect(root: &Path, folder: &str, wanted: &impl Fn(&str) -> bool, files: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(root.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        if entry.file_type().unwrap().is_dir() {
            if !OTHERS.contains(&path.as_str()) {
                collect(root, &path, wanted, files);
            }
        } else if wanted(&path) {
            let text = fs::read_to_string(entry.path()).unwrap();
            files.push(SourceFile { path, text });
        }
    }
}
