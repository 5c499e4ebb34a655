//! A command that runs beside the stand-in, and ends it.

use std::env;
use std::ffi::OsString;
use std::process::{Command, exit};
use std::thread;

use crate::messages;

/// Runs a command on a thread of its own, with the variables that lead clients of AWS to the stand-in. This process ends
/// with it, and with its status. Without a command it does nothing.
pub(super) fn run(command: &[OsString], address: &str) {
    let [program, arguments @ ..] = command else { return };
    let mut child = Command::new(program);
    child.args(arguments).env("AWS_ENDPOINT_URL", format!("http://{address}"));
    child.env("AWS_ACCESS_KEY_ID", "any").env("AWS_SECRET_ACCESS_KEY", "any");
    child.env_remove("AWS_SESSION_TOKEN").env_remove("AWS_PROFILE");
    if env::var_os("AWS_REGION").is_none() {
        child.env("AWS_REGION", "us-east-1");
    }
    let program = program.clone();
    thread::spawn(move || match child.status() {
        // One that a signal ended has no code.
        Ok(status) => exit(status.code().unwrap_or(1)),
        Err(error) => {
            messages::error(format!("cannot run {}: {error}", program.display()));
            exit(1)
        }
    });
}
