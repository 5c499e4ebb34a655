//! Any bytes as a text of CBOR: it is read if the standard library reads it, and is the same.
#![no_main]

use ferrosmith_runtime::cbor;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let head = match u8::try_from(bytes.len()) {
        Ok(length @ 0..24) => vec![0x60 | length],
        Ok(length) => vec![0x78, length],
        Err(_) => [&[0x7a], (bytes.len() as u32).to_be_bytes().as_slice()].concat(),
    };
    let read = cbor::from_slice::<String>(&[&head, bytes].concat());
    assert_eq!(read.as_deref().ok(), std::str::from_utf8(bytes).ok());
});
