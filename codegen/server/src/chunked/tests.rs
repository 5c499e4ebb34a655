//! Bodies of aws-chunked, well-formed and not.

use ferrosmith_runtime::protocol::Reason;

use super::*;
use crate::body;

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
fn pieces_of_any_size_are_the_same() {
    for size in 1..BODY.len() {
        let pieces = BODY.as_bytes().chunks(size).map(Bytes::copy_from_slice).collect();
        let body = Body::stream(Pieces(pieces));
        assert_eq!(collected(stream(&mut head(), body, None)).unwrap(), "hello world", "{size}");
    }
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
        assert_eq!(collected(stream(&mut head(), cut.into(), None)), Err(refusal), "{end}");
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
