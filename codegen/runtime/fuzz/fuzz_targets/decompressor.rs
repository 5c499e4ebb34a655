//! Any bytes as a compressed stream, in pieces of any size: the same comes of them as of the whole, what was compressed comes
//! back, and what is no gzip is passed on as it is.
#![no_main]

use ferrosmith_runtime::http::HeaderMap;
use ferrosmith_runtime::http::header::{CONTENT_ENCODING, HeaderValue};
use ferrosmith_runtime::protocol::Decompressor;
use ferrosmith_runtime::schema::{Member, OperationSchema, STREAMING, Schema};
use flate2::Compression;
use flate2::write::GzEncoder;
use libfuzzer_sys::fuzz_target;
use std::io::Write as _;

const INPUT: &Schema = &Schema {
    id: "a#In",
    name: "In",
    members: &[Member("body", STREAMING, &[])],
    by_key: &[],
    sensitive: false,
    error: None,
};

const OPERATION: &OperationSchema = &OperationSchema::new("a#Op", "Op", INPUT, INPUT, &[]).gzip();

/// The most bytes that are read as they are: each may become a thousand.
const MOST: usize = 1 << 10;

fuzz_target!(|data: &[u8]| {
    let Some((&size, bytes)) = data.split_first() else { return };
    let size = usize::from(size).max(1);
    let few = &bytes[..bytes.len().min(MOST)];
    assert_eq!(read(few, size), read(few, MOST));
    if !few.starts_with(&[0x1F, 0x8B]) {
        assert_eq!(read(few, size).as_deref(), Some(few));
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("a vector");
    let compressed = encoder.finish().expect("a vector");
    assert_eq!(read(&compressed, size).as_deref(), Some(bytes));
});

/// Returns the plain bytes of a stream that comes in pieces of a size; `None` if it is malformed.
fn read(bytes: &[u8], size: usize) -> Option<Vec<u8>> {
    let headers = HeaderMap::from_iter([(CONTENT_ENCODING, HeaderValue::from_static("gzip"))]);
    let mut decompressor = Decompressor::of(OPERATION, &headers).expect("an operation with gzip");
    let mut plain = Vec::new();
    for mut piece in bytes.chunks(size) {
        while !piece.is_empty() {
            plain.extend(decompressor.read(&mut piece).ok()?);
        }
    }
    plain.extend(decompressor.finish().ok()?);
    Some(plain)
}
