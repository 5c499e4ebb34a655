//! Checksums of streams, in both directions.

use std::time::Duration;

use ferrosmith_client::Client;
use ferrosmith_client::transport::Body;
use ferrosmith_runtime::{ChecksumMode, ClientOptions};
use http::{Request, Response};

use crate::pieces::body;
use crate::support::{Reply, Service, answer};
use crate::transfers::{Algorithm, Fetch, FetchInput, Mode, Pour, PourInput, Store, StoreInput};
use crate::{client, config, read};

fn header<'r>(request: &'r Request<Body>, name: &str) -> Option<&'r str> {
    request.headers().get(name).map(|value| value.to_str().unwrap())
}

/// Sends a body, and returns the request.
async fn stored(input: StoreInput, body: impl Into<Body>) -> Request<Body> {
    let service = Service::with([answer(200, "")]);
    client(&service).call::<Store>(input).body(body).await.unwrap();
    service.requests().remove(0)
}

#[tokio::test(flavor = "current_thread")]
async fn a_stream_has_the_checksum_that_is_required_behind_it() {
    let request = stored(StoreInput::new(), body(&["Hello ", "world"]).sized(11)).await;
    assert_eq!(header(&request, "x-amz-trailer"), Some("x-amz-checksum-crc32"));
    assert_eq!(header(&request, "x-amz-sdk-checksum-algorithm"), Some("CRC32"));
    assert_eq!(header(&request, "x-amz-content-sha256"), Some("STREAMING-UNSIGNED-PAYLOAD-TRAILER"));
    assert_eq!(header(&request, "x-amz-decoded-content-length"), Some("11"));
    assert_eq!(header(&request, "content-encoding"), Some("aws-chunked"));
    let length = header(&request, "content-length").unwrap().to_owned();
    let sent = read(request.into_body()).await;
    assert_eq!(sent, "b\r\nHello world\r\n0\r\nx-amz-checksum-crc32:i9aeUg==\r\n\r\n");
    assert_eq!(length, sent.len().to_string());
}

#[tokio::test(flavor = "current_thread")]
async fn a_stream_of_unknown_length_is_sent_in_chunks() {
    let request = stored(StoreInput::new().algorithm(Algorithm::Sha256), body(&["Hello ", "world"])).await;
    assert_eq!(header(&request, "x-amz-sdk-checksum-algorithm"), Some("SHA256"));
    assert_eq!(header(&request, "content-length"), None);
    assert_eq!(
        read(request.into_body()).await,
        "6\r\nHello \r\n5\r\nworld\r\n0\r\n\
         x-amz-checksum-sha256:ZOyIygCyaOW6GjVnihtTFtIS9PNmskdyMlNKiuyjfzw=\r\n\r\n"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn an_empty_stream_is_an_end_alone() {
    let request = stored(StoreInput::new(), body(&[]).sized(0)).await;
    let length = header(&request, "content-length").unwrap().to_owned();
    let sent = read(request.into_body()).await;
    assert_eq!(sent, "0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n");
    assert_eq!(length, sent.len().to_string());
}

#[tokio::test(flavor = "current_thread")]
async fn a_stream_that_breaks_has_no_checksum() {
    let request = stored(StoreInput::new(), body(&["Hello ", ""]).sized(11)).await;
    assert_eq!(
        request.into_body().collect(100).await.unwrap_err().to_string(),
        "the body broke off: the line broke"
    );
    let request = stored(StoreInput::new(), body(&["Hello "]).sized(11)).await;
    let error = request.into_body().collect(100).await.unwrap_err().to_string();
    assert!(error.contains("expected a body of 11 bytes, found 6"), "{error}");
}

#[tokio::test(flavor = "current_thread")]
async fn bytes_have_it_in_the_head() {
    let request = stored(StoreInput::new(), "Hello world").await;
    assert_eq!(header(&request, "x-amz-checksum-crc32"), Some("i9aeUg=="));
    assert_eq!(header(&request, "x-amz-trailer"), None);
    assert_eq!(read(request.into_body()).await, "Hello world");
}

#[tokio::test(flavor = "current_thread")]
async fn one_that_is_given_is_not_computed_and_where_none_is_wanted_there_is_none() {
    let request = stored(StoreInput::new().crc32("AAAAAA=="), body(&["Hello world"])).await;
    assert_eq!(header(&request, "x-amz-checksum-crc32"), Some("AAAAAA=="));
    assert_eq!((header(&request, "x-amz-trailer"), header(&request, "content-encoding")), (None, None));

    let service = Service::with([answer(200, "")]);
    client(&service).call::<Pour>(PourInput::new()).body(body(&["one"])).await.unwrap();
    let request = service.requests().remove(0);
    assert_eq!(header(&request, "x-amz-content-sha256"), Some("UNSIGNED-PAYLOAD"));
    assert_eq!(header(&request, "content-encoding"), None);
}

fn fetched(checksum: &str, pieces: &[&'static str]) -> Service {
    let response = Response::builder().header("x-amz-checksum-crc32", checksum).body(body(pieces)).unwrap();
    Service::with([Reply::Answer(response)])
}

#[tokio::test(flavor = "current_thread")]
async fn a_response_is_checked_as_it_is_read() {
    let input = || FetchInput::new().mode(Mode::Enabled);
    let service = fetched("i9aeUg==", &["Hello ", "world"]);
    let right = client(&service).call::<Fetch>(input()).streamed().await.unwrap();
    assert_eq!(service.requests()[0].headers()["x-amz-checksum-mode"], "ENABLED");
    assert_eq!(read(right.body).await, "Hello world");

    let service = fetched("i9aeUg==", &["Hello ", "World"]);
    let mut body = client(&service).call::<Fetch>(input()).streamed().await.unwrap().body;
    assert_eq!(body.next().await.unwrap().unwrap(), "Hello ");
    assert_eq!(body.next().await.unwrap().unwrap(), "World");
    let error = body.next().await.unwrap().unwrap_err().to_string();
    assert_eq!(error, "expected the body that the checksum CRC32 is of, found another one");
    assert!(body.next().await.is_none());

    // As a whole, it is no output at all.
    let service = fetched("i9aeUg==", &["Hello ", "World"]);
    let error = client(&service).call::<Fetch>(input()).await.unwrap_err().to_string();
    assert!(error.contains("found another one"), "{error}");

    // That of parts is of no use.
    let service = fetched("i9aeUg==-2", &["Hello"]);
    let parts = client(&service).call::<Fetch>(input()).streamed().await.unwrap();
    assert_eq!(read(parts.body).await, "Hello");
}

#[tokio::test(flavor = "current_thread")]
async fn a_response_is_to_have_one_where_somebody_wants_it_everywhere() {
    let options = ClientOptions::default().response_checksums(ChecksumMode::WhereSupported);
    let service = fetched("i9aeUg==", &["Hello ", "World"]);
    let client = Client::new(config(&service).options(options));
    let got = client.call::<Fetch>(FetchInput::new()).streamed().await.unwrap();
    assert_eq!(service.requests()[0].headers()["x-amz-checksum-mode"], "ENABLED");
    assert!(got.body.collect(100).await.unwrap_err().to_string().contains("another one"));
    // A browser that opens a URL sends no such header.
    let url = client.call::<Fetch>(FetchInput::new()).presigned(Duration::from_secs(60)).await.unwrap();
    assert_eq!(url.headers().keys().map(http::HeaderName::as_str).collect::<Vec<_>>(), ["host"]);
}
