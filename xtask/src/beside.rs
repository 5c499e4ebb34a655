//! Models that are no part of the repository: where they are is always told.

use std::env;
use std::path::PathBuf;

use ferrosmith::build;

/// A kind of such models.
pub(crate) struct ModelSource {
    /// The name of the kind of files, for messages.
    pub(crate) what: &'static str,
    /// The variable that says where they are, when no path does.
    pub(crate) variable: &'static str,
}

impl ModelSource {
    /// Returns every file that is named, and every JSON file of a folder that is named.
    ///
    /// # Errors
    /// When a folder cannot be listed, or nothing is named.
    pub(crate) fn models(&self, mut named: Vec<PathBuf>) -> Result<Vec<PathBuf>, String> {
        if named.is_empty() {
            named.extend(env::var_os(self.variable).map(PathBuf::from));
        }
        if named.is_empty() {
            let ModelSource { what, variable } = self;
            return Err(format!("no {what}: name a file or a folder, or set {variable}; nothing was run"));
        }
        build::files(&named).map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codegen::root;

    const NOWHERE: ModelSource = ModelSource { what: "models", variable: "FERROSMITH_NO_SUCH" };

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
        assert_eq!(error, "no models: name a file or a folder, or set FERROSMITH_NO_SUCH; nothing was run");
    }
}
