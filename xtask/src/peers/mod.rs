//! `cargo xtask peers`: what we do, held against software that no one here wrote.
//!
//! Peers are fetched from their registries into `target/peers`. One that cannot be had here is skipped, with its reason;
//! what a peer and we do differently is a failure.

// The parts, one file each.
mod boto3;
mod dynalite;
mod elasticmq;
mod faults;
mod moto;
mod npm;
mod official;
mod sign;
mod stand_in;
mod validator;
mod wire;

// Parts of them.
mod called;
mod differences;
mod planned;
// The same as in tests of the generator.
#[path = "../../../codegen/tests/random/random.rs"]
mod random;
mod scripted;
mod server;
mod services;
mod tools;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::arguments::{WrongArguments, unexpected, unknown};

type BoxError = Box<dyn Error>;

/// The parts, in the order of their runs.
const PARTS: [Part; 11] = [
    Part { name: "sign", peer: "botocore's signer", run: sign::run },
    Part { name: "wire", peer: "botocore's requests and responses", run: wire::run },
    Part { name: "validator", peer: "Smithy's validator of models", run: validator::run },
    Part { name: "stand-in", peer: "botocore's clients of stand-ins", run: stand_in::run },
    Part { name: "moto", peer: "moto", run: moto::run },
    Part { name: "dynalite", peer: "dynalite", run: dynalite::run },
    Part { name: "elasticmq", peer: "ElasticMQ", run: elasticmq::run },
    Part { name: "faults", peer: "connections that fail", run: faults::run },
    Part { name: "boto3", peer: "boto3 as a client of generated servers", run: boto3::run },
    Part { name: "rust", peer: "the official crates as clients of generated servers", run: official::run },
    Part { name: "npm", peer: "@aws-sdk as a client of generated servers", run: npm::run },
];

/// A comparison with a peer.
struct Part {
    /// The name on the command line.
    name: &'static str,
    /// The peer, for messages.
    peer: &'static str,
    run: fn(&Plan) -> Result<Outcome, BoxError>,
}

/// The seed, unless another one is asked for.
const SEED: u32 = 1;

/// The options of a run.
struct Plan {
    seed: u32,
    /// The number of random requests of a part; each has a default of its own.
    requests: Option<u32>,
    /// The folder of models of AWS, of which crates are generated.
    models: Option<PathBuf>,
    /// The services whose messages are compared, by their names in botocore; some if empty.
    services: Vec<String>,
    parts: Vec<String>,
}

/// The result of a part.
enum Outcome {
    /// The peer cannot be had, for this reason.
    Skipped(String),
    /// The work that was done, and its failures.
    Done { what: String, failures: Vec<String> },
}

impl Outcome {
    /// Returns the outcome that a driver prints: a line for each failure, which begins with `FAILED`, and counts.
    fn told(text: &str, plan: &Plan) -> Outcome {
        let (failures, told): (Vec<&str>, Vec<&str>) =
            text.lines().partition(|line| line.starts_with("FAILED "));
        let failures =
            failures.into_iter().map(|line| line.trim_start_matches("FAILED ").to_owned()).collect();
        Outcome::Done { what: format!("{}, with seed {}", told.join(", "), plan.seed), failures }
    }
}

/// Runs the task.
pub(crate) fn run(arguments: lexopt::Parser) -> Result<ExitCode, BoxError> {
    let plan = parse(arguments)?;
    let mut is_success = true;
    for part in PARTS.iter().filter(|part| plan.wants(part.name)) {
        let peer = part.peer;
        eprintln!("comparing with {peer}");
        match (part.run)(&plan)? {
            Outcome::Skipped(reason) => println!("skipped: {peer}: {reason}"),
            Outcome::Done { what, failures } => {
                failures.iter().for_each(|failure| println!("FAILED {failure}"));
                println!("{peer}: {what}, {} failed", failures.len());
                is_success &= failures.is_empty();
            }
        }
    }
    Ok(if is_success { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Plan {
    fn wants(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|wanted| wanted == part)
    }
}

fn parse(mut arguments: lexopt::Parser) -> Result<Plan, BoxError> {
    let mut plan = Plan { seed: SEED, requests: None, models: None, services: Vec::new(), parts: Vec::new() };
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("seed") => plan.seed = number("--seed", &mut arguments)?,
            lexopt::Arg::Long("requests") => plan.requests = Some(number("--requests", &mut arguments)?),
            lexopt::Arg::Long("models") => plan.models = Some(arguments.value()?.into()),
            lexopt::Arg::Long("service") => plan.services.push(arguments.value()?.to_string_lossy().into()),
            lexopt::Arg::Value(part) => plan.parts.push(known(&part.to_string_lossy())?),
            other => return Err(unexpected(other, &["seed", "requests", "models", "service"])),
        }
    }
    Ok(plan)
}

fn known(part: &str) -> Result<String, BoxError> {
    let names = part_names();
    if names.contains(&part) {
        return Ok(part.to_owned());
    }
    Err(unknown("part", part, &names))
}

/// Returns the names of all parts, in the order in which they run.
pub(crate) fn part_names() -> [&'static str; PARTS.len()] {
    PARTS.map(|part| part.name)
}

fn number(option: &str, arguments: &mut lexopt::Parser) -> Result<u32, BoxError> {
    let text = arguments.value()?;
    let text = text.to_string_lossy();
    let wrong = |_| WrongArguments(format!("{option}: expected a number, found `{text}`")).into();
    text.parse().map_err(wrong)
}
