//! Any text as a timestamp of each format: it is the same after it was written, up to what the format writes, and for the
//! packages `jiff` and `httpdate`.
#![no_main]

use std::time::{Duration, SystemTime};

use ferrosmith_runtime::Timestamp;
use ferrosmith_runtime::TimestampFormat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for format in [TimestampFormat::DateTime, TimestampFormat::EpochSeconds, TimestampFormat::HttpDate] {
        let parsed = Timestamp::parse(text, format).ok();
        // They have no leap seconds.
        if !text.contains(":60") {
            match format {
                TimestampFormat::DateTime => date_time(text, parsed),
                TimestampFormat::HttpDate => http_date(text, parsed),
                TimestampFormat::EpochSeconds => {}
            }
        }
        // A time with an offset may be out of the years that the formats know.
        if let Some(time) = parsed
            && let Ok(written) = time.format(format)
        {
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

/// Every date-time is one of theirs, which has forms of its own beside RFC 3339, and no more than nine digits of a second.
fn date_time(text: &str, ours: Option<Timestamp>) {
    let theirs = text.parse::<jiff::Timestamp>().ok();
    let clock = |bytes: &[u8]| matches!(bytes, [_, _, b':', _, _, b':', _, _, ..]);
    // They have offsets of more than a day.
    let is_offset = |bytes: &[u8]| match bytes {
        [.., b'+' | b'-', tens, ones, b':', _, _] => [*tens, *ones] < *b"24",
        _ => false,
    };
    let is_plain = |text: &str| {
        let bytes = text.as_bytes();
        matches!(bytes.get(10), Some(b'T' | b't'))
            && bytes[0].is_ascii_digit()
            && clock(&bytes[11..])
            && !text.contains(['[', ','])
            && (matches!(bytes, [.., b'Z' | b'z']) || is_offset(bytes))
    };
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => {
            let nanos = theirs.as_nanosecond().rem_euclid(1_000_000_000);
            let seconds = theirs.as_nanosecond().div_euclid(1_000_000_000);
            assert_eq!((ours.seconds().into(), i128::from(ours.nanos())), (seconds, nanos), "{text}");
        }
        (Some(_), None) => assert!(text.len() > "1985-04-12T23:20:50.123456789Z".len(), "{text}"),
        (None, Some(theirs)) => {
            let years = -62_167_219_200..=253_402_300_799;
            assert!(!is_plain(text) || !years.contains(&theirs.as_second()), "{text}");
        }
        (None, None) => {}
    }
}

/// Every HTTP date after 1970 is one of theirs; they take other forms, too, and days that a month has not.
fn http_date(text: &str, ours: Option<Timestamp>) {
    let Some(seconds) = ours.and_then(|time| u64::try_from(time.seconds()).ok()) else { return };
    let theirs = httpdate::parse_http_date(text).ok();
    assert_eq!(theirs, Some(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)), "{text}");
}
