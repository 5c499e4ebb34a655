//! Differences between a folder and the rendered files, and their report.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::Mode;

/// A difference between a folder and the rendered files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The path of the file in the folder.
    pub path: String,
    /// The kind of the difference.
    pub kind: ChangeKind,
}

/// The kind of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ChangeKind {
    /// The file does not exist: it is written.
    Missing,
    /// Its text differs: it is written again.
    Stale,
    /// Only its line endings differ: it is written again.
    LineEndings,
    /// It was generated before and is no longer: it is removed.
    Orphaned,
    /// A file that was not generated has its path: nothing is done.
    Blocked,
    /// It was not generated, and does not conflict: nothing is done.
    Foreign,
}

impl ChangeKind {
    /// Returns the word for the kind: the state in a check, what was done otherwise.
    pub fn word(self, mode: Mode) -> &'static str {
        let [state, deed, plan] = match self {
            ChangeKind::Missing => ["missing", "wrote", "would write"],
            ChangeKind::Stale | ChangeKind::LineEndings => ["stale", "updated", "would update"],
            ChangeKind::Orphaned => ["orphaned", "removed", "would remove"],
            ChangeKind::Blocked => ["blocked"; 3],
            ChangeKind::Foreign => ["foreign", "left", "would leave"],
        };
        match mode {
            Mode::Check => state,
            Mode::Write => deed,
            Mode::DryRun => plan,
        }
    }

    fn note(self) -> &'static str {
        match self {
            ChangeKind::Missing | ChangeKind::Stale | ChangeKind::Orphaned => "",
            ChangeKind::LineEndings => " (line endings differ only)",
            ChangeKind::Blocked => {
                ": it was not generated, and a generated file belongs there; move it, and repeat"
            }
            ChangeKind::Foreign => {
                ": it was not generated for these services; remove it if it is not meant to be here"
            }
        }
    }
}

/// The differences between a folder and the rendered files.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Changes {
    /// The folder.
    pub folder: PathBuf,
    /// The mode of the call.
    pub mode: Mode,
    /// The number of files rendered, with the inventory `.ferrosmith`.
    pub files: usize,
    /// The differences, sorted by path.
    pub changes: Vec<Change>,
}

impl Changes {
    /// Returns the number of files to write or remove, or that were written or removed.
    pub fn drifted(&self) -> usize {
        self.changes
            .iter()
            .filter(|change| !matches!(change.kind, ChangeKind::Foreign | ChangeKind::Blocked))
            .count()
    }

    /// Returns the number of files that cannot be written, because others have their paths.
    pub fn blocked(&self) -> usize {
        self.changes.iter().filter(|change| change.kind == ChangeKind::Blocked).count()
    }

    /// Returns `true` if the folder is as rendered: in a check nothing differs, and in every mode no file is
    /// blocked.
    pub fn is_success(&self) -> bool {
        self.blocked() == 0 && (self.mode != Mode::Check || self.drifted() == 0)
    }

    /// Returns the report as text: a line for each file, then the totals. `repair` is the command to
    /// recommend after a failed check.
    pub fn text(&self, repair: &str) -> String {
        let mut text = String::new();
        for Change { path, kind } in &self.changes {
            let (word, note) = (kind.word(self.mode), kind.note());
            let _ = writeln!(text, "{word:<8} {path}{note}");
        }
        let (folder, files, drifted) = (self.folder.display(), self.files, self.drifted());
        let _ = match self.mode {
            _ if drifted == 0 && self.blocked() == 0 => {
                writeln!(text, "{folder} is up to date: {files} files")
            }
            Mode::Check if drifted == 0 => {
                writeln!(text, "{} of {files} files blocked in {folder}", self.blocked())
            }
            Mode::Check => {
                let noun = if drifted == 1 { "file" } else { "files" };
                writeln!(text, "{drifted} {noun} drifted in {folder}, {files} expected; repair: {repair}")
            }
            Mode::Write => writeln!(text, "{folder}: {files} files, {drifted} changed"),
            Mode::DryRun => writeln!(text, "{folder}: {files} files, {drifted} would change"),
        };
        text
    }
}
