//! Bodies that take longer than a handler may.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use ferrosmith_runtime::Operation as _;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{HeaderValue, Request, Response};
use ferrosmith_server::{Answer, Body, Builder, Call, Server};
use generated::datazone;
use http_body::Frame;
use http_body_util::BodyExt as _;
use tokio::time::{Instant, Sleep, sleep};

#[tokio::test(start_paused = true)]
async fn a_long_upload_is_not_too_slow() {
    let read = |_: Call, body: Body| -> Answer {
        Box::pin(async move {
            let read = body.collect().await.map(|body| Body::from(body.to_bytes()));
            Response::new(read.unwrap_or_default())
        })
    };
    let server = Server::builder(&datazone::SERVICE)
        .stream_handler(datazone::GetDomain::SCHEMA, read)
        .handler_timeout(Duration::from_millis(400))
        .build()
        .unwrap();
    for (pieces, stops, expected) in [(12, false, 200), (3, true, 503)] {
        let body = Slow { pieces, stops, clock: Box::pin(sleep(Slow::PAUSE)) };
        let response = server.respond(Request::get("/v2/domains/dzd_1").body(body).unwrap()).await;
        assert_eq!(response.status(), expected);
    }
}

/// A server whose handler reads all, and answers well whatever becomes of it.
fn patient(builder: Builder) -> Server {
    let read = |_: Call, body: Body| -> Answer {
        Box::pin(async move {
            let _ = body.collect().await;
            Response::new(Body::empty())
        })
    };
    let whole = |_: Call, _: Bytes| -> Answer { Box::pin(async { Response::new(Body::empty()) }) };
    let builder = builder.stream_handler(datazone::GetDomain::SCHEMA, read).fallback(whole);
    builder.concurrency(1).body_timeout(Duration::from_secs(600)).build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_trickled_upload_is_refused() {
    let ask = async |server: &Server, path: &str, pieces| {
        let begun = Instant::now();
        let body = Slow { pieces, stops: false, clock: Box::pin(sleep(Slow::PAUSE)) };
        let response = server.respond(Request::get(path).body(body).unwrap()).await;
        let (head, body) = response.into_parts();
        (head.status.as_u16(), head.headers, body.collect().await.unwrap().to_bytes(), begun.elapsed())
    };
    let server = patient(Server::builder(&datazone::SERVICE));
    for path in ["/v2/domains/dzd_1", "/v2/domains"] {
        for _ in 0..2 {
            let (status, headers, body, took) = ask(&server, path, 100_000).await;
            assert_eq!((status, &headers["connection"]), (408, &HeaderValue::from_static("close")), "{path}");
            assert_eq!(headers["x-amzn-errortype"], "RequestTimeoutException", "{path}");
            assert!(
                body.starts_with(b"{\"message\":\"expected a body that comes at 500 bytes a second"),
                "{body:?}"
            );
            assert!((20..22).contains(&took.as_secs()), "{took:?}");
        }
        assert_eq!(ask(&server, path, 150).await.0, 200, "{path}");
    }
    // Ten bytes a second are enough for some.
    let server = patient(Server::builder(&datazone::SERVICE).body_rate(9));
    assert_eq!(ask(&server, "/v2/domains/dzd_1", 1000).await.0, 200);
}

/// A body with pauses, which may stand still in the end.
struct Slow {
    pieces: usize,
    stops: bool,
    clock: Pin<Box<Sleep>>,
}

impl Slow {
    const PAUSE: Duration = Duration::from_millis(100);
}

impl http_body::Body for Slow {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.pieces == 0 {
            return if self.stops { Poll::Pending } else { Poll::Ready(None) };
        }
        self.clock.as_mut().poll(context).map(|()| {
            self.clock.set(sleep(Slow::PAUSE));
            self.pieces -= 1;
            Some(Ok(Frame::data(Bytes::from_static(b" "))))
        })
    }
}
