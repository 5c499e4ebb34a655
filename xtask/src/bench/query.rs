//! The form of `RunInstances` of EC2, alone and beside `aws-sdk-ec2`.
//!
//! That crate is so large that it is compiled with the compiler's hint that most of it goes unused: what is called is
//! compiled with the program, at the same level of optimization as ours. This still takes minutes, and 7 GB of memory.

use ferrosmith::Build;
use ferrosmith::files::Mode;

use super::crates::folder;
use super::program::Program;
use super::table::Row;
use super::{BoxError, Plan};
use crate::packages::{write_changed, write_manifest};

const OURS: &str = "ec2 = { path = \"../ec2-generated\" }\n";

const THEIRS: &str = "\
aws-sdk-ec2 = { version = \"1\", default-features = false }
aws-smithy-runtime-api = { version = \"1\", features = [\"client\", \"http-1x\"] }
aws-smithy-types = \"1\"
";

const SECTIONS: &str = "\
[features]
default = [\"ec2\"]
ec2 = [\"ferrosmith-runtime/query\"]

[dependencies]
ferrosmith-runtime = { path = \"../../../codegen/runtime\" }
";

/// Measures the form by itself.
pub(super) fn measure(_: &Plan) -> Result<Vec<Row>, BoxError> {
    generate()?;
    let program = Program::run("query", OURS, include_str!("templates/programs/query.rs"), &[])?;
    let size = program.number("form.bytes")?;
    let what = format!("Form write, `RunInstances` of EC2, 50 members, {size} bytes");
    Ok(vec![
        Row::new(what, program.call("form", "ours")?)
            .goal("under 3 us", program.time("form", "ours")? < 3000.0),
    ])
}

/// Measures the request, beside the official crate's serializer.
pub(super) fn beside_official(_: &Plan) -> Result<Vec<Row>, BoxError> {
    generate()?;
    let main = include_str!("templates/programs/official_query.rs");
    let program =
        Program::run_with_little_of("aws-sdk-ec2", "official-query", &format!("{THEIRS}{OURS}"), main)?;
    let ratio = 1.0 / program.speed("request", "official")?;
    let theirs = program.peer("aws-sdk-ec2")?;
    let reference = format!("{theirs}, its serializer alone: {}", program.call("request", "official")?);
    let what = "copied input to HTTP request, `RunInstances` of EC2, 50 members";
    Ok(vec![Row::new(what, program.call("request", "ours")?).reference(reference, ratio)])
}

/// Writes the crate with the one operation.
fn generate() -> Result<(), BoxError> {
    let folder = folder().join("ec2-generated");
    let model = folder.join("ec2.json");
    write_changed(&model, include_str!("templates/shared/run_instances.json"))?;
    let written = Build::new().service("ec2", [model]).write(&folder.join("src"), Mode::Write)?;
    if !written.changes.is_success() {
        return Err(written.changes.text("cargo xtask bench").into());
    }
    Ok(write_manifest(&folder, "ec2", SECTIONS)?)
}
