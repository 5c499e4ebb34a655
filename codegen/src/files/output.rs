//! A folder of generated files, written service by service.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::change::{Change, ChangeKind, Changes};
use super::disk::{self, DiskError, FileState, STAGE, Stage};
use super::inventory::{self, Inventory};
use super::{Files, Mode};

/// A folder of generated files: files are added service by service, and written when all are there.
///
/// The file `.ferrosmith` in the folder lists the files of each service. Only a file that is listed there, or
/// has the first line of a generated one, is written over or removed.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    mode: Mode,
    found: Inventory,
    made: Inventory,
    kept: Inventory,
    /// If `true`, the services of other calls are kept.
    keeps: bool,
    changes: Vec<Change>,
    files: usize,
    stage: Stage,
}

impl Output {
    /// Opens a folder, which need not exist.
    ///
    /// # Errors
    /// Returns an error if its inventory cannot be read.
    pub fn open(root: &Path, mode: Mode) -> Result<Output, DiskError> {
        let found = match disk::read(&root.join(inventory::NAME))? {
            FileState::File(text) => Inventory::read(&text),
            FileState::Nothing | FileState::Other => Inventory::default(),
        };
        Ok(Output {
            root: root.to_path_buf(),
            mode,
            found,
            made: Inventory::default(),
            kept: Inventory::default(),
            keeps: false,
            changes: Vec::new(),
            files: 0,
            stage: Stage::new(root),
        })
    }

    /// Keeps the services of earlier calls, except for the named ones, if their files exist. Returns their
    /// names.
    pub fn keep_others<'a>(&mut self, named: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let mut others = self.found.clone();
        others.0.remove("");
        named.into_iter().for_each(|name| drop(others.0.remove(name)));
        others.0.retain(|_, made| made.files.iter().any(|path| self.root.join(path).is_file()));
        self.kept = others;
        self.keeps = true;
        self.kept.0.keys().cloned().collect()
    }

    /// Adds the files of a service; those of no service in particular have the name `""`.
    ///
    /// # Errors
    /// Returns an error if a file cannot be read or staged.
    pub fn add(&mut self, service: &str, files: &Files) -> Result<(), DiskError> {
        for (path, text) in files {
            if self.compare(path, text)? {
                self.made.0.entry(service.to_owned()).or_default().files.insert(path.clone());
            }
        }
        self.files += files.len();
        Ok(())
    }

    /// Sets the features of the runtime that a service needs, for later calls that keep it.
    pub fn need(&mut self, service: &str, features: &BTreeSet<String>) {
        self.made.0.entry(service.to_owned()).or_default().features.clone_from(features);
    }

    /// Returns the features of the runtime that services need, by service: those of this call, and those that are
    /// kept. A service that needs none is left out.
    #[must_use]
    pub fn needs(&self) -> BTreeMap<String, BTreeSet<String>> {
        let all = self.kept.0.iter().chain(&self.made.0);
        let needy = all.filter(|(_, made)| !made.features.is_empty());
        needy.map(|(name, made)| (name.clone(), made.features.clone())).collect()
    }

    /// Compares a file, and stages it if it differs. Returns `false` if it was not generated.
    fn compare(&mut self, path: &str, text: &str) -> Result<bool, DiskError> {
        if let Some(path) = self.barrier(path)? {
            self.changes.push(Change { path, kind: ChangeKind::Blocked });
            return Ok(false);
        }
        let found = disk::read(&self.root.join(path))?;
        let ours = found.is_marked() || self.found.has(path) || path == inventory::NAME;
        let kind = match &found {
            FileState::File(bytes) if bytes == text.as_bytes() => return Ok(true),
            FileState::Nothing => ChangeKind::Missing,
            FileState::File(bytes) if ours && same_lines(bytes, text) => ChangeKind::LineEndings,
            FileState::File(_) if ours => ChangeKind::Stale,
            FileState::File(_) | FileState::Other => ChangeKind::Blocked,
        };
        self.changes.push(Change { path: path.to_owned(), kind });
        if kind != ChangeKind::Blocked && self.mode == Mode::Write {
            self.stage.put(path, text)?;
        }
        Ok(kind != ChangeKind::Blocked)
    }

    /// Returns the file that was not generated and has the path of a folder.
    fn barrier(&self, path: &str) -> Result<Option<String>, DiskError> {
        for (at, _) in path.match_indices('/') {
            let folder = &path[..at];
            let full = self.root.join(folder);
            if full.is_dir() {
                continue;
            }
            let ours = match disk::read(&full)? {
                FileState::Nothing => true,
                found => found.is_marked() || self.found.has(folder),
            };
            return Ok((!ours).then(|| folder.to_owned()));
        }
        Ok(None)
    }

    /// Writes and removes files, unless they are only to be reported.
    ///
    /// # Errors
    /// Returns an error if a file cannot be written or removed.
    pub fn finish(mut self) -> Result<Changes, DiskError> {
        self.add_leftovers()?;
        let mut all = self.made.clone();
        all.0.extend(self.kept.0.clone());
        self.compare(inventory::NAME, &all.text())?;
        self.changes.sort();
        self.changes.dedup();
        let Output { root, mode, changes, files, stage, .. } = self;
        if mode == Mode::Write {
            // First, because a new file may need the path.
            for change in changes.iter().filter(|change| change.kind == ChangeKind::Orphaned) {
                disk::remove(&root, &change.path)?;
            }
            stage.commit()?;
        }
        Ok(Changes { folder: root, mode, files: files + 1, changes }) // with the inventory
    }

    /// Returns `true` if this call may remove a file that is not in the inventory: any file, or only those of
    /// the modules of its services.
    fn is_concerned(&self, path: &str) -> bool {
        let mut made = self.made.0.values().flat_map(|made| &made.files);
        !self.keeps || made.any(|file| top(file) == top(path))
    }

    /// Adds files that exist and were not generated by this call.
    fn add_leftovers(&mut self) -> Result<(), DiskError> {
        let skip = |path: &str| path == inventory::NAME || path == STAGE;
        for path in disk::list(&self.root, skip)? {
            if self.made.has(&path)
                || self.kept.has(&path)
                || self.changes.iter().any(|change| change.path == path)
            {
                continue;
            }
            let marked = || disk::read(&self.root.join(&path)).map(|found| found.is_marked());
            let ours = self.found.has(&path) || (self.is_concerned(&path) && marked()?);
            let kind = if ours { ChangeKind::Orphaned } else { ChangeKind::Foreign };
            self.changes.push(Change { path, kind });
        }
        Ok(())
    }
}

/// Writes a file beside the sources, such as a manifest, or only reports a difference. One without the first
/// line of a generated file is left unchanged, and reported as foreign.
///
/// # Errors
/// Returns an error if the file cannot be read or written.
pub fn apply_file(path: &Path, text: &str, mode: Mode) -> Result<Option<ChangeKind>, DiskError> {
    let found = disk::read(path)?;
    let kind = match &found {
        FileState::File(bytes) if bytes == text.as_bytes() => return Ok(None),
        FileState::Nothing => ChangeKind::Missing,
        FileState::File(bytes) if found.is_marked() && same_lines(bytes, text) => ChangeKind::LineEndings,
        found if found.is_marked() => ChangeKind::Stale,
        _ => return Ok(Some(ChangeKind::Foreign)),
    };
    if let (Mode::Write, Some(folder), Some(name)) = (mode, path.parent(), path.file_name()) {
        let mut stage = Stage::new(folder);
        stage.put(&name.to_string_lossy(), text)?;
        stage.commit()?;
    }
    Ok(Some(kind))
}

/// Writes files into a folder, all or none.
#[cfg(feature = "import")]
pub(crate) fn write_all<'f>(
    root: &Path,
    files: impl IntoIterator<Item = (&'f str, &'f str)>,
) -> Result<(), DiskError> {
    let mut stage = Stage::new(root);
    files.into_iter().try_for_each(|(path, text)| stage.put(path, text))?;
    stage.commit()
}

/// Returns the first folder of a path, or the file itself.
fn top(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// Returns `true` if two texts differ only in their line endings.
fn same_lines(bytes: &[u8], text: &str) -> bool {
    str::from_utf8(bytes).is_ok_and(|found| found.lines().eq(text.lines()))
}
