//! A command that runs beside the stand-in, and ends it.

use std::env;
use std::ffi::{OsStr, OsString};
use std::process::{Command, ExitStatus, exit};
use std::thread;

use crate::messages;

/// Runs a command on a thread of its own, with the variables that lead clients of AWS to the stand-in. This process ends
/// with it, and with its status. Without a command it does nothing.
pub(super) fn run(command: &[OsString], address: &str) {
    let [program, arguments @ ..] = command else { return };
    let mut child = Command::new(program);
    child.args(arguments).env("AWS_ENDPOINT_URL", format!("http://{address}"));
    child.env("AWS_ACCESS_KEY_ID", "any").env("AWS_SECRET_ACCESS_KEY", "any");
    for (name, _) in env::vars_os().filter(|(name, _)| misleads(&name.to_string_lossy())) {
        child.env_remove(name);
    }
    if env::var_os("AWS_REGION").is_none() {
        child.env("AWS_REGION", "us-east-1");
    }
    let program = program.clone();
    thread::spawn(move || match child.status() {
        Ok(status) => exit(code(status, &program)),
        Err(error) => {
            messages::error(format!("cannot run {}: {error}", program.display()));
            exit(1)
        }
    });
}

/// Returns the code of a command that has ended. One that a signal ended has none: shells make one of the signal, and say so.
fn code(status: ExitStatus, program: &OsStr) -> i32 {
    if let Some(code) = status.code() {
        return code;
    }
    messages::error(format!("{} was ended: {status}", program.display()));
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return 128 + signal;
    }
    1
}

/// Returns `true` if a variable leads away from the stand-in, or is about this program and not about the command.
///
/// The last ones are cargo's, where it has started this program: a second cargo behind it would build anew all that
/// such a variable says something else to.
fn misleads(name: &str) -> bool {
    matches!(name, "AWS_SESSION_TOKEN" | "AWS_PROFILE" | "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
        || ["AWS_ENDPOINT_URL_", "CARGO_MANIFEST_", "CARGO_PKG_"]
            .iter()
            .any(|beginning| name.starts_with(beginning))
}
