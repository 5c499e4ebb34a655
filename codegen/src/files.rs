//! Rendered files, and the only code that touches the disk.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::emit::HEADER;

/// Rendered files, by their path with `/` between the parts.
pub type Files = BTreeMap<String, String>;

/// What to do with rendered files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write what differs, remove what is orphaned.
    Write,
    /// Only say what differs.
    Check,
    /// Only say what would be written.
    DryRun,
}

/// A file on disk that is not as it was rendered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Its text differs.
    Stale(String),
    /// It is not there.
    Missing(String),
    /// It is there, and nothing was rendered for it.
    Orphaned(String),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::Stale(path) => write!(f, "stale    {path}"),
            Difference::Missing(path) => write!(f, "missing  {path}"),
            Difference::Orphaned(path) => write!(f, "orphaned {path}"),
        }
    }
}

/// A file that could not be read or written.
#[derive(Debug)]
pub struct DiskError {
    /// The file.
    pub path: PathBuf,
    /// What was tried.
    pub action: &'static str,
    /// What came of it.
    pub source: io::Error,
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}: {}", self.action, self.path.display(), self.source)
    }
}

impl std::error::Error for DiskError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Makes the folder `root` hold exactly `files` (`Mode::Write`), or only says in what it differs.
///
/// Nothing is written over and nothing removed that was not generated: then nothing is written at all.
///
/// # Errors
/// When the disk refuses, or somebody's own file is in the way.
pub fn apply(root: &Path, files: &Files, mode: Mode) -> Result<Vec<Difference>, DiskError> {
    let differences = differences(root, files)?;
    if mode == Mode::Write {
        for difference in &differences {
            if let Difference::Stale(path) | Difference::Orphaned(path) = difference {
                refuse_foreign(root.join(path))?;
            }
        }
        for difference in &differences {
            match difference {
                Difference::Stale(path) | Difference::Missing(path) => write(&root.join(path), &files[path])?,
                Difference::Orphaned(path) => {
                    let path = root.join(path);
                    fs::remove_file(&path).map_err(|source| DiskError { path, action: "remove", source })?;
                }
            }
        }
    }
    Ok(differences)
}

fn refuse_foreign(path: PathBuf) -> Result<(), DiskError> {
    let text = fs::read(&path).map_err(|source| DiskError { path: path.clone(), action: "read", source })?;
    // The first words of the header: the rest of it may change.
    let mark = HEADER.split(" from").next().unwrap_or(HEADER);
    if text.starts_with(mark.as_bytes()) {
        return Ok(());
    }
    let source = io::Error::other("it was not generated; move it, or generate into another folder");
    Err(DiskError { path, action: "replace", source })
}

fn differences(root: &Path, files: &Files) -> Result<Vec<Difference>, DiskError> {
    let mut found = Vec::new();
    for (path, text) in files {
        let full = root.join(path);
        match fs::read(&full) {
            Ok(bytes) if bytes == text.as_bytes() => {}
            Ok(_) => found.push(Difference::Stale(path.clone())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                found.push(Difference::Missing(path.clone()))
            }
            Err(source) => return Err(DiskError { path: full, action: "read", source }),
        }
    }
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let full = root.join(&folder);
        let entries = match fs::read_dir(&full) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(source) => return Err(DiskError { path: full, action: "list", source }),
        };
        for entry in entries {
            let entry = entry.map_err(|source| DiskError { path: full.clone(), action: "list", source })?;
            let path = format!("{folder}{}", entry.file_name().to_string_lossy());
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder {
                folders.push(format!("{path}/"));
            } else if !files.contains_key(&path) {
                found.push(Difference::Orphaned(path));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn write(path: &Path, text: &str) -> Result<(), DiskError> {
    let failed = |action| move |source| DiskError { path: path.to_path_buf(), action, source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed("create the folder of"))?;
    }
    fs::write(path, text).map_err(failed("write"))
}
