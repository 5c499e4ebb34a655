//! Generated servers, called by boto3: every operation, error, paginator and waiter that it has.

mod program;

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::{BoxError, Outcome, Plan, tools};
use crate::codegen;
use crate::packages::write_changed;

/// The version whose models are in `models`: another one has other operations.
const VERSION: &str = "1.44.8";

/// The programs that drive boto3.
const SOURCES: [(&str, &str); 6] = [
    ("main.py", include_str!("driver/main.py")),
    ("calls.py", include_str!("driver/calls.py")),
    ("pages.py", include_str!("driver/pages.py")),
    ("patterns.py", include_str!("driver/patterns.py")),
    ("server.py", include_str!("driver/server.py")),
    ("values.py", include_str!("driver/values.py")),
];

/// The number of calls of each operation, unless another one is asked for.
const ROUNDS: u32 = 2;

/// Runs the part.
pub(super) fn run(plan: &Plan) -> Result<Outcome, BoxError> {
    // Another part may have fetched another version.
    let module = format!("boto3; assert boto3.__version__ == {VERSION:?}");
    let python = match tools::python(&module, &[&format!("boto3=={VERSION}")]) {
        Ok(python) => python,
        Err(problem) => return Ok(Outcome::Skipped(problem)),
    };
    let services: Vec<String> =
        codegen::read(&codegen::root().join("models"))?.into_iter().map(|(name, _)| name).collect();
    let mut server = Server::start(&program::build(&services)?)?;
    let ports = server.ports(services.len() + 1)?;
    let folder = tools::folder().join("boto3/driver");
    for (name, text) in SOURCES {
        write_changed(&folder.join(name), text)?;
    }
    let rounds = plan.requests.unwrap_or(ROUNDS);
    let mut command = Command::new(python);
    command
        .arg(folder.join("main.py"))
        .args([plan.seed, rounds].map(|number| number.to_string()))
        .args(&ports);
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("boto3's driver ended with {}", output.status).into());
    }
    let text = String::from_utf8(output.stdout)?;
    let (failures, told): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with("FAILED "));
    let failures = failures.into_iter().map(|line| line.trim_start_matches("FAILED ").to_owned()).collect();
    Ok(Outcome::Done { what: format!("{}, with seed {}", told.join(", "), plan.seed), failures })
}

/// The program of servers, which ends with this one.
struct Server(Child);

impl Server {
    fn start(program: &Path) -> Result<Server, BoxError> {
        let mut command = Command::new(program);
        Ok(Server(command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?))
    }

    /// Returns what it prints: names and ports, as `name=port`.
    fn ports(&mut self, count: usize) -> Result<Vec<String>, BoxError> {
        let output = self.0.stdout.take().ok_or("the server prints nothing")?;
        let lines: Vec<String> = BufReader::new(output).lines().take(count).collect::<Result<_, _>>()?;
        match lines.len() == count {
            true => Ok(lines.iter().map(|line| line.replacen(' ', "=", 1)).collect()),
            false => Err(format!("expected {count} ports, found {}: the server ended", lines.len()).into()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
