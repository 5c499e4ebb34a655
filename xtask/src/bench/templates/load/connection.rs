//! A connection that is kept.

use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Longer than any server may take.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    filled: usize,
}

impl Connection {
    pub fn open(address: &str) -> Result<Connection> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Connection { stream, buffer: vec![0; 4096], filled: 0 })
    }

    pub fn several(address: &str, count: usize) -> Result<Vec<Connection>> {
        (0..count).map(|_| Connection::open(address)).collect()
    }

    /// Makes `poll` return at once.
    pub fn without_waiting(self) -> Result<Connection> {
        self.stream.set_nonblocking(true)?;
        Ok(self)
    }

    pub fn send(&mut self, bytes: &[u8]) -> Result<()> {
        self.stream.write_all(bytes)
    }

    /// Waits for an answer, and returns its status.
    pub fn answer(&mut self) -> Result<u16> {
        loop {
            if let Some(status) = self.taken()? {
                return Ok(status);
            }
            self.fill()?;
        }
    }

    /// Waits for an answer, which must be a success.
    pub fn succeed(&mut self) -> Result<()> {
        success(self.answer()?)
    }

    /// Returns `true` once there is an answer, which must be a success.
    pub fn poll(&mut self) -> Result<bool> {
        match self.fill() {
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(false),
            filled => filled?,
        }
        self.taken()?.map_or(Ok(false), |status| success(status).map(|()| true))
    }

    fn fill(&mut self) -> Result<()> {
        if self.filled == self.buffer.len() {
            self.buffer.resize(2 * self.filled, 0);
        }
        match self.stream.read(&mut self.buffer[self.filled..])? {
            0 => Err(Error::new(ErrorKind::UnexpectedEof, "the connection was closed")),
            count => {
                self.filled += count;
                Ok(())
            }
        }
    }

    /// Returns the status of a whole answer, and removes it.
    fn taken(&mut self) -> Result<Option<u16>> {
        let Some((status, length)) = whole(&self.buffer[..self.filled])? else { return Ok(None) };
        self.buffer.copy_within(length..self.filled, 0);
        self.filled -= length;
        Ok(Some(status))
    }
}

fn success(status: u16) -> Result<()> {
    match status {
        200 => Ok(()),
        _ => Err(Error::other(format!("answered with status {status}"))),
    }
}

/// Returns the status and the length of a response, once all of it is there.
fn whole(bytes: &[u8]) -> Result<Option<(u16, usize)>> {
    let Some(head) = bytes.windows(4).position(|end| end == b"\r\n\r\n") else { return Ok(None) };
    let wrong = || Error::new(ErrorKind::InvalidData, "no HTTP response with a length");
    let text = std::str::from_utf8(&bytes[..head]).map_err(|_| wrong())?;
    let mut lines = text.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).ok_or_else(wrong)?;
    let length = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    let whole = head + 4 + length.ok_or_else(wrong)?;
    Ok((bytes.len() >= whole).then_some((status, whole)))
}
