//! Advisories on what a client brings along, by cargo-deny.

use std::process::Command;

use crate::bench::BoxError;
use crate::bench::crates::Crate;
use crate::bench::table::Row;
use crate::packages::cargo;

/// Asks cargo-deny about the lock file of a program, where it is installed and can fetch the advisories.
pub(super) fn measure(program: &Crate) -> Result<Row, BoxError> {
    let row = |result: &str| Row::new("`cargo deny check advisories` on its lock file", result);
    let installed = cargo(program.folder()).args(["deny", "--version"]).output()?.status.success();
    if !installed {
        return Ok(row("not run: cargo-deny is not installed"));
    }
    let deny = |arguments: &[&str]| {
        let mut command: Command = cargo(program.folder());
        command.arg("deny").args(arguments).output()
    };
    let fetched = deny(&["fetch", "db"])?;
    if !fetched.status.success() {
        return Ok(row("not run: cargo-deny could not fetch the advisories"));
    }
    let checked = deny(&["check", "advisories"])?;
    if !checked.status.success() {
        eprint!("{}", String::from_utf8_lossy(&checked.stderr));
    }
    let result = if checked.status.success() { "clean" } else { "advisories: see the output" };
    Ok(row(result).goal("clean", checked.status.success()))
}
