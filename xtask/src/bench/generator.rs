//! The time of the generator for all models.

use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use ferrosmith::model::{Model, Source};

use super::crates::project_program;
use super::stopwatch::{in_turns, median, output};
use super::table::Row;
use super::{BoxError, Plan};
use crate::codegen::{read, root};

/// The number of measurements of each: these are milliseconds, while builds are seconds.
const ROUNDS: usize = 21;

/// Measures `cargo xtask codegen --check` without cargo, and the loading of the models in it.
pub(super) fn measure(_: &Plan) -> Result<Vec<Row>, BoxError> {
    let xtask = project_program("xtask")?;
    check(&xtask)?; // so that the files are in memory
    let [whole] = in_turns(ROUNDS, [&mut || check(&xtask)])?;
    let parsing = output(Command::new(&xtask).args(["bench", "--parsing"]))?.out;
    let parsing = Duration::try_from_secs_f64(parsing.trim().parse()?)?;
    Ok(vec![
        Row::new("`xtask codegen --check` on all models, release, warm", thousandths(whole))
            .goal("under 0.15 s", whole < Duration::from_millis(150)),
        Row::new("of that, loading the models", thousandths(parsing))
            .goal("under 0.02 s", parsing < Duration::from_millis(20)),
    ])
}

fn thousandths(time: Duration) -> String {
    format!("{:.3} s", time.as_secs_f64())
}

fn check(xtask: &PathBuf) -> Result<Duration, BoxError> {
    let mut command = Command::new(xtask);
    command.args(["codegen", "--check"]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let status = command.status()?;
    let time = start.elapsed();
    match status.success() {
        true => Ok(time),
        false => Err("generated/src is not what the models make: run `cargo xtask codegen` first".into()),
    }
}

/// Says how many seconds all models took to load, from text in memory to a checked model.
pub(super) fn print_parsing_time() -> Result<ExitCode, BoxError> {
    let services = read(&root().join("models"))?;
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        for (_, files) in &services {
            let sources: Vec<_> = files.iter().map(|(name, text)| Source { name, text }).collect();
            std::hint::black_box(Model::load(&sources)?);
        }
        times.push(start.elapsed());
    }
    println!("{}", median(times).as_secs_f64());
    Ok(ExitCode::SUCCESS)
}
