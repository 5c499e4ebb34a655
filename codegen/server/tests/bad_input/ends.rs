//! Clients that end their side of a connection before they have an answer.

use std::sync::Arc;
use std::time::Duration;

use ferrosmith_server::{Builder, Listener, Server};
use generated::datazone::{self, CreateUserProfile, CreateUserProfileInput, CreateUserProfileOutput};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::time::{sleep, timeout};

use super::bytes::{PATIENCE, Port, on_port, serve_slowly};
use super::messages::post_to;

/// A server whose handler takes as many milliseconds as the user is called, and what a handler holds meanwhile.
async fn listen() -> (Port, Arc<()>) {
    let (builder, kept) = service();
    (serve_slowly(builder).await, kept)
}

/// Waits until so many hold it.
pub(crate) async fn holds(kept: &Arc<()>, count: usize) {
    while Arc::strong_count(kept) != count {
        sleep(Duration::from_millis(2)).await;
    }
}

/// A service whose handler takes as many milliseconds as the user is called, and what a handler holds meanwhile.
pub(crate) fn service() -> (Builder, Arc<()>) {
    let kept = Arc::new(());
    let held = Arc::clone(&kept);
    let handler = move |input: CreateUserProfileInput, _| {
        let held = Arc::clone(&held);
        async move {
            sleep(Duration::from_millis(input.user_identifier.parse().unwrap_or(0))).await;
            drop(held);
            Ok(CreateUserProfileOutput::new().id(input.user_identifier))
        }
    };
    (Server::builder(&datazone::SERVICE).operation::<CreateUserProfile, _, _>(handler), kept)
}

fn request(milliseconds: u32) -> String {
    let body = format!("{{\"userIdentifier\":\"{milliseconds}\"}}");
    let length = format!("content-length: {}", body.len());
    post_to("/v2/domains/dzd_1/user-profiles", &length, &body)
}

/// Sends bytes, ends the side of the client, and returns what comes back.
async fn ended(port: &Port, sent: &str) -> String {
    let mut stream = port.connect().await;
    stream.write_all(sent.as_bytes()).await.unwrap();
    stream.shutdown().await.unwrap();
    let mut found = String::new();
    timeout(PATIENCE, stream.read_to_string(&mut found)).await.unwrap().unwrap();
    found
}

#[tokio::test]
async fn what_was_asked_for_is_answered() {
    let (port, _) = listen().await;
    for milliseconds in [0, 200] {
        let found = ended(&port, &request(milliseconds)).await;
        assert!(found.starts_with("HTTP/1.1 201 "), "{found:?}");
        assert!(found.contains(&format!("\"id\":\"{milliseconds}\"")), "{found:?}");
    }
    let several = [300, 0, 300].map(request).concat();
    assert_eq!(ended(&port, &several).await.matches("HTTP/1.1 201 ").count(), 3);
}

#[tokio::test]
async fn half_a_body_is_refused_at_once() {
    let (port, _) = listen().await;
    let whole = request(0);
    let found = ended(&port, &whole[..whole.len() - 4]).await;
    assert!(found.starts_with("HTTP/1.1 400 "), "{found:?}");
    assert_eq!(ended(&port, &whole[..40]).await, "");
}

/// One that resets its connection is gone for certain: nothing is waited for.
#[tokio::test]
async fn nobody_works_for_one_that_reset_its_connection() {
    let (builder, kept) = service();
    let port = on_port(Listener::new(builder.build().unwrap())).await;
    let idle = Arc::strong_count(&kept);
    let mut gone = port.connect().await;
    gone.write_all(request(60_000).as_bytes()).await.unwrap();
    timeout(PATIENCE, holds(&kept, idle + 1)).await.unwrap();
    gone.set_zero_linger().unwrap();
    drop(gone);
    timeout(Duration::from_secs(4), holds(&kept, idle)).await.unwrap();
}

#[tokio::test]
async fn nobody_works_long_for_one_that_is_gone() {
    let (port, kept) = listen().await;
    let idle = Arc::strong_count(&kept);
    let mut gone = port.connect().await;
    gone.write_all(request(60_000).as_bytes()).await.unwrap();
    timeout(PATIENCE, holds(&kept, idle + 1)).await.unwrap();
    drop(gone);
    timeout(PATIENCE, holds(&kept, idle)).await.unwrap();
}
