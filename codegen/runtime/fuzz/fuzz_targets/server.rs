//! Any message as a request to a server, whole and in pieces: signed or not, in chunks or not, it is answered at once.
#![no_main]

use std::collections::VecDeque;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

use ferrosmith_client::Credentials;
use ferrosmith_client::sign::{SIGNED_CHUNKS, Scope, SignedPayload, Signer};
use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::request::Parts;
use ferrosmith_runtime::http::{HeaderValue, Method, Request};
use ferrosmith_server::{Body, BoxError, Server};
use generated::license_manager_user_subscriptions as service;
use http_body::Frame;
use libfuzzer_sys::fuzz_target;

mod message;

/// Operations that are not implemented, but whose requests are read.
struct Nobody;

impl service::Service for Nobody {}

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "secret")
}

static OPEN: LazyLock<Server> = LazyLock::new(|| service::serve(Nobody));

static SIGNED: LazyLock<Server> =
    LazyLock::new(|| service::builder(Nobody).signatures(|_| Some(credentials())).build().expect("a server"));

fuzz_target!(|bytes: &[u8]| {
    let [first, size, bytes @ ..] = bytes else { return };
    let (uri, headers, body) = message::of(bytes);
    let Ok(uri) = uri.parse() else { return };
    let (mut head, ()) = Request::new(()).into_parts();
    (head.uri, head.headers) = (uri, headers);
    head.method = [Method::POST, Method::GET, Method::PUT, Method::DELETE][usize::from(first & 3)].clone();
    let (server, signs, chunked) =
        (if first & 4 == 0 { &*OPEN } else { &*SIGNED }, first & 8 == 0, first & 16 == 0);
    if signs && !sign(&mut head, &body, chunked) {
        return;
    }
    let whole = status(server, Request::from_parts(head.clone(), Body::from(body.clone())));
    let pieces = body.chunks(usize::from(*size).max(1)).map(Bytes::copy_from_slice).collect();
    assert_eq!(status(server, Request::from_parts(head, Body::stream(Pieces(pieces)))), whole);
});

/// Signs a request, whose body may be in chunks with signatures of their own.
fn sign(head: &mut Parts, body: &[u8], chunked: bool) -> bool {
    let payload = if chunked { SignedPayload::Streaming(SIGNED_CHUNKS) } else { SignedPayload::Bytes(body) };
    if chunked {
        head.headers.insert("x-amz-content-sha256", HeaderValue::from_static(SIGNED_CHUNKS));
    }
    let scope = Scope::new("eu-west-1", "license-manager-user-subscriptions", Timestamp::now());
    Signer::new().sign(head, payload, &credentials(), &scope).is_ok()
}

fn status(server: &Server, request: Request<Body>) -> u16 {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(server.respond(request)).poll(&mut context) {
        Poll::Ready(response) => response.status().as_u16(),
        Poll::Pending => panic!("all of the request is there"),
    }
}

struct Pieces(VecDeque<Bytes>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Poll::Ready(self.0.pop_front().map(|piece| Ok(Frame::data(piece))))
    }
}
