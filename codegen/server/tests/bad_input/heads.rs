//! Heads that hyper cannot read: answered in the protocol of the server, though no service sees them.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use ferrosmith_runtime::protocol::AWS_JSON_1_0;
use ferrosmith_server::{Body, Listener};
use http::Response;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::bytes::{Port, exchange, get, listen, on_port, profiles};
use super::{goes_on, refused};

const PATH: &str = "/v2/domains/dzd_1/user-profiles/ada";

/// Heads, and the status of what is wrong with them.
fn heads() -> Vec<(String, u16)> {
    let many: String = (0..101).map(|index| format!("x-{index}: y\r\n")).collect();
    vec![
        (format!("G@T {PATH} HTTP/1.1\r\nhost: x\r\n\r\n"), 400),
        (format!("GET {PATH} HTTP/1.7\r\nhost: x\r\n\r\n"), 400),
        (format!("GET {PATH} HTTP/1.1\r\nhost x\r\n\r\n"), 400),
        ("GET \u{1} HTTP/1.1\r\nhost: x\r\n\r\n".to_owned(), 400),
        ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}".to_owned(), 400),
        (get(&"/x".repeat(40_000)), 414),
        (format!("GET {PATH} HTTP/1.1\r\nhost: x\r\n{many}\r\n"), 431),
        (format!("GET {PATH} HTTP/1.1\r\nhost: x\r\nx-long: {}\r\n\r\n", "y".repeat(4 << 20)), 431),
    ]
}

/// Checks an answer to the last request of a connection.
fn check(found: &str, status: u16, context: &str) {
    let (head, body) = found.split_once("\r\n\r\n").unwrap_or_else(|| panic!("{context}: {found:?}"));
    assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{context}: {found}");
    for header in ["content-type: application/json", "connection: close", "x-amzn-requestid: ", "date: "] {
        assert_eq!(head.matches(header).count(), 1, "{context}: {header}: {head}");
    }
    let length = format!("content-length: {}", body.len());
    assert_eq!((head.matches("content-length: ").count(), head.contains(&length)), (1, true), "{head}");
    assert!(body.contains("{\"message\":\"expected ") && body.contains("found a"), "{context}: {body}");
    let code = if status == 400 { "SerializationException" } else { "RequestEntityTooLargeException" };
    assert!(head.contains(code), "{context}: {head}");
}

/// Sends pieces one after the other; returns all that comes back until the server ends the connection.
async fn to_the_end(port: &Port, pieces: &[&str]) -> String {
    let (mut reading, mut writing) = port.connect().await.into_split();
    let mut found = Vec::new();
    for (nth, piece) in pieces.iter().enumerate() {
        let _ = writing.write_all(piece.as_bytes()).await;
        if nth + 1 < pieces.len() {
            let mut bytes = [0; 4096];
            let count = reading.read(&mut bytes).await.unwrap();
            found.extend_from_slice(&bytes[..count]);
        }
    }
    reading.read_to_end(&mut found).await.unwrap();
    String::from_utf8_lossy(&found).into_owned()
}

#[tokio::test]
async fn they_are_answered_in_protocol() {
    let port = listen().await;
    for (head, status) in heads() {
        check(&refused(&port, head.as_bytes(), status).await, status, &head[..head.len().min(40)]);
    }
}

#[tokio::test]
async fn those_after_another_request_too() {
    let port = listen().await;
    for (head, status) in heads() {
        let context = &head[..head.len().min(40)];
        for pieces in [&[get(PATH).as_str(), &head][..], &[&format!("{}{head}", get(PATH))]] {
            let found = to_the_end(&port, pieces).await;
            assert!(found.starts_with("HTTP/1.1 200 "), "{context}: {found}");
            check(&found[found.rfind("HTTP/1.1 ").unwrap()..], status, context);
        }
    }
}

#[cfg(not(feature = "http2"))]
#[tokio::test]
async fn a_client_of_http_2_is_told_so() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&told);
    let listener = Listener::new(profiles().build().unwrap());
    let port = on_port(listener.on_unreadable(move |status, _| log.lock().unwrap().push(status))).await;
    let preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    // With settings behind it (RFC 9113, section 6.5).
    let settings = format!("{preface}\0\0\0\u{4}\0\0\0\0\0");
    for sent in [&preface[..16], preface, &settings] {
        let found = to_the_end(&port, &[sent]).await;
        let (head, body) = found.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 505 HTTP Version Not Supported\r\n"), "{head}");
        assert!(head.contains("connection: close") && head.contains("NotImplementedException"), "{head}");
        assert_eq!(body, r#"{"message":"expected HTTP/1.1, found HTTP/2"}"#);
    }
    assert_eq!(told.lock().unwrap().as_slice(), [505; 3]);
    // Elsewhere it is no preface.
    let head =
        "POST /v2/domains HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n";
    let head = format!("{head}content-length: {}\r\n\r\n", preface.len());
    let found = to_the_end(&port, &[&(head + preface)]).await;
    assert!(found.starts_with("HTTP/1.1 400 ") && found.contains("SerializationException"), "{found}");
}

/// The form of an answer of hyper itself.
const BARE: &str = "HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

/// A body of one frame of its own for each byte.
struct Bytewise(usize);

impl http_body::Body for Bytewise {
    type Data = &'static [u8];
    type Error = Infallible;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<&'static [u8]>, Infallible>>> {
        let at = self.0;
        self.0 += 1;
        std::task::Poll::Ready(BARE.as_bytes().get(at..=at).map(|byte| Ok(http_body::Frame::data(byte))))
    }
}

#[tokio::test]
async fn answers_that_look_like_one_are_left_alone() {
    let service = tower::service_fn(|request: http::Request<hyper::body::Incoming>| async move {
        let body = match request.uri().path() {
            "/stream" => Body::stream(Bytewise(0)),
            _ => Body::from(BARE),
        };
        Ok::<_, Infallible>(Response::builder().status(400).body(body).unwrap())
    });
    let port = on_port(Listener::layered(service)).await;
    let whole = exchange(&port, get("/").as_bytes()).await;
    assert!(whole.ends_with(&format!("\r\n\r\n{BARE}")), "{whole}");
    let end = get("/stream").replace("host: x", "host: x\r\nconnection: close");
    let stream = to_the_end(&port, &[&get("/"), &end]).await;
    assert!(stream.ends_with("\r\n1\r\n\n\r\n0\r\n\r\n") && !stream.contains("message"), "{stream}");
}

#[tokio::test]
async fn the_protocol_is_a_choice_and_a_log_is_told() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&told);
    let listener = Listener::new(profiles().build().unwrap()).protocol(&AWS_JSON_1_0);
    let listener =
        listener.on_unreadable(move |status, text| log.lock().unwrap().push((status, text.to_owned())));
    let port = on_port(listener).await;
    let found = refused(&port, b"G@T / HTTP/1.1\r\n\r\n", 400).await;
    assert!(found.contains("content-type: application/x-amz-json-1.0\r\n"), "{found}");
    goes_on(&port).await;
    let told = told.lock().unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].0.as_u16(), told[0].1.as_str()),
        (400, "expected the head of a request of HTTP/1.1, found another text")
    );
}
