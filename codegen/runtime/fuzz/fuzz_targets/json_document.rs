//! Any bytes as a JSON document: it is the same after it was written, in JSON and in CBOR.
#![no_main]

use ferrosmith_runtime::cbor;
use ferrosmith_runtime::json::{document_from_slice, document_to_string};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = document_from_slice(bytes) else {
        return;
    };
    let text = document_to_string(&document);
    assert_eq!(document_from_slice(text.as_bytes()).expect("it was written"), document);
    // Numbers may be beyond what CBOR can write; once through it, they stay as they are.
    if let Ok(written) = cbor::to_vec(&document) {
        let read = cbor::document_from_slice(&written).expect("it was written");
        let again = cbor::to_vec(&read).expect("it was written before");
        assert_eq!(cbor::document_from_slice(&again).expect("it was written"), read);
    }
});
