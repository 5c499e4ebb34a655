//! The changes of an import to a model, as text for `models/<service>/CHANGES.md`.

use std::error::Error;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ferrosmith::import::{self, compare};

const TITLE: &str = "# Changes of the model\n";

/// A model as it was before an import.
pub(super) struct Before {
    folder: PathBuf,
    /// A copy of it.
    copy: PathBuf,
}

impl Before {
    /// Copies the model of a service into a folder of copies; `None` when there is none yet.
    pub(super) fn of(models: &Path, service: &str, copies: &Path) -> Result<Option<Before>, Box<dyn Error>> {
        let folder = models.join(service);
        let model = folder.join("model.json");
        if !model.is_file() {
            return Ok(None);
        }
        fs::create_dir_all(copies)?;
        let copy = copies.join(format!("{service}.json"));
        fs::copy(model, &copy)?;
        Ok(Some(Before { folder, copy }))
    }

    /// Puts what changed since on top of the list. What changes no message is not told.
    pub(super) fn tell(&self) -> Result<(), Box<dyn Error>> {
        let model = self.folder.join("model.json");
        let changes = compare::compare(&self.copy, &model)?.changes();
        if changes.is_empty() {
            return Ok(());
        }
        let [from, to] = [import::release(&self.copy)?, import::release(&model)?]
            .map(|release| release.unwrap_or_else(|| "another source".to_owned()));
        let path = self.folder.join("CHANGES.md");
        let earlier = match fs::read_to_string(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            earlier => earlier?,
        };
        let earlier = earlier.strip_prefix(TITLE).unwrap_or(&earlier);
        fs::write(&path, format!("{TITLE}\n## {to}, after {from}\n\n{changes}{earlier}"))?;
        println!("wrote {}", path.display());
        Ok(())
    }
}
