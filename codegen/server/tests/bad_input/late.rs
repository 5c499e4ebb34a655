//! Clients that are answered while they still send, and look for the answer after that: if their connection were closed on
//! them, they would lose it.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::bytes::{PATIENCE, Port, get, is_whole, listen_patiently, on_port, profiles};
use ferrosmith_server::Listener;

const HEAD: &str = "POST /v2/domains HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n";

/// Sends a head and so many pieces of a body, each a while after the one before. Returns what comes back.
async fn sent(port: &Port, head: &str, piece: &[u8], pieces: usize, pause: Duration) -> String {
    let mut client = port.connect().await;
    client.write_all(head.as_bytes()).await.unwrap();
    for nth in 0..pieces {
        client.write_all(piece).await.unwrap_or_else(|error| panic!("piece {nth}: {error}"));
        sleep(pause).await;
    }
    answer(&mut client).await
}

async fn answer(client: &mut TcpStream) -> String {
    let mut found = Vec::new();
    timeout(PATIENCE, client.read_to_end(&mut found)).await.unwrap().unwrap();
    assert!(is_whole(&found));
    String::from_utf8(found).unwrap()
}

#[tokio::test]
async fn a_large_body_is_refused_and_read() {
    let port = listen_patiently().await;
    let large = vec![b' '; 1 << 20];
    let head = format!("{HEAD}content-length: {}\r\n\r\n", 32 << 20);
    let response = sent(&port, &head, &large, 32, Duration::ZERO).await;
    assert!(response.starts_with("HTTP/1.1 413 "), "{response}");
}

#[tokio::test]
async fn a_body_that_nobody_wants_is_read_as_it_comes() {
    let port = listen_patiently().await;
    let unknown = HEAD.replace("/v2/domains", "/v9/nothing");
    let head = format!("{unknown}content-length: {}\r\n\r\n", 32 << 20);
    let response = sent(&port, &head, &[b' '; 1000], 20, Duration::from_millis(20)).await;
    assert!(response.starts_with("HTTP/1.1 404 "), "{response}");
}

#[tokio::test]
async fn one_that_never_ends_is_not_read_for_ever() {
    let server = profiles().body_limit(1000).build().unwrap();
    let port = on_port(Listener::new(server).send_timeout(Duration::from_millis(300))).await;
    let mut client = port.connect().await;
    client.write_all(format!("{HEAD}content-length: 99999999999\r\n\r\n").as_bytes()).await.unwrap();
    let endless = async { while client.write_all(&[b' '; 1000]).await.is_ok() {} };
    timeout(PATIENCE, endless).await.unwrap();
}

#[tokio::test]
async fn the_end_of_a_server_does_not_wait_for_idle_clients() {
    let port = listen_patiently().await;
    let mut idle = port.connect().await;
    idle.write_all(get("/v2/domains/dzd_1/user-profiles/ada").as_bytes()).await.unwrap();
    sleep(Duration::from_millis(50)).await;
    timeout(Duration::from_secs(2), port.end()).await.unwrap();
    assert!(answer(&mut idle).await.starts_with("HTTP/1.1 200 "));
}
