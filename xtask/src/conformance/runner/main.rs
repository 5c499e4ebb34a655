//! Runs protocol tests against the services generated beside it: `conformance TESTS.json`.
//!
//! For each test one line of JSON goes to the standard output, in the order of the file.

mod body;
mod cases;
mod cbor;
mod difference;
mod event_rows;
mod events;
mod message;
mod number;
mod params;
mod rows;
mod services;
mod table;
mod xml;

use std::any::Any;
use std::io::Write;
use std::panic;

use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("usage: conformance TESTS.json")?;
    let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(path)?)?;
    panic::set_hook(Box::new(|_| {})); // a panic is a test's result, told below
    let mut out = std::io::stdout().lock();
    for case in &cases {
        let differences = panic::catch_unwind(|| cases::run(table::SERVICES, case))
            .unwrap_or_else(|payload| vec![format!("panicked: {}", said(&*payload))]);
        writeln!(out, "{}", json!(differences))?;
    }
    Ok(())
}

/// Returns the message of a panic.
fn said(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("nothing")
}
