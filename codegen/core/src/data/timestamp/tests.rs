//! Round trips, known pairs, and forms that are refused.

use super::TimestampFormat::{DateTime, EpochSeconds, HttpDate};
use super::*;
use std::time::{Duration, SystemTime};

fn at(seconds: i64, nanos: u32) -> Timestamp {
    Timestamp::from_epoch(seconds, nanos)
}

#[test]
fn known_pairs() {
    for (time, date_time, epoch, http) in [
        (at(0, 0), "1970-01-01T00:00:00Z", "0", "Thu, 01 Jan 1970 00:00:00 GMT"),
        (at(1_398_796_238, 0), "2014-04-29T18:30:38Z", "1398796238", "Tue, 29 Apr 2014 18:30:38 GMT"),
        (
            at(1_398_796_238, 120_000_000),
            "2014-04-29T18:30:38.12Z",
            "1398796238.12",
            "Tue, 29 Apr 2014 18:30:38 GMT",
        ),
        (at(-1, 500_000_000), "1969-12-31T23:59:59.5Z", "-0.5", "Wed, 31 Dec 1969 23:59:59 GMT"),
        (at(-2, 1_000_000), "1969-12-31T23:59:58.001Z", "-1.999", "Wed, 31 Dec 1969 23:59:58 GMT"),
        (at(951_782_400, 0), "2000-02-29T00:00:00Z", "951782400", "Tue, 29 Feb 2000 00:00:00 GMT"),
        (at(-62_167_219_200, 0), "0000-01-01T00:00:00Z", "-62167219200", "Sat, 01 Jan 0000 00:00:00 GMT"),
        (at(-62_135_596_800, 0), "0001-01-01T00:00:00Z", "-62135596800", "Mon, 01 Jan 0001 00:00:00 GMT"),
        (
            at(253_402_300_799, 999_000_000),
            "9999-12-31T23:59:59.999Z",
            "253402300799.999",
            "Fri, 31 Dec 9999 23:59:59 GMT",
        ),
    ] {
        for (format, text) in [(DateTime, date_time), (EpochSeconds, epoch), (HttpDate, http)] {
            assert_eq!(time.format(format).unwrap(), text);
            let whole = if format == HttpDate { at(time.seconds(), 0) } else { time };
            assert_eq!(Timestamp::parse(text, format), Ok(whole), "{text}");
        }
        assert_eq!(time.to_string(), date_time);
        assert_eq!(date_time.parse(), Ok(time));
    }
}

#[test]
fn what_is_finer_than_a_format_is_cut_off_towards_the_past() {
    for (time, date_time, epoch, http) in [
        (
            at(1_398_796_238, 123_999_999),
            "2014-04-29T18:30:38.123Z",
            "1398796238.123",
            "Tue, 29 Apr 2014 18:30:38 GMT",
        ),
        (at(0, 999_999), "1970-01-01T00:00:00Z", "0", "Thu, 01 Jan 1970 00:00:00 GMT"),
        (at(-1, 999_999_999), "1969-12-31T23:59:59.999Z", "-0.001", "Wed, 31 Dec 1969 23:59:59 GMT"),
        (at(-2, 1), "1969-12-31T23:59:58Z", "-2", "Wed, 31 Dec 1969 23:59:58 GMT"),
    ] {
        for (format, text) in [(DateTime, date_time), (EpochSeconds, epoch), (HttpDate, http)] {
            assert_eq!(time.format(format).unwrap(), text);
        }
        assert_eq!(time.to_string().parse(), Ok(time), "text for people has every digit");
    }
}

#[test]
fn other_forms_that_are_read() {
    for (text, time) in [
        ("1985-04-12t23:20:50.52z", at(482_196_050, 520_000_000)),
        ("1996-12-19T16:39:57-08:00", at(851_042_397, 0)),
        ("1996-12-20T01:39:57+01:00", at(851_042_397, 0)),
        ("1970-01-01T00:00:00.1234567899Z", at(0, 123_456_789)),
        ("2016-12-31T23:59:60Z", at(1_483_228_800, 0)),
        ("0000-03-01T00:00:00Z", at(-62_162_035_200, 0)),
    ] {
        assert_eq!(Timestamp::parse(text, DateTime), Ok(time), "{text}");
    }
    for (text, time) in [
        ("1.5155310811234e9", at(1_515_531_081, 123_400_000)),
        ("15155310811234E-4", at(1_515_531_081, 123_400_000)),
        ("0.0000000019", at(0, 1)),
        ("-0.0000000001", at(0, 0)),
        ("-0", at(0, 0)),
        ("0e999999999999999999999", at(0, 0)),
        ("1e-999999999999999999999", at(0, 0)),
        ("9223372036854775807.5", at(i64::MAX, 500_000_000)),
        ("-9223372036854775808", at(i64::MIN, 0)),
    ] {
        assert_eq!(Timestamp::parse(text, EpochSeconds), Ok(time), "{text}");
    }
}

#[test]
fn what_is_refused() {
    for text in [
        "",
        "1996-12-19T16:39:57",
        "1996-12-19T16:39:57+00",
        "1996-12-19T16:39:57+00Z",
        "1996-12-19T163957",
        "19961219T163957Z",
        "1996-12-19T16:39Z",
        "1996-12-19 16:39:57Z",
        "2011-12-03T10:15:30+01:00[Europe/Paris]",
        "1996-13-19T16:39:57Z",
        "1996-00-19T16:39:57Z",
        "1995-02-29T16:39:57Z",
        "1900-02-29T16:39:57Z",
        "1996-12-00T16:39:57Z",
        "1996-12-19T24:00:00Z",
        "1996-12-19T16:60:00Z",
        "1996-12-19T16:39:61Z",
        "1996-12-19T16:39:57.Z",
        "1996-12-19T16:39:57+24:00",
        "-996-12-19T16:39:57Z",
        "0000-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "9999-12-31T23:59:60Z",
        "1996-12-19T16:39:57ZZ",
        "１996-12-19T16:39:57Z",
        "1996-1é-19T16:39:57Z",
        "1515531081",
    ] {
        assert_eq!(Timestamp::parse(text, DateTime), Err(NotATimestamp(DateTime)), "{text}");
    }
    for text in [
        "",
        "-",
        "+1",
        "01",
        "1.",
        ".5",
        "1e",
        "1e+",
        "0x42",
        "1.2.3",
        "NaN",
        "Infinity",
        "1 ",
        " 1",
        "1e30",
        "-1e300",
        "1e999999999999999999999",
        "9223372036854775808",
        "-9223372036854775809",
        "99999999999999999999999999999999999999999999",
    ] {
        assert_eq!(Timestamp::parse(text, EpochSeconds), Err(NotATimestamp(EpochSeconds)), "{text}");
    }
    for text in [
        "Tue, 29 Apr 2014 18:30:38",
        "Tue, 29 Apr 2014 18:30:38.5 GMT",
        "Tue, 29 Apr 2014 18:30:38.000 GMT",
        "Tue, 29 Apr 2014 18:30:38 UTC",
        "Xyz, 29 Apr 2014 18:30:38 GMT",
        "Tue, 31 Apr 2014 18:30:38 GMT",
        "Tuesday, 29-Apr-31 18:30:38 GMT",
        "29 Apr 2014 18:30:38 GMT",
    ] {
        assert_eq!(Timestamp::parse(text, HttpDate), Err(NotATimestamp(HttpDate)), "{text}");
    }
}

#[test]
fn every_format_reads_what_it_writes() {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for _ in 0..20_000 {
        let precision = 10_u32.pow((next() % 10) as u32);
        let nanos = (next() % u64::from(NANOS)) as u32 / precision * precision;
        let time = at((next() % 315_569_520_000) as i64 - 62_167_219_200, nanos);
        for format in [DateTime, EpochSeconds, HttpDate] {
            let kept = if format == HttpDate { at(time.seconds(), 0) } else { time.truncated() };
            assert_eq!(Timestamp::parse(&time.format(format).unwrap(), format), Ok(kept));
        }
        let any = at(next() as i64, nanos);
        assert_eq!(Timestamp::parse(&any.format(EpochSeconds).unwrap(), EpochSeconds), Ok(any.truncated()));
        let _ = (any.to_string(), any.format(DateTime));
    }
}

#[test]
fn dates_count_one_by_one() {
    let mut expected = (1, 1, 1);
    for day in civil::days(1, 1, 1)..civil::days(2401, 1, 1) {
        assert_eq!(civil::date(day), expected);
        let (year, month, date) = expected;
        assert_eq!(civil::days(year, month, date), day);
        expected = match (month, date == civil::days_in(year, month)) {
            (12, true) => (year + 1, 1, 1),
            (_, true) => (year, month + 1, 1),
            _ => (year, month, date + 1),
        };
    }
}

#[test]
fn no_time_is_too_far() {
    for time in [at(i64::MIN, 0), at(i64::MAX, 999_999_999), at(i64::MAX, u32::MAX)] {
        assert_eq!(time.format(DateTime), Err(OutOfRange));
        assert_eq!(time.format(HttpDate), Err(OutOfRange));
        let text = time.format(EpochSeconds).unwrap();
        assert_eq!(Timestamp::parse(&text, EpochSeconds), Ok(time.truncated()));
        assert_eq!(Timestamp::parse(&time.to_string(), EpochSeconds), Ok(time));
    }
    assert_eq!(Timestamp::from_millis(-1), at(-1, 999_000_000));
    assert_eq!(at(1, 2_500_000_000), at(3, 500_000_000));
}

#[test]
fn the_clock_of_the_platform_and_back() {
    for time in [at(0, 0), at(1_398_796_238, 120_000_000), at(-1, 500_000_000), at(-86_400, 0)] {
        assert_eq!(Timestamp::from(SystemTime::try_from(time).unwrap()), time);
    }
    assert!(Timestamp::from(SystemTime::now()) > at(1_700_000_000, 0));
}

#[test]
fn sums_and_differences_end_at_the_first_and_last_time() {
    let half = Duration::from_millis(500);
    assert_eq!(at(-1, 500_000_000) + half, at(0, 0));
    assert_eq!(at(0, 0) - half, at(-1, 500_000_000));
    assert_eq!(at(1, 250_000_000) - at(-1, 500_000_000), Duration::from_millis(1750));
    assert_eq!(at(0, 0) - at(1, 0), Duration::ZERO);
    assert_eq!(Timestamp::MAX + Duration::from_nanos(1), Timestamp::MAX);
    assert_eq!(Timestamp::MIN - Duration::from_nanos(1), Timestamp::MIN);
    assert_eq!(Timestamp::MAX - Timestamp::MIN, Duration::MAX);
    assert_eq!(Timestamp::MIN + Duration::MAX, Timestamp::MAX);
    assert_eq!(Timestamp::MAX.checked_add(Duration::from_nanos(1)), None);
    assert_eq!(at(5, 1).duration_since(at(5, 2)), None);
    let mut time = at(0, 999_999_999);
    time += Duration::from_nanos(1);
    time -= Duration::from_nanos(2);
    assert_eq!(time, at(0, 999_999_998));
}

/// Times around 1970, and far from it.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
const TIMES: [(i64, u32); 5] = [
    (0, 0),
    (-1, 500_000_000),
    (-62_135_596_800, 1),
    (1_398_796_238, 123_456_789),
    (253_402_207_199, 999_999_999),
];

#[cfg(feature = "jiff")]
#[test]
fn jiff_and_back() {
    for (seconds, nanos) in TIMES {
        let time = at(seconds, nanos);
        let theirs = jiff::Timestamp::try_from(time).unwrap();
        assert_eq!(theirs.as_nanosecond(), i128::from(seconds) * 1_000_000_000 + i128::from(nanos));
        assert_eq!(Timestamp::from(theirs), time);
    }
    assert_eq!(jiff::Timestamp::try_from(Timestamp::MAX), Err(OutOfRange));
}

#[cfg(feature = "chrono")]
#[test]
fn chrono_and_back() {
    for (seconds, nanos) in TIMES {
        let time = at(seconds, nanos);
        let theirs = chrono::DateTime::<chrono::Utc>::try_from(time).unwrap();
        assert_eq!((theirs.timestamp(), theirs.timestamp_subsec_nanos()), (seconds, nanos));
        assert_eq!(Timestamp::from(theirs), time);
    }
    assert_eq!(chrono::DateTime::<chrono::Utc>::try_from(Timestamp::MIN), Err(OutOfRange));
}

#[cfg(feature = "time")]
#[test]
fn time_and_back() {
    for (seconds, nanos) in TIMES {
        let time = at(seconds, nanos);
        let theirs = ::time::OffsetDateTime::try_from(time).unwrap();
        assert_eq!((theirs.unix_timestamp(), theirs.nanosecond()), (seconds, nanos));
        assert_eq!(Timestamp::from(theirs), time);
    }
    assert_eq!(::time::OffsetDateTime::try_from(Timestamp::MAX), Err(OutOfRange));
}
