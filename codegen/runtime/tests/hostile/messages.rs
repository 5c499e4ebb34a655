//! Heads of requests and of responses, and their bodies in every protocol.

use bytes::Bytes;
use ferrosmith_runtime::protocol::{ALL, Protocol};
use ferrosmith_runtime::{Operation, Router, ServerOptions};
use http::{HeaderName, HeaderValue, Request, Response, StatusCode};

use super::service::{GetHead, Put, PutFilm, PutLists, PutOwner, PutText, PutUpload, SERVICE};
use super::trap::Outcome::{self, Read, Refused};
use super::trap::{numbered, repeated, trap};

fn asked<O: Operation>(request: &Request<Bytes>, protocol: &'static dyn Protocol) -> bool {
    let read = O::parse_request_with(protocol, request, &ServerOptions::default());
    read.map_err(|rejection| rejection.response().body().len()).is_ok()
}

fn answered<O: Operation>(response: &Response<Bytes>, protocol: &'static dyn Protocol) -> bool {
    O::response_with(protocol, response).map_err(|error| error.to_string().len()).is_ok()
}

/// Returns the request of an operation without a body.
fn empty<O: Operation>(uri: &str) -> Request<Bytes> {
    let method = O::SCHEMA.http.unwrap().method;
    Request::builder().method(method).uri(uri).body(Bytes::new()).unwrap()
}

/// Reads a request in every protocol. Returns `true` if the first one takes it.
fn every<O: Operation>(request: &Request<Bytes>) -> bool {
    let _ = Router::new(&SERVICE).route(request);
    let read: Vec<bool> = ALL.iter().map(|protocol| asked::<O>(request, *protocol)).collect();
    read[0]
}

/// Reads a response in every protocol, as a success and as an error. Returns `true` if the first one takes it.
fn every_answer<O: Operation>(mut response: Response<Bytes>) -> bool {
    let read: Vec<bool> = ALL.iter().map(|protocol| answered::<O>(&response, *protocol)).collect();
    for status in [StatusCode::NOT_FOUND, StatusCode::SERVICE_UNAVAILABLE] {
        *response.status_mut() = status;
        ALL.iter().for_each(|protocol| assert!(!answered::<O>(&response, *protocol)));
    }
    read[0]
}

/// Checks the value of a header of a request and of a response.
fn header<O: Operation>(name: &'static str, outcome: Outcome, most: usize, parts: [&str; 3], uri: &str) {
    let make = |size: usize| repeated(parts, size);
    let label = format!("{} with {name}: {}", O::SCHEMA.name, parts[1]);
    let of = |bytes: &[u8]| (HeaderName::from_static(name), HeaderValue::from_bytes(bytes).unwrap());
    trap(&label, outcome, most, make, |bytes| {
        let mut request = empty::<O>(uri);
        request.headers_mut().extend([of(bytes)]);
        every::<O>(&request)
    });
    trap(&label, Read, most * 2 + 6, make, |bytes| {
        let mut response = Response::new(Bytes::new());
        response.headers_mut().extend([of(bytes)]);
        every_answer::<O>(response);
        true
    });
}

#[test]
fn headers() {
    for part in ["a,", "\"a\",", ",", ", ", "\"\\\"\",", "Mon, 16 Dec 2019 23:48:18 GMT, "] {
        header::<PutLists>("x-names", Read, 80, ["a,", part, "a"], "/lists");
    }
    header::<PutLists>("x-names", Refused, 5, ["\"", "\\\"", ""], "/lists");
    header::<PutLists>("x-count", Refused, 5, ["", "1", ""], "/lists");
    header::<PutLists>("x-all-a", Read, 5, ["", "a", ""], "/lists");
    header::<PutUpload>("content-type", Read, 5, ["a/b", ";a=b", ""], "/b/uploads");
    header::<PutText>("content-type", Refused, 5, ["a/b", ";a=b", ""], "/text");
    for part in ["a/b,", "*/*;q=0,", ",", ";", "a/b;q=", "/"] {
        header::<PutOwner>("accept", Refused, 5, ["a/b;q=0,", part, "c/d"], "/owner");
    }
    for name in
        ["x-amzn-errortype", "x-amzn-query-error", "x-amz-target", "smithy-protocol", "x-amzn-requestid"]
    {
        for part in ["#", ":", ";", ".", "a"] {
            header::<PutText>(name, Read, 8, ["", part, ""], "/text");
        }
    }
    header::<Put>("content-encoding", Read, 5, ["gzip", ",gzip", ""], "/b/x/k?put");
}

/// The number of different headers that a message can have is limited by `http`, and so is the length of a URI.
const URI: usize = 65_000;

#[test]
fn many_headers() {
    trap(
        "many headers",
        Read,
        200,
        |size| vec![b'x'; size],
        |bytes| {
            let mut request = empty::<PutLists>("/lists");
            for (number, value) in bytes.chunks(bytes.len() / 16_000).enumerate() {
                let name = HeaderName::from_bytes(format!("x-all-{number}").as_bytes()).unwrap();
                request.headers_mut().append(name, HeaderValue::from_bytes(value).unwrap());
            }
            every::<PutLists>(&request)
        },
    );
    trap(
        "a header again and again",
        Read,
        120,
        |size| vec![b'x'; size.min(1 << 20)],
        |bytes| {
            let mut request = empty::<PutLists>("/lists");
            for value in bytes.chunks(bytes.len().div_ceil(20_000)) {
                request.headers_mut().append("x-all-one", HeaderValue::from_bytes(value).unwrap());
                request.headers_mut().append("x-names", HeaderValue::from_bytes(value).unwrap());
            }
            every::<PutLists>(&request)
        },
    );
}

fn uri<O: Operation>(
    name: &str,
    outcome: Outcome,
    most: usize,
    both: [&str; 2],
    part: impl Fn(usize) -> String,
) {
    let make = |size: usize| numbered(both, &part, (size / 8).min(URI));
    trap(name, outcome, most, make, |bytes| every::<O>(&empty::<O>(std::str::from_utf8(bytes).unwrap())));
}

#[test]
fn uris() {
    uri::<Put>("slashes", Refused, 80, ["/", ""], |_| "/".to_owned());
    uri::<Put>("a greedy label", Read, 80, ["/b/b/k", "?put"], |_| "/a".to_owned());
    uri::<Put>("escapes of a label", Read, 10, ["/b/b/", "?put"], |_| "%41".to_owned());
    uri::<Put>("dots", Read, 80, ["/b/b/k", "?put"], |_| "/..".to_owned());
    uri::<Put>("parameters", Read, 60, ["/b/b/k?put", ""], |number| format!("&{number:x}="));
    uri::<Put>("parameters without a name", Read, 80, ["/b/b/k?put", ""], |_| "&=".to_owned());
    uri::<Put>("a list of parameters", Read, 60, ["/b/b/k?put", ""], |_| "&n=1".to_owned());
    uri::<Put>("escapes of parameters", Read, 60, ["/b/b/k?put", ""], |number| {
        format!("&%7{}=%41", number % 8)
    });
    uri::<Put>("no literal", Read, 60, ["/b/b/k?", ""], |_| "&pu=1".to_owned());
    uri::<GetHead>("a map of parameters", Refused, 100, ["/head?", ""], |number| format!("&{number:x}"));
}

#[test]
fn bodies() {
    let bodies: [[&[u8]; 3]; 10] = [
        [b"{\"__type\":\"", b"a#", b"\"}"],
        [b"{\"message\":\"", b"\\u0041", b"\"}"],
        [b"{\"code\":0", b",\"a\":{}", b"}"],
        [b"{", b"\"a\":", b""],
        [b"<a>", b"<b>x</b>", b"</a>"],
        [b"<ErrorResponse><Error>", b"<Code>a</Code>", b"</Error></ErrorResponse>"],
        [b"<Response><Errors>", b"<Error><Code>a</Code></Error>", b"</Errors></Response>"],
        [b"", b"<a>", b""],
        [b"", b"&a=b", b""],
        [b"\xbf", b"aa", b""],
    ];
    for parts in bodies {
        let make = |size: usize| repeated(parts, size);
        trap(&format!("a body of {}", parts[1].escape_ascii()), Read, 60, make, |bytes| {
            let body = Bytes::copy_from_slice(bytes);
            let mut request = Request::new(body.clone());
            *request.method_mut() = http::Method::POST;
            for (path, media_type) in [
                ("/owner", "application/json"),
                ("/owner", "application/xml"),
                ("/", "application/x-amz-json-1.0"),
                ("/", "application/x-www-form-urlencoded"),
                ("/service/Store/operation/PutOwner", "application/cbor"),
            ] {
                *request.uri_mut() = path.parse().unwrap();
                request.headers_mut().insert("content-type", HeaderValue::from_static(media_type));
                every::<PutOwner>(&request);
                every::<PutFilm>(&request);
            }
            every_answer::<PutOwner>(Response::new(body));
            true
        });
    }
}
