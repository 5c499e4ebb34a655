//! Bodies of aws-chunked, well-formed and not.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use ferrosmith_runtime::protocol::Reason;
use http_body::Frame;

use super::*;
use crate::{BoxError, body};

const BODY: &str = "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n";

fn head() -> HeaderMap {
    let mut head = HeaderMap::new();
    for (name, value) in [
        ("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
        ("content-encoding", "gzip, aws-chunked"),
        ("x-amz-trailer", "X-Amz-Checksum-CRC32"),
        ("x-amz-decoded-content-length", "11"),
        ("content-length", "99"),
    ] {
        head.insert(name, HeaderValue::from_static(value));
    }
    head
}

fn streamed(head: &mut HeaderMap, body: Body) -> Body {
    match Decoder::of(head, None).unwrap() {
        Some(decoder) => stream(head, body, decoder),
        None => body,
    }
}

/// Polls a body that is there to its end.
fn collected(body: Body) -> Result<Bytes, Refusal> {
    let read = std::pin::pin!(body::read(body, usize::MAX, 0));
    let mut context = Context::from_waker(std::task::Waker::noop());
    match read.poll(&mut context) {
        Poll::Ready(read) => read,
        Poll::Pending => panic!("a body that is there is not waited for"),
    }
}

#[test]
fn bytes_and_headers_are_taken_out() {
    let mut head = head();
    assert_eq!(whole(&mut head, BODY.into(), None).unwrap(), "hello world");
    assert_eq!(head["content-encoding"], "gzip");
    assert_eq!(head["content-length"], "11");
    assert_eq!(head["x-amz-checksum-crc32"], "DUoRhQ==");
    let mut plain = HeaderMap::new();
    assert_eq!(whole(&mut plain, BODY.into(), None).unwrap(), BODY);
}

#[test]
fn a_header_that_is_announced_comes_behind_the_chunks() {
    let without = BODY.replace("x-amz-checksum-crc32:DUoRhQ==\r\n", "");
    let refusal = whole(&mut head(), without.clone().into(), None).unwrap_err();
    assert_eq!(refusal.reason, Reason::IncompleteBody);
    assert!(refusal.message.contains("x-amz-checksum-crc32"), "{refusal}");
    let body = streamed(&mut head(), Body::from(without));
    assert_eq!(collected(body).unwrap_err().reason, Reason::IncompleteBody);
}

#[test]
fn pieces_of_any_size_are_the_same() {
    for size in 1..BODY.len() {
        let pieces = BODY.as_bytes().chunks(size).map(Bytes::copy_from_slice).collect();
        let body = Body::stream(Pieces(pieces));
        assert_eq!(collected(streamed(&mut head(), body)).unwrap(), "hello world", "{size}");
    }
}

/// S3 says `IncompleteBody` to another length, and `MissingContentLength` to what is none.
#[test]
fn the_length_that_is_told_is_that_of_what_was_encoded() {
    let told = |length: &[u8]| {
        let mut head = head();
        head.insert("x-amz-decoded-content-length", HeaderValue::from_bytes(length).unwrap());
        head
    };
    for length in ["0", "10", "12", "18446744073709551615"] {
        let refusal = whole(&mut told(length.as_bytes()), BODY.into(), None).unwrap_err();
        assert_eq!(refusal.reason, Reason::IncompleteBody, "{length}");
        assert_eq!(collected(streamed(&mut told(length.as_bytes()), BODY.into())), Err(refusal), "{length}");
    }
    for length in [&b"abc"[..], b"", b"-11", b"+11", b"11 11", b"1.1e1", b"18446744073709551616", b"\xb9"] {
        let refusal = whole(&mut told(length), BODY.into(), None).unwrap_err();
        assert_eq!((refusal.reason, refusal.reason.status().as_u16()), (Reason::MissingLength, 411));
        assert_eq!(Decoder::of(&told(length), None).err(), Some(refusal));
    }
    let mut twice = head();
    twice.append("x-amz-decoded-content-length", HeaderValue::from_static("11"));
    assert_eq!(whole(&mut twice, BODY.into(), None).unwrap_err().reason, Reason::MissingLength);
    let mut untold = head();
    untold.remove("x-amz-decoded-content-length");
    assert_eq!(whole(&mut untold, BODY.into(), None).unwrap(), "hello world");
    // Nobody asks how long what is not encoded is.
    let mut plain = HeaderMap::from_iter([(
        HeaderName::from_static("x-amz-decoded-content-length"),
        "x".parse().unwrap(),
    )]);
    assert_eq!(whole(&mut plain, BODY.into(), None).unwrap(), BODY);
}

struct Pieces(VecDeque<Bytes>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Poll::Ready(self.0.pop_front().map(|piece| Ok(Frame::data(piece))))
    }
}

#[test]
fn what_is_cut_or_malformed_is_refused() {
    for end in 0..BODY.len() {
        let cut = Bytes::copy_from_slice(&BODY.as_bytes()[..end]);
        let refusal = whole(&mut head(), cut.clone(), None).unwrap_err();
        assert_eq!(collected(streamed(&mut head(), cut.into())), Err(refusal), "{end}");
    }
    let long = format!("{}\r\n", "0".repeat(5000));
    let many = format!("0\r\n{}\r\n", "a:b\r\n".repeat(40));
    let lengths =
        ["ffffffffffffffff\r\na", "10000000000000000\r\n", "-1\r\n", "+1\r\na\r\n0\r\n\r\n", "\r\n"];
    let after = format!("{BODY}more\r\n");
    for text in
        lengths.into_iter().chain([&*long, &*many, &*after, "1\r\nab\r\n0\r\n\r\n", "0\r\nno header\r\n\r\n"])
    {
        let refusal = whole(&mut head(), Bytes::copy_from_slice(text.as_bytes()), None).unwrap_err();
        assert_eq!(refusal.reason, Reason::Serialization, "{text}");
    }
}
