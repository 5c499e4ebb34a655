//! S3 beside `aws-sdk-s3`: a large answer in XML, and the largest rules for endpoints.
//!
//! Its model is no part of the repository.

use std::path::Path;

use ferrosmith::Build;
use ferrosmith::files::Mode;

use super::crates::folder;
use super::official_calls;
use super::program::Program;
use super::table::{Row, grouped};
use super::{BoxError, Plan};
use crate::beside::MODELS;
use crate::packages::write_manifest;

const OURS: &str = "s3 = { path = \"../s3-generated\" }\n";

const SECTIONS: &str = "\
[features]
default = [\"s3\"]
s3 = [\"ferrosmith-runtime/xml\"]

[dependencies]
ferrosmith-runtime = { path = \"../../../codegen/runtime\" }
";

/// Measures both, where there are models and the official crates are wanted.
pub(super) fn measure(plan: &Plan) -> Result<Vec<Row>, BoxError> {
    let models = if plan.peers { MODELS.place() } else { Err("it takes --peers".to_owned()) };
    let model = match models {
        Ok(models) => models.join("s3.json"),
        Err(problem) => {
            return Ok(vec![Row::missing("S3: `ListObjectsV2`, and endpoints by rules", &problem)]);
        }
    };
    generate(&model)?;
    let dependencies = format!("{}{OURS}", official_calls::DEPENDENCIES);
    let program = Program::run("s3-calls", &dependencies, include_str!("templates/programs/s3.rs"), &[])?;
    let theirs = program.peer("aws-sdk-s3")?;
    Ok(vec![page(&program, &theirs)?, endpoint(&program, &theirs)?])
}

/// Writes the crate with the one operation.
fn generate(model: &Path) -> Result<(), BoxError> {
    let folder = folder().join("s3-generated");
    let build = Build::new().operations(["ListObjectsV2"]).service("s3", [model]);
    let written = build.write(&folder.join("src"), Mode::Write)?;
    if !written.changes.is_success() {
        return Err(written.changes.text("cargo xtask bench").into());
    }
    Ok(write_manifest(&folder, "s3", SECTIONS)?)
}

fn page(program: &Program, theirs: &str) -> Result<Row, BoxError> {
    let bytes = program.number("page.bytes")?;
    let speed = program.speed("page", "official")?;
    let throughput = |racer| program.throughput(bytes, "page", racer);
    let size = grouped(bytes as u64 / 1000);
    let what =
        format!("HTTP response to typed output, `ListObjectsV2` of S3 (XML), 1,250 objects, {size} kB");
    Ok(Row::new(what, throughput("ours")?)
        .goal("at least 2.5 x the official crate's deserializer", speed >= 2.5)
        .reference(format!("{theirs}, its deserializer alone: {}", throughput("official")?), speed))
}

fn endpoint(program: &Program, theirs: &str) -> Result<Row, BoxError> {
    let reference = format!(
        "{theirs}, its resolver: {:.2} us where it is asked the same again, else {}",
        program.time("endpoint", "official-again")? / 1000.0,
        program.call("endpoint", "official")?
    );
    Ok(Row::new(
        "client: an endpoint by rules, S3, of one bucket after another",
        program.call("endpoint", "ours")?,
    )
    .goal("under 3 us", program.time("endpoint", "ours")? < 3000.0)
    .reference(reference, 1.0 / program.speed("endpoint", "official")?))
}
