//! Bodies that are streams: the head is read and written by the same code, the body is passed on.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use ferrosmith_runtime::protocol::{AWS_JSON_1_0, REST_JSON_1};
use ferrosmith_runtime::{ClientOptions, Operation, Router, ServerOptions, Unstreamed};
use http::{Request, Response};

use super::service::{Error, Film, Put, PutFilm, PutInput, PutText, SERVICE, Text, header};

const CHUNK: usize = 64 << 10;
const GIGABYTE: usize = 1 << 30;

/// A gigabyte in chunks, which counts how many of them are in memory at once.
struct Chunks {
    left: usize,
    alive: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
}

struct Chunk {
    bytes: Vec<u8>,
    alive: Arc<AtomicUsize>,
}

impl Drop for Chunk {
    fn drop(&mut self) {
        self.alive.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Iterator for Chunks {
    type Item = Chunk;
    fn next(&mut self) -> Option<Chunk> {
        self.left = self.left.checked_sub(1)?;
        let alive = self.alive.fetch_add(1, Ordering::Relaxed) + 1;
        self.most.fetch_max(alive, Ordering::Relaxed);
        Some(Chunk { bytes: vec![7; CHUNK], alive: Arc::clone(&self.alive) })
    }
}

fn film() -> Film {
    Film { title: Some("Metropolis".to_owned()), ..Film::default() }
}

#[test]
fn a_gigabyte_goes_through_request_and_response_in_chunks() {
    let most = Arc::new(AtomicUsize::new(0));
    let alive = Arc::new(AtomicUsize::new(0));
    let body = Chunks { left: GIGABYTE / CHUNK, alive, most: Arc::clone(&most) };

    let request = PutFilm::request_stream(None, &film(), &ClientOptions::default(), body).unwrap();
    assert_eq!(header(request.headers(), "x-title"), "Metropolis");
    assert_eq!(header(request.headers(), "content-type"), "application/octet-stream");
    assert!(!request.headers().contains_key("content-length"), "the stream's length is not known");

    let routed = Router::new(&SERVICE).route_head(&request).unwrap();
    assert_eq!(routed.operation.name, "PutFilm");
    let options = ServerOptions::default();
    let (input, body) = PutFilm::parse_request_stream(Some(routed.protocol), request, &options).unwrap();
    assert_eq!((input.title.as_deref(), &input.data), (Some("Metropolis"), &None));

    let response = PutFilm::respond_stream(Some(routed.protocol), &film(), body).unwrap();
    let (output, body) = PutFilm::response_stream(None, response).unwrap_or_else(|_| panic!("a stream"));
    assert_eq!(output.title.as_deref(), Some("Metropolis"));

    let total: usize = body.map(|chunk| chunk.bytes.len()).sum();
    assert_eq!(total, GIGABYTE);
    assert_eq!(most.load(Ordering::Relaxed), 1, "chunks in memory at once");
}

#[test]
fn an_error_and_an_output_without_a_stream_are_given_back() {
    let error = Response::builder().status(404).header("x-amzn-errortype", "NoSuchKey");
    let error = error.body(Bytes::from_static(b"{}")).unwrap();
    match PutFilm::response_stream(None, error) {
        Err(Unstreamed::Whole(response)) => {
            assert!(matches!(PutFilm::response(&response), Err(Error::NoSuchKey(_))));
        }
        _ => panic!("read before its body was there"),
    }
    assert!(matches!(Put::response_stream(None, Response::new(())), Err(Unstreamed::Whole(_))));
}

#[test]
fn what_has_no_streaming_member_is_no_stream() {
    let options = ClientOptions::default();
    let refused = "expected a streaming blob or string that is the whole body, found no such member";
    let text = PutText::request_stream(None, &Text::default(), &options, ()).unwrap_err();
    assert!(text.to_string().contains(refused), "{text}");
    let put = Put::request_stream(None, &PutInput::default(), &options, ());
    assert!(put.is_err());
    let rpc = PutFilm::request_stream(Some(&AWS_JSON_1_0), &film(), &options, ()).unwrap_err();
    assert!(rpc.to_string().contains(refused), "{rpc}");
    let request = Request::post("/text").header("content-type", "text/plain").body(()).unwrap();
    let server = PutText::parse_request_stream(Some(&REST_JSON_1), request, &ServerOptions::default());
    assert!(server.unwrap_err().message().contains(refused));
}
