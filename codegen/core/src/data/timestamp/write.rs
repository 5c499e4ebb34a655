//! Writing the three formats, without an allocation.

use super::{OutOfRange, Timestamp, civil};

/// The text of a timestamp, in ASCII.
pub(crate) struct Text {
    bytes: [u8; 32], // `9999-12-31T23:59:59.999999999Z` and `-9223372036854775807.999999999`
    length: usize,
}

impl Text {
    pub(super) fn new() -> Self {
        Text { bytes: [0; 32], length: 0 }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    pub(crate) fn as_str(&self) -> &str {
        str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    fn push(&mut self, ascii: char) {
        if let Some(byte) = self.bytes.get_mut(self.length) {
            *byte = ascii as u8;
        }
        self.length += 1;
    }

    fn push_str(&mut self, ascii: &str) {
        if let Some(bytes) = self.bytes.get_mut(self.length..self.length + ascii.len()) {
            bytes.copy_from_slice(ascii.as_bytes());
        }
        self.length += ascii.len();
    }
}

pub(super) const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
pub(super) const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Writes `1985-04-12T23:20:50.52Z`.
pub(super) fn date_time(time: Timestamp, out: &mut Text) -> Result<(), OutOfRange> {
    let (year, month, day, second) = split(time)?;
    digits(out, year, 4);
    out.push('-');
    digits(out, month, 2);
    out.push('-');
    digits(out, day, 2);
    out.push('T');
    clock(out, second);
    fraction(out, time.nanos);
    out.push('Z');
    Ok(())
}

/// Writes `Tue, 29 Apr 2014 18:30:38 GMT`, without a fraction.
pub(super) fn http_date(time: Timestamp, out: &mut Text) -> Result<(), OutOfRange> {
    let (year, month, day, second) = split(time)?;
    out.push_str(WEEKDAYS[civil::weekday(time.seconds.div_euclid(86_400))]);
    out.push_str(", ");
    digits(out, day, 2);
    out.push(' ');
    out.push_str(MONTHS[(month - 1) as usize]);
    out.push(' ');
    digits(out, year, 4);
    out.push(' ');
    clock(out, second);
    out.push_str(" GMT");
    Ok(())
}

/// Writes `1515531081.1234`.
pub(super) fn epoch_seconds(time: Timestamp, out: &mut Text) {
    // Below zero the fraction counts backward: half a second before 1970 is -1 s + 500 ms.
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

/// Returns year, month, day and the second of the day.
fn split(time: Timestamp) -> Result<(i64, i64, i64, i64), OutOfRange> {
    if !civil::WRITTEN.contains(&time.seconds) {
        return Err(OutOfRange);
    }
    let (year, month, day) = civil::date(time.seconds.div_euclid(86_400));
    Ok((year, month, day, time.seconds.rem_euclid(86_400)))
}

fn clock(out: &mut Text, second: i64) {
    digits(out, second / 3600, 2);
    out.push(':');
    digits(out, second / 60 % 60, 2);
    out.push(':');
    digits(out, second % 60, 2);
}

/// Writes a point and the digits of the fraction without trailing zeros; nothing for zero.
fn fraction(out: &mut Text, nanos: u32) {
    if nanos == 0 {
        return;
    }
    let (mut nanos, mut width) = (nanos, 9);
    while nanos % 10 == 0 {
        nanos /= 10;
        width -= 1;
    }
    out.push('.');
    digits(out, nanos.into(), width);
}

/// Writes the last `width` digits of a number that is not negative.
fn digits(out: &mut Text, number: i64, width: usize) {
    let mut rest = number;
    for place in (0..width).rev() {
        if let Some(digit) = out.bytes.get_mut(out.length + place) {
            *digit = b'0' + (rest % 10) as u8;
        }
        rest /= 10;
    }
    out.length += width;
}
