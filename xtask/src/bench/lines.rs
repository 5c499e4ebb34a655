//! The number of lines of Rust.

use std::fs;
use std::path::Path;

use super::table::{Row, grouped};
use super::{BoxError, Plan};
use crate::codegen::root;

/// Counts the lines of `generated`.
pub(super) fn measure(_: &Plan) -> Result<Vec<Row>, BoxError> {
    let lines = of_folder(&root().join("generated/src"))?;
    Ok(vec![
        Row::new("lines of `generated`, docs included", grouped(lines))
            .goal("under 130,000", lines < 130_000),
    ])
}

/// Returns the lines of all Rust files in a folder and the folders in it.
pub(super) fn of_folder(folder: &Path) -> Result<u64, BoxError> {
    let mut lines = 0;
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                lines += fs::read(path)?.iter().filter(|byte| **byte == b'\n').count() as u64;
            }
        }
    }
    Ok(lines)
}
