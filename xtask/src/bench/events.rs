//! The speed of reading streams of events, compared with the frames of `aws-smithy-eventstream` and with the codec alone.

use super::program::Program;
use super::table::Row;
use super::{BoxError, Plan};

const DEPENDENCIES: &str = "\
aws-smithy-eventstream = \"0.60\"
aws-smithy-types = \"1\"
";

/// Measures a thousand events of one kilobyte, with blobs and with JSON in them.
pub(super) fn measure(_: &Plan) -> Result<Vec<Row>, BoxError> {
    let main = include_str!("templates/programs/events.rs");
    let program = Program::run("events", DEPENDENCIES, main, &[])?;
    let bytes = program.number("blobs.bytes")?;
    let speed = bytes / program.time("blobs", "ours")?;
    let theirs = program.throughput(bytes, "blobs", "official")?;
    let peer = format!("{}, its frames alone: {theirs}", program.peer("aws-smithy-eventstream")?);
    let blobs = Row::new("Events read, 1,000 blobs of 1 kB", program.throughput(bytes, "blobs", "ours")?)
        .goal("at least 1 GB/s", speed >= 1.0)
        .reference(peer, program.speed("blobs", "official")?);
    let bytes = program.number("texts.bytes")?;
    let share = program.speed("texts", "codec")?;
    let codec = program.throughput(bytes, "texts", "codec")?;
    let texts = Row::new("Events read, 1,000 of 1 kB of JSON", program.throughput(bytes, "texts", "ours")?)
        .goal("at least 0.8 x the codec alone", share >= 0.8)
        .reference(format!("the codec alone: {codec}"), share);
    Ok(vec![blobs, texts])
}
