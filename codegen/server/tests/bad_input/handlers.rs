//! Handlers that panic, at any point: the client is answered, and the server goes on.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_server::{Body, BoxError, Builder, Call, Server};
use generated::datazone::{self, GetUserProfile, GetUserProfileInput, GetUserProfileOutput};
use http_body::Frame;

use super::bytes::{Port, exchange, get, serve, settle};
use super::{goes_on, refused};

/// A server with one handler, which has room for one request.
async fn listen<F, R>(handler: F) -> Port
where
    F: Fn(GetUserProfileInput, Call) -> R + Send + Sync + 'static,
    R: Future<Output = Result<GetUserProfileOutput, datazone::GetUserProfileError>> + Send + 'static,
{
    serve(Server::builder(&datazone::SERVICE).operation::<GetUserProfile, _, _>(handler).concurrency(1)).await
}

fn profile(input: GetUserProfileInput) -> Result<GetUserProfileOutput, datazone::GetUserProfileError> {
    Ok(GetUserProfileOutput::new().id(input.user_identifier))
}

/// Panics as it goes, unless somebody panics already.
struct Bomb(bool);

impl Drop for Bomb {
    fn drop(&mut self) {
        assert!(!self.0 || std::thread::panicking(), "a mistake as it goes");
    }
}

fn path(user: &str) -> String {
    get(&format!("/v2/domains/dzd_1/user-profiles/{user}"))
}

#[tokio::test]
async fn a_panic_is_answered_whenever_it_comes() {
    let port = listen(|input, _| {
        assert!(input.user_identifier != "early", "a mistake before there is a future");
        async move {
            assert!(input.user_identifier != "first", "a mistake at once");
            tokio::time::sleep(Duration::from_millis(10)).await;
            assert!(input.user_identifier != "later", "a mistake a while later");
            profile(input)
        }
    })
    .await;
    for user in ["early", "first", "later", "early"] {
        let response = refused(&port, path(user).as_bytes(), 500).await;
        assert!(response.contains("InternalFailureException"), "{response}");
        assert!(!response.contains("mistake") && !response.contains("connection: close"), "{response}");
    }
}

#[tokio::test]
async fn a_panic_of_what_a_handler_holds_is_answered() {
    let port = listen(|input, _| {
        let bomb = Bomb(input.user_identifier != "ada");
        async move {
            if input.user_identifier == "late" {
                std::future::pending::<()>().await;
            }
            drop(bomb);
            profile(input)
        }
    })
    .await;
    for (user, status) in [("now", 500), ("late", 503), ("now", 500)] {
        let response = refused(&port, path(user).as_bytes(), status).await;
        assert!(!response.contains("mistake") && !response.contains("connection: close"), "{response}");
    }
}

/// Is there at once, and holds what panics as it goes.
struct Held {
    input: Option<GetUserProfileInput>,
    _bomb: Bomb,
}

impl Future for Held {
    type Output = Result<GetUserProfileOutput, datazone::GetUserProfileError>;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        self.input.take().map_or(Poll::Pending, |input| Poll::Ready(profile(input)))
    }
}

#[tokio::test]
async fn a_panic_after_the_answer_leaves_it() {
    let port = listen(|input, _| {
        let _bomb = Bomb(input.user_identifier != "ada");
        Held { input: Some(input), _bomb }
    })
    .await;
    for _ in 0..2 {
        let response = refused(&port, path("after").as_bytes(), 200).await;
        assert!(response.contains("after") && !response.contains("connection: close"), "{response}");
    }
}

#[tokio::test]
async fn a_panic_after_the_client_is_gone_harms_nobody() {
    let port = listen(|input, _| {
        let bomb = Bomb(input.user_identifier != "ada");
        async move {
            if input.user_identifier != "ada" {
                tokio::time::sleep(Duration::from_secs(60)).await;
            }
            drop(bomb);
            profile(input)
        }
    })
    .await;
    for _ in 0..3 {
        let mut gone = port.connect().await;
        tokio::io::AsyncWriteExt::write_all(&mut gone, path("gone").as_bytes()).await.unwrap();
        settle().await;
        drop(gone);
        tokio::time::sleep(Duration::from_millis(700)).await; // it could be waiting for its answer
        goes_on(&port).await;
    }
}

/// A body that has one frame, and panics.
struct Broken(bool);

impl http_body::Body for Broken {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        assert!(!self.0, "a mistake in a body");
        self.0 = true;
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"{")))))
    }
}

#[tokio::test]
async fn a_panic_in_a_body_ends_its_connection() {
    let builder: Builder = Server::builder(&datazone::SERVICE)
        .operation::<GetUserProfile, _, _>(|input, _| async move { profile(input) })
        .fallback(|_: Call, _: Bytes| -> ferrosmith_server::Answer {
            Box::pin(std::future::ready(http::Response::new(Body::stream(Broken(false)))))
        })
        .concurrency(1);
    let port = serve(builder).await;
    for _ in 0..3 {
        let response = exchange(&port, get("/v2/domains/dzd_1").as_bytes()).await;
        assert!(!response.contains("mistake") && !response.ends_with("0\r\n\r\n"), "{response}");
        goes_on(&port).await;
    }
}
