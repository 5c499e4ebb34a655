//! Messages that nobody meant: none of them may do more than be refused.

use std::cell::Cell;

use bytes::Bytes;
use ferrosmith_runtime::ServiceError as _;
use ferrosmith_runtime::protocol::{AWS_JSON_1_0, Protocol, REST_JSON_1, RPC_V2_CBOR, RPC_V2_JSON};
use ferrosmith_runtime::{Operation, Router, ServerOptions};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};

use super::random::{Random, each};
use super::service::{Put, PutOwner, PutUpload, SERVICE, input, options};

const PROTOCOLS: [&dyn Protocol; 4] = [&REST_JSON_1, &AWS_JSON_1_0, &RPC_V2_CBOR, &RPC_V2_JSON];

/// Headers that are there, and some that a message may have, malformed.
fn headers(random: &mut Random, from: &HeaderMap) -> HeaderMap {
    let mut headers = from.clone();
    let names = ["x-when", "x-names", "x-json", "x-meta-a", "content-type", "accept", "x-amz-target", "etag"];
    for _ in 0..random.below(3) {
        let name = HeaderName::from_static(random.pick(&names));
        let value = random.damage(b"\"a, b\", Mon, 16 Dec 2019 23:48:18 GMT");
        if let Ok(value) = HeaderValue::from_bytes(&value) {
            headers.append(name, value);
        }
    }
    headers
}

#[test]
fn requests_are_read_or_refused() {
    let router = Router::new(&SERVICE);
    let read = Cell::new(0);
    each(2_000, 60, |random| {
        let protocol = random.pick(&PROTOCOLS);
        let good = Put::request_with(protocol, &input(), &options()).unwrap();
        let target = random.damage(good.uri().to_string().as_bytes());
        let Ok(uri) = http::Uri::try_from(target.as_slice()) else { return };
        let body = if random.below(2) == 0 { good.body().clone() } else { random.damage(good.body()).into() };
        let mut request = Request::new(body);
        *request.uri_mut() = if random.below(2) == 0 { uri } else { good.uri().clone() };
        *request.method_mut() = good.method().clone();
        *request.headers_mut() = headers(random, good.headers());
        let _ = router.route(&request);
        let _ = PutUpload::parse_request(&request);
        let _ = PutOwner::parse_request_with(protocol, &request, &ServerOptions::default());
        match Put::parse_request_with(protocol, &request, &ServerOptions::default()) {
            Ok(_) => read.set(read.get() + 1),
            Err(rejection) => assert!(rejection.response().status().as_u16() >= 400),
        }
    });
    assert!(read.get() > 50, "most are no nonsense: {}", read.get());
}

#[test]
fn responses_are_outputs_or_errors() {
    let bodies: [&[u8]; 5] = [
        br#"{"owner":{"name":"ada"}}"#,
        br#"{"__type":"test#NoSuchKey","message":"m"}"#,
        b"\xa1eowner\xa1dnamecada",
        b"<html></html>",
        b"",
    ];
    each(2_000, 60, |random| {
        let protocol = random.pick(&PROTOCOLS);
        let mut response = Response::new(Bytes::from({
            let body = random.pick(&bodies);
            random.damage(body)
        }));
        *response.status_mut() = http::StatusCode::from_u16(random.pick(&[200, 404, 503])).unwrap();
        *response.headers_mut() = headers(random, &HeaderMap::new());
        if let Err(error) = Put::response_with(protocol, &response) {
            assert!(!error.to_string().is_empty() && error.status().is_some());
        }
    });
}
