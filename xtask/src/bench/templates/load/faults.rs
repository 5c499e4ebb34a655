//! A client that misbehaves, beside one that does not.

use std::error::Error;
use std::io::Write;
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::Duration;

use crate::connection::Connection;

/// A server closes a connection, or answers: it need not say which.
type Fault = fn(&str, &[u8]) -> std::io::Result<()>;

const FAULTS: [Fault; 7] = [reset, half, half_and_reset, garbage, huge_head, malformed, slow];

/// The client, until it is told to end.
pub struct Client {
    ends: Arc<AtomicBool>,
    thread: JoinHandle<usize>,
}

impl Client {
    pub fn start(address: &str, request: &[u8]) -> Client {
        let (address, request) = (address.to_owned(), request.to_vec());
        let ends = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&ends);
        let thread = spawn(move || {
            let mut faults = 0;
            while !told.load(Ordering::Relaxed) {
                // The server decides what comes of a fault; that others do not suffer is what counts.
                let _ = FAULTS[faults % FAULTS.len()](&address, &request);
                faults += 1;
                sleep(Duration::from_millis(1));
            }
            faults
        });
        Client { ends, thread }
    }

    /// Returns how many faults there were.
    pub fn end(self) -> Result<usize, Box<dyn Error>> {
        self.ends.store(true, Ordering::Relaxed);
        self.thread.join().map_err(|_| "the faulty client panicked".into())
    }
}

/// Closes without reading the answer, which resets the connection.
fn reset(address: &str, request: &[u8]) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(request)?;
    let _ = stream.peek(&mut [0])?;
    Ok(())
}

/// Ends in the middle of the body.
fn half(address: &str, request: &[u8]) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(&request[..request.len() - 20])?;
    stream.shutdown(Shutdown::Write)
}

/// Leaves one answer unread and the next request half.
fn half_and_reset(address: &str, request: &[u8]) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(request)?;
    stream.write_all(&request[..request.len() / 2])?;
    let _ = stream.peek(&mut [0])?;
    Ok(())
}

/// Speaks something else.
fn garbage(address: &str, _: &[u8]) -> std::io::Result<()> {
    let mut connection = Connection::open(address)?;
    connection.send(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n")?;
    connection.answer().map(|_| ())
}

/// Sends a header that does not end.
fn huge_head(address: &str, _: &[u8]) -> std::io::Result<()> {
    let mut connection = Connection::open(address)?;
    connection.send(b"POST / HTTP/1.1\r\nhost: a\r\nx-long: ")?;
    for _ in 0..256 {
        connection.send(&[b'a'; 4096])?;
    }
    connection.answer().map(|_| ())
}

/// Sends a body that is no JSON.
fn malformed(address: &str, request: &[u8]) -> std::io::Result<()> {
    let mut connection = Connection::open(address)?;
    let mut request = request.to_vec();
    if let Some(last) = request.last_mut() {
        *last = b'[';
    }
    connection.send(&request)?;
    connection.answer().map(|_| ())
}

/// Sends one byte after the other.
fn slow(address: &str, request: &[u8]) -> std::io::Result<()> {
    let mut connection = Connection::open(address)?;
    for byte in request.chunks(1).take(100) {
        connection.send(byte)?;
        sleep(Duration::from_micros(100));
    }
    connection.send(&request[100..])?;
    connection.answer().map(|_| ())
}
