//! The result of a run: the failures, and the table.

use std::collections::BTreeMap;
use std::fmt;

use super::case::{Case, Direction, protocols};
use super::skips::Skips;

/// The results of a protocol's tests in a direction.
#[derive(Default, Clone, Copy)]
struct Count {
    passed: usize,
    failed: usize,
    skipped: usize,
}

/// The result of a run.
pub(super) struct Report {
    counts: BTreeMap<(&'static str, Direction), Count>,
    failures: Vec<String>,
    /// By reason, the tests.
    skipped: BTreeMap<String, Vec<String>>,
}

/// More tests than this that are skipped for one reason are counted instead of named.
const NAMED: usize = 10;

impl Report {
    /// Sorts out what each case found.
    pub(super) fn new(cases: &[Case], outcomes: Vec<Vec<String>>, skips: &Skips) -> Report {
        let mut report = Report { counts: BTreeMap::new(), failures: Vec::new(), skipped: BTreeMap::new() };
        for (case, found) in cases.iter().zip(outcomes) {
            report.take(case, &found, skips.reason(case));
        }
        report
    }

    fn take(&mut self, case: &Case, found: &[String], skip: Option<&str>) {
        let count = self.counts.entry((case.protocol, case.direction)).or_default();
        let title = format!("{} {} {}", case.protocol, case.direction.name(), case.id);
        match (skip, found) {
            (None, []) => count.passed += 1,
            (None, found) => {
                count.failed += 1;
                self.failures.push(format!("{title}\n    {}", found.join("\n    ")));
            }
            (Some(_), []) => {
                count.failed += 1;
                self.failures.push(format!("{title}\n    it passes: take it off the list of skips"));
            }
            (Some(reason), _) => {
                count.skipped += 1;
                self.skipped.entry(reason.to_owned()).or_default().push(title);
            }
        }
    }

    /// Returns `true` if nothing failed, and something was run.
    pub(super) fn passed(&self) -> bool {
        self.failures.is_empty() && !self.counts.is_empty()
    }

    /// Returns the table and the skips, as the page of numbers has them.
    pub(super) fn markdown(&self) -> String {
        let mut text = self.table();
        if !self.skipped.is_empty() {
            text += "\nSkipped:\n\n";
        }
        for (reason, titles) in &self.skipped {
            text += &format!("- {}: {reason}\n", named(titles));
        }
        text
    }

    /// Returns the counts by protocol and direction, as Markdown.
    fn table(&self) -> String {
        let mut text =
            "| protocol | client requests | client responses | server requests | server responses | \
                        malformed | event streams |\n|---|---|---|---|---|---|---|\n"
                .to_owned();
        for (_, protocol) in protocols() {
            let cells = Direction::ALL.map(|direction| self.cell(protocol, direction));
            text += &format!("| {protocol} | {} |\n", cells.join(" | "));
        }
        text + "\n" + &self.summary()
    }

    /// Returns the counts in a line, as the README has them.
    pub(super) fn summary(&self) -> String {
        let sum = |of: fn(&Count) -> usize| -> usize { self.counts.values().map(of).sum() };
        let [passed, failed, skipped] = [sum(|of| of.passed), sum(|of| of.failed), sum(|of| of.skipped)];
        format!("{passed} passed, {failed} failed, {skipped} skipped.\n")
    }

    fn cell(&self, protocol: &'static str, direction: Direction) -> String {
        let Some(Count { passed, failed, skipped }) = self.counts.get(&(protocol, direction)).copied() else {
            return "-".to_owned();
        };
        let mut text = passed.to_string();
        if failed > 0 {
            text += &format!(", **{failed} failed**");
        }
        if skipped > 0 {
            text += &format!(", {skipped} skipped");
        }
        text
    }
}

/// Returns the tests, or how many of them.
fn named(titles: &[String]) -> String {
    if titles.len() <= NAMED {
        return format!("`{}`", titles.join("`, `"));
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for title in titles {
        let of = title.rsplit_once(' ').map_or(&**title, |(of, _)| of);
        *counts.entry(of).or_default() += 1;
    }
    let counts = counts.into_iter().map(|(of, count)| format!("`{of}` ({count} tests)"));
    counts.collect::<Vec<_>>().join(", ")
}

/// The failures, the skips with their reasons, and the table.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for failure in &self.failures {
            writeln!(f, "FAILED {failure}\n")?;
        }
        for (reason, titles) in &self.skipped {
            writeln!(f, "skipped {}: {reason}", named(titles))?;
        }
        write!(f, "\n{}", self.table())
    }
}

#[cfg(test)]
mod tests {
    use ferrosmith::model::Json;

    use super::*;
    use crate::conformance::case::Subject;

    fn report(found: &[&str], skip: Option<&str>) -> Report {
        let (id, direction) = ("A".to_owned(), Direction::Malformed);
        let subject = Subject::default();
        let case = Case { id, protocol: "restJson1", direction, subject, test: Json::Null };
        let mut report = Report { counts: BTreeMap::new(), failures: Vec::new(), skipped: BTreeMap::new() };
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        report.take(&case, &found, skip);
        report
    }

    #[test]
    fn a_failure_shows_what_differs() {
        let failed = report(&["code: expected 400, found 200"], None);
        assert!(!failed.passed());
        let text = failed.to_string();
        assert!(text.contains("FAILED restJson1 malformed A\n    code: expected 400, found 200"), "{text}");
        assert!(text.contains("| restJson1 | - | - | - | - | 0, **1 failed** | - |"), "{text}");
    }

    #[test]
    fn a_skip_counts_unless_it_passes() {
        assert!(report(&["code"], Some("known")).passed());
        assert!(report(&["code"], Some("known")).to_string().contains("0, 1 skipped"));
        assert!(!report(&[], Some("known")).passed());
        assert!(report(&[], None).passed());
    }

    #[test]
    fn many_skips_for_one_reason_are_counted() {
        let titles: Vec<String> =
            (0..=NAMED).map(|number| format!("restJson1 event-stream A{number}")).collect();
        assert_eq!(named(&titles), "`restJson1 event-stream` (11 tests)");
        assert_eq!(named(&titles[..1]), "`restJson1 event-stream A0`");
    }
}
