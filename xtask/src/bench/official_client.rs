//! Parts of the official clients, over a transport in memory or without one, beside ours.

use super::official_calls::DEPENDENCIES;
use super::program::Program;
use super::table::Row;
use super::{BoxError, Plan};

/// Compares calls, endpoints and signatures.
pub(super) fn measure(_: &Plan) -> Result<Vec<Row>, BoxError> {
    let main = include_str!("templates/programs/official_client.rs");
    let program = Program::run("official-client", DEPENDENCIES, main, &[])?;
    let name = program.peer("aws-sdk-licensemanagerusersubscriptions")?;
    let signer = program.peer("aws-sigv4")?;
    let again = program.time("endpoint", "official-again")? / 1000.0;
    let row = |what: &str, race: &str, reference: String| {
        let ratio = 1.0 / program.speed(race, "official")?;
        let reference = format!("{reference}{}", program.call(race, "official")?);
        Ok::<_, BoxError>(Row::new(what, program.call(race, "ours")?).reference(reference, ratio))
    };
    Ok(vec![
        row(
            "client: a call in memory, `AssociateUser`, in a runtime of tokio",
            "call",
            format!("{name}, over a transport in memory: "),
        )?,
        row(
            "client: an endpoint by rules, of one region after another",
            "endpoint",
            format!("{name}, its resolver: {again:.2} us where it is asked the same again, else "),
        )?,
        row(
            "client: Signature Version 4 of a small request",
            "sign",
            format!("{signer}, which derives its key each time: "),
        )?,
    ])
}
