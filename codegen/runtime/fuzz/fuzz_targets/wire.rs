//! Any message as a request and as a response, in every protocol: it is read or refused.
//!
//! The first line has the URI, the following ones headers, and after an empty one comes the body.
#![no_main]

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{
    HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri,
};
use ferrosmith_runtime::protocol::{ALL, Protocol};
use ferrosmith_runtime::{Operation, Router, ServerOptions};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/protocol/shape.rs"]
#[macro_use]
mod shape;

#[path = "../../tests/protocol/service.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod service;

use service::{GetUpload, Put, PutOwner, PutText, PutUpload, SERVICE, Watch};

macro_rules! every_operation {
    ($call:ident $arguments:tt) => {
        every_operation!($call $arguments Put GetUpload PutOwner PutText PutUpload Watch)
    };
    ($call:ident $arguments:tt $($operation:ident)*) => {
        $($call::<$operation> $arguments;)*
    };
}

fuzz_target!(|bytes: &[u8]| {
    let (uri, headers, body) = message(bytes);
    let mut request = Request::new(body.clone());
    request.headers_mut().clone_from(&headers);
    if let Ok(uri) = uri.parse::<Uri>() {
        *request.uri_mut() = uri;
    }
    let router = Router::new(&SERVICE);
    for method in [Method::GET, Method::PUT, Method::POST] {
        *request.method_mut() = method;
        let _ = router.route(&request);
    }
    let mut response = Response::new(body);
    *response.headers_mut() = headers;
    for protocol in ALL.iter().copied() {
        every_operation!(asked(protocol, &request));
        for status in [StatusCode::OK, StatusCode::NOT_FOUND, StatusCode::SERVICE_UNAVAILABLE] {
            *response.status_mut() = status;
            every_operation!(answered(protocol, &response));
        }
    }
});

fn asked<O: Operation>(protocol: &'static dyn Protocol, request: &Request<Bytes>) {
    if let Err(rejection) = O::parse_request_with(protocol, request, &ServerOptions::default()) {
        assert!(rejection.response().status().as_u16() >= 400);
    }
}

fn answered<O: Operation>(protocol: &'static dyn Protocol, response: &Response<Bytes>) {
    let _ = O::response_with(protocol, response);
}

fn message(bytes: &[u8]) -> (String, HeaderMap, Bytes) {
    let mut lines = bytes.splitn(20, |byte| *byte == b'\n');
    let uri = String::from_utf8_lossy(lines.next().unwrap_or_default()).into_owned();
    let mut headers = HeaderMap::new();
    for line in lines.by_ref().take_while(|line| !line.is_empty()) {
        let colon = line.iter().position(|byte| *byte == b':').unwrap_or(line.len());
        let value = line.get(colon + 1..).unwrap_or_default();
        if let (Ok(name), Ok(value)) =
            (HeaderName::from_bytes(&line[..colon]), HeaderValue::from_bytes(value))
        {
            headers.append(name, value);
        }
    }
    let body: Vec<u8> = lines.collect::<Vec<_>>().join(&b'\n');
    (uri, headers, body.into())
}
