//! Reading the files of a model.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::diagnostics::{Diagnostic, Diagnostics, diagnose};
use crate::failure::Error;
use crate::files::{DiskError, DiskErrors};
use crate::model::{MAX_FILE_SIZE, Source, errors_of_files};

/// Reads the files of a model, and returns their paths and their bytes. A folder stands for the `.json` files
/// in it, and `-` for the standard input.
///
/// # Errors
/// Returns an error for each file that cannot be read, or is too large for a model, and then those in the others, too.
pub fn read(paths: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let (texts, unread) = divided(texts(paths));
    if unread.is_empty() {
        return Ok(texts);
    }
    let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    let mut errors: Vec<Diagnostic> = unread.into_iter().map(Diagnostic::from).collect();
    errors.extend(diagnose(errors_of_files(&sources), &sources));
    Err(Error::Models(Diagnostics(errors)))
}

/// Reads files as [`read`] does, of which nothing is looked at.
///
/// # Errors
/// Returns an error for each file that cannot be read, or is too large for a model.
#[cfg(feature = "import")]
pub(crate) fn read_any(paths: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>, DiskErrors> {
    all(texts(paths))
}

fn texts(paths: &[PathBuf]) -> impl Iterator<Item = Result<(String, Vec<u8>), DiskError>> {
    let read = |file: PathBuf| match file.to_str() {
        Some("-") => Ok(("<stdin>".to_owned(), read_stdin(&file)?)),
        _ => Ok((file.display().to_string(), read_file(file)?)),
    };
    let files = paths.iter().map(|path| files_of(path));
    files.flat_map(move |files| match files {
        Ok(files) => files.into_iter().map(read).collect(),
        Err(error) => vec![Err(error)],
    })
}

/// Returns the files that paths stand for: a folder stands for the `.json` files in it, sorted.
///
/// # Errors
/// Returns an error for each folder that cannot be read, or has no such file.
pub fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, DiskErrors> {
    Ok(all(paths.iter().map(|path| files_of(path)))?.concat())
}

/// Returns all values, or all errors.
fn all<T>(results: impl Iterator<Item = Result<T, DiskError>>) -> Result<Vec<T>, DiskErrors> {
    let (values, errors) = divided(results);
    if errors.is_empty() { Ok(values) } else { Err(DiskErrors(errors)) }
}

/// Returns the values and the errors.
fn divided<T>(results: impl Iterator<Item = Result<T, DiskError>>) -> (Vec<T>, Vec<DiskError>) {
    let (mut values, mut errors) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(error) => errors.push(error),
        }
    }
    (values, errors)
}

fn files_of(path: &Path) -> Result<Vec<PathBuf>, DiskError> {
    if path.is_dir() { json_files(path) } else { Ok(vec![path.to_owned()]) }
}

/// Returns the `.json` files of a folder, sorted.
fn json_files(folder: &Path) -> Result<Vec<PathBuf>, DiskError> {
    let failed = |source| DiskError { path: folder.to_path_buf(), action: "list", source };
    let (mut files, mut below) = (Vec::new(), None);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|end| end == "json") {
            files.push(path);
        } else if path.is_dir() {
            // The first by name, so that a message is the same everywhere.
            below = below.map_or(Some(path.clone()), |before: PathBuf| Some(before.min(path)));
        }
    }
    if files.is_empty() {
        let problem = match below {
            Some(below) => {
                format!("it holds no .json file, but folders: name one of them, such as {}", below.display())
            }
            None => "it holds no .json file".to_owned(),
        };
        return Err(failed(io::Error::other(problem)));
    }
    files.sort();
    Ok(files)
}

fn read_file(path: PathBuf) -> Result<Vec<u8>, DiskError> {
    let read = fs::File::open(&path).and_then(|file| {
        let length = file.metadata().map_or(0, |known| known.len());
        whole(file, usize::try_from(length).unwrap_or(MAX_FILE_SIZE))
    });
    read.map_err(|source| DiskError { path, action: "read", source })
}

fn read_stdin(path: &Path) -> Result<Vec<u8>, DiskError> {
    let read = whole(io::stdin().lock(), 0);
    read.map_err(|source| DiskError { path: path.to_path_buf(), action: "read", source })
}

/// Reads up to the end, or to the size that the loader would refuse: a device or a pipe may have no end. There is room for
/// the length that is expected from the start.
fn whole(from: impl io::Read, length: usize) -> io::Result<Vec<u8>> {
    let mut text = Vec::with_capacity(length.min(MAX_FILE_SIZE) + 1);
    from.take(MAX_FILE_SIZE as u64 + 1).read_to_end(&mut text)?;
    if text.len() > MAX_FILE_SIZE { Err(too_large()) } else { Ok(text) }
}

fn too_large() -> io::Error {
    io::Error::other(format!("it has more than {MAX_FILE_SIZE} bytes"))
}

#[cfg(test)]
mod tests {
    use super::whole;
    use crate::model::MAX_FILE_SIZE;

    #[test]
    fn a_file_without_an_end_is_too_large() {
        let error = whole(std::io::repeat(b' '), usize::MAX).unwrap_err();
        assert_eq!(error.to_string(), format!("it has more than {MAX_FILE_SIZE} bytes"));
        assert_eq!(whole(&b"{}"[..], 0).unwrap(), b"{}");
    }
}
