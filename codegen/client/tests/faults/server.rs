//! A server whose connections fail as the seed says.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::fault::{Fault, mixed};

/// The requests of calls, by their numbers: what was done with each, and its token.
type Seen = BTreeMap<u64, Vec<(Fault, String)>>;

#[derive(Default)]
struct State {
    seed: u64,
    open: AtomicU64,
    connections: AtomicU64,
    seen: Mutex<Seen>,
}

pub(crate) struct Server {
    pub(crate) endpoint: String,
    state: Arc<State>,
}

impl Server {
    pub(crate) async fn start(seed: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(State { seed, ..State::default() });
        let shared = state.clone();
        tokio::spawn(async move {
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
        Server { endpoint, state }
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
}

/// Serves the requests of a connection until it fails or ends.
async fn serve(state: &State, mut stream: TcpStream) -> io::Result<()> {
    let mut buffer = Vec::new();
    while let Some((head, body)) = request(&mut stream, &mut buffer).await? {
        let header = |name: &str| {
            let lines = head.lines().filter_map(|line| line.split_once(": "));
            lines.filter(|(found, _)| *found == name).map(|(_, value)| value.to_owned()).next()
        };
        let call = header("x-call").and_then(|text| text.parse().ok()).unwrap_or(u64::MAX);
        let attempt = header("amz-sdk-request")
            .and_then(|text| text["attempt=".len()..].split(';').next()?.parse().ok());
        let fault = Fault::of(state.seed, call, attempt.unwrap_or_default());
        let token = body.split("\"clientToken\":\"").nth(1).and_then(|rest| rest.split('"').next());
        let record = (fault, token.unwrap_or_default().to_owned());
        state.seen.lock().unwrap().entry(call).or_default().push(record);
        if !answer(&mut stream, fault, answer_of(&head)).await? {
            break;
        }
    }
    Ok(())
}

fn answer_of(head: &str) -> (u16, &'static str) {
    match head.lines().next().unwrap_or_default() {
        line if line.starts_with("GET /v2/domains") => (200, r#"{"items":[]}"#),
        line if line.contains("/user-profiles") => (201, r#"{"id":"u-1"}"#),
        _ => (200, "{}"),
    }
}

/// Answers as a fault wants, and returns whether the connection goes on.
async fn answer(stream: &mut TcpStream, fault: Fault, (status, body): (u16, &str)) -> io::Result<bool> {
    let whole = |status: u16, headers: &str, body: &str| {
        format!("HTTP/1.1 {status} x\r\n{headers}content-length: {}\r\n\r\n{body}", body.len())
    };
    let text = match fault {
        Fault::Answer => whole(status, "", body),
        Fault::Slow => {
            tokio::time::sleep(Duration::from_millis(100)).await;
            whole(status, "", body)
        }
        Fault::Bytes => {
            let chunks: String = body.chars().map(|letter| format!("1\r\n{letter}\r\n")).collect();
            let text = format!("HTTP/1.1 {status} x\r\ntransfer-encoding: chunked\r\n\r\n{chunks}0\r\n\r\n");
            for byte in text.bytes() {
                stream.write_all(&[byte]).await?;
                tokio::task::yield_now().await;
            }
            return Ok(true);
        }
        Fault::Reset => {
            stream.set_zero_linger()?;
            return Ok(false);
        }
        Fault::Silence => {
            // Until the client gives up.
            let _ = stream.read(&mut [0; 1]).await;
            return Ok(false);
        }
        Fault::HalfHead => return end(stream, "HTTP/1.1 200 OK\r\ncontent-le").await,
        Fault::Truncated => {
            return end(stream, "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{\"items\"").await;
        }
        Fault::Garbage => return end(stream, "\0\0 no HTTP \r\n\r\n\r\n").await,
        Fault::Broken => whole(500, "", ""),
        Fault::Throttled => whole(429, "x-amzn-errortype: ThrottlingException\r\n", r#"{"message":"slow"}"#),
        Fault::WrongClock => {
            let headers = format!(
                "date: {}\r\nx-amzn-errortype: InvalidSignatureException\r\n",
                "Fri, 01 Jan 2038 00:00:00 GMT"
            );
            whole(403, &headers, "{}")
        }
    };
    stream.write_all(text.as_bytes()).await?;
    Ok(true)
}

async fn end(stream: &mut TcpStream, text: &str) -> io::Result<bool> {
    stream.write_all(text.as_bytes()).await?;
    Ok(false)
}

/// Reads a request: its head and its body; `None` at the end of the connection.
async fn request(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<Option<(String, String)>> {
    loop {
        if let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
            let length =
                head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
            let whole = end + 4 + length.unwrap_or_default();
            if buffer.len() >= whole {
                let body = String::from_utf8_lossy(&buffer[end + 4..whole]).into_owned();
                buffer.drain(..whole);
                return Ok(Some((head, body)));
            }
        }
        if stream.read_buf(buffer).await? == 0 {
            return Ok(None);
        }
    }
}

/// Returns the bytes of memory that the process has; 0 where the system does not tell.
pub(crate) fn resident_memory() -> u64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    told.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or_default() * 4096
}
