//! The cost of a call between typed values and HTTP messages, without I/O.

use super::program::Program;
use super::table::Row;
use super::{BoxError, Plan};

/// Measures `AssociateUser` on both sides, and the router.
pub(super) fn measure(_: &Plan) -> Result<Vec<Row>, BoxError> {
    let program = Program::run("wire", "", include_str!("templates/programs/wire.rs"), &[])?;
    let [sent, answered] = [program.number("request.bytes")?, program.number("response.bytes")?];
    let request = [program.time("request", "ours")?, program.allocations("request", "ours")?];
    let client = |what: &str| format!("client: {what}, `AssociateUser`");
    let server = |what: &str| format!("server: {what}, `AssociateUser`");
    let route = format!("router, one of {} operations", program.number("operations")?);
    Ok(vec![
        row(&program, &format!("{} ({sent} bytes)", client("typed input to HTTP request")), "request")?
            .goal("under 0.5 us, at most 8 allocations", request[0] < 500.0 && request[1] <= 8.0),
        row(
            &program,
            &format!("{} ({answered} bytes)", client("HTTP response to typed output")),
            "response",
        )?
        .goal("under 0.7 us", program.time("response", "ours")? < 700.0),
        list(&program)?,
        row(&program, &server("HTTP request to typed, validated input"), "parse_request")?
            .goal("at most 2.0 x its JSON body", program.speed("parse_request", "body")? >= 0.5),
        row(&program, &server("typed output to HTTP response"), "respond")?,
        Row::new(route, program.call("route", "ours")?),
    ])
}

/// Returns a long list.
fn list(program: &Program) -> Result<Row, BoxError> {
    let bytes = program.number("list.bytes")?;
    let throughput = |racer| program.throughput(bytes, "list", racer);
    let kilobytes = bytes as u64 / 1000;
    let what = format!("client: HTTP response to typed output, `ListUserAssociations`, {kilobytes} kB");
    Ok(Row::new(what, throughput("ours")?)
        .reference(format!("its JSON body alone: {}", throughput("body")?), program.speed("list", "body")?))
}

/// Returns a call, beside the reading or writing of its body.
fn row(program: &Program, what: &str, race: &str) -> Result<Row, BoxError> {
    let ratio = 1.0 / program.speed(race, "body")?;
    Ok(Row::new(what, program.call(race, "ours")?)
        .reference(format!("its JSON body alone: {}", program.call(race, "body")?), ratio))
}
