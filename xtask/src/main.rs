//! Development tasks: `cargo xtask …`.

#![forbid(unsafe_code)]

mod arguments;
mod bench;
mod beside;
mod codegen;
mod conformance;
mod corpus;
mod driver;
mod every;
mod features;
mod models;
mod packages;
mod pages;
mod peers;
mod workspace;

use std::error::Error;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "\
usage: cargo xtask <task>

  codegen [--check | --dry-run]       models/ -> generated/src/
  conformance [PATH…]                 the protocol tests of models; --protocol NAME, --test PART-OF-ID, --readme;
                                      --dynamic: on schemas made at run time, with nothing compiled;
                                      --suites FOLDER, --endpoints PATH: the official suites of the client
  corpus [PATH…]                      models, generated and compiled; --generate-only, --round-trip
  bench [section…]                    the table of measured numbers; --quick, --peers, --readme
  models import <wheel or directory>  botocore's data -> models/
  models compare <A> <B>              two models, operation by operation
  peers [part…]                       software that no one here wrote: sign wire validator stand-in moto
                                      dynalite elasticmq faults boto3 rust npm; --models FOLDER, --service NAME, --seed NUMBER, --requests NUMBER
  help                                this text; --help after a task gives its examples
";

/// The tasks, with examples for their `--help`. Those with more options than the usage tells have a text of their own.
const TASKS: [(&str, &str); 6] = [
    ("codegen", "cargo xtask codegen\n  cargo xtask codegen --check"),
    ("conformance", "cargo xtask conformance ../protocol-tests --protocol restJson1 --test HttpPrefix"),
    (
        "corpus",
        "cargo xtask corpus --generate-only models/datazone/model.json\n  cargo xtask corpus --round-trip models/datazone",
    ),
    ("bench", ""),
    (
        "models",
        "cargo xtask models import botocore-1.44.8-py3-none-any.whl --service sqs\n  \
         cargo xtask models import botocore-1.44.8-py3-none-any.whl --docs\n  \
         cargo xtask models compare old/model.json models/sqs/model.json",
    ),
    (
        "peers",
        "cargo xtask peers\n  cargo xtask peers moto\n  cargo xtask peers wire --service sqs --requests 100\n  cargo xtask peers sign --seed 7 --requests 10000",
    ),
];

fn main() -> ExitCode {
    let mut parser = lexopt::Parser::from_env();
    let task = match parser.next() {
        Ok(Some(lexopt::Arg::Value(task))) => task,
        Ok(Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h'))) => "help".into(),
        _ => return usage(),
    };
    let asks_for_help = std::env::args_os().skip(2).any(|argument| argument == "--help" || argument == "-h");
    if let Some((name, examples)) = TASKS.iter().find(|(name, _)| task == *name)
        && asks_for_help
        && !examples.is_empty()
    {
        usage_of(name).for_each(|line| match line.starts_with("   ") {
            true => println!("           {}", &line[1..]),
            false => println!("cargo xtask{}", &line[1..]),
        });
        println!("\nExamples:\n  {examples}");
        return ExitCode::SUCCESS;
    }
    match task.to_str() {
        Some("codegen") => report(codegen::run(parser)),
        Some("conformance") => report(conformance::run(parser)),
        Some("corpus") => report(corpus::run(parser)),
        Some("bench") => report(bench::run(parser)),
        Some("models") => report(models::run(parser)),
        Some("peers") => report(peers::run(parser)),
        Some("help") => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        other => {
            let task = other.unwrap_or_default();
            eprintln!("error: {}\n", arguments::unknown("task", task, &TASKS.map(|(name, _)| name)));
            usage()
        }
    }
}

/// Returns the lines of the usage about a task: those that name it, and those that go on below them.
fn usage_of(name: &str) -> impl Iterator<Item = &'static str> {
    let mut is_about = false;
    USAGE.lines().filter(move |line| {
        if let Some(start) = line.strip_prefix("  ").filter(|start| !start.starts_with(' ')) {
            is_about = start.split(' ').next() == Some(name);
        }
        is_about
    })
}

fn usage() -> ExitCode {
    eprint!("{USAGE}");
    ExitCode::from(2)
}

fn report(result: Result<ExitCode, Box<dyn Error>>) -> ExitCode {
    result.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        if arguments::is_wrong(&*error) { ExitCode::from(2) } else { ExitCode::FAILURE }
    })
}

#[cfg(test)]
mod tests {
    use super::{peers, usage_of};

    #[test]
    fn the_usage_names_every_part_of_peers() {
        let usage: String = usage_of("peers").map(|line| format!("{line} ")).collect();
        for part in peers::part_names() {
            assert!(usage.split([' ', ';']).any(|word| word == part), "{part} is not in {usage}");
        }
    }
}
