//! Load on a server: the program that makes it, in a process of its own.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use super::BoxError;
use super::crates::{BuildProfile, Crate, folder};
use super::process::{self, watched, with_all_files};
use super::program::Said;
use super::serving::Serving;

const SOURCES: [(&str, &str); 4] = [
    ("main.rs", include_str!("templates/load/main.rs")),
    ("connection.rs", include_str!("templates/load/connection.rs")),
    ("faults.rs", include_str!("templates/load/faults.rs")),
    ("paced.rs", include_str!("templates/load/paced.rs")),
];

/// The connections that are busy.
const CONNECTIONS: usize = 64;

/// The program, and the request that it sends.
pub(super) struct Load {
    program: PathBuf,
    request: PathBuf,
}

/// The times of answers, in seconds after the request was due.
pub(super) struct Latency {
    pub(super) median: f64,
    pub(super) p99: f64,
}

impl Load {
    /// Builds the program.
    pub(super) fn new(request: &[u8]) -> Result<Load, BoxError> {
        let package = Crate::write("load", "", &SOURCES)?.sharing();
        package.build(BuildProfile::Release)?;
        let path = folder().join("load/request");
        fs::write(&path, request)?;
        Ok(Load { program: package.program(BuildProfile::Release), request: path })
    }

    /// Returns how many requests a server answers in a second of a processor's time, when it never waits for one.
    pub(super) fn capacity(&self, server: &Serving, requests: usize) -> Result<f64, BoxError> {
        let before = process::cpu(server.id())?;
        let said = self.run(server, "saturate", &[CONNECTIONS, requests], || Ok(()))?;
        Ok(said.number("answered")? / (process::cpu(server.id())? - before).as_secs_f64())
    }

    /// Returns how long answers take at a rate of requests a second.
    pub(super) fn latency(&self, server: &Serving, rate: usize, time: Duration) -> Result<Latency, BoxError> {
        let requests = (rate as f64 * time.as_secs_f64()) as usize;
        let said = self.run(server, "paced", &[CONNECTIONS, rate, requests], || Ok(()))?;
        Ok(Latency { median: said.number("median")?, p99: said.number("p99")? })
    }

    /// Returns the memory of a server with idle connections, and their number: fewer than wanted where a process may
    /// not have as many.
    pub(super) fn idle(&self, server: &Serving, connections: usize) -> Result<(u64, u64), BoxError> {
        let mut memory = 0;
        let said = self.run(server, "idle", &[connections], || {
            memory = process::memory(server.id())?;
            Ok(())
        })?;
        Ok((memory, said.number("open")? as u64))
    }

    /// Returns the memory of a server at a quarter of many requests and at their end, and the number of faults of
    /// another client between them.
    ///
    /// # Errors
    /// Returns an error if any of the requests is not answered with success.
    pub(super) fn soak(&self, server: &Serving, requests: usize) -> Result<Soak, BoxError> {
        let mut memory = Vec::new();
        let said = self.run(server, "soak", &[CONNECTIONS, requests], || {
            memory.push(process::memory(server.id())?);
            Ok(())
        })?;
        let [quarter, end] = memory.as_slice() else { return Err("the soak did not stop twice".into()) };
        Ok(Soak { quarter: *quarter, end: *end, faults: said.number("faults")? as u64 })
    }

    /// Runs the program. Where it stops, the server is looked at.
    fn run(
        &self,
        server: &Serving,
        mode: &str,
        numbers: &[usize],
        mut look: impl FnMut() -> Result<(), BoxError>,
    ) -> Result<Said, BoxError> {
        let mut command = with_all_files(&self.program);
        command.arg(&server.address).arg(&self.request).arg(mode);
        command.args(numbers.iter().map(ToString::to_string));
        watched(command, |_| look())
    }
}

/// The result of many requests.
pub(super) struct Soak {
    pub(super) quarter: u64,
    pub(super) end: u64,
    pub(super) faults: u64,
}
