//! Writing the three formats.

use super::{OutOfRange, Timestamp, civil};

pub(super) const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
pub(super) const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `1985-04-12T23:20:50.52Z`
pub(super) fn date_time(time: Timestamp, out: &mut String) -> Result<(), OutOfRange> {
    let (year, month, day, second) = split(time)?;
    digits(out, year, 4);
    out.push('-');
    digits(out, month, 2);
    out.push('-');
    digits(out, day, 2);
    out.push('T');
    clock(out, second, time.nanos);
    out.push('Z');
    Ok(())
}

/// `Tue, 29 Apr 2014 18:30:38 GMT`
pub(super) fn http_date(time: Timestamp, out: &mut String) -> Result<(), OutOfRange> {
    let (year, month, day, second) = split(time)?;
    out.push_str(WEEKDAYS[civil::weekday(time.seconds.div_euclid(86_400))]);
    out.push_str(", ");
    digits(out, day, 2);
    out.push(' ');
    out.push_str(MONTHS[(month - 1) as usize]);
    out.push(' ');
    digits(out, year, 4);
    out.push(' ');
    clock(out, second, time.nanos);
    out.push_str(" GMT");
    Ok(())
}

/// `1515531081.1234`
pub(super) fn epoch_seconds(time: Timestamp, out: &mut String) {
    // Below zero the fraction counts the other way: half a second before 1970 is -1 s + 500 ms.
    let (whole, nanos) = match (time.seconds, time.nanos) {
        (..0, 1..) => (time.seconds + 1, super::NANOS - time.nanos),
        other => other,
    };
    if whole == 0 && time.seconds < 0 {
        out.push('-');
    }
    out.push_str(itoa::Buffer::new().format(whole));
    fraction(out, nanos);
}

/// Year, month, day and the second of the day.
fn split(time: Timestamp) -> Result<(i64, i64, i64, i64), OutOfRange> {
    let (year, month, day) = civil::date(time.seconds.div_euclid(86_400));
    if !(1..=9999).contains(&year) {
        return Err(OutOfRange);
    }
    Ok((year, month, day, time.seconds.rem_euclid(86_400)))
}

fn clock(out: &mut String, second: i64, nanos: u32) {
    digits(out, second / 3600, 2);
    out.push(':');
    digits(out, second / 60 % 60, 2);
    out.push(':');
    digits(out, second % 60, 2);
    fraction(out, nanos);
}

/// A point and the digits of the fraction, without the zeros at their end; nothing when it is zero.
fn fraction(out: &mut String, nanos: u32) {
    if nanos == 0 {
        return;
    }
    out.push('.');
    digits(out, nanos.into(), 9);
    out.truncate(out.trim_end_matches('0').len());
}

/// The last `width` digits of a number that is not negative.
fn digits(out: &mut String, number: i64, width: u32) {
    for place in (0..width).rev() {
        out.push(char::from(b'0' + (number / 10_i64.pow(place) % 10) as u8));
    }
}
