//! The speed of reading and writing XML, compared with `quick-xml` and derived types.

use super::program::Program;
use super::table::{Row, grouped};
use super::{BoxError, Plan};

const DEPENDENCIES: &str = "\
quick-xml = { version = \"0.42\", features = [\"serialize\"] }
serde = { version = \"1\", features = [\"derive\"] }
";

/// Measures a page of objects.
pub(super) fn measure(_: &Plan) -> Result<Vec<Row>, BoxError> {
    let main = include_str!("templates/programs/xml.rs");
    let program = Program::run("xml", DEPENDENCIES, main, &[])?;
    Ok(vec![
        beside_peer(&program, "read", "a page of 1,250 objects as of S3")?,
        beside_peer(&program, "write", "the same value")?,
    ])
}

fn beside_peer(program: &Program, direction: &str, what: &str) -> Result<Row, BoxError> {
    let race = format!("page.{direction}");
    let bytes = program.number("page.bytes")?;
    let ratio = program.speed(&race, "quick-xml")?;
    let theirs = program.throughput(bytes, &race, "quick-xml")?;
    let row = Row::new(
        format!("XML {direction}, {what}, {} kB", grouped(bytes as u64 / 1000)),
        program.throughput(bytes, &race, "ours")?,
    );
    Ok(row
        .goal("at least 1.5 x quick-xml", ratio >= 1.5)
        .reference(format!("{} with derived types: {theirs}", program.peer("quick-xml")?), ratio))
}
