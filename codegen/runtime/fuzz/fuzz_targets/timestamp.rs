//! Any text as a timestamp of each format: it is the same after it was written, up to what the format writes.
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
            let again = Timestamp::parse(&written, format).expect("a timestamp that was written");
            assert_eq!(again.format(format).as_ref(), Ok(&written));
            // Milliseconds are written, and seconds of HTTP dates.
            let exact = |time: Timestamp| match format {
                TimestampFormat::HttpDate => (time.seconds(), 0),
                _ => (time.seconds(), time.nanos() / 1_000_000),
            };
            assert_eq!(exact(again), exact(time));
        }
    }
});
