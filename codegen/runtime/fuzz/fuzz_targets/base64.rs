//! Any bytes in base64 and back, and any text of it, for us and for the package `base64`.
#![no_main]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ferrosmith_runtime::{Blob, cbor, json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let read = Blob::from_base64(bytes).ok().map(Blob::into_vec);
    assert_eq!(read, STANDARD.decode(bytes).ok());
    let text = Blob::from(bytes.to_vec()).to_base64();
    assert_eq!(text, STANDARD.encode(bytes));
    let json = json::to_vec(&Blob::from(bytes.to_vec())).expect("a blob");
    assert_eq!(json, format!("\"{text}\"").as_bytes());
    assert_eq!(json::from_slice(&json).map(Blob::into_vec), Ok(bytes.to_vec()));
    let cbor = cbor::to_vec(&Blob::from(bytes.to_vec())).expect("a blob");
    assert_eq!(cbor::from_slice(&cbor).map(Blob::into_vec), Ok(bytes.to_vec()));
});
