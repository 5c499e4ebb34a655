//! Stand-ins of all services of botocore, called by its clients: each operation with a sample input, whose answer is
//! compared with what the stand-in recorded.
//!
//! Operations with events are left out. The differences that have a reason are in `differences.txt`.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use ferrosmith::import::Import;
use ferrosmith::model::Source;
use ferrosmith_dynamic::{Operation, Sampler, Service, text};
use serde_json::Value;

use super::differences::Known;
use super::{BoxError, Outcome, Plan, boto3, tools};
use crate::codegen::root;
use crate::packages::write_changed;

/// Runs the part.
pub(super) fn run(plan: &Plan) -> Result<Outcome, BoxError> {
    // Another part may have fetched another version.
    let module = format!("botocore; assert botocore.__version__ == {:?}", boto3::VERSION);
    let python = match tools::python(&module, &[&format!("botocore=={}", boto3::VERSION)]) {
        Ok(python) => python,
        Err(problem) => return Ok(Outcome::Skipped(problem)),
    };
    let folder = tools::folder().join("stand-in");
    let data = tools::botocore(&python)?;
    let services = match plan.services.as_slice() {
        [] => all(&data.join("data"))?,
        named => named.to_vec(),
    };
    services.iter().fold(Import::new(data), Import::service).write(&folder.join("models"))?;
    let program = stand_in()?;
    write_changed(&folder.join("stand_in.py"), include_str!("stand_in.py"))?;
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let share = services.len().div_ceil(processors).max(1);
    let lines = thread::scope(|scope| {
        let called = services.chunks(share).map(|some| {
            let called =
                || call(&python, &program, &folder, plan.seed, some).map_err(|error| error.to_string());
            scope.spawn(called)
        });
        let called: Vec<_> = called.collect();
        let joined = called.into_iter().map(|one| one.join().unwrap_or_else(|_| Err("a panic".to_owned())));
        joined.collect::<Result<String, String>>()
    })?;
    report(&lines, services.len(), plan.seed)
}

/// Returns the services that botocore has.
fn all(data: &Path) -> Result<Vec<String>, BoxError> {
    let mut services = Vec::new();
    for entry in fs::read_dir(data)? {
        let path = entry?.path();
        let versions = fs::read_dir(&path).into_iter().flatten().flatten();
        let mut files =
            versions.flat_map(|version| fs::read_dir(version.path()).into_iter().flatten().flatten());
        if files.any(|file| file.file_name().to_string_lossy().starts_with("service-2.json")) {
            services.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    services.sort();
    Ok(services)
}

/// Builds the program with stand-ins, and returns its path.
fn stand_in() -> Result<PathBuf, BoxError> {
    let target = root().join("target/peers/stand-in/target");
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--release", "--package", "ferrosmith-cli", "--target-dir"]).arg(&target);
    tools::succeeds(build.current_dir(root()))?;
    Ok(target.join("release").join(format!("ferrosmith{}", std::env::consts::EXE_SUFFIX)))
}

/// Calls the operations of some services, and returns the lines of botocore's side.
fn call(
    python: &Path,
    program: &Path,
    folder: &Path,
    seed: u32,
    services: &[String],
) -> Result<String, BoxError> {
    let mut driver = Command::new(python)
        .arg(folder.join("stand_in.py"))
        .args([program, folder])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = driver.stdin.take().ok_or("botocore's side has no input")?;
    let models = folder.join("models");
    let services = services.to_vec();
    let writer = thread::spawn(move || -> Result<(), String> {
        for service in services {
            let line = format!("{}\n", calls(&models, &service, seed)?);
            input.write_all(line.as_bytes()).map_err(|error| error.to_string())?;
        }
        Ok(())
    });
    let output = driver.wait_with_output()?;
    writer.join().map_err(|_| "the inputs could not be written")??;
    match output.status.success() {
        true => Ok(String::from_utf8(output.stdout)?),
        false => Err(format!("botocore's side ended with {}", output.status).into()),
    }
}

/// Returns a service and its calls as JSON on a line: `["sqs", [["SendMessage", {…}], …]]`.
fn calls(models: &Path, service: &str, seed: u32) -> Result<String, String> {
    let path = models.join(service).join("model.json");
    let model = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let loaded = Service::load(&[Source { name: "model.json", text: &model }]);
    let loaded = loaded.map_err(|error| format!("{service}: {error}"))?;
    let has_events = |of: &&Operation| of.input_events().or(of.output_events()).is_some();
    let calls = loaded.operations().iter().filter(|operation| !has_events(operation)).map(|operation| {
        let mut input = operation.input();
        Sampler::new(seed.into()).fill(&mut input, &[]);
        format!("[{:?},{}]", operation.schema().name, text::document(&input))
    });
    Ok(format!("[{service:?},[{}]]", calls.collect::<Vec<_>>().join(",")))
}

/// Returns the outcome that the lines of botocore's side tell: `[service, operation, difference]`, of which an empty one is
/// none.
fn report(lines: &str, services: usize, seed: u32) -> Result<Outcome, BoxError> {
    let mut known = Known::<2>::read(include_str!("differences.txt"))?;
    let (mut count, mut alike, mut failures) = (0, 0, Vec::new());
    for line in lines.lines() {
        let [service, operation, difference]: [String; 3] = serde_json::from_value(line.parse::<Value>()?)?;
        count += 1;
        if difference.is_empty() {
            alike += 1;
        } else if !known.has([&service, &operation], &difference) {
            failures.push(format!("{service} {operation}: {difference}"));
        }
    }
    for (reason, used) in known.used() {
        println!("{used} times: {reason}");
    }
    let what = format!("{count} operations of {services} services, {alike} alike, with seed {seed}");
    Ok(Outcome::Done { what, failures })
}
