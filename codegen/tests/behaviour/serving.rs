//! A service as a trait, and its server.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{Request, Response};
use ferrosmith_runtime::{Operation, ServiceError};
use ferrosmith_server::{Body, Call};

use crate::goldens::server::{
    Burnt, Cook, CookError, CookInput, CookOutput, New, NewInput, Service, Watch, WatchInput, serve,
};

struct Cooks;

impl Service for Cooks {
    async fn cook(&self, input: CookInput, call: &Call) -> Result<CookOutput, CookError> {
        match input.name.as_str() {
            "toast" => Err(Burnt::new().message("black").into()),
            name => Ok(CookOutput::new().plate(format!("{name} by {}", call.operation().name))),
        }
    }
}

/// Answers at once: nothing here waits.
fn answer(server: &ferrosmith_server::Server, request: Request<Bytes>) -> Response<Bytes> {
    let answering = pin!(server.respond(request.map(Body::from)));
    let Poll::Ready(response) = answering.poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("waits")
    };
    response.map(|body| body.as_bytes().unwrap().clone())
}

#[test]
fn methods_answer() {
    let server = serve(Cooks);
    let response = answer(&server, Cook::request(&CookInput::new("soup")).unwrap());
    assert_eq!(Cook::response(&response).unwrap().plate.as_deref(), Some("soup by Cook"));
    let response = answer(&server, Cook::request(&CookInput::new("toast")).unwrap());
    assert!(matches!(Cook::response(&response), Err(CookError::Burnt(_))));
}

#[test]
fn a_method_that_is_left_out_is_not_implemented() {
    let response = answer(&serve(Cooks), New::request(&NewInput::new()).unwrap());
    let error = New::response(&response).unwrap_err();
    assert_eq!((error.code(), error.status()), (Some("NotImplementedException"), Some(501)));
    assert_eq!(error.message(), Some("New is not implemented"));
}

#[test]
fn a_method_with_events_that_is_left_out_is_not_implemented() {
    let response = answer(&serve(Cooks), Watch::request(&WatchInput::new()).unwrap());
    let error = Watch::response(&response).unwrap_err();
    assert_eq!((error.code(), error.status()), (Some("NotImplementedException"), Some(501)));
}

#[test]
fn a_handler_may_take_a_body_unread() {
    let handler = |_: Call, _: Body| -> ferrosmith_server::Answer {
        Box::pin(async { Response::new(Body::from("smoke")) })
    };
    let builder = ferrosmith_server::Server::builder(&crate::goldens::server::SERVICE);
    let server = builder.stream_handler(Watch::SCHEMA, handler).build().unwrap();
    let response = answer(&server, Request::get("/watch").body(Bytes::new()).unwrap());
    assert_eq!(response.body(), "smoke");
}
