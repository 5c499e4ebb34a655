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
            refuse_foreign(root, difference)?;
        }
        // First, because what is written may need the place.
        for difference in &differences {
            if let Difference::Orphaned(path) = difference {
                remove(root, path)?;
            }
        }
        for difference in &differences {
            if let Difference::Stale(path) | Difference::Missing(path) = difference {
                write(&root.join(path), &files[path])?;
            }
        }
    }
    Ok(differences)
}

/// Refuses to touch what is no generated file.
fn refuse_foreign(root: &Path, difference: &Difference) -> Result<(), DiskError> {
    let (Difference::Stale(path) | Difference::Missing(path) | Difference::Orphaned(path)) = difference;
    let path = root.join(path);
    // The first words of the header: the rest of it may change.
    let mark = HEADER.split(" from").next().unwrap_or(HEADER);
    let is_ours = match read(&path)? {
        Found::File(text) => text.starts_with(mark.as_bytes()),
        // What is listed and leads nowhere is somebody's link.
        Found::Nothing => matches!(difference, Difference::Missing(_)),
        Found::Other => false,
    };
    if is_ours {
        return Ok(());
    }
    let source = io::Error::other("it was not generated; move it, or generate into another folder");
    Err(DiskError { path, action: "replace", source })
}

/// What stands at a path.
enum Found {
    File(Vec<u8>),
    Nothing,
    /// A folder, or something that could keep a reader waiting.
    Other,
}

fn read(path: &Path) -> Result<Found, DiskError> {
    let found = fs::metadata(path).and_then(|metadata| {
        if metadata.is_file() { fs::read(path).map(Found::File) } else { Ok(Found::Other) }
    });
    match found {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(Found::Nothing)
        }
        found => found.map_err(|source| DiskError { path: path.to_path_buf(), action: "read", source }),
    }
}

fn differences(root: &Path, files: &Files) -> Result<Vec<Difference>, DiskError> {
    let mut found = Vec::new();
    for (path, text) in files {
        match read(&root.join(path))? {
            Found::File(bytes) if bytes == text.as_bytes() => {}
            Found::File(_) => found.push(Difference::Stale(path.clone())),
            Found::Nothing | Found::Other => found.push(Difference::Missing(path.clone())),
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

/// Removes a file, and the folders that are empty without it.
fn remove(root: &Path, path: &str) -> Result<(), DiskError> {
    let full = root.join(path);
    fs::remove_file(&full).map_err(|source| DiskError { path: full, action: "remove", source })?;
    let folders = Path::new(path).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    // The first one that still holds something ends it.
    let _ = folders.map(|folder| fs::remove_dir(root.join(folder))).find(Result::is_err);
    Ok(())
}
