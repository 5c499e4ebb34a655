//! Bodies that take longer than a handler may.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use ferrosmith_runtime::Operation as _;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{Request, Response};
use ferrosmith_server::{Answer, Body, Call, Server};
use generated::datazone;
use http_body::Frame;
use http_body_util::BodyExt as _;
use tokio::time::{Sleep, sleep};

#[tokio::test]
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
