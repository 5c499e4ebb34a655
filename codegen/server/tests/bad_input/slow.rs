//! Clients that take what they asked for slowly, and what is kept for them. Clocks are paused: what takes hours takes none.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;
use std::time::Duration;

use ferrosmith_server::{Body, Listener};
use http::{Request, Response};
use http_body::Frame;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::time::{Instant, Sleep, sleep};

use super::bytes::{LARGE, Port, exchange, get, on_port, profiles};

const TEN_SECONDS: Duration = Duration::from_secs(10);

/// Asks for a large answer, and takes so many bytes of it every ten seconds. Returns how many were there.
async fn taken(port: &Port, piece: usize) -> usize {
    let mut client = port.connect().await;
    client.write_all(get("/v2/domains/dzd_1/user-profiles/large").as_bytes()).await.unwrap();
    let (mut found, mut bytes) = (0, vec![0; piece]);
    while found < LARGE {
        match client.read_exact(&mut bytes[..piece.min(LARGE - found)]).await {
            Ok(count) => found += count,
            Err(_) => break,
        }
        sleep(TEN_SECONDS).await;
    }
    found
}

#[tokio::test(start_paused = true)]
async fn answers_are_taken_at_a_rate() {
    let listener = || Listener::new(profiles().build().unwrap());
    let port = on_port(listener().send_rate(100_000)).await;
    assert_eq!(taken(&port, 2_000_000).await, LARGE);
    let found = taken(&port, 500_000).await;
    assert!(found < LARGE, "{found}");
    let port = on_port(listener().send_rate(0)).await;
    assert_eq!(taken(&port, 500_000).await, LARGE);
}

/// The system tells that it has room when that is more than a megabyte.
#[tokio::test(start_paused = true)]
async fn one_that_always_takes_a_little_is_not_left() {
    let port = on_port(Listener::new(profiles().build().unwrap())).await;
    assert_eq!(taken(&port, 200_000).await, LARGE);
}

#[tokio::test(start_paused = true)]
async fn limits_may_be_as_long_as_you_like() {
    let most = Duration::MAX;
    let server = profiles().body_timeout(most).handler_timeout(most).build().unwrap();
    let listener = Listener::new(server).header_timeout(most).send_timeout(most).shutdown_timeout(most);
    let port = on_port(listener.send_rate(1)).await;
    assert_eq!(taken(&port, 5_000_000).await, LARGE);
    let response = exchange(&port, get("/v2/domains/dzd_1/user-profiles/drowsy").as_bytes()).await;
    assert!(response.starts_with("HTTP/1.1 200 "), "{response}");
    port.end().await;
}

/// A body of ten bytes, each an hour after the one before.
struct Hourly(usize, std::pin::Pin<Box<Sleep>>);

impl http_body::Body for Hourly {
    type Data = &'static [u8];
    type Error = Infallible;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> Poll<Option<Result<Frame<&'static [u8]>, Infallible>>> {
        std::task::ready!(self.1.as_mut().poll(context));
        self.0 += 1;
        self.1 = Box::pin(sleep(Duration::from_secs(3600)));
        Poll::Ready((self.0 <= 10).then_some(Ok(Frame::data(b"x"))))
    }
}

#[tokio::test(start_paused = true)]
async fn streams_that_say_little_are_no_fault_of_the_client() {
    let service = tower::service_fn(|_: Request<hyper::body::Incoming>| async {
        Ok::<_, Infallible>(Response::new(Body::stream(Hourly(0, Box::pin(sleep(TEN_SECONDS))))))
    });
    let port = on_port(Listener::layered(service).send_rate(1_000_000)).await;
    let mut client = port.connect().await;
    let begun = Instant::now();
    client.write_all(get("/").as_bytes()).await.unwrap();
    let (mut found, mut bytes) = (Vec::new(), [0; 1024]);
    while !found.ends_with(b"0\r\n\r\n") {
        let count = client.read(&mut bytes).await.unwrap();
        assert!(count > 0, "{}", String::from_utf8_lossy(&found));
        found.extend_from_slice(&bytes[..count]);
    }
    assert_eq!(String::from_utf8_lossy(&found).matches("\r\n1\r\nx").count(), 10);
    assert!(begun.elapsed() > Duration::from_secs(9 * 3600));
}

#[tokio::test(start_paused = true)]
async fn little_is_kept_for_a_client_that_asks_and_does_not_take() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let service = tower::service_fn(move |_: Request<hyper::body::Incoming>| {
        count.fetch_add(1, Ordering::Relaxed);
        async { Ok::<_, Infallible>(Response::new(Body::from(vec![b'x'; LARGE]))) }
    });
    let port = on_port(Listener::layered(service)).await;
    let mut client = port.connect().await;
    client.write_all(get("/").repeat(100).as_bytes()).await.unwrap();
    sleep(TEN_SECONDS).await;
    assert_eq!(asked.load(Ordering::Relaxed), 1);
    sleep(TEN_SECONDS * 6).await;
    let mut left = Vec::new();
    let _ = client.read_to_end(&mut left).await;
    assert!(left.len() < LARGE, "{}", left.len());
}
