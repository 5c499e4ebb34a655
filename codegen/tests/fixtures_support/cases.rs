//! The directories of `fixtures`.

use std::fs;
use std::path::{Path, PathBuf};

use ferrosmith::files::Files;
use ferrosmith::model::Source;
use ferrosmith::{Input, names};

/// A model, and the place of what is expected of it.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) name: String,
    /// Names and texts of its files.
    pub(crate) sources: Vec<(String, String)>,
}

/// Every case, by name.
pub(crate) fn cases() -> Vec<Case> {
    let mut folders: Vec<PathBuf> = entries(&root());
    folders.sort();
    folders.iter().map(|folder| Case::read(folder)).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

impl Case {
    fn read(folder: &Path) -> Case {
        let mut files = entries(folder);
        files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
        files.sort();
        let sources = files.iter().map(|path| (file_name(path), fs::read_to_string(path).unwrap())).collect();
        Case { name: file_name(folder), sources }
    }

    /// The folder of the golden files.
    pub(crate) fn expected(&self) -> PathBuf {
        root().join(&self.name).join("expected")
    }

    /// A crate that has this service only.
    pub(crate) fn generate(&self) -> Files {
        let sources =
            self.sources.iter().map(|(name, text)| Source { name, text: text.as_bytes() }).collect();
        let input = Input { name: self.name.clone(), sources };
        ferrosmith::generate(&[input]).unwrap_or_else(|failure| panic!("{}: {failure}", self.name))
    }

    /// The files of its module.
    pub(crate) fn module(&self) -> Files {
        let module = names::module_name(&self.name);
        let folder = format!("{}/", names::plain(&module));
        let inside = |(path, text): (String, String)| Some((path.strip_prefix(&folder)?.to_owned(), text));
        self.generate().into_iter().filter_map(inside).collect()
    }
}
