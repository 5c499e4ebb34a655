//! Calls without an async runtime, to a server of this test.

// Public, so that the lints for exported items hold.
#[rustfmt::skip]
#[expect(missing_docs, reason = "generated code: the model of the fixture has no documentation")]
#[path = "../../tests/fixtures/transfers/expected/mod.snap.rs"]
pub mod transfers;

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use ferrosmith_client::blocking::{self, ThreadClock};
use ferrosmith_client::client::ErrorKind;
use ferrosmith_client::retry::Policy;
use ferrosmith_client::transport::{Body, Proxies, Ureq};
use ferrosmith_client::{Client, Clock as _, Config, Credentials, Environment};
use generated::datazone::{self, CreateUserProfileInput, ListDomainsInput};
use transfers::{Fetch, FetchInput, Put, PutInput};

/// The time that answers may take on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(20);

fn client(endpoint: &str) -> datazone::Client {
    client_within(PATIENCE, endpoint)
}

fn client_within(limit: Duration, endpoint: &str) -> datazone::Client {
    let transport = Ureq::default().timeout(limit).transport();
    let config = Config::new(transport, ThreadClock)
        .region("eu-central-1")
        .endpoint(endpoint)
        .credentials(Credentials::new("A", "s"))
        .retry(Policy::standard().base(Duration::from_millis(1)));
    Client::new(config).into()
}

/// Answers requests, each on a connection of its own, and returns their first lines and bodies.
fn serve(answers: Vec<(u16, String)>) -> (String, thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let mut seen = Vec::new();
        for (status, body) in answers {
            let (mut stream, _) = listener.accept().unwrap();
            seen.push(request(&mut stream));
            let length = body.len();
            write!(
                stream,
                "HTTP/1.1 {status} X\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
            )
            .unwrap();
        }
        seen
    });
    (endpoint, server)
}

fn request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut piece = [0; 1024];
    loop {
        let length = stream.read(&mut piece).unwrap();
        bytes.extend_from_slice(&piece[..length]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let expected = head
            .lines()
            .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ").map(str::to_owned));
        if length == 0 || body.len() >= expected.and_then(|text| text.parse().ok()).unwrap_or(0) {
            return format!("{} {body}", head.lines().next().unwrap_or_default());
        }
    }
}

#[test]
fn a_call_is_made_again_and_answered() {
    let (endpoint, server) = serve(vec![(503, String::new()), (201, r#"{"id":"u-1"}"#.to_owned())]);
    let call = client(&endpoint).create_user_profile(CreateUserProfileInput::new("dzd_1", "ada"));
    assert_eq!(blocking::wait(call).unwrap().id.as_deref(), Some("u-1"));
    let seen = server.join().unwrap();
    assert!(
        seen[0].starts_with("POST /v2/domains/dzd_1/user-profiles HTTP/1.1 {\"userIdentifier\":\"ada\""),
        "{seen:?}"
    );
    assert_eq!(seen[0], seen[1]);
}

#[test]
fn items_are_an_iterator() {
    let page = |token: &str| {
        let domain =
            r#"{"id":"d","name":"n","arn":"a","managedAccountId":"1","status":"AVAILABLE","createdAt":1}"#;
        (200, format!("{{\"items\":[{domain}]{token}}}"))
    };
    let (endpoint, server) = serve(vec![page(r#","nextToken":"t""#), page("")]);
    let items = client(&endpoint).list_domains(ListDomainsInput::new()).items();
    let all: Result<Vec<_>, _> = blocking::items(items).collect();
    assert_eq!(all.unwrap().len(), 2);
    assert_eq!(server.join().unwrap()[1], "GET /v2/domains?nextToken=t HTTP/1.1 ");
}

#[test]
fn what_fails_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let hasty = client_within(Duration::from_millis(500), &endpoint);
    let error = blocking::wait(hasty.list_domains(ListDomainsInput::new()).retry(Policy::never()));
    assert_eq!(error.unwrap_err().kind(), ErrorKind::NoAnswer);
    drop(listener);
    let error = blocking::wait(client(&endpoint).list_domains(ListDomainsInput::new())).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::NotSent, 3), "{error}");
    let nowhere = client("http://no-such-host.invalid");
    let error = blocking::wait(nowhere.list_domains(ListDomainsInput::new())).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::NotSent, 3), "{error}");
}

/// The error of a call through a proxy.
fn through(proxy: &str, endpoint: &str) -> Result<usize, String> {
    let proxies = Proxies::of(&Environment::of([("HTTP_PROXY", proxy), ("HTTPS_PROXY", proxy)]));
    let transport = Ureq::default().proxies(proxies).timeout(PATIENCE).transport();
    let config = Config::new(transport, ThreadClock)
        .region("eu-central-1")
        .endpoint(endpoint)
        .credentials(Credentials::new("A", "s"))
        .retry(Policy::never());
    let client: datazone::Client = Client::new(config).into();
    let output = blocking::wait(client.list_domains(ListDomainsInput::new()));
    output.map(|output| output.items.len()).map_err(|error| format!("{:?}: {error}", error.kind()))
}

#[test]
fn proxies_are_those_of_all_transports() {
    let (proxy, seen) = serve(vec![(407, String::new())]);
    let proxy = proxy.replace("http://", "http://ada:h%40sh@");
    let error = through(&proxy, "https://datazone.example.com").unwrap_err();
    assert!(error.starts_with("NotSent: ListDomains: not sent: ") && !error.contains("sh@"), "{error}");
    assert_eq!(seen.join().unwrap(), ["CONNECT datazone.example.com:443 HTTP/1.1 "]);
    // A server on this machine has none.
    let (endpoint, server) = serve(vec![(200, r#"{"items":[]}"#.to_owned())]);
    assert_eq!(through("http://127.0.0.1:1", &endpoint), Ok(0));
    server.join().unwrap();
    let error = through("http://u:hush@a:99999", "https://datazone.example.com").unwrap_err();
    assert!(error.contains("HTTPS_PROXY: expected a proxy such as") && !error.contains("hush"), "{error}");
}

/// The head of a request without a body, as a server sees it, and what comes after it.
fn without_body(method: &str) -> (String, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let uri = format!("http://{}/op", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let (mut head, mut rest) = (Vec::new(), String::new());
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            head.extend(byte);
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        stream.read_to_string(&mut rest).unwrap();
        (String::from_utf8(head).unwrap().to_ascii_lowercase(), rest)
    });
    let request = http::Request::builder().method(method).uri(uri).body(Body::empty()).unwrap();
    let transport = Ureq::default().timeout(PATIENCE).transport();
    assert_eq!(blocking::wait(transport.send(request)).unwrap().status(), 200);
    server.join().unwrap()
}

#[test]
fn an_empty_body_is_not_sent_in_chunks() {
    for (method, has_length) in
        [("POST", true), ("PUT", true), ("PATCH", true), ("GET", false), ("DELETE", false), ("PURGE", false)]
    {
        let (head, rest) = without_body(method);
        assert!(head.starts_with(&format!("{} /op http/1.1", method.to_ascii_lowercase())), "{head}");
        assert_eq!(head.contains("\r\ncontent-length: 0\r\n"), has_length, "{head}");
        assert!(!head.contains("transfer-encoding") && rest.is_empty(), "{head}{rest}");
    }
}

#[test]
fn a_thread_waits() {
    let start = std::time::Instant::now();
    blocking::wait(ThreadClock.sleep(Duration::from_millis(20)));
    assert!(start.elapsed() >= Duration::from_millis(20));
}

/// The clock of a runtime whose only thread is blocked: its timers would never end.
#[cfg(feature = "tokio")]
fn stuck() -> (tokio::runtime::Runtime, Config) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let transport = Ureq::default().timeout(PATIENCE).transport();
    let config = Config::new(transport, ferrosmith_client::TokioClock)
        .region("eu-central-1")
        .credentials(Credentials::new("A", "s"))
        .retry(Policy::standard().base(Duration::from_millis(1)));
    (runtime, config)
}

#[cfg(feature = "tokio")]
#[test]
fn a_runtime_whose_only_thread_is_blocked_is_waited_for_by_threads() {
    let (endpoint, server) = serve(vec![(503, String::new()), (200, r#"{"items":[]}"#.to_owned())]);
    let (runtime, config) = stuck();
    let client: datazone::Client = Client::new(config.endpoint(endpoint)).into();
    runtime.block_on(async {
        assert!(blocking::wait(client.list_domains(ListDomainsInput::new())).unwrap().items.is_empty());
    });
    assert_eq!(server.join().unwrap().len(), 2);
}

#[cfg(feature = "hyper")]
#[test]
fn hyper_needs_a_runtime_that_goes_on() {
    let hyper = || ferrosmith_client::transport::Hyper::default().transport();
    let config = |endpoint: &str| {
        Config::new(hyper(), ferrosmith_client::TokioClock)
            .region("eu-central-1")
            .endpoint(endpoint)
            .credentials(Credentials::new("A", "s"))
            .retry(Policy::never())
    };
    let call = |client: &datazone::Client| blocking::wait(client.list_domains(ListDomainsInput::new()));
    let (runtime, _) = stuck();
    let client: datazone::Client = Client::new(config("http://127.0.0.1:1")).into();
    let error = runtime.block_on(async { call(&client) }).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotSent);
    assert!(error.to_string().contains("await the call, or use a client of `from_env_blocking`"), "{error}");
    // One with another thread goes on, and so does the same after the wait.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let (endpoint, server) = serve(vec![(200, r#"{"items":[]}"#.to_owned())]);
    let client: datazone::Client = Client::new(config(&endpoint)).into();
    runtime.block_on(async { call(&client) }).unwrap();
    server.join().unwrap();
    let (endpoint, server) = serve(vec![(200, r#"{"items":[]}"#.to_owned())]);
    let client: datazone::Client = Client::new(config(&endpoint)).into();
    stuck().0.block_on(async { client.list_domains(ListDomainsInput::new()).await }).unwrap();
    server.join().unwrap();
}

#[test]
fn streams_go_both_ways() {
    let (endpoint, server) = serve(vec![(200, r#"{"tag":"t"}"#.to_owned()), (200, "one two".to_owned())]);
    let client = AsRef::<Client>::as_ref(&client(&endpoint)).clone();
    let stream = || Body::stream(Body::from("a stream"));
    let call = client.call::<Put>(PutInput::new("a")).body(stream().sized(8));
    assert_eq!(blocking::wait(call).unwrap().tag.as_deref(), Some("t"));

    let streamed = blocking::wait(client.call::<Fetch>(FetchInput::new()).streamed()).unwrap();
    let mut text = String::new();
    blocking::reader(streamed.body).read_to_string(&mut text).unwrap();
    assert_eq!(text, "one two");
    assert!(server.join().unwrap()[0].starts_with("PUT /things/a HTTP/1.1 a stream"));

    let broken = Body::stream(Body::from("short")).sized(8);
    let error = blocking::wait(client.call::<Put>(PutInput::new("a")).body(broken)).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::NotSent | ErrorKind::NoAnswer), "{error}");
}
