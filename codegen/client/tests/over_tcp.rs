//! Calls over connections of `hyper`, to a server of this test.

use std::future::IntoFuture as _;
use std::time::Duration;

use ferrosmith_client::client::ErrorKind;
use ferrosmith_client::retry::Policy;
use ferrosmith_client::transport::{Hyper, Proxies};
use ferrosmith_client::{Client, Config, Credentials, Environment, TokioClock};
use generated::datazone::{ListDomains, ListDomainsInput};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

const ANSWER: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 12\r\n\r\n{\"items\":[]}";

fn client(endpoint: &str) -> Client {
    let transport = Hyper::default().connect_timeout(Duration::from_secs(20)).transport();
    let config = Config::new(transport, TokioClock)
        .region("eu-central-1")
        .endpoint(endpoint)
        .credentials(Credentials::new("A", "s"))
        .retry(Policy::standard().base(Duration::from_millis(1)));
    Client::new(config)
}

/// Reads the head of a request.
async fn head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => break,
        }
    }
    String::from_utf8(head).unwrap()
}

async fn listener() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    (listener, endpoint)
}

#[tokio::test(flavor = "current_thread")]
async fn connections_are_kept() {
    let (listener, endpoint) = listener().await;
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        for _ in 0..3 {
            let head = head(&mut stream).await;
            assert!(head.starts_with("GET /v2/domains HTTP/1.1\r\n"), "{head}");
            assert!(head.contains("authorization: AWS4-HMAC-SHA256 Credential=A/"), "{head}");
            assert_eq!(head.matches("host: ").count(), 1, "{head}");
            stream.write_all(ANSWER.as_bytes()).await.unwrap();
        }
    });
    let client = client(&endpoint);
    for _ in 0..3 {
        assert_eq!(client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap().items, []);
    }
    server.await.unwrap();
}

#[tokio::test(flavor = "current_thread")]
async fn a_connection_that_breaks_is_made_again() {
    let (listener, endpoint) = listener().await;
    let server = tokio::spawn(async move {
        for answer in ["", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{", ANSWER] {
            let (mut stream, _) = listener.accept().await.unwrap();
            head(&mut stream).await;
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    let received = client(&endpoint).call::<ListDomains>(ListDomainsInput::new()).received().await.unwrap();
    assert_eq!(received.attempts, 3);
    server.await.unwrap();
}

#[tokio::test(flavor = "current_thread")]
async fn no_connection_is_told_with_its_cause() {
    let (listener, endpoint) = listener().await;
    drop(listener);
    let error = client(&endpoint).call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::NotSent, 3));
    assert!(error.is_safe_to_repeat());
    let expected =
        format!("ListDomains: not sent: no connection to {endpoint}: tcp connect error: Connection refused");
    assert!(error.to_string().starts_with(&expected), "{error}");

    let error =
        client("http://no-such-host.invalid").call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotSent);
    let expected = "ListDomains: not sent: no connection to http://no-such-host.invalid: dns error: ";
    let text = error.to_string();
    assert!(text.starts_with(expected) && text.contains("is the endpoint, or the region, right?"), "{error}");
}

#[cfg(feature = "blocking")]
#[test]
fn without_a_runtime_there_is_no_connection_and_no_panic() {
    let client = client("http://127.0.0.1:1");
    let error =
        ferrosmith_client::blocking::wait(client.call::<ListDomains>(ListDomainsInput::new())).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::NotSent, 3));
    assert!(error.to_string().contains("expected a runtime of tokio, found none: await"), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_server_without_tls_is_told() {
    let (listener, endpoint) = listener().await;
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        }
    });
    let endpoint = endpoint.replace("http:", "https:");
    let error = client(&endpoint).call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotSent, "{error}");
    assert!(error.to_string().contains("what answers there speaks no TLS"), "{error}");
}

/// The error of a call to a server that gives an answer and closes the connection, without the address.
async fn answered_by(answer: &'static str) -> (ErrorKind, String) {
    let (listener, endpoint) = listener().await;
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            head(&mut stream).await;
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    let call = client(&endpoint).call::<ListDomains>(ListDomainsInput::new()).retry(Policy::never());
    let error = call.await.unwrap_err();
    assert!(error.is_safe_to_repeat());
    (error.kind(), error.to_string().replace(&endpoint, "it"))
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_no_answer_is_told() {
    let speaks = "what answers there speaks no HTTP/1, or not well: is it the right port?";
    let none = "ListDomains: sent to it, and no answer came: ";
    for (answer, expected) in [
        ("SSH-2.0-OpenSSH_9\r\n", format!("{none}invalid HTTP version parsed: {speaks}")),
        ("HTTP/1.1 abc\r\n\r\n", format!("{none}invalid HTTP status-code parsed: {speaks}")),
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n",
            format!("{none}invalid content-length parsed: {speaks}"),
        ),
        ("HTTP/1.1 200 OK\r\nconte", format!("{none}connection closed before message completed")),
        ("HTTP/1.1 100 Continue\r\n\r\n", format!("{none}connection closed before message completed")),
        ("", format!("{none}connection closed before message completed")),
    ] {
        assert_eq!(answered_by(answer).await, (ErrorKind::NoAnswer, expected), "{answer}");
    }
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"items\":[]}";
    let (kind, text) = answered_by(cut).await;
    let start = "ListDomains: sent, and the answer cannot be read: the body broke off: ";
    assert!(kind == ErrorKind::BrokenAnswer && text.starts_with(start), "{text}");
    assert!(text.contains("end of file before message length reached"), "{text}");
}

#[tokio::test(flavor = "current_thread")]
async fn answers_before_the_answer_are_passed_over() {
    let (listener, endpoint) = listener().await;
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        head(&mut stream).await;
        let early = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n";
        stream.write_all(format!("{early}{ANSWER}").as_bytes()).await.unwrap();
    });
    assert_eq!(client(&endpoint).call::<ListDomains>(ListDomainsInput::new()).await.unwrap().items, []);
}

#[tokio::test(flavor = "current_thread")]
async fn a_head_without_an_end_is_too_large() {
    let (listener, endpoint) = listener().await;
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            head(&mut stream).await;
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n").await;
            while stream.write_all(b"a: b\r\n").await.is_ok() {}
        }
    });
    let call = client(&endpoint).call::<ListDomains>(ListDomainsInput::new()).retry(Policy::never());
    let error = call.await.unwrap_err();
    assert!(error.to_string().contains("no answer came: message head is too large"), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_call_that_nobody_waits_for_leaves_no_connection_to_reuse() {
    let (listener, endpoint) = listener().await;
    let (arrives, arrived) = oneshot::channel();
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        head(&mut stream).await;
        arrives.send(()).unwrap();
        assert_eq!(stream.read(&mut [0]).await.unwrap_or(0), 0);
        let (mut stream, _) = listener.accept().await.unwrap();
        head(&mut stream).await;
        stream.write_all(ANSWER.as_bytes()).await.unwrap();
    });
    let client = client(&endpoint);
    tokio::select! {
        answer = client.call::<ListDomains>(ListDomainsInput::new()).into_future() => panic!("{answer:?}"),
        told = arrived => told.unwrap(),
    }
    assert_eq!(client.call::<ListDomains>(ListDomainsInput::new()).await.unwrap().items, []);
    server.await.unwrap();
}

#[tokio::test(flavor = "current_thread")]
async fn an_answer_that_never_ends_ends_in_time() {
    let (listener, endpoint) = listener().await;
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        head(&mut stream).await;
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").await;
        while stream.write_all(b"1\r\n \r\n").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    });
    let call =
        client(&endpoint).call::<ListDomains>(ListDomainsInput::new()).timeout(Duration::from_millis(300));
    assert_eq!(call.await.unwrap_err().kind(), ErrorKind::Timeout);
}

/// The first line that a proxy of this test saw, and a client that has it.
async fn through_proxy(endpoint: &str, answer: &'static str) -> (String, String) {
    let (listener, proxy) = listener().await;
    let seen = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let head = head(&mut stream).await;
        stream.write_all(answer.as_bytes()).await.unwrap();
        head
    });
    let proxy = proxy.replace("http://", "http://ada:h%40sh@");
    let environment = Environment::of([("HTTPS_PROXY", &proxy), ("HTTP_PROXY", &proxy)]);
    let transport = Hyper::default().proxies(Proxies::of(&environment)).transport();
    let config = Config::new(transport, TokioClock)
        .region("eu-central-1")
        .endpoint(endpoint)
        .credentials(Credentials::new("A", "s"))
        .retry(Policy::standard().max_attempts(1));
    let said = match Client::new(config).call::<ListDomains>(ListDomainsInput::new()).await {
        Ok(output) => format!("{} domains", output.items.len()),
        Err(error) => error.to_string(),
    };
    (seen.await.unwrap(), said)
}

#[tokio::test(flavor = "current_thread")]
async fn a_proxy_passes_requests_on() {
    let (head, said) = through_proxy("http://datazone.example.com", ANSWER).await;
    assert!(head.starts_with("GET http://datazone.example.com/v2/domains HTTP/1.1\r\n"), "{head}");
    assert!(head.contains("\r\nhost: datazone.example.com\r\n"), "{head}");
    assert!(head.contains("proxy-authorization: Basic YWRhOmhAc2g=\r\n"), "{head}");
    assert_eq!(said, "0 domains");
}

#[tokio::test(flavor = "current_thread")]
async fn a_proxy_makes_a_tunnel() {
    let refused = "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n";
    let (head, said) = through_proxy("https://datazone.example.com", refused).await;
    let expected = "CONNECT datazone.example.com:443 HTTP/1.1\r\nhost: datazone.example.com:443\r\n\
                    proxy-authorization: Basic YWRhOmhAc2g=\r\n\r\n";
    assert_eq!(head, expected);
    assert!(
        said.starts_with("ListDomains: not sent: ") && said.contains("the proxy http://127.0.0.1:"),
        "{said}"
    );
    assert!(said.contains("407 Proxy Authentication Required") && !said.contains("h@sh"), "{said}");
    assert!(said.ends_with("as `http://user:password@host`"), "{said}");
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_no_proxy_is_told() {
    let transport =
        Hyper::default().proxies(Proxies::of(&Environment::of([("HTTPS_PROXY", "ftp://u:hush@a")])));
    let config = Config::new(transport.transport(), TokioClock)
        .region("eu-central-1")
        .credentials(Credentials::new("A", "s"))
        .retry(Policy::standard().max_attempts(1));
    let error = Client::new(config).call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotSent);
    assert!(error.to_string().contains("HTTPS_PROXY: expected a proxy"), "{error}");
    assert!(!format!("{error} {error:?}").contains("hush"));
}

#[tokio::test(flavor = "current_thread")]
async fn who_connects_and_says_nothing_is_left_in_time() {
    let (listener, place) = listener().await;
    tokio::spawn(async move {
        let mut silent = Vec::new();
        while let Ok(stream) = listener.accept().await {
            silent.push(stream);
        }
    });
    let proxies = Proxies::of(&Environment::of([("HTTPS_PROXY", &place)]));
    // A server that does not answer in TLS, and a proxy that makes no tunnel.
    for (proxies, endpoint) in
        [(Proxies::none(), place.replace("http:", "https:")), (proxies, "https://example.com".to_owned())]
    {
        let hyper = Hyper::default().proxies(proxies).connect_timeout(Duration::from_millis(100));
        let config = Config::new(hyper.transport(), TokioClock)
            .region("eu-central-1")
            .endpoint(&endpoint)
            .credentials(Credentials::new("A", "s"))
            .retry(Policy::standard().base(Duration::from_millis(1)));
        let error = Client::new(config).call::<ListDomains>(ListDomainsInput::new()).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::NotSent, 3), "{error}");
        let expected =
            format!("ListDomains: not sent: no connection to {endpoint}: it took longer than 100ms");
        assert!(error.to_string().starts_with(&expected), "{error}");
    }
}
