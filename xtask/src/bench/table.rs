//! The table of results.

use std::time::Duration;

/// A line of the table. An empty cell is one that has nothing to say.
#[derive(Default)]
pub(super) struct Row {
    pub(super) what: String,
    pub(super) measured: String,
    pub(super) goal: String,
    pub(super) reference: String,
    pub(super) ratio: String,
}

impl Row {
    /// Returns a result by itself.
    pub(super) fn new(what: impl Into<String>, measured: impl Into<String>) -> Row {
        Row { what: what.into(), measured: measured.into(), ..Row::default() }
    }

    /// Returns a row that says why it is none.
    pub(super) fn missing(what: impl Into<String>, reason: &str) -> Row {
        Row::new(what, format!("not measured: {reason}"))
    }

    /// Sets the goal, and whether it is met.
    pub(super) fn goal(mut self, goal: &str, met: bool) -> Row {
        self.goal = if met { goal.to_owned() } else { format!("{goal}: **missed**") };
        self
    }

    /// Sets the reference, and the ratio of the result to it.
    pub(super) fn reference(mut self, reference: impl Into<String>, ratio: f64) -> Row {
        self.reference = reference.into();
        self.ratio = format!("{ratio:.2}");
        self
    }
}

/// Returns the time as the table says it.
pub(super) fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// Returns a size as the table says it.
pub(super) fn megabytes(bytes: u64) -> String {
    format!("{:.2} MB", bytes as f64 / 1e6)
}

/// Returns the ratio of `a` to `b`.
pub(super) fn times(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64().max(f64::MIN_POSITIVE)
}

/// Returns a number with commas between thousands.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Returns the table as Markdown.
pub(super) fn report(rows: &[Row], conditions: &str) -> String {
    let mut text =
        "| what | measured | goal | reference, in the same run | ratio |\n|---|---|---|---|---|\n".to_owned();
    for Row { what, measured, goal, reference, ratio } in rows {
        text += &format!("| {what} | {measured} | {goal} | {reference} | {ratio} |\n");
    }
    text + &format!("\n{conditions}.\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(123), "123");
        assert_eq!(grouped(107_223), "107,223");
        assert_eq!(grouped(1_000_000), "1,000,000");
    }

    #[test]
    fn a_missed_goal_says_so() {
        let row = Row::new("it", "2 s").goal("under 1 s", false).reference("4 s", 0.5);
        let report = report(&[row], "here");
        assert!(report.contains("| it | 2 s | under 1 s: **missed** | 4 s | 0.50 |"), "{report}");
        assert!(report.ends_with("\nhere.\n"), "{report}");
    }
}
