//! Development tasks: `cargo xtask …`.

mod bench;
mod beside;
mod codegen;
mod conformance;
mod corpus;
mod every;
mod features;
mod models;
mod packages;
mod readme;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <task>

  codegen [--check | --dry-run]       models/ -> generated/src/
  conformance [PATH…]                 the protocol tests of models; --protocol NAME, --test PART-OF-ID, --readme
  corpus [PATH…]                      models, generated and compiled; --generate-only
  bench [section…]                    the table of measured numbers; --quick, --peers, --readme
  models import <wheel or directory>  botocore's data -> models/
  models compare <A> <B>              two models, operation by operation
";

fn main() -> ExitCode {
    let mut arguments = lexopt::Parser::from_env();
    let task = match arguments.next() {
        Ok(Some(lexopt::Arg::Value(task))) => task,
        _ => return usage(),
    };
    match task.to_str() {
        Some("codegen") => report(codegen::run(arguments)),
        Some("conformance") => report(conformance::run(arguments)),
        Some("corpus") => report(corpus::run(arguments)),
        Some("bench") => report(bench::run(arguments)),
        Some("models") => report(models::run(arguments)),
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprint!("{USAGE}");
    ExitCode::from(2)
}

fn report<E: std::fmt::Display>(result: Result<ExitCode, E>) -> ExitCode {
    result.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::FAILURE
    })
}
