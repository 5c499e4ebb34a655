//! Exchanges in files, in the form that answers have.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use ferrosmith_dynamic::{DynamicError, DynamicStructure, Operation, text};
use ferrosmith_runtime::{Document, Object, Structure as _, json};

use super::answer::Outcome;

/// Writes what was asked and answered.
pub(super) struct Recorder {
    folder: PathBuf,
    count: AtomicU64,
}

impl Recorder {
    /// Returns a recorder into a folder, which is made if it is not there.
    ///
    /// # Errors
    /// Returns a message if the folder cannot be made.
    pub(super) fn new(folder: &Path) -> Result<Recorder, String> {
        fs::create_dir_all(folder)
            .map_err(|error| format!("{}: cannot be made: {error}", folder.display()))?;
        Ok(Recorder { folder: folder.to_owned(), count: AtomicU64::new(0) })
    }

    /// Writes an exchange: `OPERATION/0001.json`, the first number that is free.
    ///
    /// # Errors
    /// Returns a message if the file cannot be written.
    pub(super) fn write(
        &self,
        operation: &Operation,
        input: &DynamicStructure,
        outcome: &Outcome,
    ) -> Result<(), String> {
        let folder = self.folder.join(operation.schema().name);
        let (key, value) = match outcome {
            Ok(output) => ("output", text::document(output)),
            Err(DynamicError::Modeled { structure, .. }) => {
                let id = Document::from(structure.schema().id);
                ("error", Object::from([("shapeId", id), ("content", text::document(structure))]).into())
            }
            Err(DynamicError::Unhandled(_)) => return Ok(()),
        };
        let exchange = Document::from(Object::from([("input", text::document(input)), (key, value)]));
        let text = json::to_string_pretty(&exchange).map_err(|error| error.to_string())? + "\n";
        fs::create_dir_all(&folder)
            .map_err(|error| format!("{}: cannot be made: {error}", folder.display()))?;
        loop {
            let path = folder.join(format!("{:04}.json", self.count.fetch_add(1, Ordering::Relaxed) + 1));
            match fs::File::create_new(&path)
                .and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()))
            {
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                written => {
                    return written
                        .map_err(|error| format!("{}: cannot be written: {error}", path.display()));
                }
            }
        }
    }
}
