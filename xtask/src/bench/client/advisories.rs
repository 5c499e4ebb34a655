//! Advisories on what a client brings along, by cargo-deny.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::bench::BoxError;
use crate::bench::crates::{Crate, folder};
use crate::bench::table::Row;
use crate::packages::cargo;

/// The address that stands for a copy of the database: cargo-deny takes none without a host, and git is told where it is.
const COPY: &str = "https://copy.invalid/advisories";

/// Asks cargo-deny about the lock file of a program, where it is installed: by the advisories that it fetches, or by
/// those of a copy of their database.
pub(super) fn measure(program: &Crate, copy: Option<&Path>) -> Result<Row, BoxError> {
    let row = |result: &str| Row::new("`cargo deny check advisories` on its lock file", result);
    let deny = |arguments: &[&str]| {
        let mut command: Command = cargo(program.folder());
        if let Some(copy) = copy {
            command.env("GIT_CONFIG_COUNT", "1").env("GIT_CONFIG_VALUE_0", COPY);
            command.env("GIT_CONFIG_KEY_0", format!("url.file://{}.insteadOf", copy.display()));
        }
        command.arg("deny").args(arguments).output()
    };
    if !deny(&["--version"])?.status.success() {
        return Ok(row("not run: cargo-deny is not installed"));
    }
    configure(program, copy)?;
    let fetched = deny(&["fetch", "db"])?;
    if !fetched.status.success() {
        eprint!("{}", String::from_utf8_lossy(&fetched.stderr));
        return Ok(row("not run: cargo-deny could not fetch the advisories"));
    }
    let checked = deny(&["check", "advisories"])?;
    if !checked.status.success() {
        eprint!("{}", String::from_utf8_lossy(&checked.stderr));
    }
    let result = if checked.status.success() { "clean" } else { "advisories: see the output" };
    let source = copy.map_or_else(|| Ok(String::new()), contents)?;
    Ok(row(&format!("{result}{source}")).goal("clean", checked.status.success()))
}

/// Writes the configuration for a copy of the database, or none.
fn configure(program: &Crate, copy: Option<&Path>) -> Result<(), BoxError> {
    let (file, fetched) = (program.folder().join("deny.toml"), folder().join("advisories"));
    for old in [&file, &fetched].into_iter().filter(|old| old.exists()) {
        if old.is_dir() { fs::remove_dir_all(old) } else { fs::remove_file(old) }?;
    }
    if copy.is_some() {
        fs::write(&file, format!("[advisories]\ndb-path = {fetched:?}\ndb-urls = [{COPY:?}]\n"))?;
    }
    Ok(())
}

/// Returns the size and the age of a copy of the database, as the table tells them.
fn contents(copy: &Path) -> Result<String, BoxError> {
    let (mut number, mut newest) = (0, String::new());
    for package in fs::read_dir(copy.join("crates"))? {
        for advisory in fs::read_dir(package?.path())? {
            let text = fs::read_to_string(advisory?.path())?;
            let date = text.lines().find_map(|line| line.strip_prefix("date = "));
            newest = newest.max(date.unwrap_or_default().trim_matches('"').to_owned());
            number += 1;
        }
    }
    Ok(format!(", by a copy of the database with {number} advisories, the newest of {newest}"))
}
