//! A server that runs while others measure it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};

use super::BoxError;
use super::process::with_all_files;

/// A server that runs until this is dropped. It says its address in its first line.
pub(super) struct Serving {
    process: Child,
    pub(super) address: String,
}

impl Serving {
    /// Starts a program, and waits until it listens.
    pub(super) fn start(program: &Path) -> Result<Serving, BoxError> {
        let mut process = with_all_files(program).stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let mut said = String::new();
        let out = process.stdout.take().ok_or("no output")?;
        BufReader::new(out).read_line(&mut said)?;
        Ok(Serving { process, address: said.trim().to_owned() })
    }

    /// Returns the number of its process.
    pub(super) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Returns the status of the answer to a request, and its body. The request must ask for the end of the connection.
    pub(super) fn ask(&self, request: &[u8]) -> Result<(u16, String), BoxError> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.write_all(request)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or("no HTTP response")?;
        let status = head.split(' ').nth(1).ok_or("no status")?.parse()?;
        Ok((status, body.to_owned()))
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
