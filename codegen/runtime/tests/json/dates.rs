//! Timestamps in any of their formats.

use ferrosmith_runtime::{Timestamp, TimestampFormat, Value as _, json};

fn read(text: &str) -> Result<Timestamp, String> {
    let mut options = json::Options::default();
    options.any_timestamps = true;
    let mut time = Timestamp::default();
    json::read(text.as_bytes(), time.open(), &options).map_err(|error| error.to_string())?;
    Ok(time)
}

#[test]
fn timestamps_have_any_format_if_that_is_wanted() {
    let time = Timestamp::from_epoch(784_111_777, 0);
    for text in
        ["784111777", r#""1994-11-06T08:49:37Z""#, r#""Sun, 06 Nov 1994 08:49:37 GMT""#, "784111777.0"]
    {
        assert_eq!(read(text), Ok(time), "{text}");
    }
    assert!(json::from_str::<Timestamp>(r#""1994-11-06T08:49:37Z""#).is_err());
    let refusal = read(r#""yesterday""#).unwrap_err();
    assert!(refusal.contains("expected a date-time string, found another string"), "{refusal}");
}

#[test]
fn a_year_that_a_date_does_not_have_is_written_as_seconds_where_any_format_is_read() {
    let mut options = json::Options::default();
    options.timestamp_format = TimestampFormat::DateTime;
    let written = |time: Timestamp, options: &json::Options| {
        let mut out = Vec::new();
        json::write(time.view(), &mut out, options).map(|()| String::from_utf8(out).unwrap())
    };
    let last = Timestamp::from_epoch(253_402_300_799, 0);
    let later = Timestamp::from_epoch(253_402_300_800, 0);
    assert!(written(later, &options).is_err());
    options.any_timestamps = true;
    assert_eq!(written(last, &options).unwrap(), r#""9999-12-31T23:59:59Z""#);
    assert_eq!(written(later, &options).unwrap(), "253402300800");
    assert_eq!(read("253402300800"), Ok(later));
}
