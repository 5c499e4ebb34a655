//! Differences between a folder and the rendered files, and their report.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::Mode;

/// A file that is not as it was rendered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The file, from the folder that is generated into.
    pub path: String,
    /// In what it differs.
    pub kind: Kind,
}

/// In what a file differs from what was rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// It is not there: it is written.
    Missing,
    /// Its text differs: it is written anew.
    Stale,
    /// It differs in its line endings only: it is written anew.
    LineEndings,
    /// It was generated and is no longer: it is removed.
    Orphaned,
    /// Something that was not generated stands in its place: nothing is done.
    Blocked,
    /// It was not generated, and is in nobody's way: nothing is done.
    Foreign,
}

impl Kind {
    /// Returns the word for it: of the state for a check, of the deed otherwise.
    pub fn word(self, mode: Mode) -> &'static str {
        let [state, deed, plan] = match self {
            Kind::Missing => ["missing", "wrote", "would write"],
            Kind::Stale | Kind::LineEndings => ["stale", "updated", "would update"],
            Kind::Orphaned => ["orphaned", "removed", "would remove"],
            Kind::Blocked => ["blocked"; 3],
            Kind::Foreign => ["foreign", "left", "would leave"],
        };
        match mode {
            Mode::Check => state,
            Mode::Write => deed,
            Mode::DryRun => plan,
        }
    }

    fn note(self) -> &'static str {
        match self {
            Kind::Missing | Kind::Stale | Kind::Orphaned => "",
            Kind::LineEndings => " (line endings differ only)",
            Kind::Blocked => {
                ": it was not generated, and a generated file belongs there; move it, and repeat"
            }
            Kind::Foreign => {
                ": it was not generated for these services; remove it if it is not meant to be here"
            }
        }
    }
}

/// The differences between a folder and the rendered files.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Report {
    /// The folder.
    pub folder: PathBuf,
    /// The mode of the call.
    pub mode: Mode,
    /// The number of files rendered.
    pub files: usize,
    /// The differences, sorted by path.
    pub changes: Vec<Change>,
}

impl Report {
    /// Returns the number of files that are to be written or removed, or were.
    pub fn drifted(&self) -> usize {
        self.changes.iter().filter(|change| !matches!(change.kind, Kind::Foreign | Kind::Blocked)).count()
    }

    /// Returns the number of files that cannot be written, since something else stands in their places.
    pub fn blocked(&self) -> usize {
        self.changes.iter().filter(|change| change.kind == Kind::Blocked).count()
    }

    /// Returns `true` if the folder is as it should be: nothing drifted in a check, and nothing is blocked.
    pub fn is_success(&self) -> bool {
        self.blocked() == 0 && (self.mode != Mode::Check || self.drifted() == 0)
    }

    /// Returns the report for people: a line per file, then the sum. `repair` is the command that a failing check recommends.
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
                writeln!(text, "{drifted} files drifted in {folder}, {files} expected; repair: {repair}")
            }
            Mode::Write => writeln!(text, "{folder}: {files} files, {drifted} changed"),
            Mode::DryRun => writeln!(text, "{folder}: {files} files, {drifted} would change"),
        };
        text
    }
}
