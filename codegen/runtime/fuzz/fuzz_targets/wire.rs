//! Any message as a request and as a response, in a protocol that its length tells, so that many are tried: it is read or refused, and what is read is written and
//! read alike. The services of the tests have every binding of HTTP, and of XML.
#![no_main]

use std::sync::LazyLock;

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{Method, Request, Response, StatusCode, Uri};
use ferrosmith_runtime::protocol::{ALL, Protocol};
use ferrosmith_runtime::{ClientOptions, Operation, Router, ServerOptions};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/protocol/shape.rs"]
#[macro_use]
mod shape;

#[path = "../../tests/protocol/service.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod service;

#[path = "../../tests/xml_protocols/service.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod shelves;

mod message;

use service::{
    GetHead, GetOwners, GetShelfPart, GetUpload, Put, PutFilm, PutLists, PutOwner, PutText, PutUpload, Watch,
};
use shelves::{GetBook, GetPlace, GetStored, PutShelf};

macro_rules! every_operation {
    ($call:ident $arguments:tt) => {
        every_operation!(
            $call $arguments Put GetUpload PutFilm PutLists PutOwner PutText PutUpload GetHead GetOwners GetShelfPart
            Watch GetBook GetPlace GetStored PutShelf
        )
    };
    ($call:ident $arguments:tt $($operation:ident)*) => {
        $($call::<$operation> $arguments;)*
    };
}

static ROUTERS: LazyLock<[Router; 2]> = LazyLock::new(|| {
    let router = |service| Router::new(service).protocols(ALL.iter().map(|protocol| *protocol as _));
    [router(&service::SERVICE), router(&shelves::SERVICE)]
});

fuzz_target!(|bytes: &[u8]| {
    let (uri, headers, body) = message::of(bytes);
    let mut request = Request::new(body.clone());
    request.headers_mut().clone_from(&headers);
    if let Ok(uri) = uri.parse::<Uri>() {
        *request.uri_mut() = uri;
    }
    for router in &*ROUTERS {
        for method in [Method::GET, Method::PUT, Method::POST] {
            *request.method_mut() = method;
            if let Err(rejection) = router.route(&request) {
                assert!(rejection.response().status().as_u16() >= 400);
            }
        }
    }
    let mut response = Response::new(body);
    *response.headers_mut() = headers;
    let protocol = ALL[bytes.len() % ALL.len()];
    every_operation!(asked(protocol, &request));
    for status in [StatusCode::OK, StatusCode::NOT_FOUND, StatusCode::SERVICE_UNAVAILABLE] {
        *response.status_mut() = status;
        every_operation!(answered(protocol, &response));
    }
});

fn asked<O: Operation>(protocol: &'static dyn Protocol, request: &Request<Bytes>) {
    let options = ServerOptions::default();
    let input = match O::parse_request_with(protocol, request, &options) {
        Ok(input) => input,
        Err(rejection) => return assert!(rejection.response().status().as_u16() >= 400),
    };
    // Some of what is read may not be written, such as an empty text in a path.
    if let Ok(request) = O::request_with(protocol, &input, &ClientOptions::default()) {
        let again = O::parse_request_with(protocol, &request, &options).expect("a request that was written");
        let twice =
            O::request_with(protocol, &again, &ClientOptions::default()).expect("it was written before");
        assert_eq!(twice.uri(), request.uri());
        assert_eq!(twice.headers(), request.headers());
        assert_eq!(twice.body(), request.body());
    }
}

fn answered<O: Operation>(protocol: &'static dyn Protocol, response: &Response<Bytes>) {
    let result = O::response_with(protocol, response);
    if let Ok(response) = O::respond_with(protocol, result.as_ref()) {
        let again = O::response_with(protocol, &response);
        assert_eq!(again.is_ok(), result.is_ok());
        let twice = O::respond_with(protocol, again.as_ref()).expect("it was written before");
        assert_eq!(twice.status(), response.status());
        assert_eq!(twice.headers(), response.headers());
        assert_eq!(twice.body(), response.body());
    }
}
