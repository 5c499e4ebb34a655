//! Clients that send what they should not, over loopback: each is answered within the limits, in protocol, or its
//! connection is closed, and the server goes on.

mod bytes;
mod ends;
mod handlers;
mod heads;
#[cfg(feature = "http2")]
mod http2;
mod late;
#[cfg(feature = "http2")]
mod links;
mod messages;
mod slow;

use std::time::{Duration, Instant};

use bytes::{PATIENCE, Port, cbor, exchange, get, is_whole, listen, profiles, serve_slowly, settle};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// Sends bytes; the response must have this status, and the next client must be served.
pub(crate) async fn refused(port: &Port, sent: &[u8], status: u16) -> String {
    let begun = Instant::now();
    let response = exchange(port, sent).await;
    assert!(response.starts_with(&format!("HTTP/1.1 {status} ")), "expected {status}: {response:?}");
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    goes_on(port).await;
    response
}

pub(crate) async fn goes_on(port: &Port) {
    let response = exchange(port, get("/v2/domains/dzd_1/user-profiles/ada").as_bytes()).await;
    assert!(response.starts_with("HTTP/1.1 200 "), "{response:?}");
}

#[tokio::test]
async fn heads_that_do_not_end_are_closed() {
    let port = listen().await;
    let begun = Instant::now();
    let mut slow = port.connect().await;
    let mut answer = Vec::new();
    for byte in b"GET /v2/domains/dzd_1 HTTP/1.1\r\nx-slow: ".iter().chain(std::iter::repeat(&b'a')) {
        tokio::time::sleep(Duration::from_millis(20)).await;
        if slow.write_all(&[*byte]).await.is_err() || begun.elapsed() > PATIENCE {
            break;
        }
    }
    let _ = slow.read_to_end(&mut answer).await;
    assert!(begun.elapsed() < PATIENCE);
    goes_on(&port).await;
}

#[tokio::test]
async fn bodies_that_do_not_arrive_are_answered() {
    let port = listen().await;
    let head = "POST /v2/domains HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{";
    let response = refused(&port, head.as_bytes(), 408).await;
    assert!(response.contains("RequestTimeoutException"), "{response}");
}

#[tokio::test]
async fn handlers_that_do_not_answer_are_left() {
    let port = listen().await;
    let response = refused(&port, get("/v2/domains/dzd_1/user-profiles/asleep").as_bytes(), 503).await;
    assert!(response.contains("ServiceUnavailableException"), "{response}");
}

#[tokio::test]
async fn bodies_beyond_the_limit_are_refused() {
    let port = bytes::listen_patiently().await;
    let head = "POST /v2/domains HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n";
    let announced = format!("{head}content-length: 99999999999\r\n\r\n{{");
    assert!(refused(&port, announced.as_bytes(), 413).await.contains("RequestEntityTooLargeException"));
    // Chunks go on as long as the server reads.
    let chunk = format!("4000\r\n{}\r\n", " ".repeat(0x4000));
    let endless = format!("{head}transfer-encoding: chunked\r\n\r\n") + &chunk.repeat(200);
    refused(&port, endless.as_bytes(), 413).await;
    let wrong = format!("{head}transfer-encoding: chunked\r\n\r\nzz\r\n");
    refused(&port, wrong.as_bytes(), 400).await;
}

/// Sends a head, a while later the rest; returns all that comes back up to a success.
async fn in_pieces(port: &Port, pieces: &[&str]) -> String {
    let mut stream = port.connect().await;
    for piece in pieces {
        stream.write_all(piece.as_bytes()).await.unwrap();
        settle().await;
    }
    let (mut found, mut piece) = (String::new(), [0; 4096]);
    let has_success =
        |found: &str| found.find("HTTP/1.1 200 ").is_some_and(|at| is_whole(&found.as_bytes()[at..]));
    while !has_success(&found) {
        match tokio::time::timeout(PATIENCE, stream.read(&mut piece)).await {
            Ok(Ok(count @ 1..)) => found += &String::from_utf8_lossy(&piece[..count]),
            _ => break,
        }
    }
    found
}

#[tokio::test]
async fn a_connection_goes_on_after_a_refusal_before_the_body() {
    let port = bytes::listen_patiently().await;
    let next = get("/v2/domains/dzd_1/user-profiles/ada");
    let json = "host: x\r\ncontent-type: application/json\r\n";
    let unknown = format!("POST /v9/nothing HTTP/1.1\r\n{json}content-length: 2\r\n\r\n");
    let large = format!("POST /v2/domains HTTP/1.1\r\n{json}transfer-encoding: chunked\r\n\r\n");
    let chunk = format!("100100\r\n{}\r\n", " ".repeat(0x0010_0100));
    for (status, pieces) in
        [(404, [unknown.as_str(), "{}", &next]), (413, [&large, &(chunk + "1\r\n.\r\n0\r\n\r\n"), &next])]
    {
        let found = in_pieces(&port, &pieces).await;
        assert!(found.starts_with(&format!("HTTP/1.1 {status} ")), "{found}");
        assert!(found.contains("HTTP/1.1 200 ") && !found.contains("connection: close"), "{found}");
    }
}

#[tokio::test]
async fn a_connection_that_ends_with_a_refusal_says_so() {
    let port = listen().await;
    // Nobody asks for the body, it is too large to be read, or it does not come.
    for header in
        ["expect: 100-continue\r\ncontent-length: 2", "content-length: 3000000", "content-length: 2"]
    {
        let head = format!("POST /v9/nothing HTTP/1.1\r\nhost: x\r\n{header}\r\n\r\n");
        let response = refused(&port, head.as_bytes(), 404).await;
        assert!(response.contains("connection: close"), "{response}");
        assert!(response.contains("UnknownOperationException"), "{response}");
    }
}

#[tokio::test]
async fn other_media_types_are_refused() {
    let port = listen().await;
    let sent =
        "POST /v2/domains HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\n{}";
    assert!(refused(&port, sent.as_bytes(), 415).await.contains("UnsupportedMediaTypeException"));
}

#[tokio::test]
async fn a_hundred_thousand_headers_are_refused() {
    let port = listen().await;
    let headers: String = (0..100_000).map(|index| format!("x-{index}: y\r\n")).collect();
    let sent = format!("GET /v2/domains/dzd_1 HTTP/1.1\r\nhost: x\r\n{headers}\r\n");
    refused(&port, sent.as_bytes(), 431).await;
    let long =
        format!("GET /v2/domains/dzd_1 HTTP/1.1\r\nhost: x\r\nx-long: {}\r\n\r\n", "y".repeat(2 << 20));
    refused(&port, long.as_bytes(), 431).await;
}

#[tokio::test]
async fn requests_of_another_service_are_refused() {
    let port = listen().await;
    let sent = "POST / HTTP/1.1\r\nhost: x\r\nx-amz-target: PhotonAdminProxyService.DescribeFleets\r\n\
                content-type: application/x-amz-json-1.1\r\ncontent-length: 2\r\n\r\n{}";
    assert!(refused(&port, sent.as_bytes(), 404).await.contains("UnknownOperationException"));
    let other = sent.replace("PhotonAdminProxyService", "DataZone");
    assert!(refused(&port, other.as_bytes(), 404).await.contains("UnknownOperationException"));
}

#[tokio::test]
async fn paths_are_taken_as_they_are() {
    let port = listen().await;
    refused(&port, get("/v2/domains/../domains").as_bytes(), 404).await;
    refused(&port, get("/../../etc/passwd").as_bytes(), 404).await;
    // Labels that the model forbids, and one that is no text.
    for label in ["%00", "dzd_1%00", "%2e%2e", "%ff", "%c3%28", "%zz"] {
        refused(&port, get(&format!("/v2/domains/{label}/user-profiles/ada")).as_bytes(), 400).await;
    }
    // No text at all: closed by hyper, or refused.
    let response =
        exchange(&port, b"GET /v2/domains/\xff\xfe HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
    assert!(response.is_empty() || response.starts_with("HTTP/1.1 4"), "{response:?}");
    goes_on(&port).await;
}

#[tokio::test]
async fn bombs_of_cbor_do_no_harm() {
    let port = bytes::listen_appstream().await;
    let deep = [[0x81_u8; 100_000].as_slice(), &[0]].concat();
    // Lists and texts that say to have 2^62 elements.
    let counts: [&[u8]; 3] = [
        b"\xa1\x65Names\x9b\x40\0\0\0\0\0\0\0",
        b"\xa1\x65Names\x7b\x40\0\0\0\0\0\0\0",
        b"\xbb\x40\0\0\0\0\0\0\0",
    ];
    let nested = [b"\xa1\x65Names".as_slice(), &deep].concat();
    let bombs = [deep.as_slice(), &nested].into_iter().chain(counts);
    for bomb in bombs {
        let response = exchange(&port, &cbor("DescribeFleets", bomb)).await;
        assert!(response.starts_with("HTTP/1.1 400 "), "{response:?}");
        assert!(response.contains("SerializationException"), "{response:?}");
    }
    let response = exchange(&port, &cbor("DescribeFleets", b"\xa0")).await;
    assert!(response.starts_with("HTTP/1.1 200 "), "{response:?}");
}

#[tokio::test]
async fn one_request_too_many_is_refused() {
    let port = bytes::listen_to_one_request().await;
    let mut slow = port.connect().await;
    slow.write_all(get("/v2/domains/dzd_1/user-profiles/asleep").as_bytes()).await.unwrap();
    settle().await;
    let response = exchange(&port, get("/v2/domains/dzd_1/user-profiles/ada").as_bytes()).await;
    assert!(
        response.starts_with("HTTP/1.1 503 ") && response.contains("ServiceUnavailableException"),
        "{response}"
    );
    // It has no body: the connection may go on. With one, it ends.
    assert!(!response.contains("connection: close"), "{response}");
    let head = "POST /v2/domains HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
    let response = exchange(&port, head.as_bytes()).await;
    assert!(response.starts_with("HTTP/1.1 503 ") && response.contains("connection: close"), "{response}");
    // The first one is answered, late; then there is room.
    let mut answer = [0; 12];
    slow.read_exact(&mut answer).await.unwrap();
    goes_on(&port).await;
}

#[tokio::test]
async fn a_server_that_ends_answers_what_has_begun() {
    let port = listen().await;
    let mut begun = port.connect().await;
    begun.write_all(get("/v2/domains/dzd_1/user-profiles/drowsy").as_bytes()).await.unwrap();
    settle().await;
    let address = port.address;
    port.end().await;
    let mut answer = String::new();
    begun.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer:?}");
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn a_server_that_ends_does_not_wait_for_ever() {
    let port = serve_slowly(profiles()).await;
    let mut begun = port.connect().await;
    begun.write_all(get("/v2/domains/dzd_1/user-profiles/asleep").as_bytes()).await.unwrap();
    settle().await;
    tokio::time::timeout(PATIENCE, port.end()).await.unwrap();
    // The request that has no answer is dropped, with its connection.
    let left = tokio::time::timeout(PATIENCE, begun.read_to_end(&mut Vec::new())).await.unwrap();
    assert_eq!(left.unwrap_or(0), 0);
}

#[tokio::test]
async fn a_client_that_takes_nothing_is_left() {
    let port = listen().await;
    let mut slow = port.connect().await;
    slow.write_all(get("/v2/domains/dzd_1/user-profiles/large").as_bytes()).await.unwrap();
    slow.readable().await.unwrap();
    tokio::time::sleep(Duration::from_secs(2)).await;
    goes_on(&port).await;
    let mut found = Vec::new();
    let _ = slow.read_to_end(&mut found).await;
    assert!(found.starts_with(b"HTTP/1.1 200 ") && found.len() < bytes::LARGE, "{}", found.len());
}

#[tokio::test]
async fn a_server_ends_though_its_connections_are_idle() {
    let port = bytes::listen_to_one().await;
    let mut idle = port.connect().await;
    idle.write_all(get("/v2/domains/dzd_1/user-profiles/ada").as_bytes()).await.unwrap();
    assert!(idle.read(&mut [0; 12]).await.unwrap() > 0);
    let _waiting = port.connect().await;
    settle().await;
    tokio::time::timeout(PATIENCE, port.end()).await.unwrap();
    idle.read_to_end(&mut Vec::new()).await.unwrap();
}
