//! Any text as a timestamp of each format: it is the same after it was written.
#![no_main]

use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::TimestampFormat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for format in [TimestampFormat::DateTime, TimestampFormat::EpochSeconds, TimestampFormat::HttpDate] {
        let Ok(time) = Timestamp::parse(text, format) else {
            continue;
        };
        // A time with an offset may be out of the years that the formats know.
        if let Ok(written) = time.format(format) {
            assert_eq!(Timestamp::parse(&written, format), Ok(time));
        }
    }
});
