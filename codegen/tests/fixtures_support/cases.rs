//! Directories of models.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use ferrosmith::model::Source;
use ferrosmith::{Input, Servers};

/// A model, and the place of what is expected of it.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) name: String,
    folder: PathBuf,
    /// Names and texts of its files.
    pub(crate) sources: Vec<(String, String)>,
}

impl Case {
    /// Every case of a folder beside the tests, by name.
    pub(crate) fn all(kind: &str) -> Vec<Case> {
        let mut folders = entries(&tests().join(kind));
        folders.sort();
        folders.into_iter().map(Case::read).collect()
    }

    fn read(folder: PathBuf) -> Case {
        let mut files = entries(&folder);
        files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
        files.sort();
        let sources = files.iter().map(|path| (file_name(path), fs::read_to_string(path).unwrap())).collect();
        Case { name: file_name(&folder), folder, sources }
    }

    /// Its own folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the generator's input.
    pub(crate) fn input(&self) -> Input<'_> {
        let sources = self.sources.iter().map(|(name, text)| Source { name, text: text.as_bytes() });
        let mut input = Input::new(&self.name, sources);
        // The cases that are named after an option have it on.
        input.keep_unknown_members = self.name == "keep_unknown_members";
        input.servers = (self.name == "server").then_some(Servers::Always);
        input
    }
}

/// The folder of the tests, told by cargo when it runs them: checkouts may share their target folder.
pub(crate) fn tests() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the tests");
    Path::new(&package).join("tests")
}

/// Compares snapshots, and fails after all of them if any differs, so that all can be reviewed at once.
pub(crate) fn each_snapshot(cases: &[Case], compare: impl Fn(&Case)) {
    let mut differing = Vec::new();
    for case in cases {
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.set_snapshot_path(case.folder());
        if catch_unwind(AssertUnwindSafe(|| settings.bind(|| compare(case)))).is_err() {
            differing.push(case.name.as_str());
        }
    }
    assert!(differing.is_empty(), "snapshots differ: {differing:?}; if that is meant: cargo insta review");
}

pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}
