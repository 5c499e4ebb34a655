//! A server's answers to requests that it cannot read.

use bytes::Bytes;
use ferrosmith_runtime::protocol::{REST_JSON_1, Reason, SIMPLE_REST_JSON};
use ferrosmith_runtime::{Operation, Rejection, ServerOptions};
use http::{HeaderValue, Request};

use super::service::{Put, PutText, PutUpload, header};

fn put(uri: &str, body: &'static str) -> Request<Bytes> {
    let request = Request::put(uri).header("content-type", "application/json");
    request.body(Bytes::from_static(body.as_bytes())).unwrap()
}

fn rejected(request: &Request<Bytes>) -> Rejection {
    Put::parse_request(request).unwrap_err()
}

#[test]
fn malformed_values_are_told_by_their_place() {
    for (uri, body, expected) in [
        ("/b/x/y", "{", "test#PutInput: expected a key, found the end of the input, byte 1"),
        ("/b/x/y", "[]", "test#PutInput: expected an object, found an array, byte 0"),
        (
            "/b/x/y?n=1.5",
            "{}",
            "test#PutInput: numbers: expected an integer in its range, found another text",
        ),
        ("/b/%zz/y", "{}", "test#PutInput: bucket: expected percent-encoded UTF-8, found something else"),
        (
            "/b/x/y?n=%zz",
            "{}",
            "test#PutInput: numbers: expected percent-encoded UTF-8, found something else",
        ),
        ("/b/x/y?&at=%ff", "{}", "test#PutInput: at: expected percent-encoded UTF-8, found something else"),
        (
            "/b/x/y?token=a&&other=%c3%28&n=%zz",
            "{}",
            "test#PutInput: parameter 2 of the query: expected percent-encoded UTF-8, found something else",
        ),
        (
            "/b/x/y?%6=1",
            "{}",
            "test#PutInput: parameter 1 of the query: expected percent-encoded UTF-8, found something else",
        ),
        (
            "/b/x/y?at=1996-12-19T16:39:57-08:00",
            "{}",
            "test#PutInput: at: expected a date-time with the offset `Z`, found another text",
        ),
    ] {
        let rejection = rejected(&put(uri, body));
        assert_eq!((rejection.reason(), rejection.message()), (Reason::Serialization, expected));
        let response = rejection.response();
        assert_eq!(response.status(), 400);
        assert_eq!(header(response.headers(), "x-amzn-errortype"), "SerializationException");
        assert_eq!(response.body(), &rejection.body());
    }
}

#[test]
fn another_path_is_another_operation() {
    assert_eq!(rejected(&put("/other", "{}")).reason(), Reason::UnknownOperation);
}

#[test]
fn other_media_types_are_refused() {
    let mut request = put("/b/x/y", "{}");
    request.headers_mut().insert("content-type", "text/xml".parse().unwrap());
    let rejection = rejected(&request);
    assert_eq!((rejection.status().as_u16(), rejection.reason()), (415, Reason::UnsupportedMediaType));
    assert_eq!(rejection.message(), "expected application/json, found text/xml");
    request.headers_mut().remove("content-type");
    assert_eq!(rejected(&request).message(), "expected application/json, found no content type");
    for (found, expected) in [
        (&b""[..], "an empty content type"),
        (b"; charset=utf-8", "an empty content type"),
        (b"text/\xff", "a content type that is no text"),
        (&[b'a'; 65_000], &*format!("{}…", "a".repeat(64))),
    ] {
        request.headers_mut().insert("content-type", HeaderValue::from_bytes(found).unwrap());
        assert_eq!(rejected(&request).message(), format!("expected application/json, found {expected}"));
    }
    let mut request = put("/b/x/y", "{}");
    request.headers_mut().insert("accept", "text/xml".parse().unwrap());
    assert_eq!(rejected(&request).status(), 406);
    let text = Request::post("/text").header("accept", "text/*").body(Bytes::new()).unwrap();
    assert!(PutText::parse_request(&text).is_ok());
}

#[test]
fn simple_rest_json_takes_a_body_without_a_content_type() {
    let options = ServerOptions::default().unchecked();
    let mut request = put("/b/x/y", r#"{"Title":"abc"}"#);
    request.headers_mut().remove("content-type");
    let put = Put::parse_request_with(&SIMPLE_REST_JSON, &request, &options).unwrap();
    assert_eq!(put.title.as_deref(), Some("abc"));
    // No header comes of it that a member is bound to.
    let upload = Request::post("/b/uploads").body(Bytes::from_static(b"\"YWJj\"")).unwrap();
    let upload = PutUpload::parse_request_with(&SIMPLE_REST_JSON, &upload, &options).unwrap();
    assert_eq!((upload.kind, upload.data), (None, Some("abc".into())));
}

#[test]
fn everything_that_is_missing_or_invalid_is_told_at_once() {
    let rejection = rejected(&put("/b/x/y", r#"{"Title":"too long","owner":{"name":null}}"#));
    assert_eq!(rejection.reason(), Reason::Validation);
    let paths: Vec<_> = rejection.violations().unwrap().iter().map(|one| one.path().to_owned()).collect();
    assert_eq!(paths, ["/title", "/owner/name"]);
    let body = String::from_utf8(rejection.body().to_vec()).unwrap();
    assert!(body.contains("Value at '/owner/name' failed to satisfy constraint: Member must not be null"));
    assert!(body.contains("\"path\":\"/owner/name\""));
}

#[test]
fn constraints_may_go_unchecked_but_not_what_is_missing() {
    let unchecked = ServerOptions::default().unchecked();
    let parse = |body| Put::parse_request_with(&REST_JSON_1, &put("/b/x/y", body), &unchecked);
    assert_eq!(parse(r#"{"Title":"too long"}"#).unwrap().title.as_deref(), Some("too long"));
    assert_eq!(parse(r#"{"owner":{}}"#).unwrap_err().reason(), Reason::Validation);
}

#[test]
fn answers_are_in_the_protocol_of_the_request() {
    let request = Request::post("/").header("x-amz-target", "Store.Put");
    let request = request.header("content-type", "application/x-amz-json-1.0");
    let request = request.body(Bytes::from_static(br#"{"bucket":1}"#)).unwrap();
    let response = Put::parse_request(&request).unwrap_err().response();
    assert_eq!(header(response.headers(), "content-type"), "application/x-amz-json-1.0");
    let expected = br##"{"__type":"smithy.framework#SerializationException","message":"test#PutInput: bucket: expected a string, found a number, byte 10"}"##;
    assert_eq!(response.body().as_ref(), expected);
}
