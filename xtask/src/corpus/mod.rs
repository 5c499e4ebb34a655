//! `cargo xtask corpus`: models that are no part of the repository, generated and compiled.
//!
//! Each becomes a crate of its own in `target/corpus`. The task fails when a model cannot be
//! generated, has an operation that no protocol of its service can speak, or its code does not compile without a
//! warning, but tries all of them first.
//!
//! With `--round-trip` the crates run as well: random values of every input, output and error, in every protocol of their
//! service, are written by one side and read by the other. That builds a program, and takes its time.

mod round_trip;
mod spoken;

use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use ferrosmith::model::{Model, Source};
use ferrosmith::{Build, Generated, build};

use self::spoken::Spoken;
use crate::arguments::unexpected;
use crate::beside::MODELS;
use crate::codegen::root;
use crate::workspace::Workspace;

/// Runs the task.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<ExitCode, Box<dyn Error>> {
    let mut paths = Vec::new();
    let mut compile = true;
    let mut round_trips = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Value(path) => paths.push(PathBuf::from(path)),
            lexopt::Arg::Long("generate-only") => compile = false,
            lexopt::Arg::Long("round-trip") => round_trips = true,
            other => return Err(unexpected(other, &["generate-only", "round-trip"])),
        }
    }
    if round_trips {
        return round_trip::run(&MODELS.models(paths)?);
    }
    let mut workspace = Workspace::new(&root().join("target/corpus"));
    let mut all = Measured::default();
    let mut spoken = Spoken::default();
    let mut failed = 0;
    let paths = MODELS.models(paths)?;
    // As many at a time as there are processors: the code of all of them is not held at once.
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let all_generated =
        paths.chunks(processors).flat_map(|several| several.iter().zip(generate_all(several)));
    for (path, generated) in all_generated {
        let name = name_of(path);
        let added = generated.and_then(|(generated, facts, operations)| {
            workspace.add(&name, &generated).map_err(|error| error.to_string())?;
            Ok((facts, operations))
        });
        match added {
            Ok((facts, operations)) => {
                println!("{name:<36} {facts}");
                all += facts;
                spoken.and(operations);
            }
            Err(error) => {
                eprintln!("error: {} cannot be generated\n{error}", path.display());
                failed += 1;
            }
        }
    }
    if workspace.len() > 1 {
        println!("{:<36} {all}", format!("{} models", workspace.len()));
    }
    if workspace.len() > 0 {
        println!("{spoken}");
    }
    for operation in spoken.unspeakable() {
        eprintln!("{operation}: no protocol of its service can speak it");
        failed += 1;
    }
    if compile && workspace.len() > 0 {
        let start = Instant::now();
        workspace.check()?;
        println!("compiled without a warning in {:.1} s", start.elapsed().as_secs_f64());
    }
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Measurements of the code of one model, or of several.
#[derive(Default)]
struct Measured {
    operations: usize,
    lines: usize,
    warnings: usize,
    /// From the files of the model to the text of the code, in memory.
    time: Duration,
}

impl std::ops::AddAssign for Measured {
    fn add_assign(&mut self, other: Measured) {
        self.operations += other.operations;
        self.lines += other.lines;
        self.warnings += other.warnings;
        self.time += other.time;
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Measured { operations, lines, warnings, time } = self;
        write!(f, "{operations:>6} operations {lines:>9} lines {:>7.3} s", time.as_secs_f64())?;
        if *warnings > 0 { write!(f, ", {warnings} warned of") } else { Ok(()) }
    }
}

fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The code of a model, or a message.
type Outcome = Result<(Generated, Measured, Spoken), String>;

/// Returns the code of each model, generated at a time.
fn generate_all(paths: &[PathBuf]) -> Vec<Outcome> {
    thread::scope(|scope| {
        let generate = |path| move || generate(path).map_err(|error| error.to_string());
        let threads: Vec<_> = paths.iter().map(|path| scope.spawn(generate(path))).collect();
        let panicked = |_| Err("the generator panicked".to_owned());
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(panicked)).collect()
    })
}

/// Returns the code of a model.
fn generate(path: &Path) -> Result<(Generated, Measured, Spoken), Box<dyn Error>> {
    let start = Instant::now();
    let generated = Build::new().service(name_of(path), [path]).generate()?;
    let time = start.elapsed();
    let lines = generated.files.values().map(|text| text.lines().count()).sum();
    let warnings = generated.warnings.iter().count();
    let model = load(path)?;
    let operations = model.service_ids().into_iter().map(|id| model.service_operations(id).len()).sum();
    Ok((generated, Measured { operations, lines, warnings, time }, Spoken::of(&model)))
}

/// Returns a model.
fn load(path: &Path) -> Result<Model, Box<dyn Error>> {
    let texts = build::read(&[path.to_path_buf()])?;
    let sources: Vec<_> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    Ok(Model::load(&sources)?)
}
