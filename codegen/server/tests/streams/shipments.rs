//! Streams that are compressed on their way.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use ferrosmith_client::transport::Body;
use ferrosmith_client::{Client, Config, Credentials, TokioClock, Transport};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::protocol::REST_JSON_1;
use ferrosmith_runtime::{ClientOptions, Operation as _};
use ferrosmith_server::{Answer, Call, Server};
use http::HeaderMap;
use http_body::Frame;
use http_body_util::BodyExt as _;

use crate::generated_kitchen::{self as generated, Ship, ShipInput};
use crate::kitchen::Kitchen;

/// More than the limit of bodies that are read whole.
const MUCH: usize = (10 << 20) + 1;

type Seen = Arc<Mutex<Vec<(HeaderMap, usize)>>>;

fn server() -> Server {
    let find = |id: &str| (id == "AKIDEXAMPLE").then(|| Credentials::new(id, "hush"));
    generated::builder(Kitchen::default()).signatures(find).build().unwrap()
}

/// A client of a server, whose requests are seen on their way: their heads, and the sizes of their bodies.
fn client(options: ClientOptions) -> (Client, Seen) {
    let (server, seen) = (server(), Seen::default());
    let log = Arc::clone(&seen);
    let transport = Transport::from_fn(move |request: http::Request<Body>| {
        let (server, log) = (server.clone(), Arc::clone(&log));
        async move {
            let (head, body) = request.into_parts();
            let bytes = body.collect(usize::MAX).await.unwrap();
            log.lock().unwrap().push((head.headers.clone(), bytes.len()));
            let body = ferrosmith_server::Body::stream(ferrosmith_server::Body::from(bytes));
            let response = server.respond(http::Request::from_parts(head, body)).await;
            Ok::<_, Infallible>(response.map(Body::stream))
        }
    });
    let config = Config::new(transport, TokioClock)
        .region("eu-central-1")
        .endpoint("http://kitchen.example")
        .protocol(&REST_JSON_1)
        .options(options)
        .credentials(Credentials::new("AKIDEXAMPLE", "hush"));
    (Client::new(config), seen)
}

async fn shipped(options: ClientOptions, body: Body) -> (i64, HeaderMap, usize) {
    let (client, seen) = client(options);
    let output = client.call::<Ship>(ShipInput::new("")).body(body).await.unwrap();
    let (headers, size) = seen.lock().unwrap().remove(0);
    (output.size.unwrap(), headers, size)
}

#[tokio::test]
async fn a_stream_is_smaller_on_its_way() {
    let bytes = || Body::from(vec![b'x'; MUCH]);
    for (body, is_whole) in [(bytes(), true), (Body::stream(bytes()).sized(MUCH as u64), false)] {
        let (received, headers, sent) = shipped(ClientOptions::default(), body).await;
        assert_eq!(received, MUCH as i64);
        assert!(sent < MUCH / 100, "{sent}");
        assert_eq!(headers["content-encoding"], "gzip");
        assert_eq!(headers.contains_key("content-length"), is_whole);
    }
    let (received, headers, sent) = shipped(ClientOptions::default().uncompressed(true), bytes()).await;
    assert_eq!((received, sent), (MUCH as i64, MUCH));
    assert!(!headers.contains_key("content-encoding"));
}

#[tokio::test]
async fn an_empty_stream_is_one_after_its_way() {
    let (received, _, sent) = shipped(ClientOptions::default(), Body::stream(Body::from(""))).await;
    assert_eq!(received, 0);
    assert!(sent > 0);
}

/// The status for a body that says to be compressed, in pieces of `step` bytes.
async fn status(bytes: &[u8], step: usize) -> u16 {
    let server = generated::serve(Kitchen::default());
    let (mut head, _) = Ship::request(&ShipInput::new("")).unwrap().into_parts();
    head.headers.remove("content-length");
    head.headers.insert("content-encoding", "gzip".parse().unwrap());
    let pieces: Vec<_> = bytes.chunks(step).map(Bytes::copy_from_slice).collect();
    let body = Pieces(pieces.into_iter());
    server.respond(http::Request::from_parts(head, body)).await.status().as_u16()
}

/// A body of frames.
struct Pieces(std::vec::IntoIter<Bytes>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.next().map(|piece| Ok(Frame::data(piece))))
    }
}

/// `goods`, compressed.
const GOODS: [u8; 25] =
    [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b, 0xcf, 0xcf, 0x4f, 0x29, 6, 0, 0x2d, 0xb9, 0x63, 5, 5, 0, 0, 0];

#[tokio::test]
async fn bytes_that_are_no_gzip_are_refused() {
    for step in [1, 2, 7, 100] {
        assert_eq!(status(&GOODS, step).await, 200, "{step}");
        // A transport may have decompressed it.
        assert_eq!(status(b"goods", step).await, 200, "{step}");
        assert_eq!(status(b"\x1f", step).await, 200, "{step}");
        assert_eq!(status(&GOODS[..20], step).await, 400, "{step}");
        let mut other = GOODS;
        other[18] ^= 1;
        assert_eq!(status(&other, step).await, 400, "{step}");
    }
}

/// The first bytes that a handler reads of a compressed request, and whether its head says so.
async fn raw(head: http::request::Builder) -> (Vec<u8>, bool) {
    let seen = Arc::new(Mutex::new((Vec::new(), false)));
    let log = Arc::clone(&seen);
    let read = move |call: Call, body: ferrosmith_server::Body| -> Answer {
        let log = Arc::clone(&log);
        Box::pin(async move {
            let says_so = call.headers().contains_key("content-encoding");
            *log.lock().unwrap() = (body.collect().await.unwrap().to_bytes().to_vec(), says_so);
            http::Response::new(ferrosmith_server::Body::empty())
        })
    };
    let server = Server::builder(&generated::SERVICE).stream_handler(Ship::SCHEMA, read).build().unwrap();
    let request = head.header("content-encoding", "gzip");
    let request = request.body(ferrosmith_server::Body::from(GOODS.to_vec())).unwrap();
    assert_eq!(server.respond(request).await.status(), 200);
    let (mut bytes, says_so) = seen.lock().unwrap().clone();
    bytes.truncate(5);
    (bytes, says_so)
}

#[tokio::test]
async fn a_message_with_the_stream_in_it_is_decompressed_by_who_reads_it() {
    let shipment = http::Request::post("/shipments").header("content-type", "application/octet-stream");
    assert_eq!(raw(shipment).await, (b"goods".to_vec(), false));
    // Checksums are those of what was sent.
    let message = http::Request::post("/").header("content-type", "application/x-amz-json-1.1");
    let message = message.header("x-amz-target", "Kitchen.Ship");
    assert_eq!(raw(message).await, (GOODS[..5].to_vec(), true));
}
