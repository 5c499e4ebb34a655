//! Output of the command line: results to the standard output, `error:` to the standard error, in colour on a
//! terminal only.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Prints a line to the standard error. A reader that has gone away is no mistake of ours, and nobody is left to tell.
macro_rules! tell {
    ($($text:tt)*) => {{
        use ::std::io::Write as _;
        let _ = ::std::writeln!(::std::io::stderr(), $($text)*);
    }};
}

/// The same, in colour on a terminal.
macro_rules! tell_in_colour {
    ($($text:tt)*) => {{
        use ::std::io::Write as _;
        let _ = ::std::writeln!(::anstream::stderr(), $($text)*);
    }};
}

pub(crate) use {tell, tell_in_colour};

/// Prints an error, and returns the status of a command that failed.
pub(crate) fn error(error: impl Display) -> ExitCode {
    tell_in_colour!("{ERROR}error:{ERROR:#} {error}");
    ExitCode::FAILURE
}

/// Prints a warning.
pub(crate) fn warning(warning: impl Display) {
    tell_in_colour!("{WARNING}warning:{WARNING:#} {warning}");
}

/// Prints errors, and how many they are if they are several; returns the status of a command that failed.
pub(crate) fn errors(errors: impl IntoIterator<Item = impl Display>) -> ExitCode {
    let count = errors.into_iter().map(error).count();
    if count > 1 {
        tell!("\n{count} errors");
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
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
            error(format_args!("cannot write to the standard output: {cause}"))
        }
        _ => ExitCode::SUCCESS,
    }
}
