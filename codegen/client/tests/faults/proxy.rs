//! A proxy between client and server whose connections fail as the seed says.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::fault::{Fault, mixed};

/// The faults that the requests of calls met, by the numbers of the calls.
type Seen = BTreeMap<u64, Vec<Fault>>;

struct State {
    seed: u64,
    server: SocketAddr,
    open: AtomicU64,
    connections: AtomicU64,
    seen: Mutex<Seen>,
}

pub(crate) struct Proxy {
    pub(crate) endpoint: String,
    state: Arc<State>,
    task: tokio::task::JoinHandle<()>,
}

impl Proxy {
    pub(crate) async fn start(seed: u64, server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let (open, connections, seen) = (AtomicU64::new(0), AtomicU64::new(0), Mutex::default());
        let state = Arc::new(State { seed, server, open, connections, seen });
        let shared = state.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = shared.clone();
                let number = state.connections.fetch_add(1, Ordering::Relaxed);
                // Some end before a request is read.
                if mixed(seed ^ number).is_multiple_of(20) {
                    let _ = stream.set_zero_linger();
                    continue;
                }
                state.open.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(async move {
                    let _ = serve(&state, stream).await;
                    state.open.fetch_sub(1, Ordering::Relaxed);
                });
            }
        });
        Proxy { endpoint, state, task }
    }

    pub(crate) fn seen(&self) -> Seen {
        self.state.seen.lock().unwrap().clone()
    }

    /// The connections that are open.
    pub(crate) fn open(&self) -> u64 {
        self.state.open.load(Ordering::Relaxed)
    }

    pub(crate) fn connections(&self) -> u64 {
        self.state.connections.load(Ordering::Relaxed)
    }

    pub(crate) async fn end(self) {
        self.task.abort();
        let _ = self.task.await;
    }
}

/// Passes the requests of a connection on until it fails or ends.
async fn serve(state: &State, mut client: TcpStream) -> io::Result<()> {
    let mut server = TcpStream::connect(state.server).await?;
    let (mut from_client, mut from_server) = (Vec::new(), Vec::new());
    while let Some(request) = message(&mut client, &mut from_client).await? {
        let head = request.head();
        let header = |name: &str| {
            let lines = head.lines().filter_map(|line| line.split_once(": "));
            lines
                .filter(|(found, _)| found.eq_ignore_ascii_case(name))
                .map(|(_, value)| value.to_owned())
                .next()
        };
        let call = header("x-call").and_then(|text| text.parse().ok()).unwrap_or(u64::MAX);
        let attempt = header("amz-sdk-request")
            .and_then(|text| text["attempt=".len()..].split(';').next()?.parse().ok());
        let fault = Fault::of(state.seed, call, attempt.unwrap_or_default());
        state.seen.lock().unwrap().entry(call).or_default().push(fault);
        if let Some(own) = own_answer(fault) {
            client.write_all(own.as_bytes()).await?;
            continue;
        }
        match fault {
            Fault::ResetBefore => return client.set_zero_linger(),
            Fault::HalfRequest => {
                server.write_all(&request.bytes[..request.bytes.len() / 2]).await?;
                server.set_zero_linger()?;
                return client.set_zero_linger();
            }
            Fault::Slow => tokio::time::sleep(Duration::from_millis(60)).await,
            _ => {}
        }
        server.write_all(&request.bytes).await?;
        let answer = message(&mut server, &mut from_server).await?;
        let answer = answer.ok_or(io::ErrorKind::UnexpectedEof)?;
        if !passed(&mut client, fault, &answer).await? {
            break;
        }
    }
    Ok(())
}

/// Returns the answer that the proxy gives by itself.
fn own_answer(fault: Fault) -> Option<String> {
    let whole = |status: u16, headers: &str, body: &str| {
        Some(format!("HTTP/1.1 {status} x\r\n{headers}content-length: {}\r\n\r\n{body}", body.len()))
    };
    match fault {
        Fault::Broken => whole(500, "", ""),
        Fault::Throttled => whole(429, "x-amzn-errortype: ThrottlingException\r\n", r#"{"message":"slow"}"#),
        Fault::WrongClock => {
            let date =
                "date: Fri, 01 Jan 2038 00:00:00 GMT\r\nx-amzn-errortype: InvalidSignatureException\r\n";
            whole(403, date, "{}")
        }
        _ => None,
    }
}

/// Passes an answer back as a fault wants, and returns whether the connection goes on.
async fn passed(client: &mut TcpStream, fault: Fault, answer: &Message) -> io::Result<bool> {
    match fault {
        Fault::Slow => tokio::time::sleep(Duration::from_millis(60)).await,
        Fault::Bytes => {
            for byte in answer.in_chunks().bytes() {
                client.write_all(&[byte]).await?;
                tokio::task::yield_now().await;
            }
            return Ok(true);
        }
        Fault::ResetAfter => {
            client.set_zero_linger()?;
            return Ok(false);
        }
        Fault::Silence => {
            // Until the client gives up.
            let _ = client.read(&mut [0; 1]).await;
            return Ok(false);
        }
        Fault::HalfHead => {
            client.write_all(&answer.bytes[..answer.head_length / 2]).await?;
            return Ok(false);
        }
        Fault::Truncated => {
            client.write_all(&answer.bytes[..answer.bytes.len() - 1]).await?;
            return Ok(false);
        }
        Fault::Garbage => {
            client.write_all(b"\0\0 no HTTP \r\n\r\n\r\n").await?;
            return Ok(false);
        }
        _ => {}
    }
    client.write_all(&answer.bytes).await?;
    Ok(true)
}

/// A request or an answer, byte by byte.
struct Message {
    bytes: Vec<u8>,
    /// The length of the head, with the empty line.
    head_length: usize,
}

impl Message {
    fn head(&self) -> String {
        String::from_utf8_lossy(&self.bytes[..self.head_length]).into_owned()
    }

    /// Returns the message with its body in chunks of a byte.
    fn in_chunks(&self) -> String {
        let head = self.head();
        let lines = head.lines().filter(|line| !line.to_ascii_lowercase().starts_with("content-length:"));
        let head: String = lines.filter(|line| !line.is_empty()).map(|line| format!("{line}\r\n")).collect();
        let body = String::from_utf8_lossy(&self.bytes[self.head_length..]).into_owned();
        let chunks: String = body.chars().map(|letter| format!("1\r\n{letter}\r\n")).collect();
        format!("{head}transfer-encoding: chunked\r\n\r\n{chunks}0\r\n\r\n")
    }
}

/// Reads a message, whose head tells its length; `None` at the end of the connection.
async fn message(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<Option<Message>> {
    loop {
        if let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&buffer[..end]).to_ascii_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
            let (head_length, length) = (end + 4, length.unwrap_or(0));
            if buffer.len() >= head_length + length {
                let bytes = buffer.drain(..head_length + length).collect();
                return Ok(Some(Message { bytes, head_length }));
            }
        }
        if stream.read_buf(buffer).await? == 0 {
            return Ok(None);
        }
    }
}
