//! Reading, staging and removing files.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::MARK;

/// An error that occurs when a file is read or written.
#[derive(Debug)]
pub struct DiskError {
    /// The path of the file.
    pub path: PathBuf,
    /// The verb of the failed action.
    pub action: &'static str,
    /// The reason of the operating system.
    pub source: io::Error,
}

impl DiskError {
    /// Returns a function for `map_err`: the error of an action on a path.
    pub(super) fn of(path: &Path, action: &'static str) -> impl FnOnce(io::Error) -> DiskError {
        move |source| DiskError { path: path.to_path_buf(), action, source }
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}: {}", self.action, self.path.display(), self.source)
    }
}

impl std::error::Error for DiskError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.source() // what it says is said above
    }
}

/// The errors of several files. Never empty in an `Err`.
///
/// `Display` writes a line for each.
#[derive(Debug)]
pub struct DiskErrors(pub Vec<DiskError>);

impl fmt::Display for DiskErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(at, error)| {
            let start = if at > 0 { "\n" } else { "" };
            write!(f, "{start}{error}")
        })
    }
}

impl std::error::Error for DiskErrors {}

/// The kind of the entry at a path.
pub(super) enum FileState {
    File(Vec<u8>),
    Nothing,
    /// A folder, a broken link, or something that may block a reader.
    Other,
}

impl FileState {
    /// Returns `true` if ferrosmith wrote the file, judged by its first line.
    pub(super) fn is_marked(&self) -> bool {
        let FileState::File(text) = self else { return false };
        ["// ", "# "].iter().any(|sign| {
            text.strip_prefix(sign.as_bytes()).is_some_and(|rest| rest.starts_with(MARK.as_bytes()))
        })
    }
}

/// Reads the entry at a path.
pub(super) fn read(path: &Path) -> Result<FileState, DiskError> {
    let found = fs::metadata(path).and_then(|metadata| {
        if metadata.is_file() { fs::read(path).map(FileState::File) } else { Ok(FileState::Other) }
    });
    match found {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(if path.is_symlink() { FileState::Other } else { FileState::Nothing })
        }
        found => found.map_err(DiskError::of(path, "read")),
    }
}

/// Returns the paths of the files in a folder and below it, without folders and those that `skip` selects.
pub(super) fn list(root: &Path, skip: impl Fn(&str) -> bool) -> Result<Vec<String>, DiskError> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let full = root.join(&folder);
        let entries = match fs::read_dir(&full) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(source) => return Err(DiskError { path: full, action: "list", source }),
        };
        for entry in entries {
            let entry = entry.map_err(DiskError::of(&full, "list"))?;
            let path = format!("{folder}{}", entry.file_name().to_string_lossy());
            if skip(&path) {
                continue;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(format!("{path}/"));
            } else {
                found.push(path);
            }
        }
    }
    Ok(found)
}

/// Removes a file, and the folders that become empty.
pub(super) fn remove(root: &Path, path: &str) -> Result<(), DiskError> {
    let full = root.join(path);
    fs::remove_file(&full).map_err(DiskError::of(&full, "remove"))?;
    let folders = Path::new(path).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    // The first one that is not empty ends the loop.
    let _ = folders.map(|folder| fs::remove_dir(root.join(folder))).find(Result::is_err);
    Ok(())
}

/// Texts in a folder beside their destination, until all of them are written.
///
/// A file is renamed to its destination, so that a reader finds the old text or the new one. Other files are
/// removed on drop.
#[derive(Debug)]
pub(super) struct Stage {
    root: PathBuf,
    /// The destinations; the name of a staged file is its index.
    paths: Vec<String>,
    /// The folders that were created for the stage, the outermost first.
    made: Vec<PathBuf>,
}

/// The folder of the stage, in the root.
pub(super) const STAGE: &str = ".ferrosmith.new";

impl Stage {
    /// Returns a stage below `root`. Its folder is created with the first text.
    pub(super) fn new(root: &Path) -> Stage {
        Stage { root: root.to_path_buf(), paths: Vec::new(), made: Vec::new() }
    }

    /// Stages a text for a path.
    pub(super) fn put(&mut self, path: &str, text: &str) -> Result<(), DiskError> {
        if self.paths.is_empty() {
            self.make_folders()?;
        }
        let staged = self.staged(self.paths.len());
        fs::write(&staged, text).map_err(DiskError::of(&self.root.join(path), "write"))?;
        self.paths.push(path.to_owned());
        Ok(())
    }

    fn make_folders(&mut self) -> Result<(), DiskError> {
        if let Some(file) = self.root.ancestors().find(|path| path.is_file()) {
            let source = io::Error::other("it is a file, expected a folder");
            return Err(DiskError { path: file.to_path_buf(), action: "write into", source });
        }
        let folder = self.root.join(STAGE);
        if folder.is_dir() {
            // Left by a run that was killed.
            fs::remove_dir_all(&folder).map_err(DiskError::of(&folder, "remove"))?;
        }
        let missing = folder.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.exists());
        self.made = missing.map(Path::to_path_buf).collect();
        fs::create_dir_all(&folder).map_err(DiskError::of(&self.root, "create"))
    }

    fn staged(&self, number: usize) -> PathBuf {
        self.root.join(STAGE).join(number.to_string())
    }

    /// Renames all files to their destinations.
    pub(super) fn commit(self) -> Result<(), DiskError> {
        for (number, path) in self.paths.iter().enumerate() {
            let place = self.root.join(path);
            if let Some(folder) = place.parent() {
                fs::create_dir_all(folder).map_err(DiskError::of(folder, "create"))?;
            }
            fs::rename(self.staged(number), &place).map_err(DiskError::of(&place, "write"))?;
        }
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if self.paths.is_empty() && self.made.is_empty() {
            return;
        }
        // Best effort: the next run removes what is left.
        let _ = fs::remove_dir_all(self.root.join(STAGE));
        let _ = self.made.iter().map(fs::remove_dir).filter(Result::is_ok).count();
    }
}
