//! Any text as the pattern of a constraint: it is compiled, in bounded memory, or refused.
#![no_main]

use ferrosmith_runtime::validate::unsupported;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = unsupported(text);
});
