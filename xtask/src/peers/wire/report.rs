//! The result of a comparison.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::Value;

use crate::peers::differences::Known;

/// The counts of a service in a protocol.
#[derive(Default)]
struct Count {
    operations: BTreeSet<String>,
    requests: usize,
    responses: usize,
    errors: usize,
    /// Messages whose body is a stream of events.
    events: usize,
    differences: usize,
    known: usize,
}

/// The result.
pub(super) struct Report {
    services: Vec<String>,
    counts: BTreeMap<(String, String), Count>,
    known: Known<4>,
    failures: Vec<String>,
}

impl Report {
    pub(super) fn new(services: &[String]) -> Result<Self, String> {
        let (counts, failures) = (BTreeMap::new(), Vec::new());
        Ok(Report {
            services: services.to_vec(),
            counts,
            known: Known::read(include_str!("differences.txt"))?,
            failures,
        })
    }

    /// Takes a line of the program.
    pub(super) fn take(&mut self, line: &Value) -> Result<(), String> {
        let words =
            ["service", "operation", "protocol", "kind"].map(|key| line[key].as_str().unwrap_or_default());
        let [service, operation, protocol, kind] = words;
        let count = self.counts.entry((service.to_owned(), protocol.to_owned())).or_default();
        count.operations.insert(operation.to_owned());
        match (line["compared"] == true, kind) {
            (false, _) => count.events += 1,
            (true, "request") => count.requests += 1,
            (true, "response") => count.responses += 1,
            (true, "error") => count.errors += 1,
            (true, other) => return Err(format!("no message is a {other:?}")),
        }
        let mut told = Vec::new();
        for difference in line["differences"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            match self.known.has(words, difference) {
                true => count.known += 1,
                false => told.push(difference),
            }
        }
        count.differences += told.len();
        if !told.is_empty() {
            self.failures.push(format!(
                "{}\n    {}\n    {}",
                words.join(" "),
                told.join("\n    "),
                line["line"]
            ));
        }
        Ok(())
    }

    /// Returns the numbers of all services.
    pub(super) fn what(&self) -> String {
        let all = |of: fn(&Count) -> usize| self.counts.values().map(of).sum::<usize>();
        format!(
            "{} operations, {} requests, {} responses and {} errors compared, {} differences with a reason",
            all(|count| count.operations.len()),
            all(|count| count.requests),
            all(|count| count.responses),
            all(|count| count.errors),
            all(|count| count.known)
        )
    }

    /// Returns the differences without a reason, and the reasons without a difference if `all` of those that the list is
    /// of were looked for.
    pub(super) fn failures(&self, all: bool) -> Vec<String> {
        let told = self.failures.iter().take(TOLD).map(|failure| failure.chars().take(WIDTH).collect());
        let more = self.failures.len().checked_sub(TOLD + 1).map(|more| format!("and {} more", more + 1));
        let is_run = |service: &str| service == "*" || self.services.iter().any(|run| run == service);
        let unused = self.known.unused(is_run).filter(|_| all);
        let unused = unused.map(|row| format!("no difference is this one, take it off the list: {row}"));
        let nothing = self.counts.is_empty().then(|| "nothing was compared".to_owned());
        told.chain(more).chain(unused).chain(nothing).collect()
    }
}

/// More failures than this are counted.
const TOLD: usize = 40;

/// More characters of a failure than this are left out.
const WIDTH: usize = 2_000;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (reason, count) in self.known.used() {
            writeln!(f, "{count:>6} x {reason}")?;
        }
        for ((service, protocol), count) in &self.counts {
            let Count { operations, requests, responses, errors, events, differences, known } = count;
            writeln!(
                f,
                "{service} in {protocol}: {} operations, {requests} requests, {responses} responses and {errors} errors \
                 compared, {events} with events not, {differences} differences, {known} with a reason",
                operations.len()
            )?;
        }
        Ok(())
    }
}
