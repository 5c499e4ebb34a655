//! Checksums of messages: where requests have them, and what is refused.
#![cfg(all(feature = "checksums", feature = "client", feature = "server"))]

use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::http::{HeaderValue, Request, Response};
use ferrosmith_runtime::protocol::checksums::{ChecksumAlgorithm, ChecksumHasher, expected, trailing};
use ferrosmith_runtime::protocol::{REST_JSON_1, Reason};
use ferrosmith_runtime::schema::{Checksum, OperationSchema, ServiceSchema};
use ferrosmith_runtime::{ChecksumMode, ClientOptions, Operation, ServerOptions, ServiceError};

// Public, so that the lints for exported items hold.
#[rustfmt::skip]
#[expect(missing_docs, reason = "generated code: the model of the fixture has no documentation")]
#[path = "../../tests/fixtures/auth_and_endpoints/expected/mod.snap.rs"]
pub mod sending;

use sending::{Upload, UploadInput, UploadOutput};

fn request(input: &UploadInput) -> Request<Bytes> {
    Upload::request_with(&REST_JSON_1, input, &ClientOptions::default()).unwrap()
}

fn header<'r>(request: &'r Request<Bytes>, name: &str) -> &'r str {
    request.headers()[name].to_str().unwrap()
}

#[test]
fn a_request_has_the_checksum_that_its_input_names() {
    for algorithm in ChecksumAlgorithm::ALL {
        let request = request(&UploadInput::new().algorithm(algorithm.name()));
        let checksum = algorithm.checksum(request.body());
        assert_eq!(header(&request, algorithm.header().as_str()), checksum);
    }
    let wrong = UploadInput::new().algorithm("MD6");
    let error = Upload::request_with(&REST_JSON_1, &wrong, &ClientOptions::default()).unwrap_err();
    assert!(error.to_string().contains("algorithm: expected CRC32, CRC32C"), "{error}");
}

#[test]
fn one_that_is_demanded_is_crc32() {
    let request = request(&UploadInput::new());
    let checksum = ChecksumAlgorithm::Crc32.checksum(request.body());
    assert_eq!(header(&request, "x-amz-checksum-crc32"), checksum);
}

/// The same operation, where it demands no checksum.
struct Free;

impl Operation for Free {
    type Input = UploadInput;
    type Output = UploadOutput;
    type Error = sending::UploadError;
    const SCHEMA: &'static OperationSchema = &OperationSchema {
        checksum: Some(Checksum {
            required: false,
            request_algorithm: Some("algorithm"),
            response_validation: Some("check"),
            response_algorithms: &["CRC32"],
        }),
        ..*Upload::SCHEMA
    };
    const SERVICE: &'static ServiceSchema = Upload::SERVICE;
}

#[test]
fn one_that_is_not_demanded_is_there_where_somebody_wants_it_everywhere() {
    let sent = |options: &ClientOptions, input: &UploadInput| {
        let request = Free::request_with(&REST_JSON_1, input, options).unwrap();
        let own = request.headers().iter().filter(|(name, _)| name.as_str().starts_with("x-"));
        let mut own: Vec<String> =
            own.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
        own.sort();
        own
    };
    let none = ClientOptions::default();
    assert!(sent(&none, &UploadInput::new()).is_empty());
    let requests = none.clone().request_checksums(ChecksumMode::WhereSupported);
    let crc32 = ["x-algorithm: CRC32", "x-amz-checksum-crc32: AAAAAA=="];
    assert_eq!(sent(&requests, &UploadInput::new()), crc32);
    let named = sent(&requests, &UploadInput::new().algorithm("SHA1"));
    assert_eq!(named, ["x-algorithm: SHA1", "x-amz-checksum-sha1: 2jmj7l5rSw0yVb/vlWAYkK/YBwk="]);
    let responses = none.response_checksums(ChecksumMode::WhereSupported);
    assert_eq!(sent(&responses, &UploadInput::new()), ["x-check: ENABLED"]);
}

#[test]
fn a_response_is_checked_where_it_has_a_checksum() {
    let response = |checksum: &str| {
        let response = Response::builder().header("x-amz-checksum-sha256", checksum);
        response.body(Bytes::from_static(b"{}")).unwrap()
    };
    let right = ChecksumAlgorithm::Sha256.checksum(b"{}");
    assert_eq!(
        expected(Upload::SCHEMA, response(&right).headers()),
        Some((ChecksumAlgorithm::Sha256, &*right))
    );
    assert_eq!(Upload::response(&response(&right)).unwrap(), UploadOutput::new());
    // Of the checksums of parts nothing can be told.
    assert_eq!(Upload::response(&response("AAAA-2")).unwrap(), UploadOutput::new());
    let error = Upload::response(&response("AAAA")).unwrap_err();
    let text = "expected the body that the checksum SHA256 is of, found another one";
    assert!(error.to_string().contains(text) && error.status() == Some(200), "{error}");
    // One of an algorithm that the operation does not know is somebody else's.
    let mut other = response(&right);
    other.headers_mut().remove("x-amz-checksum-sha256");
    other.headers_mut().insert("x-amz-checksum-sha1", HeaderValue::from_static("AAAA"));
    assert!(Upload::response(&other).is_ok());
}

#[test]
fn a_server_verifies_when_it_is_told_to() {
    let mut damaged = request(&UploadInput::new());
    damaged.headers_mut().insert("x-amz-checksum-crc32", HeaderValue::from_static("AAAA"));
    let verify = ServerOptions::default().verify_checksum();
    let refused = Upload::parse_request_with(&REST_JSON_1, &damaged, &verify).unwrap_err();
    assert_eq!(refused.reason(), Reason::BadDigest);
    assert!(Upload::parse_request_with(&REST_JSON_1, &damaged, &ServerOptions::default()).is_ok());
    assert!(Upload::parse_request_with(&REST_JSON_1, &request(&UploadInput::new()), &verify).is_ok());
}

#[test]
fn a_checksum_follows_a_body_that_is_a_stream() {
    let mut request = Request::new(());
    request.headers_mut().insert("content-encoding", HeaderValue::from_static("gzip"));
    request.headers_mut().insert("content-length", HeaderValue::from_static("7"));
    let mut body = trailing(&mut request, ChecksumAlgorithm::Sha1, Some(1000));
    assert_eq!(request.headers()["content-encoding"], "gzip,aws-chunked");
    assert_eq!(request.headers()["x-amz-decoded-content-length"], "1000");
    assert!(!request.headers().contains_key("content-length"));
    let bytes = [7; 500];
    let mut sent = Vec::new();
    for piece in [&bytes[..], &[], &bytes[..]] {
        sent.extend(body.chunk(piece));
    }
    sent.extend(body.finish());
    let mut hasher = ChecksumHasher::new(ChecksumAlgorithm::Sha1);
    hasher.update(&[7; 1000]);
    let end = format!("\r\n0\r\nx-amz-checksum-sha1:{}\r\n\r\n", hasher.finish());
    assert!(sent.starts_with(b"1f4\r\n\x07\x07") && sent.ends_with(end.as_bytes()));
    assert_eq!(sent.len(), 2 * (5 + 500 + 2) + end.len() - 2);
}
