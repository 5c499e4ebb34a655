//! The official crates, `aws-sdk-*`, as clients of generated servers: in process and over loopback.

mod names;
mod program;
mod tables;

use std::fs;
use std::process::{Command, Stdio};

use super::{BoxError, Outcome, Plan, planned, tools};
use names::Names;
use tables::Tables;

/// The services, and the crates that AWS publishes for them.
const CRATES: [(&str, &str); 3] = [
    ("appstream", "aws-sdk-appstream"),
    ("datazone", "aws-sdk-datazone"),
    ("license-manager-user-subscriptions", "aws-sdk-licensemanagerusersubscriptions"),
];

/// A crate, and its names.
struct Sdk {
    package: &'static str,
    names: Names,
}

impl Sdk {
    /// Returns the name of the library.
    fn library(&self) -> String {
        self.package.replace('-', "_")
    }
}

/// The number of calls of each operation, unless another one is asked for.
const ROUNDS: u32 = 4;

/// Runs the part.
pub(super) fn run(plan: &Plan) -> Result<Outcome, BoxError> {
    let program = match program::Program::fetch()? {
        Ok(program) => program,
        Err(problem) => return Ok(Outcome::Skipped(problem)),
    };
    let services = planned::services()?;
    let (mut calls, mut tables, mut others) = (String::new(), Tables::default(), 0);
    for (name, package) in CRATES {
        let service = services.get(name).ok_or_else(|| format!("{name} is not in models"))?;
        let sdk = Sdk { package, names: program.names(package)? };
        // The crate may be of another day than the model.
        let (known, unknown): (Vec<_>, Vec<_>) = service
            .operations()
            .iter()
            .partition(|operation| Tables::default().operation(&sdk, operation).is_ok());
        others += unknown.len();
        for operation in &known {
            let has_pages = sdk.names.has_pages(sdk.names.operation(operation.schema().name)?);
            let rounds = plan.requests.unwrap_or(ROUNDS);
            for call in planned::calls(name, operation, plan.seed.into(), rounds)? {
                if has_pages || call["kind"] != "paginators" {
                    calls += &format!("{call}\n");
                }
            }
        }
        tables.service(name, &sdk, &known)?;
    }
    let path = tools::folder().join("official.jsonl");
    fs::write(&path, calls)?;
    let mut command = Command::new(program.build(&tables.source())?);
    let output = command.arg(path).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("the program of the official crates ended with {}", output.status).into());
    }
    let told = format!("{others} operations have members that the crates do not know\n");
    Ok(Outcome::told(&(String::from_utf8(output.stdout)? + &told), plan))
}
