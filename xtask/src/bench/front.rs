//! The few rows of the table that the README shows, as a table and as a picture.
//!
//! Both are made from the table in `codegen/docs/numbers.md`, so that nothing is said in two ways.

use std::fs;

use super::BoxError;
use super::picture;
use crate::pages;

/// The picture, beside the page of numbers.
const PICTURE: &str = "codegen/docs/numbers.svg";

/// The rows: the start of each in the table, and its name alone.
const ROWS: [(&str, &str, Better); 5] = [
    (
        "compile the types of the three services, debug",
        "Compile the three services, debug, dependencies built before",
        Better::Less,
    ),
    (
        "compile a program that uses one service, clean, debug |",
        "Compile a program that uses License Manager User Subscriptions, clean, debug",
        Better::Less,
    ),
    (
        "size of the libraries of the three services, release",
        "Size of the three services' libraries, release",
        Better::Less,
    ),
    (
        "JSON read, `ListUserAssociations`",
        "Read JSON: `ListUserAssociations` of License Manager User Subscriptions",
        Better::More,
    ),
    (
        "HTTP response to typed output, `ListUserAssociations`, 422 kB | ",
        "Read the HTTP response that holds this list",
        Better::More,
    ),
];

/// The direction in which a number is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Better {
    Less,
    More,
}

/// A row of the README.
#[derive(Debug, PartialEq)]
pub(super) struct Line {
    pub(super) what: String,
    pub(super) ours: String,
    pub(super) peer: String,
    pub(super) theirs: String,
    /// Ours as a multiple of theirs.
    pub(super) ratio: f64,
    pub(super) better: Better,
}

/// Writes the README's rows and the picture anew.
///
/// # Errors
/// Returns an error if the page of numbers lacks one of the rows, or a file cannot be read or written.
pub(super) fn redraw() -> Result<(), BoxError> {
    let lines = lines(&pages::get(pages::NUMBERS, "bench")?)?;
    pages::put(pages::README, "bench", &table(&lines))?;
    Ok(fs::write(pages::path(PICTURE), picture::draw(&lines))?)
}

/// Returns the rows, from the whole table. Rows of peers are there when peers were measured.
fn lines(table: &str) -> Result<Vec<Line>, BoxError> {
    let found = ROWS.iter().map(|(begin, what, better)| {
        let row = table.lines().find(|row| row.strip_prefix("| ").is_some_and(|row| row.starts_with(begin)));
        let line = row.and_then(|row| line(row, what, *better));
        line.ok_or_else(|| format!("the table lacks a whole row {begin:?}: measure with --peers").into())
    });
    found.collect()
}

fn line(row: &str, what: &str, better: Better) -> Option<Line> {
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    let [_, _, ours, _, reference, ratio, _] = cells.as_slice() else { return None };
    let (peer, theirs) = reference.rsplit_once(": ")?;
    Some(Line {
        what: what.to_owned(),
        ours: (*ours).to_owned(),
        peer: peer.to_owned(),
        theirs: theirs.to_owned(),
        ratio: ratio.parse().ok()?,
        better,
    })
}

fn table(lines: &[Line]) -> String {
    let mut text = "| what | ferrosmith | the peer | |\n|---|---|---|---|\n".to_owned();
    for Line { what, ours, peer, theirs, ratio, .. } in lines {
        text += &format!("| {what} | {ours} | {peer}: {theirs} | {ratio:.2} x |\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_and_the_picture_are_those_of_the_table() {
        let lines = lines(&pages::get(pages::NUMBERS, "bench").unwrap()).unwrap();
        let repair = "repair: cargo xtask bench --redraw";
        assert_eq!(pages::get(pages::README, "bench").unwrap(), table(&lines), "{repair}");
        assert_eq!(fs::read_to_string(pages::path(PICTURE)).unwrap(), picture::draw(&lines), "{repair}");
    }

    #[test]
    fn a_row_without_a_peer_is_none() {
        assert_eq!(line("| a | 1 s | | | |", "a", Better::Less), None);
        let found = line("| a | 1 s | under 2 s | their 1.0: 4 s | 0.25 |", "A", Better::Less).unwrap();
        assert_eq!((&*found.ours, &*found.peer, &*found.theirs), ("1 s", "their 1.0", "4 s"));
    }
}
