//! `cargo xtask bench`: every number that the project promises, measured in one run.
//!
//! The crates to compile are written into `target/bench`, each with its own workspace, so
//! that neither the tests nor the lock file of the project know of it. References (`syn`,
//! `serde_json`, the official crates) are measured in turns with what they are compared to.

// Measuring.
mod crates;
mod load;
mod process;
mod program;
mod serving;
mod stopwatch;

// Subjects.
mod cbor;
mod client;
mod compile;
mod consumer;
mod events;
mod generator;
mod json;
mod lines;
mod official;
mod official_calls;
mod official_client;
mod official_consumers;
mod protocol_tests;
mod query;
mod s3;
mod server;
mod wire;
mod xml;

// Reporting.
mod front;
mod picture;
mod table;

use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use crate::arguments::{WrongArguments, unexpected, unknown};
use crate::pages;
use table::Row;

type BoxError = Box<dyn Error>;

/// Measures something.
type Section = fn(&Plan) -> Result<Vec<Row>, BoxError>;

const USAGE: &str = "\
usage: cargo xtask bench [--quick] [--peers] [--readme] [--advisories DIR] [section…]
       cargo xtask bench --redraw

  --quick    measure builds once, and those beside syn and of one service three times, instead of the median of five
  --peers    measure the official crates of the same services too, beside `compile`, `consumer`, `wire`, `client`,
             `query` and `s3` (many minutes, and 7 GB of memory for the crate of EC2 beside `query`)
  --readme   put the table into codegen/docs/numbers.md as well, and some rows of it into README.md and
             codegen/docs/numbers.svg; with --peers
  --redraw   measure nothing: take those rows from codegen/docs/numbers.md
  --advisories DIR
             the clone of RustSec's database that cargo-deny reads, instead of fetching it

sections: compile consumer codegen lines conformance wire client server json cbor xml query s3 events; all of them
when none is named

Examples:
  cargo xtask bench --quick json cbor
  cargo xtask bench --peers --readme
";

/// The measurements, in the order of the table.
const SECTIONS: [(&str, Section); 14] = [
    ("compile", compile::measure),
    ("consumer", consumer::measure),
    ("codegen", generator::measure),
    ("lines", lines::measure),
    ("conformance", protocol_tests::measure),
    ("wire", wire::measure),
    ("client", client::measure),
    ("server", server::measure),
    ("json", json::measure),
    ("cbor", cbor::measure),
    ("xml", xml::measure),
    ("query", query::measure),
    ("s3", s3::measure),
    ("events", events::measure),
];

/// The measurements of the official crates, each beside a section.
const PEERS: [(&str, Section); 5] = [
    ("wire", official_calls::measure),
    ("client", official_client::measure),
    ("query", query::beside_official),
    ("compile", official::measure),
    ("consumer", official_consumers::measure),
];

/// The selection of measurements.
#[derive(Default)]
struct Plan {
    quick: bool,
    peers: bool,
    readme: bool,
    /// A copy of the database of advisories, which is fetched otherwise.
    advisories: Option<PathBuf>,
    sections: Vec<String>,
}

impl Plan {
    /// Returns the number of times that a build is measured.
    fn rounds(&self) -> usize {
        if self.quick { 1 } else { 5 }
    }

    /// The same of a short build, which varies more.
    fn rounds_of_short_builds(&self) -> usize {
        self.rounds().max(3)
    }

    fn wants(&self, section: &str) -> bool {
        self.sections.is_empty() || self.sections.iter().any(|wanted| wanted == section)
    }
}

/// Runs the task.
pub(crate) fn run(arguments: lexopt::Parser) -> Result<ExitCode, BoxError> {
    let plan = match parse(arguments)? {
        Request::Measure(plan) => plan,
        Request::Parsing => return generator::print_parsing_time(),
        Request::Redraw => {
            front::redraw()?;
            return Ok(ExitCode::SUCCESS);
        }
        Request::Help => {
            print!("{USAGE}");
            return Ok(ExitCode::SUCCESS);
        }
    };
    let mut rows = Vec::new();
    for (name, measure) in SECTIONS {
        if plan.wants(name) {
            rows.extend(timed(name, || measure(&plan))?);
        }
    }
    if plan.peers {
        for (name, measure) in PEERS {
            if plan.wants(name) {
                rows.extend(timed(&format!("the official crates beside {name}"), || measure(&plan))?);
            }
        }
    }
    let report = table::report(&rows, &stopwatch::conditions(plan.rounds())?);
    print!("{report}");
    if plan.readme {
        pages::put(pages::NUMBERS, "bench", &report)?;
        front::redraw()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Says what is measured, what it came to, so that nothing is lost where a later measurement fails, and how long it took.
fn timed(what: &str, measure: impl FnOnce() -> Result<Vec<Row>, BoxError>) -> Result<Vec<Row>, BoxError> {
    eprintln!("measuring {what}");
    let start = Instant::now();
    let rows = measure()?;
    rows.iter().for_each(|row| eprintln!("  {}: {} ({})", row.what, row.measured, row.reference));
    eprintln!("  took {} s", start.elapsed().as_secs());
    Ok(rows)
}

enum Request {
    Measure(Plan),
    /// The command of the release binary that `generator` starts: the time for loading the models.
    Parsing,
    /// Rows and picture from the table as it stands.
    Redraw,
    Help,
}

fn parse(mut arguments: lexopt::Parser) -> Result<Request, BoxError> {
    let mut plan = Plan::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("quick") => plan.quick = true,
            lexopt::Arg::Long("peers") => plan.peers = true,
            lexopt::Arg::Long("readme") => plan.readme = true,
            lexopt::Arg::Long("advisories") => plan.advisories = Some(given(&arguments.value()?)?),
            lexopt::Arg::Long("redraw") => return Ok(Request::Redraw),
            lexopt::Arg::Long("parsing") => return Ok(Request::Parsing),
            lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => return Ok(Request::Help),
            lexopt::Arg::Value(section) => plan.sections.push(known(&section.to_string_lossy())?),
            other => return Err(unexpected(other, &["quick", "peers", "readme", "redraw", "advisories"])),
        }
    }
    if plan.readme && !(plan.peers && plan.sections.is_empty()) {
        let problem = "--readme writes the whole table: add --peers, and name no section";
        return Err(WrongArguments(problem.to_owned()).into());
    }
    Ok(Request::Measure(plan))
}

fn given(folder: &OsStr) -> Result<PathBuf, BoxError> {
    fs::canonicalize(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()).into())
}

fn known(section: &str) -> Result<String, BoxError> {
    let names = SECTIONS.map(|(name, _)| name);
    if names.contains(&section) {
        return Ok(section.to_owned());
    }
    Err(unknown("section", section, &names))
}
