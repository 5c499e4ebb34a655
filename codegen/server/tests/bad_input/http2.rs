//! Clients of HTTP/2, on the same port, that ask for much, take little or do nothing.

use std::future::poll_fn;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ferrosmith_server::Listener;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::client::conn::http2::{self, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{Instant, sleep, timeout};

use super::bytes::{LARGE, PATIENCE, Port, on_port, profiles, serve_slowly, settle};
use super::ends::{holds, service};
use super::goes_on;

/// The beginning of a client.
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

type Sender = SendRequest<Full<&'static [u8]>>;

/// The tasks of a client, which end with it.
#[derive(Clone, Default)]
struct Tasks(Arc<Mutex<JoinSet<()>>>);

impl<F: Future<Output = ()> + Send + 'static> hyper::rt::Executor<F> for Tasks {
    fn execute(&self, task: F) {
        self.0.lock().unwrap().spawn(task);
    }
}

/// A connection of HTTP/2, which has room for so many bytes of an answer, and the end of it.
async fn connect(port: &Port, room: u32) -> (Sender, JoinHandle<hyper::Result<()>>) {
    connect_by(port, room, Tasks::default()).await
}

async fn connect_by(port: &Port, room: u32, tasks: Tasks) -> (Sender, JoinHandle<hyper::Result<()>>) {
    let io = TokioIo::new(port.connect().await);
    let mut builder = http2::Builder::new(tasks);
    builder.initial_stream_window_size(room).max_header_list_size(1 << 30);
    let (sender, connection) = builder.handshake(io).await.unwrap();
    (sender, tokio::spawn(connection))
}

pub(crate) fn get(user: &str) -> Request<Full<&'static [u8]>> {
    let uri = format!("http://x/v2/domains/dzd_1/user-profiles/{user}");
    Request::get(uri).body(Full::default()).unwrap()
}

async fn ask(sender: &Sender, user: &str) -> hyper::Result<Response<Incoming>> {
    let mut sender = sender.clone();
    sender.ready().await?;
    sender.send_request(get(user)).await
}

#[tokio::test]
async fn a_port_speaks_both_versions() {
    let port = serve_slowly(profiles()).await;
    let (sender, _) = connect(&port, 1 << 16).await;
    let answers = (0..300).map(|user| {
        let sender = sender.clone();
        tokio::spawn(async move {
            let response = ask(&sender, &format!("u{user}")).await.unwrap();
            assert_eq!(response.status(), 200);
            assert!(response.headers().contains_key("x-amzn-requestid"));
            let body = response.into_body().collect().await.unwrap().to_bytes();
            assert_eq!(body, format!("{{\"id\":\"u{user}\"}}"));
        })
    });
    for answer in answers.collect::<Vec<_>>() {
        answer.await.unwrap();
    }
    goes_on(&port).await;
}

#[tokio::test]
async fn a_slow_answer_holds_up_no_other() {
    let port = serve_slowly(profiles()).await;
    let (sender, _) = connect(&port, 1 << 16).await;
    let asleep = {
        let sender = sender.clone();
        tokio::spawn(async move { ask(&sender, "asleep").await })
    };
    settle().await;
    assert_eq!(ask(&sender, "ada").await.unwrap().status(), 200);
    asleep.abort();
}

#[tokio::test]
async fn large_answers_arrive_whole() {
    let port = serve_slowly(profiles()).await;
    for room in [1 << 14, 1 << 24] {
        let (sender, _) = connect(&port, room).await;
        let response = ask(&sender, "large").await.unwrap();
        assert_eq!(response.headers()["content-length"], (LARGE + 9).to_string());
        let body = response.into_body().collect().await.unwrap().to_bytes();
        assert_eq!(body.len(), LARGE + 9, "{room}");
    }
}

#[tokio::test]
async fn one_that_takes_nothing_loses_that_answer_alone() {
    let port = serve_slowly(profiles()).await;
    let (sender, _) = connect(&port, 1 << 16).await;
    let untaken = ask(&sender, "large").await.unwrap();
    let drowsy = Instant::now();
    while drowsy.elapsed() < Duration::from_secs(2) {
        assert_eq!(ask(&sender, "drowsy").await.unwrap().status(), 200);
    }
    assert!(untaken.into_body().collect().await.is_err());
    assert_eq!(ask(&sender, "ada").await.unwrap().status(), 200);
}

#[tokio::test(start_paused = true)]
async fn answers_are_taken_at_a_rate() {
    let listener = Listener::new(profiles().build().unwrap()).header_timeout(Duration::MAX);
    let port = on_port(listener.send_rate(100_000)).await;
    for (piece, is_enough) in [(2_000_000, true), (300_000, false)] {
        let (sender, _) = connect(&port, 1 << 16).await;
        let mut body = ask(&sender, "large").await.unwrap().into_body();
        let (mut found, mut paused) = (0, 0);
        while let Some(Ok(frame)) = body.frame().await {
            found += frame.data_ref().map_or(0, |data| data.len());
            if found - paused > piece {
                paused = found;
                sleep(Duration::from_secs(10)).await;
            }
        }
        assert_eq!(found == LARGE + 9, is_enough, "{found}");
    }
}

#[tokio::test]
async fn heads_that_are_too_large_are_refused() {
    let port = serve_slowly(profiles()).await;
    let (mut sender, _) = connect(&port, 1 << 16).await;
    let mut large = get("ada");
    large.headers_mut().insert("x-large", "y".repeat(100_000).try_into().unwrap());
    let refused = sender.send_request(large).await;
    assert!(refused.is_err() || refused.unwrap().status() == StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
    goes_on(&port).await;
}

#[tokio::test]
async fn bodies_have_the_limits_of_the_server() {
    let port = serve_slowly(profiles()).await;
    let (mut sender, _) = connect(&port, 1 << 16).await;
    let domains = || Request::post("http://x/v2/domains").header("content-type", "application/json");
    let response =
        sender.send_request(domains().body(Full::new(&[b' '; 2 << 20][..])).unwrap()).await.unwrap();
    assert_eq!(response.status(), 413);
    let response = sender.send_request(domains().body(Full::new(&b"{"[..])).unwrap()).await.unwrap();
    assert_eq!(response.status(), 400);
    let response = sender.send_request(get("ada")).await.unwrap();
    assert_eq!(response.status(), 200);
}

#[tokio::test]
async fn first_bytes_that_do_not_come_are_not_waited_for() {
    let port = serve_slowly(profiles()).await;
    for sent in [&b""[..], b"P", &PREFACE[..20], PREFACE] {
        let mut client = port.connect().await;
        client.write_all(sent).await.unwrap();
        let ended = timeout(PATIENCE, client.read_to_end(&mut Vec::new())).await;
        assert!(ended.is_ok(), "{sent:?}");
        goes_on(&port).await;
    }
    // It only looks like one.
    let mut client = port.connect().await;
    client.write_all(b"PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n").await.unwrap();
    let mut found = String::new();
    let _ = timeout(PATIENCE, client.read_to_string(&mut found)).await.unwrap();
    assert!(found.starts_with("HTTP/1.1 505 "), "{found}");
}

#[tokio::test]
async fn frames_that_are_none_end_the_connection() {
    let port = serve_slowly(profiles()).await;
    for sent in [[0xff; 64].as_slice(), b"GET / HTTP/1.1\r\nhost: x\r\n\r\n", &[0; 10_000]] {
        let mut client = port.connect().await;
        client.write_all(PREFACE).await.unwrap();
        let _ = client.write_all(sent).await;
        assert!(timeout(PATIENCE, client.read_to_end(&mut Vec::new())).await.is_ok());
        goes_on(&port).await;
    }
}

#[tokio::test]
async fn one_that_asks_for_nothing_is_left() {
    let port = serve_slowly(profiles()).await;
    let (sender, ended) = connect(&port, 1 << 16).await;
    // Not while it is answered.
    let handlers = Instant::now();
    for _ in 0..4 {
        assert_eq!(ask(&sender, "drowsy").await.unwrap().status(), 200);
    }
    assert!(handlers.elapsed() > Duration::from_secs(1) && !ended.is_finished());
    timeout(PATIENCE, ended).await.unwrap().unwrap().unwrap();
    goes_on(&port).await;
}

/// It has the time from its last answer on, however long that took: here until shortly before the third look at it.
#[tokio::test]
async fn one_that_was_answered_is_not_left_at_once() {
    let port = serve_slowly(service().0).await;
    let (mut sender, ended) = connect(&port, 1 << 16).await;
    let answer = sender.send_request(asking_for(b"{\"userIdentifier\":\"1400\"}"));
    assert_eq!(answer.await.unwrap().status(), 201);
    let answered = Instant::now();
    timeout(PATIENCE, ended).await.unwrap().unwrap().unwrap();
    assert!(answered.elapsed() > Duration::from_millis(400), "{:?}", answered.elapsed());
}

fn asking_for(body: &'static [u8]) -> Request<Full<&'static [u8]>> {
    Request::post("http://x/v2/domains/dzd_1/user-profiles")
        .header("content-type", "application/json")
        .body(Full::new(body))
        .unwrap()
}

/// A request that takes a minute.
fn sleep_request() -> Request<Full<&'static [u8]>> {
    asking_for(b"{\"userIdentifier\":\"60000\"}")
}

#[tokio::test]
async fn nobody_works_for_one_that_is_gone() {
    let (builder, kept) = service();
    let port = serve_slowly(builder).await;
    let tasks = Tasks::default();
    let (sender, connection) = connect_by(&port, 1 << 16, tasks.clone()).await;
    let ask = |mut sender: Sender| tokio::spawn(async move { sender.send_request(sleep_request()).await });
    let (first, _second) = (ask(sender.clone()), ask(sender));
    timeout(PATIENCE, holds(&kept, 4)).await.unwrap();
    // One answer is not waited for any more, and then the connection is gone.
    first.abort();
    timeout(PATIENCE, holds(&kept, 3)).await.unwrap();
    connection.abort();
    tasks.0.lock().unwrap().abort_all();
    timeout(PATIENCE, holds(&kept, 2)).await.unwrap();
}

#[tokio::test]
async fn the_end_of_a_server_waits_for_its_answers() {
    let port = serve_slowly(profiles()).await;
    let (sender, ended) = connect(&port, 1 << 16).await;
    let (_idle, idle_ended) = connect(&port, 1 << 16).await;
    let drowsy = tokio::spawn(async move { ask(&sender, "drowsy").await });
    settle().await;
    let begun = Instant::now();
    port.end().await;
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    assert_eq!(drowsy.await.unwrap().unwrap().status(), 200);
    for ended in [ended, idle_ended] {
        timeout(PATIENCE, ended).await.unwrap().unwrap().unwrap();
    }
}

#[tokio::test]
async fn the_end_of_a_server_does_not_wait_for_ever() {
    let (builder, kept) = service();
    let port = serve_slowly(builder).await;
    let (mut sender, _ended) = connect(&port, 1 << 16).await;
    poll_fn(|context| sender.poll_ready(context)).await.unwrap();
    let answer = tokio::spawn(sender.send_request(sleep_request()));
    timeout(PATIENCE, holds(&kept, 3)).await.unwrap();
    port.end().await;
    assert!(answer.await.unwrap().is_err());
    assert_eq!(Arc::strong_count(&kept), 1);
}
