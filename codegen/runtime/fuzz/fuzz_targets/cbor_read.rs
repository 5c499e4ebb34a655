//! Any bytes as CBOR of every kind of type, and as values that are skipped.
#![no_main]

#[macro_use]
mod round_trip;

use ferrosmith_runtime::{BigDecimal, BigInteger, Document, cbor};
use libfuzzer_sys::fuzz_target;
use round_trip::Nothing;
use round_trip::shapes::{Counters, Everything, Login, Team, Tree, User};

round_trips!(cbor; Everything, Team, User, Tree, Login, Counters, Document, BigInteger, BigDecimal);

fuzz_target!(|bytes: &[u8]| {
    round_trips(bytes);
    // Documents have texts as keys, and no simple values.
    let within = [b"\xa1\x60", bytes].concat();
    if let Ok(document) = cbor::document_from_slice(&within) {
        let skipped = cbor::from_slice::<Nothing>(&within).err();
        assert!(skipped.is_none(), "{skipped:?}, {document:?}");
    }
});
