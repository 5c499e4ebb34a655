//! The packages `@aws-sdk/client-…` of npm as clients of generated servers, over loopback.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::scripted::Scripted;
use super::{BoxError, Outcome, Plan, planned, tools};
use crate::codegen::root;
use crate::packages::write_changed;

/// The services, and the packages that AWS publishes for them; npm has none for License Manager User Subscriptions.
const PACKAGES: [(&str, &str); 2] =
    [("appstream", "@aws-sdk/client-appstream"), ("datazone", "@aws-sdk/client-datazone")];

/// The programs that drive them.
const SOURCES: [(&str, &str); 3] = [
    ("main.mjs", include_str!("driver/main.mjs")),
    ("server.mjs", include_str!("driver/server.mjs")),
    ("shapes.mjs", include_str!("driver/shapes.mjs")),
];

/// The number of calls of each operation, unless another one is asked for.
const ROUNDS: u32 = 2;

/// Runs the part.
pub(super) fn run(plan: &Plan) -> Result<Outcome, BoxError> {
    let folder = tools::folder().join("npm");
    if let Err(problem) = fetch(&folder) {
        return Ok(Outcome::Skipped(problem));
    }
    let (services, mut calls) = (planned::services()?, String::new());
    for (name, _) in PACKAGES {
        let service = services.get(name).ok_or_else(|| format!("{name} is not in models"))?;
        for operation in service.operations() {
            for call in planned::calls(name, operation, plan.seed.into(), plan.requests.unwrap_or(ROUNDS))? {
                calls += &format!("{call}\n");
            }
        }
    }
    fs::write(folder.join("calls.jsonl"), calls)?;
    for (name, text) in SOURCES {
        write_changed(&folder.join(name), text)?;
    }
    let server = Scripted::start()?;
    let mut command = Command::new("node");
    command.current_dir(&folder).arg("main.mjs").arg(root().join("models")).args(&server.ports);
    for (service, package) in PACKAGES {
        command.arg(format!("{service}={package}"));
    }
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("the program of @aws-sdk ended with {}", output.status).into());
    }
    Ok(Outcome::told(&String::from_utf8(output.stdout)?, plan))
}

/// Fetches the packages that are not there.
fn fetch(folder: &Path) -> Result<(), String> {
    tools::succeeds(Command::new("node").arg("--version"))?;
    for (_, package) in PACKAGES {
        if !folder.join("node_modules").join(package).exists() {
            tools::npm(folder, package)?;
        }
    }
    Ok(())
}
