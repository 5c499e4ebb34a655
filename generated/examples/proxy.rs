//! A proxy that changes one member of an answer, and passes on all that it does not know: operations, values,
//! union members and errors that came after its model.

use std::error::Error;

use generated::bytes::Bytes;
use generated::datazone::{self, CreateUserProfile, CreateUserProfileInput, UserProfileStatus};
use generated::http::{Request, Response, StatusCode};
use generated::{Operation, Router, ServiceError};

/// The service behind the proxy.
type Upstream = fn(&Request<Bytes>) -> Response<Bytes>;

struct Proxy {
    router: Router,
    upstream: Upstream,
}

impl Proxy {
    fn new(upstream: Upstream) -> Self {
        Proxy { router: Router::new(&datazone::SERVICE), upstream }
    }

    fn handle(&self, request: &Request<Bytes>) -> Result<Response<Bytes>, Box<dyn Error>> {
        let response = (self.upstream)(request);
        match self.router.route(request) {
            Ok(routed) if routed.operation.name == CreateUserProfile::SCHEMA.name => {
                // Whoever is activated is shown as assigned. An error is answered as it came.
                let result = CreateUserProfile::response(&response).map(|mut output| {
                    if output.status == Some(UserProfileStatus::Activated) {
                        output.status = Some(UserProfileStatus::Assigned);
                    }
                    output
                });
                Ok(CreateUserProfile::respond_with(routed.protocol, result.as_ref())?)
            }
            // Nothing to change, or no operation of the model: the bytes are passed on.
            _ => Ok(response),
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let request = CreateUserProfile::request(&CreateUserProfileInput::new("dzd_1", "ada"))?;

    // The member that the proxy changes, beside a union member that the model does not know.
    let proxy =
        Proxy::new(|_| answer(200, r#"{"id":"u-1","status":"ACTIVATED","details":{"idc":{"level":1.50}}}"#));
    let response = proxy.handle(&request)?;
    assert_eq!(response.body(), r#"{"id":"u-1","status":"ASSIGNED","details":{"idc":{"level":1.50}}}"#);
    println!("changed: {}", String::from_utf8_lossy(response.body()));

    // A value that the model does not know.
    let proxy = Proxy::new(|_| answer(200, r#"{"id":"u-1","status":"ON_LEAVE"}"#));
    let response = proxy.handle(&request)?;
    assert_eq!(response.body(), r#"{"id":"u-1","status":"ON_LEAVE"}"#);
    println!("unknown value: {}", String::from_utf8_lossy(response.body()));

    // An error that the model does not know keeps status, request id and body.
    const TAKEN: &str = r#"{"__type":"TakenException","message":"there is one","by":"u-7"}"#;
    let proxy = Proxy::new(|_| answer(409, TAKEN));
    let response = proxy.handle(&request)?;
    assert_eq!(response.body(), TAKEN);
    let error = CreateUserProfile::response(&response).unwrap_err();
    assert_eq!(error.status(), Some(409));
    assert_eq!(error.code(), Some("TakenException"));
    assert_eq!(error.message(), Some("there is one"));
    assert_eq!(error.request_id(), Some("r-1"));
    println!("unknown error: {error}");

    // An operation that the model does not know.
    let proxy = Proxy::new(|request| answer(200, &format!("{} {}", request.method(), request.uri())));
    let request = Request::post("/v9/weather").body(Bytes::new())?;
    let response = proxy.handle(&request)?;
    assert_eq!((response.status(), response.body().as_ref()), (StatusCode::OK, &b"POST /v9/weather"[..]));
    println!("unknown operation: {}", String::from_utf8_lossy(response.body()));
    Ok(())
}

fn answer(status: u16, body: &str) -> Response<Bytes> {
    let response = Response::builder().status(status).header("x-amzn-requestid", "r-1");
    response.body(Bytes::copy_from_slice(body.as_bytes())).expect("a response")
}
