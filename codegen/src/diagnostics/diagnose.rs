//! Errors and warnings with their lines and columns: the texts are read again, for what is reported only.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs;
use std::ops::Range;
use std::path::Path;

use super::excerpt::Lines;
use super::locate::{Located, locate};
use super::path::{Step, steps, text};
use super::{Diagnostic, Severity};
use crate::error::{Error, ModelLocation};
use crate::files::DiskError;
use crate::model::Source;
use crate::model::nearest::nearest;
use crate::warnings::Warning;

impl From<Error> for Diagnostic {
    fn from(error: Error) -> Self {
        Diagnostic {
            severity: Severity::Error,
            id: Cow::Borrowed(error.id),
            shape: error.shape,
            location: error.location,
            position: None,
            message: format!("found {}, expected {}", error.found, error.expected),
            found: error.found,
            expected: Some(error.expected),
            help: error.hint,
        }
    }
}

impl From<Warning> for Diagnostic {
    fn from(warning: Warning) -> Self {
        Diagnostic {
            severity: warning.severity,
            id: warning.id,
            shape: Some(warning.shape).filter(|shape| !shape.is_empty()),
            location: warning.location,
            position: None,
            message: format!("found {}; {}", warning.found, warning.meaning),
            found: warning.found,
            expected: None,
            help: warning.hint,
        }
    }
}

impl From<DiskError> for Diagnostic {
    fn from(error: DiskError) -> Self {
        let reason = error.source.to_string();
        let location =
            ModelLocation { file: error.path.display().to_string(), path: "$".to_owned(), byte: None };
        Diagnostic {
            severity: Severity::Error,
            id: Cow::Borrowed("File"),
            shape: None,
            location,
            position: None,
            message: format!("cannot {} it: {reason}", error.action),
            found: reason,
            expected: Some("a file of a model, or a folder of some".to_owned()),
            help: file_that_was_meant(&error.path),
        }
    }
}

/// Returns the hint with a file of a similar name in the same folder.
fn file_that_was_meant(path: &Path) -> String {
    if path.to_string_lossy().contains("://") {
        return "download it, and name the file".to_owned();
    }
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let (Some(name), Ok(entries)) = (path.file_name().and_then(OsStr::to_str), fs::read_dir(folder)) else {
        return String::new();
    };
    let mut names: Vec<_> =
        entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    let meant = nearest(name, names.iter().map(String::as_str));
    meant.map_or_else(String::new, |name| format!("did you mean `{}`?", path.with_file_name(name).display()))
}

/// Makes diagnostics of what was found in the files of one model, in the order of the files and lines.
pub(crate) fn diagnose<T: Into<Diagnostic>>(found: Vec<T>, sources: &[Source<'_>]) -> Vec<Diagnostic> {
    let mut all: Vec<Diagnostic> = found.into_iter().map(T::into).collect();
    let paths: Vec<Vec<Step>> = all.iter().map(|diagnostic| steps(&diagnostic.location.path)).collect();
    for source in sources {
        let here = numbers(&all, |one| one.location.file == source.name && one.position.is_none());
        let located = locate(source.text, &here.iter().map(|at| &paths[*at][..]).collect::<Vec<_>>());
        let lines = Lines::new(source.text, !here.is_empty());
        let mut elsewhere = Vec::new();
        for (at, located) in here.into_iter().zip(located) {
            if located.as_ref().is_none_or(|located| located.steps < paths[at].len()) {
                elsewhere.push(at);
            }
            set(&mut all[at], &paths[at], source, &lines, located.as_ref());
        }
        find_applied(&mut all, &paths, &elsewhere, sources);
    }
    let file = |name: &str| sources.iter().position(|source| source.name == name);
    all.sort_by_cached_key(|one| {
        let start = one.position.as_ref().map(|position| position.span.start);
        (one.severity, file(&one.location.file), start, one.location.clone(), one.message.clone())
    });
    all
}

fn numbers(all: &[Diagnostic], wanted: impl Fn(&Diagnostic) -> bool) -> Vec<usize> {
    all.iter().enumerate().filter(|(_, one)| wanted(one)).map(|(at, _)| at).collect()
}

/// Traits that do not stand at their shape were applied to it, in whatever file.
fn find_applied(all: &mut [Diagnostic], paths: &[Vec<Step>], numbers: &[usize], sources: &[Source<'_>]) {
    let (numbers, applied): (Vec<usize>, Vec<Vec<Step>>) =
        numbers.iter().filter_map(|at| Some((*at, applied(&paths[*at])?))).unzip();
    if numbers.is_empty() {
        return;
    }
    for source in sources {
        let located = locate(source.text, &applied.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let lines = Lines::new(source.text, true);
        for ((at, path), located) in numbers.iter().zip(&applied).zip(located) {
            if let Some(located) = located.filter(|located| located.steps == path.len()) {
                all[*at].location.file = source.name.to_owned();
                all[*at].location.path = text(path);
                set(&mut all[*at], path, source, &lines, Some(&located));
            }
        }
    }
}

/// Returns the path of a trait when it is applied from outside: `shapes["a#B$member"].traits`.
fn applied(path: &[Step]) -> Option<Vec<Step>> {
    let key = |at: usize| match path.get(at) {
        Some(Step::Key(key)) => Some(key.as_str()),
        _ => None,
    };
    let (shapes, id) = (path.first()?.clone(), key(1)?);
    let (target, rest) = match (key(2)?, key(3)) {
        ("traits", _) => (id.to_owned(), 2),
        ("members", Some(member)) => (format!("{id}${member}"), 4),
        (member @ ("member" | "key" | "value"), _) => (format!("{id}${member}"), 3),
        _ => return None,
    };
    let is_trait = key(rest) == Some("traits");
    is_trait.then(|| [shapes, Step::Key(target)].into_iter().chain(path[rest..].iter().cloned()).collect())
}

fn set(
    diagnostic: &mut Diagnostic,
    path: &[Step],
    source: &Source<'_>,
    lines: &Lines<'_>,
    located: Option<&Located>,
) {
    let span = match (diagnostic.location.byte, located) {
        (Some(byte), _) => byte..byte + 1,
        (None, Some(located)) => span(source.text, &diagnostic.message, path, located),
        (None, None) => return,
    };
    diagnostic.position = Some(lines.position(span));
}

/// Returns the span to underline: of a scalar itself, unless the message is about its key; of anything longer, its key is.
fn span(source: &[u8], message: &str, path: &[Step], located: &Located) -> Range<usize> {
    let is_scalar = !matches!(source.get(located.value.start), Some(b'{' | b'['));
    let is_about_key = match path.get(located.steps.wrapping_sub(1)) {
        Some(Step::Key(key)) => {
            message.contains(&format!("`{key}`")) || message.contains(&format!("{key:?}"))
        }
        _ => false,
    };
    match &located.key {
        Some(key) if located.steps < path.len() || is_about_key || !is_scalar => key.clone(),
        _ if is_scalar => located.value.clone(),
        _ => located.value.start..located.value.start + 1,
    }
}
