//! Development tasks: `cargo xtask …`.

mod models;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = lexopt::Parser::from_env();
    let result = match arguments.next() {
        Ok(Some(lexopt::Arg::Value(command))) if command == "models" => models::run(arguments),
        _ => Err(models::Error::message(models::USAGE)),
    };
    result.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::FAILURE
    })
}
