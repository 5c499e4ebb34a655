//! Any text as an expression, about any JSON: it finds something in bounded time and memory, or is refused.
#![no_main]

use ferrosmith_runtime::jmespath::Expression;
use ferrosmith_runtime::json::{document_from_slice, document_to_string};
use libfuzzer_sys::fuzz_target;

mod parts;

fuzz_target!(|bytes: &[u8]| {
    let Some([expression, about]) = parts::texts(bytes) else { return };
    let Ok(expression) = Expression::parse(expression) else { return };
    let about = document_from_slice(about.as_bytes()).unwrap_or_default();
    if let Ok(found) = expression.search(&about) {
        assert_eq!(expression.search(&about).as_ref(), Ok(&found));
        let text = document_to_string(&found);
        // The result may be deeper than readers go.
        if let Ok(read) = document_from_slice(text.as_bytes()) {
            assert_eq!(document_to_string(&read), text);
        }
    }
});
