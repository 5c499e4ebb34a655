//! Messages that break a rule of HTTP/1.1, or bend it.

use super::bytes::{exchange, get, listen};
use super::{goes_on, refused};

const PATH: &str = "/v2/domains/dzd_1/user-profiles/ada";

fn post(headers: &str, body: &str) -> String {
    post_to("/v2/domains", headers, body)
}

pub(crate) fn post_to(path: &str, headers: &str, body: &str) -> String {
    let json = "content-type: application/json";
    format!("POST {path} HTTP/1.1\r\nhost: x\r\n{json}\r\n{headers}\r\n\r\n{body}")
}

#[tokio::test]
async fn a_request_has_one_host() {
    let port = listen().await;
    for hosts in ["", "host: a\r\nhost: b\r\n", "host: a b\r\n", "host: u@a\r\n"] {
        let response = refused(&port, format!("GET {PATH} HTTP/1.1\r\n{hosts}\r\n").as_bytes(), 400).await;
        assert!(response.contains("expected one header `host`, found "), "{response}");
        assert!(response.contains("x-amzn-requestid: "), "{response}");
    }
    // Before HTTP/1.1 there was none; and it may be in the target, too.
    for head in [format!("GET {PATH} HTTP/1.0\r\n"), format!("GET http://x{PATH} HTTP/1.1\r\nhost: x\r\n")] {
        assert!(exchange(&port, format!("{head}\r\n").as_bytes()).await.contains(" 200 "), "{head}");
    }
}

#[tokio::test]
async fn a_transfer_is_chunked_or_whole() {
    let port = listen().await;
    let chunks = "2\r\n{}\r\n0\r\n\r\n";
    let response = refused(&port, post("transfer-encoding: gzip, chunked", chunks).as_bytes(), 501).await;
    assert!(response.contains("expected the transfer encoding `chunked`"), "{response}");
    for headers in [
        "transfer-encoding: chunked, gzip",
        "transfer-encoding: identity",
        "content-length: -1",
        "content-length: +2",
        "content-length: 2\r\ncontent-length: 3",
        "content-length: 99999999999999999999999",
    ] {
        refused(&port, post(headers, "{}").as_bytes(), 400).await;
    }
    // Both are one of them, and the last request of the connection.
    let both = post("content-length: 5\r\ntransfer-encoding: chunked", chunks);
    assert!(refused(&port, both.as_bytes(), 400).await.contains("connection: close"));
}

#[tokio::test]
async fn a_body_that_breaks_ends_its_connection() {
    let port = listen().await;
    for chunks in
        ["zz\r\n", "-2\r\n{}\r\n", "fffffffffffffffff\r\n{}\r\n", &format!("2;{}", "a".repeat(100_000))]
    {
        let response = refused(&port, post("transfer-encoding: chunked", chunks).as_bytes(), 400).await;
        assert!(
            response.contains("SerializationException") && response.contains("connection: close"),
            "{response}"
        );
    }
}

#[tokio::test]
async fn little_of_a_request_is_repeated() {
    let port = listen().await;
    let method = format!("{} {PATH} HTTP/1.1\r\nhost: x\r\n\r\n", "M".repeat(5000));
    let media = post(&format!("content-length: 2\r\ncontent-type: {}", "m".repeat(5000)), "{}").replacen(
        "content-type: application/json\r\n",
        "",
        1,
    );
    for (sent, status) in [(method, 405), (media, 415), (get(&"/x".repeat(5000)), 404)] {
        let response = refused(&port, sent.as_bytes(), status).await;
        assert!(response.len() < 600, "{response}");
    }
}

#[tokio::test]
async fn a_body_in_a_coding_is_told() {
    let port = listen().await;
    for coding in ["gzip", "br", "identity, deflate"] {
        let sent = post(&format!("content-length: 2\r\ncontent-encoding: {coding}"), "\u{1}\u{2}");
        let response = refused(&port, sent.as_bytes(), 400).await;
        let last = coding.rsplit(' ').next().unwrap();
        assert!(response.contains(&format!("; expected no content encoding, found `{last}`")), "{response}");
    }
}

#[tokio::test]
async fn other_protocols_are_refused() {
    let port = listen().await;
    refused(&port, b"PRI * HTTP/2.0\r\n\r\nXM\r\n\r\n\0\0\0\x04\0\0\0\0\0", 505).await;
    for sent in [&b"\x16\x03\x01\x02\0\x01\0"[..], b"GET /\r\n"] {
        let response = exchange(&port, sent).await;
        assert!(response.is_empty() || response.starts_with("HTTP/1.1 400 "), "{response}");
        goes_on(&port).await;
    }
    // An upgrade that is not taken is a request as any other.
    let upgrade = get(PATH).replacen("host: x", "host: x\r\nconnection: upgrade\r\nupgrade: websocket", 1);
    refused(&port, upgrade.as_bytes(), 200).await;
}
