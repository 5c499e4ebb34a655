//! The command line `ferrosmith`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::parse(lexopt::Parser::from_env()) {
        Ok(cli::Command::Help) => cli::print(cli::HELP),
        Ok(cli::Command::Version) => cli::print(concat!("ferrosmith ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(cli::Command::Generate(generate)) => generate.run(),
        Err(error) => {
            eprintln!("ferrosmith: {error}\ntry: ferrosmith --help");
            ExitCode::from(2)
        }
    }
}
