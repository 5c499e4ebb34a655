//! Members that are the whole body.

use bytes::Bytes;
use ferrosmith_runtime::protocol::REST_JSON_1;
use ferrosmith_runtime::protocol::Reason;
use ferrosmith_runtime::{Blob, ClientOptions, Operation, ServerOptions};
use http::{HeaderValue, Request, Response};

use super::service::{Empty, GetUpload, Owner, PutOwner, PutText, PutUpload, Streamed, Text, Upload};
use super::service::{Watch, Wrapped, header};

#[test]
fn bytes_are_sent_as_they_are() {
    let request = PutUpload::request(&Upload { kind: None, data: Some(Blob::new(*b"\0\xff")) }).unwrap();
    assert_eq!(request.body().as_ref(), b"\0\xff");
    assert_eq!(header(request.headers(), "content-type"), "application/octet-stream");
    assert_eq!(header(request.headers(), "content-length"), "2");
    assert_eq!(PutUpload::parse_request(&request).unwrap().data.unwrap().as_slice(), b"\0\xff");
}

#[test]
fn a_member_may_set_the_content_type() {
    let upload = Upload { kind: Some("image/png".into()), data: Some(Blob::new(*b"x")) };
    let request = PutUpload::request(&upload).unwrap();
    assert_eq!(header(request.headers(), "content-type"), "image/png");
    assert_eq!(PutUpload::parse_request(&request).unwrap().kind.as_deref(), Some("image/png"));
}

#[test]
fn a_checksum_goes_with_the_body_that_is_sent() {
    let request = PutUpload::request(&Upload { kind: None, data: Some(Blob::new(*b"abc")) }).unwrap();
    assert_eq!(header(request.headers(), "content-md5"), "kAFQmDzST7DWlj99KOF/cg==");
}

#[test]
fn a_body_that_its_checksum_is_not_of_is_refused() {
    let options = ServerOptions::default().verify_checksum();
    let put = |request: &Request<Bytes>| PutUpload::parse_request_with(&REST_JSON_1, request, &options);
    let upload = Upload { kind: None, data: Some(Blob::new(*b"abc")) };
    let mut request = PutUpload::request(&upload).unwrap();
    assert_eq!(put(&request).unwrap().data, upload.data);
    // None is needed: there are other checksums, and transports that drop this one.
    request.headers_mut().remove("content-md5");
    assert_eq!(put(&request).unwrap().data, upload.data);
    for digest in ["kAFQmDzST7DWlj99KOF/ch==", "kAFQmDzST7DWlj99KOF/cg", "", "\u{e9}"] {
        let digest = HeaderValue::from_bytes(digest.as_bytes()).unwrap();
        request.headers_mut().insert("content-md5", digest);
        let rejection = put(&request).unwrap_err();
        assert_eq!((rejection.reason(), rejection.status().as_u16()), (Reason::BadDigest, 400));
        assert_eq!(header(rejection.response().headers(), "x-amzn-errortype"), "BadDigest");
    }
    request.headers_mut().insert("content-md5", HeaderValue::from_static("kAFQmDzST7DWlj99KOF/cg=="));
    *request.body_mut() = Bytes::from_static(b"abd");
    assert_eq!(put(&request).unwrap_err().reason(), Reason::BadDigest);
    // Nobody looks unless told to.
    assert!(PutUpload::parse_request(&request).is_ok());
    // Operations whose model does not ask for a checksum have no business with it.
    let mut request = PutText::request(&Text { text: Some("abc".into()) }).unwrap();
    request.headers_mut().insert("content-md5", HeaderValue::from_static("?"));
    assert_eq!(
        PutText::parse_request_with(&REST_JSON_1, &request, &options).unwrap().text.as_deref(),
        Some("abc")
    );
}

#[test]
#[cfg(feature = "compression")]
fn large_bodies_are_compressed() {
    let small = Upload { kind: None, data: Some(vec![b'a'; 10_239].into()) };
    assert_eq!(PutUpload::request(&small).unwrap().body().len(), 10_239);
    let large = Upload { kind: None, data: Some(vec![b'a'; 10_240].into()) };
    let mut request = PutUpload::request(&large).unwrap();
    assert_eq!(header(request.headers(), "content-encoding"), "gzip");
    assert_eq!(header(request.headers(), "content-length"), request.body().len().to_string());
    assert!(request.body().len() < 100 && request.body().starts_with(b"\x1f\x8b"));
    assert_eq!(PutUpload::parse_request(&request).unwrap().data, large.data);
    let encoding = request.headers_mut().insert("content-encoding", HeaderValue::from_static("other"));
    request.headers_mut().append("content-encoding", encoding.unwrap());
    assert_eq!(PutUpload::parse_request(&request).unwrap().data, large.data, "two headers are one list");
    let twice = [request.body().as_ref(), request.body()].concat();
    *request.body_mut() = twice.into();
    let read = PutUpload::parse_request(&request).unwrap().data.unwrap();
    assert_eq!(read.len(), 20_480, "gzip has members, which follow one another");
    let within = |bytes| {
        let options = ServerOptions::default().decompressed_limit(bytes);
        PutUpload::parse_request_with(&REST_JSON_1, &request, &options).map_err(|refused| refused.reason())
    };
    assert!(within(20_480).is_ok());
    assert_eq!(within(20_479).unwrap_err(), Reason::TooLarge);
    *request.body_mut() = request.body().slice(..20);
    let rejection = PutUpload::parse_request(&request).unwrap_err();
    assert_eq!(rejection.message(), "expected a body compressed with gzip, found malformed gzip");
}

#[test]
#[cfg(feature = "compression")]
fn bodies_are_compressed_from_a_size_on_or_never() {
    let upload = Upload { kind: None, data: Some(vec![b'a'; 100].into()) };
    let compressed = |options: ClientOptions| {
        let request = PutUpload::request_with(&REST_JSON_1, &upload, &options);
        request.map(|request| request.headers().contains_key("content-encoding"))
    };
    let from = |bytes| ClientOptions::default().compress_from(bytes);
    let all = [from(0), from(100), from(101), from(10_485_760), from(0).uncompressed(true)].map(compressed);
    assert_eq!(all.map(Result::unwrap), [true, true, false, false, false]);
    let error = compressed(from(10_485_761)).unwrap_err().to_string();
    assert!(
        error.contains("expected `ClientOptions::compress_from` from 0 to 10485760, found more"),
        "{error}"
    );
    assert!(!compressed(from(usize::MAX).uncompressed(true)).unwrap());
    let text = Text { text: Some("abc".into()) };
    assert!(PutText::request_with(&REST_JSON_1, &text, &from(usize::MAX)).is_ok(), "not its business");
}

#[test]
fn no_payload_is_no_body() {
    let request = PutUpload::request(&Upload::default()).unwrap();
    // The operation demands a checksum, and that of no bytes is one.
    assert!(request.body().is_empty() && request.headers().len() == 1);
    assert_eq!(header(request.headers(), "content-md5"), "1B2M2Y8AsgTpgAmY7PhCfg==");
    let options = ServerOptions::default().verify_checksum();
    let put = |request: &Request<Bytes>| PutUpload::parse_request_with(&REST_JSON_1, request, &options);
    assert_eq!(put(&request).unwrap(), Upload::default());
    let mut wrong = request;
    wrong.headers_mut().insert("content-md5", HeaderValue::from_static("kAFQmDzST7DWlj99KOF/cg=="));
    assert_eq!(put(&wrong).unwrap_err().reason(), Reason::BadDigest);
    let response = GetUpload::respond(Ok(&Upload::default())).unwrap();
    assert_eq!(header(response.headers(), "content-length"), "0");
    assert_eq!(GetUpload::response(&response).unwrap(), Upload::default());
}

#[test]
fn structures_are_the_body_and_absent_ones_empty() {
    let wrapped = Wrapped { owner: Some(Owner { name: "ada".into() }) };
    let request = PutOwner::request(&wrapped).unwrap();
    assert_eq!(request.body().as_ref(), br#"{"name":"ada"}"#);
    assert_eq!(PutOwner::parse_request(&request).unwrap(), wrapped);
    let empty = PutOwner::request(&Wrapped { owner: None }).unwrap();
    assert_eq!(empty.body().as_ref(), b"{}");
    assert_eq!(PutOwner::parse_request(&empty).unwrap(), Wrapped { owner: None });
    assert_eq!(PutOwner::response(&Response::new(Bytes::new())).unwrap(), Wrapped { owner: None });
}

#[test]
fn texts_are_plain() {
    let text = Text { text: Some("hü".into()) };
    let response = PutText::respond(Ok(&text)).unwrap();
    assert_eq!(header(response.headers(), "content-type"), "text/plain");
    assert_eq!(PutText::response(&response).unwrap(), text);
    let error = PutText::response(&Response::new(Bytes::from_static(b"\xff"))).unwrap_err();
    assert!(error.to_string().contains("test#Text: text: expected UTF-8"), "{error}");
}

#[test]
fn events_are_not_left_out() {
    let streamed = Streamed::default();
    let expected = "test#Streamed: expected a call with a stream of events, found one without: use `InputEvents` and \
                    `OutputEvents` of the feature `event-stream`, of a client's call `send_events` and `events`";
    assert_eq!(Watch::request(&streamed).unwrap_err().to_string(), expected);
    assert_eq!(Watch::respond(Ok(&streamed)).unwrap_err().to_string(), expected);
    let response = Response::new(Bytes::from_static(b"x"));
    let error = Watch::response(&response).unwrap_err().to_string();
    assert!(error.contains(expected), "{error}");
    let request = Request::post("/watch").header("content-type", "application/json");
    let rejection = Watch::parse_request(&request.body(Bytes::from_static(b"x")).unwrap()).unwrap_err();
    assert_eq!((rejection.status().as_u16(), rejection.message()), (501, expected));
}

#[test]
fn an_output_without_members_is_an_empty_object() {
    let response = PutUpload::respond(Ok(&Empty {})).unwrap();
    assert_eq!(response.body().as_ref(), b"{}");
    assert!(PutUpload::response(&response).is_ok());
    assert!(PutUpload::response(&Response::new(Bytes::new())).is_ok());
}
