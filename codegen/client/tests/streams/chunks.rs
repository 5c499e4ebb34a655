//! Streams without TLS: in signed chunks, which a server verifies.

use std::sync::{Arc, Mutex};

use ferrosmith_client::transport::Body;
use ferrosmith_client::{Client, Config, Credentials, TokioClock, Transport};
use ferrosmith_runtime::bytes::Bytes;
use ferrosmith_runtime::schema::{AuthScheme, OperationSchema, ServiceSchema};
use ferrosmith_runtime::{Operation, ServiceError as _};
use ferrosmith_server::Server;
use http::{HeaderMap, Request};

use crate::pieces::{body, list};
use crate::support::{Service, TestClock, answer};
use crate::transfers::{
    Algorithm, Pour, PourInput, Put, PutInput, Store, StoreError, StoreInput, StoreOutput,
};
use crate::{NOW, read};

/// The operation of a service that signs as S3 does.
struct Keep;

static S3: ServiceSchema = ServiceSchema { auth: &[AuthScheme::Sigv4("s3")], ..*Store::SERVICE };

impl Operation for Keep {
    type Input = PourInput;
    type Output = <Pour as Operation>::Output;
    type Error = <Pour as Operation>::Error;
    const SCHEMA: &'static OperationSchema = &OperationSchema { unsigned_payload: false, ..*Pour::SCHEMA };
    const SERVICE: &'static ServiceSchema = &S3;
}

/// A stream of so many bytes in pieces of a size.
fn stream(length: usize, size: usize) -> (Vec<u8>, Body) {
    let bytes: Vec<u8> = (0..length).map(|at| (at * 31 % 251) as u8).collect();
    let pieces: Vec<_> = bytes.chunks(size).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    (bytes, Body::from_stream(list::<Result<_, std::io::Error>>(pieces)))
}

/// A client without TLS, whose requests a party on the way may change; what the server's handler got, and the head.
struct Line {
    client: Client,
    got: Arc<Mutex<Vec<Bytes>>>,
    heads: Arc<Mutex<Vec<HeaderMap>>>,
}

fn line(change: fn(String) -> String) -> Line {
    let (got, heads) = <(Arc<Mutex<Vec<Bytes>>>, Arc<Mutex<Vec<HeaderMap>>>)>::default();
    let kept = got.clone();
    let handler = move |input: StoreInput, _| {
        kept.lock().unwrap().push(Bytes::from(input.body.unwrap_or_default()));
        async { Ok::<_, StoreError>(StoreOutput::new()) }
    };
    let find = |id: &str| (id == "AKIDEXAMPLE").then(|| Credentials::new(id, "hush"));
    let server = Server::builder(Store::SERVICE).operation::<Store, _, _>(handler).signatures(find);
    let (server, seen) = (server.build().unwrap(), heads.clone());
    let transport = Transport::from_fn(move |request: Request<Body>| {
        let (server, seen) = (server.clone(), seen.clone());
        async move {
            let (head, body) = request.into_parts();
            let length = head.headers.get("content-length").map(|length| length.to_str().unwrap().to_owned());
            let body = body.collect(usize::MAX).await.unwrap();
            assert!(length.is_none_or(|length| length == body.len().to_string()));
            seen.lock().unwrap().push(head.headers.clone());
            // One letter for each byte.
            let body = change(body.iter().map(|byte| char::from(*byte)).collect());
            let body: Vec<u8> = body.chars().map(|letter| letter as u8).collect();
            let body = ferrosmith_server::Body::from(body);
            Ok::<_, std::io::Error>(server.respond(Request::from_parts(head, body)).await.map(Body::stream))
        }
    });
    let config = Config::new(transport, TokioClock)
        .region("eu-central-1")
        .endpoint("http://store.example")
        .credentials(Credentials::new("AKIDEXAMPLE", "hush"));
    Line { client: Client::new(config), got, heads }
}

#[tokio::test]
async fn a_server_verifies_chunks_and_the_checksum_behind_them() {
    let line = line(|body| body);
    for length in [0, 1, 65_535, 65_536, 65_537, 200_000] {
        for (size, is_sized) in [(1000, true), (100_000, true), (100_000, false)] {
            let (bytes, body) = stream(length, size);
            let body = if is_sized { body.sized(length as u64) } else { body };
            line.client.call::<Store>(StoreInput::new()).body(body).await.unwrap();
            assert_eq!(line.got.lock().unwrap().pop().unwrap(), bytes, "{length} {size}");
            let head = line.heads.lock().unwrap().pop().unwrap();
            assert_eq!(head["x-amz-content-sha256"], "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
            assert_eq!(head["x-amz-trailer"], "x-amz-checksum-crc32");
            assert_eq!(head["content-encoding"], "aws-chunked");
            let told = head.get("x-amz-decoded-content-length").map(|length| length.to_str().unwrap());
            assert_eq!(told, is_sized.then(|| length.to_string()).as_deref());
            assert_eq!(head.contains_key("content-length"), is_sized);
        }
    }
}

/// Sends a stream by a party that changes its encoded form; the code and status of the error.
async fn changed(change: fn(String) -> String) -> Result<(), (String, u16)> {
    let (_, body) = stream(150_000, 9000);
    let input = StoreInput::new().algorithm(Algorithm::Sha256);
    let error = line(change).client.call::<Store>(input).body(body.sized(150_000)).await;
    let facts =
        |error: &StoreError| (error.code().unwrap_or_default().to_owned(), error.status().unwrap_or(0));
    error.map(drop).map_err(|error| error.service_error().map(facts).unwrap())
}

#[tokio::test]
async fn what_is_changed_on_the_way_is_refused() {
    assert_eq!(changed(|body| body).await, Ok(()));
    let changes: [fn(String) -> String; 4] = [
        // A byte, the checksum, its signature, the order of chunks.
        |body| body.replacen("\r\n\u{0}", "\r\n\u{1}", 1),
        |body| body.replace("sha256:", "sha256:A"),
        |body| body.replace("x-amz-trailer-signature:", "x-amz-trailer-signatura:"),
        |body| {
            let second = body.match_indices("10000;chunk-signature=").nth(1).unwrap().0;
            let third = body.find("49f0;chunk-signature=").unwrap();
            [&body[second..third], &body[..second], &body[third..]].concat()
        },
    ];
    for (number, change) in changes.into_iter().enumerate() {
        assert_eq!(changed(change).await, Err(("InvalidSignatureException".to_owned(), 403)), "{number}");
    }
}

/// Sends a stream to an endpoint, and returns the request.
async fn sent<O: Operation>(input: O::Input, endpoint: &str, body: Body) -> Request<Body> {
    let service = Service::with([answer(503, ""), answer(200, "{}")]);
    let config = Config::new(service.transport(), TestClock::at(NOW))
        .region("eu-central-1")
        .endpoint(endpoint)
        .credentials(Credentials::new("AKIDEXAMPLE", "hush"));
    Client::new(config).call::<O>(input).body(body).await.unwrap_or_else(|error| panic!("{error}"));
    service.requests().pop().unwrap()
}

/// The hash of the body that a request tells.
async fn told<O: Operation>(input: O::Input, endpoint: &str) -> String {
    let request = sent::<O>(input, endpoint, body(&["one", "two"]).sized(6)).await;
    request.headers()["x-amz-content-sha256"].to_str().unwrap().to_owned()
}

#[tokio::test(flavor = "current_thread")]
async fn chunks_are_signed_where_tls_does_not_protect_them_and_the_service_knows_them() {
    let (with, without) = ("https://example.com", "http://example.com");
    let input = PourInput::new;
    assert_eq!(told::<Keep>(input(), without).await, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
    assert_eq!(told::<Keep>(input(), with).await, "UNSIGNED-PAYLOAD");
    let trailer = told::<Store>(StoreInput::new(), with).await;
    assert_eq!(trailer, "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
    // One that the model leaves unsigned, and one of a service that knows no chunks.
    assert_eq!(told::<Pour>(input(), without).await, "UNSIGNED-PAYLOAD");
    assert_eq!(told::<Put>(PutInput::new("a"), without).await, "UNSIGNED-PAYLOAD");
}

#[tokio::test(flavor = "current_thread")]
async fn chunks_without_a_checksum_end_with_an_empty_one() {
    let anew = Body::replayable(|| body(&["one", "two"])).sized(6);
    let request = sent::<Keep>(PourInput::new(), "http://example.com", anew).await;
    assert_eq!(request.headers()["x-amz-decoded-content-length"], "6");
    let text = read(request.into_body()).await;
    let [first, data, last, "", ""] = text.split("\r\n").collect::<Vec<_>>()[..] else { panic!("{text}") };
    assert_eq!((data, first.len(), last.len()), ("onetwo", 82, 82));
    assert!(first.starts_with("6;chunk-signature=") && last.starts_with("0;chunk-signature="), "{text}");
}

#[cfg(feature = "sigv4a")]
#[tokio::test(flavor = "current_thread")]
async fn chunks_for_several_regions_have_signatures_of_one_length() {
    /// The same operation, for several regions.
    struct Everywhere;
    static EVERYWHERE: ServiceSchema = ServiceSchema { auth: &[AuthScheme::Sigv4a("s3")], ..*Store::SERVICE };
    impl Operation for Everywhere {
        type Input = StoreInput;
        type Output = StoreOutput;
        type Error = StoreError;
        const SCHEMA: &'static OperationSchema = Store::SCHEMA;
        const SERVICE: &'static ServiceSchema = &EVERYWHERE;
    }
    let anew = Body::replayable(|| body(&["one", "two"])).sized(6);
    let request = sent::<Everywhere>(StoreInput::new(), "http://example.com", anew).await;
    let head = request.headers().clone();
    assert_eq!(head["x-amz-content-sha256"], "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER");
    assert_eq!(head["x-amz-region-set"], "eu-central-1");
    assert_eq!(head["x-amz-decoded-content-length"], "6");
    let text = read(request.into_body()).await;
    assert_eq!(head["content-length"].to_str().unwrap(), text.len().to_string());
    let lines: Vec<&str> = text.split("\r\n").collect();
    let [first, "onetwo", last, checksum, trailer, "", ""] = lines[..] else { panic!("{text}") };
    let signature = |line: &str| line.split(['=', ':']).nth(1).unwrap().len();
    assert_eq!([first, last, trailer].map(signature), [144; 3]);
    assert!(checksum.starts_with("x-amz-checksum-crc32:"), "{text}");
}

#[tokio::test(flavor = "current_thread")]
async fn bytes_that_are_made_for_each_attempt_have_their_checksum_in_the_head() {
    let made = || Body::replayable(|| Body::from("Hello world"));
    for endpoint in ["http://example.com", "https://example.com"] {
        let request = sent::<Store>(StoreInput::new(), endpoint, made()).await;
        assert_eq!(request.headers()["x-amz-checksum-crc32"], "i9aeUg==");
        assert_eq!(read(request.into_body()).await, "Hello world");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_stream_that_breaks_is_no_body_with_an_end() {
    let service = Service::with([answer(200, "")]);
    let config = Config::new(service.transport(), TestClock::at(NOW))
        .region("eu-central-1")
        .endpoint("http://example.com")
        .credentials(Credentials::new("AKIDEXAMPLE", "hush"));
    let call = Client::new(config).call::<Store>(StoreInput::new()).body(body(&["one", ""]).sized(6));
    call.await.unwrap();
    let mut body = service.requests().remove(0).into_body();
    let error = loop {
        if let Err(error) = body.next().await.unwrap() {
            break error;
        }
    };
    assert_eq!(error.to_string(), "the line broke");
    assert!(body.next().await.is_none());
}
