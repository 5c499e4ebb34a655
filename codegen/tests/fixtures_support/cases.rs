//! Directories of models.

use std::fs;
use std::path::{Path, PathBuf};

use ferrosmith::Input;
use ferrosmith::model::Source;

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
        let mut folders = entries(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(kind));
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

    /// What the generator is given.
    pub(crate) fn input(&self) -> Input<'_> {
        let sources =
            self.sources.iter().map(|(name, text)| Source { name, text: text.as_bytes() }).collect();
        Input { name: self.name.clone(), sources, service: None }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}
