//! The generated services with scripted handlers: a program in `target/peers/scripted` that listens for clients.

mod program;

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use super::BoxError;
use crate::codegen;

pub(super) use program::source;

/// The handlers, which other programs have as well.
pub(super) const SCRIPT: &str = include_str!("script.rs");

/// The program, which ends with this one.
pub(super) struct Scripted {
    process: Child,
    /// Names of services and ports, as `name=port`, and last that of `control`.
    pub(super) ports: Vec<String>,
}

impl Scripted {
    /// Compiles the program and starts it.
    pub(super) fn start() -> Result<Scripted, BoxError> {
        let services = services()?;
        let mut command = Command::new(program::build(&services)?);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let output = process.stdout.take().ok_or("the server prints nothing")?;
        let mut scripted = Scripted { process, ports: Vec::new() };
        let expected = services.len() + 1;
        for line in BufReader::new(output).lines().take(expected) {
            scripted.ports.push(line?.replacen(' ', "=", 1));
        }
        match scripted.ports.len() == expected {
            true => Ok(scripted),
            false => {
                let found = scripted.ports.len();
                Err(format!("expected {expected} ports, found {found}: the server ended").into())
            }
        }
    }
}

impl Drop for Scripted {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Returns the names of the services of `models`.
pub(super) fn services() -> Result<Vec<String>, BoxError> {
    Ok(codegen::read(&codegen::root().join("models"))?.into_iter().map(|(name, _)| name).collect())
}
