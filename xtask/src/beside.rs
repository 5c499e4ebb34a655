//! Models that are no part of the repository. They are where a task is told: by a path, or by a variable.

use std::env;
use std::fs;
use std::path::PathBuf;

use ferrosmith::build;

/// Models of AWS.
pub(crate) const MODELS: ModelSource = ModelSource { what: "models", variable: "FERROSMITH_CORPUS" };

/// Smithy's protocol tests.
pub(crate) const TESTS: ModelSource =
    ModelSource { what: "protocol tests", variable: "FERROSMITH_PROTOCOL_TESTS" };

/// A kind of such models.
pub(crate) struct ModelSource {
    /// The name of the kind of files, for messages.
    what: &'static str,
    /// The variable that says where they are, when no path does.
    variable: &'static str,
}

impl ModelSource {
    /// Returns every file that is named, and every JSON file of a folder that is named.
    ///
    /// # Errors
    /// Returns the errors of all folders and files that cannot be read, or an error if nothing is named.
    pub(crate) fn models(&self, mut named: Vec<PathBuf>) -> Result<Vec<PathBuf>, String> {
        if named.is_empty() {
            named.push(self.place()?);
        }
        let files = build::files(&named).map_err(|errors| errors.to_string())?;
        let unread = files.iter().filter_map(|file| {
            fs::metadata(file).err().map(|error| format!("cannot read {}: {error}", file.display()))
        });
        match unread.collect::<Vec<_>>() {
            unread if unread.is_empty() => Ok(files),
            unread => Err(unread.join("\n")),
        }
    }

    /// Returns the file or folder where they are, when no path is named.
    ///
    /// # Errors
    /// Returns an error if the variable is not set.
    pub(crate) fn place(&self) -> Result<PathBuf, String> {
        let ModelSource { what, variable } = self;
        env::var_os(variable)
            .map(PathBuf::from)
            .ok_or_else(|| format!("no {what}: name where they are, or set {variable}"))
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
        let file = root().join("models/datazone/model.json");
        assert_eq!(NOWHERE.models(vec![file.clone()]), Ok(vec![file]));
        let error = NOWHERE.models(Vec::new()).unwrap_err();
        assert_eq!(error, "no models: name where they are, or set FERROSMITH_NO_SUCH");
    }

    #[test]
    fn all_files_that_are_not_there_are_named() {
        let error = NOWHERE.models(vec!["one.json".into(), "two.json".into()]).unwrap_err();
        let names: Vec<_> = error.lines().map(|line| line.get(..20).unwrap_or(line)).collect();
        assert_eq!(names, ["cannot read one.json", "cannot read two.json"]);
    }
}
