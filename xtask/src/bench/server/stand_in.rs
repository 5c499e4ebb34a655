//! The start of `ferrosmith serve`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::bench::BoxError;
use crate::bench::crates::project_program;
use crate::bench::stopwatch::in_turns;
use crate::bench::table::Row;
use crate::codegen::root;

/// The number of starts.
const ROUNDS: usize = 11;

/// Measures the time from the start to the first answer, for DataZone.
pub(super) fn measure() -> Result<Row, BoxError> {
    let program = project_program("ferrosmith")?;
    start(&program)?; // so that the files are in memory
    let [time] = in_turns(ROUNDS, [&mut || start(&program)])?;
    let milliseconds = time.as_secs_f64() * 1000.0;
    Ok(Row::new(
        "start of `ferrosmith serve` on DataZone, release, to its first answer",
        format!("{milliseconds:.0} ms"),
    )
    .goal("under 100 ms", milliseconds < 100.0))
}

/// Starts it, and ends it after an answer.
fn start(program: &Path) -> Result<Duration, BoxError> {
    let mut command = Command::new(program);
    command.args(["serve", "--port", "0"]).arg(root().join("models/datazone/model.json"));
    let start = Instant::now();
    let mut process = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let time = process.stdout.take().ok_or_else(|| "no output".into()).and_then(|output| {
        let mut said = String::new();
        BufReader::new(output).read_line(&mut said)?;
        let address = said.split("http://").nth(1).and_then(|rest| rest.split(' ').next());
        ask(address.ok_or_else(|| format!("it did not say where it listens, but {said:?}"))?)?;
        Ok(start.elapsed())
    });
    process.kill()?;
    process.wait()?;
    time
}

/// Sends a request of `ListDomains`, which must be answered with success.
fn ask(address: &str) -> Result<(), BoxError> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET /v2/domains HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    match answer.starts_with("HTTP/1.1 200 ") {
        true => Ok(()),
        false => Err(format!("not answered with success, but {answer:?}").into()),
    }
}
