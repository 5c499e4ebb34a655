//! Streams of bytes.

use ferrosmith_client::transport::Body;
use ferrosmith_runtime::{Operation as _, ServiceError as _, Unhandled};

use crate::generated_kitchen::{self as generated, Deliver, DeliverInput, Photograph, PhotographInput};
use crate::kitchen::{Closed, Kitchen};
use crate::places::places;

/// More than the limit of bodies that are read whole.
const MUCH: usize = (10 << 20) + 1;

#[tokio::test]
async fn bytes_of_an_input() {
    for place in places(&generated::serve(Kitchen::default())).await {
        // Only a payload of its own is a stream on the wire; a member among others is read whole.
        let (input, size) = match place.name.starts_with("aws.protocols#restJson1") {
            true => (DeliverInput::new(""), MUCH),
            false => (DeliverInput::new(vec![b'x'; 1 << 10]), 1 << 10),
        };
        let call = place.client.call::<Deliver>(input);
        let call = if size == MUCH { call.body(vec![b'x'; MUCH]) } else { call };
        let output = call.await.unwrap_or_else(|error| panic!("{}: {error}", place.name));
        assert_eq!(output.size, Some(size as i64), "{}", place.name);
    }
}

#[tokio::test]
async fn bytes_both_ways() {
    for place in places(&generated::serve(Kitchen::default())).await {
        if place.name.starts_with("aws.protocols#restJson1") {
            let call = place.client.call::<Photograph>(PhotographInput::new("").from("the market"));
            let answer = call.body(Body::from("a fish")).streamed().await.unwrap();
            assert_eq!(answer.output.of.as_deref(), Some("the market"), "{}", place.name);
            assert_eq!(answer.body.collect(100).await.unwrap(), "a fish", "{}", place.name);
            continue;
        }
        let output = place.client.call::<Photograph>(PhotographInput::new("a fish")).await.unwrap();
        assert_eq!(output.picture.as_ref(), b"a fish", "{}", place.name);
    }
}

#[tokio::test]
async fn layers_are_told_why_an_output_does_not_fit() {
    let server = generated::serve(Kitchen::default());
    let input = PhotographInput::new("").from("a market of two lines");
    let request = Photograph::request(&input).unwrap().map(ferrosmith_server::Body::from);
    let mut response = server.respond(request).await;
    assert_eq!(response.status(), 500);
    let failure = response.extensions().get::<Unhandled>().expect("what failed");
    let cause = failure.cause().unwrap().to_string();
    assert!(cause.contains("newline") || cause.contains("control"), "{cause}");
    let body = response.body_mut().next().await.unwrap().unwrap();
    assert!(!String::from_utf8_lossy(&body).contains(&cause), "{body:?}");
}

#[tokio::test]
async fn methods_that_are_left_out_are_not_implemented() {
    for place in places(&generated::serve(Closed)).await {
        let error = place.client.call::<Deliver>(DeliverInput::new("goods")).await.unwrap_err();
        let error = error.service_error().unwrap_or_else(|| panic!("{}: {error}", place.name));
        assert_eq!(
            (error.code(), error.status()),
            (Some("NotImplementedException"), Some(501)),
            "{}",
            place.name
        );
    }
}
