//! The command line `ferrosmith`: what only it needs stays out of build scripts.

#![forbid(unsafe_code)]

mod diagnostics;
mod messages;

// One file per command.
mod call;
mod check;
mod compare;
mod completions;
mod generate;
mod import;
mod serve;

// Parts of them.
mod events;
mod json_input;
mod models;
mod package;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Generates Rust from Smithy models; serves, calls and checks services by their models.
#[derive(Debug, Parser)]
#[command(name = "ferrosmith", version, arg_required_else_help = true, after_help = EXAMPLES)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  ferrosmith generate --out src weather=weather.json
  ferrosmith serve weather.json
  ferrosmith call weather.json GetForecast --endpoint http://127.0.0.1:8080
  ferrosmith import botocore-1.44.8-py3-none-any.whl --service sqs
  ferrosmith generate --help
  ferrosmith completions bash > ~/.local/share/bash-completion/completions/ferrosmith

Exit status: 0 done, 1 a check that found differences or a model or file that cannot be used,
2 a wrong command line.";

#[derive(Debug, Subcommand)]
enum Command {
    Generate(generate::Generate),
    Import(import::Import),
    Compare(compare::Compare),
    Serve(serve::Serve),
    Call(call::Call),
    Check(check::Check),
    Completions(completions::Completions),
}

fn main() -> ExitCode {
    match CommandLine::parse().command {
        Command::Generate(generate) => generate.run(),
        Command::Import(import) => import.run(),
        Command::Compare(compare) => compare.run(),
        Command::Serve(serve) => serve.run(),
        Command::Call(call) => call.run(),
        Command::Check(check) => check.run(),
        Command::Completions(completions) => completions.run(),
    }
}
