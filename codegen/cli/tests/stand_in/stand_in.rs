//! A stand-in that runs while a test does.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::{Outcome, run};

/// A stand-in.
pub(crate) struct StandIn {
    child: Child,
    lines: BufReader<ChildStdout>,
    /// `127.0.0.1:PORT`.
    pub(crate) address: String,
}

impl StandIn {
    /// Starts a stand-in at a free port.
    pub(crate) fn start(arguments: &[&str]) -> StandIn {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ferrosmith"));
        let command = command.args(["serve", "--port", "0"]).args(arguments).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        let address = line.split_once("http://").unwrap_or_else(|| panic!("{line}")).1;
        let address = address.split(' ').next().unwrap().to_owned();
        StandIn { child, lines, address }
    }

    /// Calls an operation of a model.
    pub(crate) fn call(&self, model: &str, operation: &str, json: &str, options: &[&str]) -> Outcome {
        let endpoint = format!("http://{}", self.address);
        let mut arguments = vec!["call", model, operation, "--json", json, "--endpoint", &endpoint];
        arguments.extend(options);
        run(&arguments, "")
    }

    /// Sends bytes, and returns what comes back until the connection is closed.
    pub(crate) fn send(&self, request: &str) -> String {
        self.send_bytes(request.as_bytes())
    }

    /// The same with a body that is no text.
    pub(crate) fn send_bytes(&self, request: &[u8]) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request).unwrap();
        let mut response = Vec::new();
        stream.read_to_end(&mut response).unwrap();
        String::from_utf8_lossy(&response).into_owned()
    }

    /// Ends the stand-in by a signal, and returns its status.
    #[cfg(unix)]
    pub(crate) fn end(mut self, signal: &str) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }

    /// Returns the most memory that the stand-in has taken, in bytes.
    #[cfg(target_os = "linux")]
    pub(crate) fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().split(' ').next().unwrap().parse::<u64>().unwrap() * 1024
    }

    /// Returns the next line about a request.
    pub(crate) fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        line
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
