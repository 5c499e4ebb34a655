//! The same calls without an async runtime. The service is a thread of this program; with
//! `datazone::Client::from_env_blocking()?` it is the real one.

use std::error::Error;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread;

use ferrosmith_client::blocking::{self, ThreadClock};
use ferrosmith_client::transport::Ureq;
use ferrosmith_client::{Config, Credentials};
use generated::datazone::{self, ListDomainsInput};

fn main() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let endpoint = format!("http://{}", listener.local_addr()?);
    let service = thread::spawn(move || answer(&listener));

    let config = Config::new(Ureq::default().transport(), ThreadClock)
        .region("eu-central-1")
        .endpoint(endpoint)
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    let client = datazone::Client::new(config);
    let output = blocking::wait(client.list_domains(ListDomainsInput::new()))?;
    println!("{} domains", output.items.len());
    assert!(output.items.is_empty());
    service.join().map_err(|_| "the service panicked")??;
    Ok(())
}

/// Answers one request, whose head fits into a piece.
fn answer(listener: &TcpListener) -> std::io::Result<()> {
    let (mut stream, _) = listener.accept()?;
    let length = stream.read(&mut [0; 4096])?;
    assert!(length > 0);
    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 12\r\nconnection: close\r\n\r\n{\"items\":[]}")
}
