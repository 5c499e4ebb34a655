//! The speed of reading and writing CBOR, compared with JSON of the same values and with other crates.
//!
//! A value has fewer bytes in CBOR than in JSON, so that speeds are compared by the time of a value.

use super::program::Program;
use super::table::{Row, grouped};
use super::{BoxError, Plan};

const DEPENDENCIES: &str = "\
ciborium = \"0.2\"
minicbor-serde = { version = \"0.7\", features = [\"alloc\", \"std\"] }
serde = { version = \"1\", features = [\"derive\"] }
";
const PEERS: [&str; 2] = ["ciborium", "minicbor-serde"];

/// Measures large responses.
pub(super) fn measure(_: &Plan) -> Result<Vec<Row>, BoxError> {
    let main = include_str!("templates/programs/cbor.rs");
    let program = Program::run("cbor", DEPENDENCIES, main, &[])?;
    let goal = Some(0.95);
    Ok(vec![
        beside_json(&program, "list", "read", "`ListUserAssociations`", goal)?,
        beside_peers(&program, "list", "read")?,
        beside_json(&program, "list", "write", "the same value", goal)?,
        beside_peers(&program, "list", "write")?,
        beside_json(&program, "listings", "read", "`SearchListings` of DataZone", None)?,
        beside_json(&program, "listings", "write", "the same value", None)?,
    ])
}

fn beside_json(
    program: &Program,
    value: &str,
    direction: &str,
    what: &str,
    goal: Option<f64>,
) -> Result<Row, BoxError> {
    let race = format!("{value}.{direction}");
    let [bytes, text] = [size(program, value)?, size(program, &format!("{value}.json"))?];
    let cell = |bytes: f64, racer: &str| {
        let microseconds = program.time(&race, racer)? / 1000.0;
        Ok::<_, BoxError>(format!("{microseconds:.0} us, {}", program.throughput(bytes, &race, racer)?))
    };
    let ratio = program.speed(&race, "json")?;
    let kilobytes = [bytes, text].map(|bytes| grouped(bytes as u64 / 1000));
    let row = Row::new(format!("CBOR {direction}, {what}, {} kB", kilobytes[0]), cell(bytes, "ours")?)
        .reference(format!("our JSON, {} kB: {}", kilobytes[1], cell(text, "json")?), ratio);
    Ok(match goal {
        Some(goal) => row.goal(&format!("at least {goal} x JSON, by time"), ratio >= goal),
        None => row,
    })
}

fn beside_peers(program: &Program, value: &str, direction: &str) -> Result<Row, BoxError> {
    let race = format!("{value}.{direction}");
    let bytes = size(program, value)?;
    let mut peers = Vec::new();
    let mut ratio = f64::INFINITY;
    for peer in PEERS {
        peers.push(format!("{}: {}", program.peer(peer)?, program.throughput(bytes, &race, peer)?));
        ratio = ratio.min(program.speed(&race, peer)?);
    }
    let ours = program.throughput(bytes, &race, "ours")?;
    Ok(Row::new(format!("CBOR {direction}, beside derived types"), ours)
        .goal("at least 1.6 x the faster one", ratio >= 1.6)
        .reference(peers.join("; "), ratio))
}

fn size(program: &Program, value: &str) -> Result<f64, BoxError> {
    program.number(&format!("{value}.bytes"))
}
