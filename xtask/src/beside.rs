//! Models that are no part of the repository, but may lie beside it.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::codegen::root;

/// Where such models are when nobody names them.
pub(crate) struct Place {
    /// What they are, for messages.
    pub(crate) what: &'static str,
    /// The variable that says where they are.
    pub(crate) variable: &'static str,
    /// Their folder otherwise, from the root of the workspace.
    pub(crate) folder: &'static str,
}

impl Place {
    /// Every file that is named, and every JSON file of a folder that is named.
    ///
    /// # Errors
    /// When a folder cannot be listed; when nothing is named and nothing lies there.
    pub(crate) fn models(&self, named: Vec<PathBuf>) -> Result<Vec<PathBuf>, String> {
        let named = match env::var_os(self.variable) {
            _ if !named.is_empty() => named,
            Some(path) => vec![path.into()],
            None => Some(root().join(self.folder)).filter(|path| path.exists()).into_iter().collect(),
        };
        let mut models = Vec::new();
        for path in named {
            if path.is_dir() {
                models.extend(
                    json_files(&path).map_err(|error| format!("cannot list {}: {error}", path.display()))?,
                );
            } else {
                models.push(path);
            }
        }
        if models.is_empty() {
            return Err(format!(
                "no {}: {} is not there, and neither a path nor {} says where they are; nothing was run",
                self.what, self.folder, self.variable
            ));
        }
        Ok(models)
    }
}

fn json_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOWHERE: Place = Place { what: "models", variable: "FERROSMITH_NO_SUCH", folder: "no/such/folder" };

    #[test]
    fn a_folder_stands_for_its_json_files() {
        let found = NOWHERE.models(vec![root().join("models/datazone")]).unwrap();
        let names: Vec<_> = found.iter().filter_map(|path| path.file_name()?.to_str()).collect();
        assert_eq!(names, ["docs.json", "model.json"]);
    }

    #[test]
    fn a_file_stands_for_itself_and_nothing_is_an_error() {
        let file = PathBuf::from("weather.json");
        assert_eq!(NOWHERE.models(vec![file.clone()]), Ok(vec![file]));
        let error = NOWHERE.models(Vec::new()).unwrap_err();
        assert!(error.starts_with("no models: no/such/folder is not there"), "{error}");
    }
}
