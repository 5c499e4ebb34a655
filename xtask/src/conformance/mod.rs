//! `cargo xtask conformance`: the protocol tests of a model, run against the code generated from it.
//!
//! The services are generated into a crate of their own in `target/conformance`, together with a
//! table of their operations. That crate runs the tests; this task picks them and reports.

mod case;
mod dynamic;
mod endpoints;
mod frames;
mod parameters;
mod program;
mod report;
#[cfg_attr(not(test), expect(dead_code, reason = "rows of generated code are made where it is compiled"))]
mod runner;
mod skips;
mod suite;
mod suites;
mod table;
mod unbound;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use ferrosmith::build;

use self::report::Report;
use self::skips::Skips;
use self::suite::Suite;
use crate::arguments::{WrongArguments, unexpected};
use crate::beside::TESTS;
use crate::pages;

/// The variable that says where the suites of the client are.
pub(crate) const SUITES: &str = "FERROSMITH_SUITES";

/// The selection of tests.
#[derive(Default, PartialEq)]
struct Filter {
    protocol: Option<String>,
    /// A part of the id.
    test: Option<String>,
}

/// Runs the task.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<ExitCode, Box<dyn Error>> {
    let mut paths = Vec::new();
    let mut filter = Filter::default();
    let mut readme = false;
    let mut without_types = false;
    let mut suites_in = std::env::var_os(SUITES).map(PathBuf::from);
    let mut only_suites = false;
    let mut endpoints_of = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Value(path) => paths.push(PathBuf::from(path)),
            lexopt::Arg::Long("protocol") => filter.protocol = Some(text(&mut arguments)?),
            lexopt::Arg::Long("test") => filter.test = Some(text(&mut arguments)?),
            lexopt::Arg::Long("suites") => {
                suites_in = Some(arguments.value()?.into());
                only_suites = true;
            }
            lexopt::Arg::Long("endpoints") => {
                endpoints_of.push(PathBuf::from(arguments.value()?));
                only_suites = true;
            }
            lexopt::Arg::Long("readme") => readme = true,
            lexopt::Arg::Long("dynamic") => without_types = true,
            other => {
                return Err(unexpected(
                    other,
                    &["protocol", "test", "suites", "endpoints", "readme", "dynamic"],
                ));
            }
        }
    }
    if without_types {
        let report = conformance_of_schemas(&TESTS.models(paths)?, &filter)?;
        return Ok(if report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    if readme && filter != Filter::default() {
        let problem = "--readme takes the whole table: leave --protocol and --test out";
        return Err(WrongArguments(problem.to_owned()).into());
    }
    let suites_in = suites_in.filter(|_| filter == Filter::default());
    let suites_passed = run_suites(suites_in, endpoints_of, readme)?;
    if only_suites && paths.is_empty() {
        return Ok(if suites_passed { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let models = TESTS.models(paths)?;
    let report = conformance(&models, &filter)?;
    if readme {
        pages::put(pages::NUMBERS, "conformance", &report.markdown())?;
        pages::put(pages::README, "conformance", &report.summary())?;
    }
    Ok(if report.passed() && suites_passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs the suites of the client where they are, and says so where they are not.
fn run_suites(folder: Option<PathBuf>, models: Vec<PathBuf>, readme: bool) -> Result<bool, Box<dyn Error>> {
    let all = folder.is_some() && !models.is_empty();
    let mut suites = match folder {
        Some(folder) => {
            let mut suites = suites::run(&folder)?;
            let frames = folder.join("eventstream-frames");
            if frames.is_dir() {
                let (line, passed) = frames::run(&frames)?;
                suites.add(line, passed);
            }
            suites
        }
        None => {
            println!("skipped: the suites of the client; --suites or {SUITES} names their folder");
            suites::Suites::default()
        }
    };
    match models.is_empty() {
        true => println!("skipped: endpoint tests; --endpoints names models, or a folder of them"),
        false => {
            let (line, passed) = endpoints::run(&build::files(&models)?)?.told();
            suites.add(line, passed);
        }
    }
    // The table of the page stays as it is where a part of it was not run.
    if readme && all {
        pages::put(pages::NUMBERS, "suites", &suites.markdown())?;
    }
    Ok(suites.passed)
}

fn text(arguments: &mut lexopt::Parser) -> Result<String, lexopt::Error> {
    arguments.value()?.into_string().map_err(lexopt::Error::NonUnicodeValue)
}

/// Returns the tests that are chosen.
fn chosen(models: &[PathBuf], filter: &Filter) -> Result<Suite, Box<dyn Error>> {
    let mut suite = Suite::read(models)?;
    suite.cases.retain(|case| {
        filter.protocol.as_ref().is_none_or(|protocol| case.protocol == protocol)
            && filter.test.as_ref().is_none_or(|test| case.id.contains(test.as_str()))
    });
    match suite.cases.is_empty() {
        true => Err("no test is called that, or the models have none for these protocols".into()),
        false => Ok(suite),
    }
}

/// Runs the tests on schemas made at run time, and says what they found: what is not in the list of skips differs from
/// generated code, which passes.
fn conformance_of_schemas(models: &[PathBuf], filter: &Filter) -> Result<Report, Box<dyn Error>> {
    let start = Instant::now();
    let suite = chosen(models, filter)?;
    let outcomes = dynamic::run(&suite, &suite.cases)?;
    let report = Report::new(&suite.cases, outcomes, &Skips::read()?);
    print!("{report}");
    println!("\nwithout generated code, in {:.2} s", start.elapsed().as_secs_f64());
    Ok(report)
}

/// Runs the tests and says what they found.
fn conformance(models: &[PathBuf], filter: &Filter) -> Result<Report, Box<dyn Error>> {
    let start = Instant::now();
    let suite = chosen(models, filter)?;
    let skips = Skips::read()?;
    if *filter == Filter::default() {
        for id in skips.unknown(&suite.cases) {
            println!("skips.txt: {id} is not among these tests");
        }
    }
    let generated = start.elapsed();
    let program = program::build(&suite)?;
    let built = start.elapsed() - generated;
    let outcomes = program::run(&program, &suite.cases)?;
    let ran = start.elapsed() - generated - built;
    let report = Report::new(&suite.cases, outcomes, &skips);
    print!("{report}");
    println!(
        "\ngenerated in {:.2} s, compiled in {:.2} s, run in {:.2} s",
        generated.as_secs_f64(),
        built.as_secs_f64(),
        ran.as_secs_f64()
    );
    Ok(report)
}
