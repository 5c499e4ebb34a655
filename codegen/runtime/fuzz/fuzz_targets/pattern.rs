//! Any text as the pattern of a constraint, and any text to match: compiled and run in bounded memory
//! and time, or refused.
#![no_main]

use ferrosmith_runtime::validate::{matches, unsupported};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &str)| {
    let (pattern, text) = input;
    assert_eq!(matches(pattern, text).err(), unsupported(pattern));
});
