//! Clients of HTTP/2 behind slow links: what was sent to them is on its way for long. And bodies that are not taken at once.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use ferrosmith_server::{Body, Listener};
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::client::conn::http2::{Builder, SendRequest};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep, timeout};

use super::bytes::{LARGE, PATIENCE, Port, on_port, profiles};
use super::http2::get;

const TEN_SECONDS: Duration = Duration::from_secs(10);

/// A link over which so many bytes come in a while.
struct Link {
    stream: TcpStream,
    bytes: usize,
    pause: Duration,
    left: usize,
    clock: Pin<Box<Sleep>>,
}

impl AsyncRead for Link {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        if self.left == 0 {
            ready!(self.clock.as_mut().poll(context));
            self.left = self.bytes;
        }
        let mut bytes = vec![0; self.left.min(into.remaining())];
        let mut part = ReadBuf::new(&mut bytes);
        ready!(Pin::new(&mut self.stream).poll_read(context, &mut part))?;
        into.put_slice(part.filled());
        self.left -= part.filled().len();
        if self.left == 0 {
            self.clock = Box::pin(sleep(self.pause));
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Link {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// A connection with room for so many bytes, of which so many come in a while.
async fn connect(port: &Port, room: u32, bytes: usize, pause: Duration) -> SendRequest<Full<&'static [u8]>> {
    let link =
        Link { stream: port.connect().await, bytes, pause, left: bytes, clock: Box::pin(sleep(pause)) };
    let mut builder = Builder::new(TokioExecutor::new());
    builder.initial_stream_window_size(room).initial_connection_window_size(room);
    let (sender, connection) = builder.handshake(TokioIo::new(link)).await.unwrap();
    tokio::spawn(connection);
    sender
}

/// Asks, and returns the length of the answer.
async fn answered(mut sender: SendRequest<Full<&'static [u8]>>) -> hyper::Result<usize> {
    let answer = sender.send_request(get("large")).await?;
    Ok(answer.into_body().collect().await?.to_bytes().len())
}

/// It says how much has come while the last of it is on its way, and does not lose that.
#[tokio::test]
async fn the_end_of_a_server_leaves_answers_on_their_way() {
    let port = on_port(Listener::new(profiles().build().unwrap())).await;
    let sender = connect(&port, 1 << 20, 500_000, Duration::from_millis(20)).await;
    let answer = tokio::spawn(answered(sender));
    sleep(Duration::from_millis(100)).await;
    port.end().await;
    assert_eq!(answer.await.unwrap().unwrap(), LARGE + 9);
}

/// Serves many answers, which come over a link of 100 kB a second.
async fn many_answers(header_timeout: Duration, send_timeout: Duration) {
    const LENGTH: usize = 300_000;
    let service = tower::service_fn(|_: Request<Incoming>| async {
        Ok::<_, Infallible>(Response::new(Body::from(vec![b'x'; LENGTH])))
    });
    let listener = Listener::layered(service).header_timeout(header_timeout).send_timeout(send_timeout);
    let port = on_port(listener).await;
    let sender = connect(&port, 15 << 20, 1_000_000, TEN_SECONDS).await;
    let answers: Vec<_> = (0..80).map(|_| tokio::spawn(answered(sender.clone()))).collect();
    for answer in answers {
        assert_eq!(answer.await.unwrap().unwrap(), LENGTH);
    }
}

#[tokio::test(start_paused = true)]
async fn one_with_answers_on_their_way_is_not_idle() {
    many_answers(TEN_SECONDS / 2, Duration::MAX).await;
}

/// It says only once in 75 seconds that it has room for more.
#[tokio::test(start_paused = true)]
async fn one_that_takes_other_answers_is_waited_for() {
    many_answers(Duration::MAX, TEN_SECONDS * 6).await;
}

#[tokio::test]
async fn a_body_that_is_not_read_holds_up_no_other() {
    let service = tower::service_fn(|request: Request<Incoming>| async {
        if request.uri().path() == "/unread" {
            std::future::pending::<()>().await;
        }
        let length = request.into_body().collect().await.unwrap().to_bytes().len();
        Ok::<_, Infallible>(Response::new(Body::from(length.to_string())))
    });
    let port = on_port(Listener::layered(service)).await;
    let mut sender = connect(&port, 1 << 20, LARGE, Duration::ZERO).await;
    let post = |uri| Request::post(uri).body(Full::new(&[0; 2 << 20][..])).unwrap();
    let unread: Vec<_> = (0..10).map(|_| sender.send_request(post("http://x/unread"))).collect();
    sleep(Duration::from_millis(100)).await;
    let answer = timeout(PATIENCE, sender.send_request(post("http://x/"))).await.unwrap();
    assert_eq!(answer.unwrap().into_body().collect().await.unwrap().to_bytes(), "2097152");
    drop(unread);
}
