//! Timestamps: now, later, earlier, from and to the standard library's.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use generated::datazone::DomainSummary;
use generated::{Timestamp, TimestampFormat};

#[test]
fn the_clock() {
    let now = Timestamp::now();
    assert!(now > Timestamp::UNIX_EPOCH && now <= Timestamp::from(SystemTime::now()));
    let age = Timestamp::now() - now;
    assert!(age < Duration::from_secs(3600));
}

#[test]
fn arithmetic() {
    let hour = Duration::from_secs(3600);
    let mut time = Timestamp::UNIX_EPOCH + hour;
    assert_eq!(time - Timestamp::UNIX_EPOCH, hour);
    assert_eq!(time - hour, Timestamp::UNIX_EPOCH);
    assert_eq!(Timestamp::UNIX_EPOCH - time, Duration::ZERO);
    assert_eq!(Timestamp::UNIX_EPOCH.duration_since(time), None);
    time += hour;
    time -= hour * 2;
    assert_eq!(time, Timestamp::UNIX_EPOCH);
    assert_eq!(Timestamp::MAX.checked_add(hour), None);
    assert_eq!(time.max(Timestamp::MIN), Timestamp::default());
    assert!((Timestamp::MIN..Timestamp::MAX).contains(&time));
}

#[test]
fn the_standard_library() {
    let time = Timestamp::from(UNIX_EPOCH + Duration::from_millis(1500));
    assert_eq!((time.seconds(), time.nanos(), time.millis()), (1, 500_000_000, Some(1500)));
    assert_eq!(Timestamp::from_epoch_millis(1500), time);
    assert_eq!(Timestamp::from_epoch(1, 500_000_000), time);
    let back: SystemTime = time.try_into().unwrap();
    assert_eq!(back.duration_since(UNIX_EPOCH).unwrap(), Duration::from_millis(1500));
    // A setter takes it.
    let summary =
        DomainSummary::new("arn", SystemTime::UNIX_EPOCH, "dzd_1", "123456789012", "name", "AVAILABLE");
    assert_eq!(summary.created_at, Timestamp::UNIX_EPOCH);
    assert_eq!(summary.last_updated_at(time).last_updated_at, Some(time));
}

#[test]
fn texts() {
    let time: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    assert_eq!(time.to_string(), "2026-01-01T00:00:00Z");
    assert_eq!(time.format(TimestampFormat::HttpDate).unwrap(), "Thu, 01 Jan 2026 00:00:00 GMT");
    assert_eq!(Timestamp::parse("1767225600", TimestampFormat::EpochSeconds), Ok(time));
    assert!("yesterday".parse::<Timestamp>().is_err());
    const LATER: Timestamp = Timestamp::from_epoch(1, 0);
    assert!(LATER < time);
}
