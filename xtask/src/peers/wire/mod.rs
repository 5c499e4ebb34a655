//! Requests that botocore writes and responses that it reads, beside ours: for every operation of some services, in every
//! protocol that they list and botocore speaks.
//!
//! Responses are written by `messages.py`, from the model. The differences that have a reason are in `differences.txt`.
//! `corners.json` is a model of our own, in botocore's format: what shapes and bindings can be, and no service has.

mod report;

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use ferrosmith::import::Import;
use serde_json::Value;

use self::report::Report;
use super::{BoxError, Outcome, Plan, SEED, tools};
use crate::driver;
use crate::packages::write_changed;

/// The number of requests, and of responses, of each operation, unless another one is asked for.
const MESSAGES: u32 = 10;

/// The services that are compared, unless others are named: every protocol but CBOR's.
const SERVICES: [&str; 11] =
    ["s3", "ec2", "iam", "sns", "sqs", "sts", "dynamodb", "kinesis", "lambda", "logs", CORNERS];

/// The service of our own.
const CORNERS: &str = "corners";

/// The programs of botocore's side.
const SCRIPTS: [(&str, &str); 3] = [
    ("wire.py", include_str!("wire.py")),
    ("values.py", include_str!("values.py")),
    ("messages.py", include_str!("messages.py")),
];

/// Runs the part.
pub(super) fn run(plan: &Plan) -> Result<Outcome, BoxError> {
    let python = match tools::python("botocore", &["botocore"]) {
        Ok(python) => python,
        Err(problem) => return Ok(Outcome::Skipped(problem)),
    };
    let services = match plan.services.as_slice() {
        [] => SERVICES.map(str::to_owned).to_vec(),
        named => named.to_vec(),
    };
    let report = compare(&python, plan.seed, plan.requests.unwrap_or(MESSAGES), &services)?;
    print!("{report}");
    // Other messages need not have every difference.
    let usual = plan.seed == SEED && plan.requests.is_none();
    Ok(Outcome::Done { what: report.what(), failures: report.failures(usual) })
}

fn compare(python: &Path, seed: u32, messages: u32, services: &[String]) -> Result<Report, BoxError> {
    let folder = tools::folder();
    let [models, own] = ["wire/models", "wire/own"].map(|inner| folder.join(inner));
    write_changed(&own.join(CORNERS).join("2026-01-01/service-2.json"), include_str!("corners.json"))?;
    for (source, is_own) in [(tools::botocore(python)?, false), (own.clone(), true)] {
        let found = services.iter().filter(|service| (*service == CORNERS) == is_own);
        found.fold(Import::new(source), Import::service).write(&models)?;
    }
    let of = |name: &String| (name.clone(), models.join(name).join("model.json"));
    let models: Vec<_> = services.iter().map(of).collect();
    let program = driver::build(&folder.join("wire"), &models)?;
    for (name, text) in SCRIPTS {
        write_changed(&folder.join("wire/scripts").join(name), text)?;
    }
    let mut theirs = Command::new(python)
        .arg(folder.join("wire/scripts/wire.py"))
        .arg(own)
        .args([seed, messages].map(|number| number.to_string()))
        .args(services)
        .stdout(Stdio::piped())
        .spawn()?;
    let lines = theirs.stdout.take().ok_or("botocore's side has no output")?;
    let mut ours = Command::new(program).arg("compare").stdin(lines).stdout(Stdio::piped()).spawn()?;
    let mut report = Report::new(services)?;
    for line in BufReader::new(ours.stdout.take().ok_or("our side has no output")?).lines() {
        report.take(&serde_json::from_str::<Value>(&line?)?)?;
    }
    match (theirs.wait()?, ours.wait()?) {
        (theirs, ours) if theirs.success() && ours.success() => Ok(report),
        (theirs, ours) => Err(format!("botocore's side ended with {theirs}, ours with {ours}").into()),
    }
}
