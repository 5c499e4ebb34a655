//! The speed of the official crate's own serializer and deserializer, without the orchestrator of its client.

use super::program::Program;
use super::table::Row;
use super::{BoxError, Plan};

/// The dependencies of all programs in which official crates are called without I/O: alike, so that those are compiled
/// once.
pub(super) const DEPENDENCIES: &str = "\
aws-credential-types = \"1\"
aws-sdk-licensemanagerusersubscriptions = { version = \"1\", default-features = false }
aws-sdk-s3 = { version = \"1\", default-features = false }
aws-sigv4 = \"1\"
aws-smithy-async = { version = \"1\", features = [\"rt-tokio\"] }
aws-smithy-runtime-api = { version = \"1\", features = [\"client\", \"http-1x\"] }
aws-smithy-types = \"1\"
ferrosmith-client = { path = \"../../../codegen/client\", features = [\"tokio\"] }
serde_json = \"1\"
tokio = { version = \"1\", features = [\"rt\", \"time\"] }
";

/// Compares the same bytes and the same input.
pub(super) fn measure(_: &Plan) -> Result<Vec<Row>, BoxError> {
    let main = include_str!("templates/programs/official.rs");
    let program = Program::run("official-calls", DEPENDENCIES, main, &[])?;
    let theirs = program.peer("aws-sdk-licensemanagerusersubscriptions")?;
    let call = |what: &str, race: &str| {
        let ratio = 1.0 / program.speed(race, "official")?;
        let reference = format!("{theirs}, its part alone: {}", program.call(race, "official")?);
        Ok::<_, BoxError>(Row::new(what, program.call(race, "ours")?).reference(reference, ratio))
    };
    let size = program.number("list.bytes")? / 1000.0;
    let what = format!("HTTP response to typed output, `ListUserAssociations`, {size:.0} kB");
    let mut rows = vec![
        list(&program, &what, &theirs)?,
        call("HTTP response to typed output, `AssociateUser`", "response")?,
        call("copied input to HTTP request, `AssociateUser`", "request")?,
    ];
    // Here it makes a difference, and both are true.
    let program = program.with_plain_allocator()?;
    rows.insert(1, list(&program, "the same, freed memory not kept", &theirs)?);
    Ok(rows)
}

fn list(program: &Program, what: &str, theirs: &str) -> Result<Row, BoxError> {
    let bytes = program.number("list.bytes")?;
    let throughput = |racer| program.throughput(bytes, "list", racer);
    let speed = program.speed("list", "official")?;
    Ok(Row::new(what, throughput("ours")?)
        .goal("at least 2.8 x the official crate's deserializer", speed >= 2.8)
        .reference(format!("{theirs}, its deserializer alone: {}", throughput("official")?), speed))
}
