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
fn ages_and_units() {
    let start = Timestamp::from_secs(1_767_225_600);
    assert!(start.elapsed() > Duration::from_secs(60) && Timestamp::MAX.elapsed().is_zero());
    assert_eq!(Timestamp::from_millis(-1).as_nanos(), -1_000_000);
    assert_eq!((start + Duration::from_millis(250)).as_secs_f64(), 1_767_225_600.25);
    let time: Timestamp = "2026-01-01T09:41:07.123456789Z".parse().unwrap();
    let hour = Duration::from_secs(3600);
    assert_eq!(time.truncate(hour).to_string(), "2026-01-01T09:00:00Z");
    assert_eq!(time.truncate(Duration::from_secs(1)), Timestamp::from_secs(time.seconds()));
    assert_eq!(Timestamp::from_millis(-1500).truncate(Duration::from_secs(1)), Timestamp::from_secs(-2));
    assert_eq!((time.truncate(Duration::ZERO), time.truncate(Duration::MAX).nanos()), (time, 0));
    assert_eq!(Timestamp::MAX.truncate(hour).truncate(hour), Timestamp::MAX.truncate(hour));
    assert_eq!(Timestamp::MIN.truncate(hour), Timestamp::MIN);
    let mut days = std::collections::BTreeMap::<Timestamp, u32>::new();
    *days.entry(time.truncate(24 * hour)).or_default() += 1;
    assert_eq!(days.first_key_value(), Some((&start, &1)));
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
    assert_eq!(Timestamp::from_millis(1500), time);
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
    assert_eq!(format!("[{time:>22}|{time:<21}]"), "[  2026-01-01T00:00:00Z|2026-01-01T00:00:00Z ]");
    assert_eq!(time.format(TimestampFormat::HttpDate).unwrap(), "Thu, 01 Jan 2026 00:00:00 GMT");
    assert_eq!(Timestamp::parse("1767225600", TimestampFormat::EpochSeconds), Ok(time));
    assert!("yesterday".parse::<Timestamp>().is_err());
    const LATER: Timestamp = Timestamp::from_epoch(1, 0);
    assert!(LATER < time);
}

#[test]
fn parts_and_differences() {
    let time: Timestamp = "2026-03-01T12:30:45.5Z".parse().unwrap();
    assert_eq!((time.seconds(), time.nanos()), (1_772_368_245, 500_000_000));
    assert_eq!((time + Duration::from_millis(500)).to_string(), "2026-03-01T12:30:46Z");
    assert_eq!(time - time, Duration::ZERO);
    assert!(time.duration_since(Timestamp::UNIX_EPOCH).is_some_and(|age| age.as_secs() == 1_772_368_245));
    let day = Duration::from_secs(24 * 60 * 60);
    let week: Vec<Timestamp> = (0..7).map(|days| time + day * days).collect();
    assert!(week.is_sorted() && week.iter().max() == week.last());
    assert_eq!(week[6].to_string(), "2026-03-07T12:30:45.5Z");
    // An offset is taken into account, and what has no time zone is refused.
    assert_eq!("2026-03-01T13:30:45.5+01:00".parse(), Ok(time));
    assert!("2026-03-01T12:30:45".parse::<Timestamp>().is_err());
    assert_eq!(generated::json::to_string(&time).unwrap(), "1772368245.5");
    assert_eq!(std::collections::HashSet::from([time, time]).len(), 1);
}

#[cfg(feature = "chrono")]
#[test]
fn chronos_times() {
    let time = chrono::DateTime::from_timestamp(1_767_225_600, 0).unwrap();
    assert_eq!(Timestamp::from(time).to_string(), "2026-01-01T00:00:00Z");
    let back: chrono::DateTime<chrono::Utc> = Timestamp::from_epoch(1_767_225_600, 0).try_into().unwrap();
    assert_eq!(back, time);
    let summary = DomainSummary::new("arn", time, "dzd_1", "123456789012", "name", "AVAILABLE");
    assert_eq!(summary.last_updated_at(time).last_updated_at, Some(time.into()));
}

#[cfg(feature = "jiff")]
#[test]
fn jiffs_times() {
    let time: jiff::Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    let summary = DomainSummary::new("arn", time, "dzd_1", "123456789012", "name", "AVAILABLE");
    assert_eq!(summary.created_at, Timestamp::from(time));
    assert_eq!(jiff::Timestamp::try_from(summary.created_at).unwrap(), time);
    assert_eq!(summary.last_updated_at(Some(time)).last_updated_at, Some(time.into()));
}
