//! Sample inputs of every operation of a model, one JSON object a line: fuel for tests of a client.
//!
//! `cargo run -p ferrosmith-dynamic --example samples models/datazone/model.json`

use std::io::{self, Write as _};
use std::path::PathBuf;

use ferrosmith::model::Source;
use ferrosmith_dynamic::{Sampler, Service, text};
use ferrosmith_runtime::{Object, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let model = PathBuf::from(std::env::args_os().nth(1).ok_or("expected the path of a model")?);
    let files = ferrosmith::build::read(&[model])?;
    let sources: Vec<_> = files.iter().map(|(name, text)| Source { name, text }).collect();
    let mut out = io::stdout().lock();
    for operation in Service::load(&sources)?.operations() {
        let mut input = operation.input();
        Sampler::new(1).fill(&mut input, &[]);
        let line =
            Object::from([("operation", operation.schema().name.into()), ("input", text::document(&input))]);
        writeln!(out, "{}", json::document_to_string(&line.into()))?;
    }
    Ok(())
}
