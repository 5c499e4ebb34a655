//! Any text as the pattern of a constraint, and any text to match: compiled and run in bounded memory
//! and time, or refused.
#![no_main]

use ferrosmith_runtime::validate::{matches, unsupported};
use libfuzzer_sys::fuzz_target;

mod parts;

fuzz_target!(|bytes: &[u8]| {
    let Some([pattern, text]) = parts::texts(bytes) else { return };
    assert_eq!(matches(pattern, text).err(), unsupported(pattern));
});
