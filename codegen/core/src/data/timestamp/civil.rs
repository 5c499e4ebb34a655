//! Conversion between days since 1970 and dates of the proleptic Gregorian calendar.
//!
//! Years are counted from March: the leap day is then the last day of a year, and the months
//! before it follow a linear pattern of 153 days in five months.

use std::ops::RangeInclusive;

/// The days of 400 years, after which the calendar repeats.
const ERA: i64 = 146_097;
/// The days from 0000-03-01 to 1970-01-01.
const EPOCH: i64 = 719_468;

/// The range of seconds in the years 0 to 9999, which have four digits.
pub(super) const WRITTEN: RangeInclusive<i64> = -62_167_219_200..=253_402_300_799;

/// Returns the number of a day, of a date that exists.
pub(super) fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    era * ERA + year * 365 + year / 4 - year / 100 + day_of_year - EPOCH
}

/// Returns the year, month and day of a day's number.
pub(super) fn date(days: i64) -> (i64, i64, i64) {
    let days = days + EPOCH; // |days| is at most 2^63 / 86,400: no overflow
    let (era, day) = (days.div_euclid(ERA), days.rem_euclid(ERA));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year;
    if month < 10 { (year, month + 3, day) } else { (year + 1, month - 9, day) }
}

/// Returns the number of days of a month.
pub(super) fn days_in(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Returns the day of the week, Monday first, of the number of a day.
pub(super) fn weekday(days: i64) -> usize {
    (days + 3).rem_euclid(7) as usize
}
