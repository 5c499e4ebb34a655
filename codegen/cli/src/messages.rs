//! Output of the command line: results to the standard output, `error:` to the standard error, in colour on a
//! terminal only.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Prints an error, and returns the status of a command that failed.
pub(crate) fn error(error: impl Display) -> ExitCode {
    anstream::eprintln!("{ERROR}error:{ERROR:#} {error}");
    ExitCode::FAILURE
}

/// Prints a warning.
pub(crate) fn warning(warning: impl Display) {
    anstream::eprintln!("{WARNING}warning:{WARNING:#} {warning}");
}

/// Prints errors, and how many they are if they are several; returns the status of a command that failed.
pub(crate) fn errors(errors: impl IntoIterator<Item = impl Display>) -> ExitCode {
    let count = errors.into_iter().map(error).count();
    if count > 1 {
        eprintln!("\n{count} errors");
    }
    ExitCode::FAILURE
}

/// Prints an error of the command line, and returns its status.
pub(crate) fn wrong(error: impl Display) -> ExitCode {
    self::error(error);
    ExitCode::from(2)
}

/// Prints a result. A reader that has gone away is no mistake of ours.
pub(crate) fn print(text: &str) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}
