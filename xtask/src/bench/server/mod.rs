//! The cost of a server: its requests, its memory, its start, and what it is made of.

mod peer;
mod stand_in;
mod traffic;

use super::crates::{BuildProfile, Crate};
use super::process;
use super::stopwatch::in_turns;
use super::table::{Row, seconds, times};
use super::{BoxError, Plan};

/// A server of one service, over hyper.
const OURS: &str = "\
ferrosmith-server = { path = \"../../../codegen/server\", features = [\"hyper\"] }
generated = { path = \"../../../generated\", default-features = false, features = [\
\"license-manager-user-subscriptions\", \"serve\"] }
tokio = { version = \"1\", features = [\"net\", \"rt\"] }
";

const ALONE: &str = "ferrosmith-server = { path = \"../../../codegen/server\", features = [\"hyper\"] }\n";

/// Measures a server of `AssociateUser`, beside the same with axum.
pub(super) fn measure(plan: &Plan) -> Result<Vec<Row>, BoxError> {
    let ours = ours()?;
    let peer = peer::write()?;
    let mut rows = match process::can_be_measured() {
        true => traffic::measure(&ours, &peer)?,
        false => vec![Row::missing("server: traffic and memory", "it takes the /proc of Linux")],
    };
    rows.push(stand_in::measure()?);
    let packages = Crate::write("server-alone", ALONE, &[("lib.rs", "")])?.packages()? - 1;
    rows.push(
        Row::new("packages of `ferrosmith-server` with hyper, itself included", packages.to_string())
            .goal("at most 30", packages <= 30),
    );
    rows.push(compile(plan, &ours, &peer)?);
    Ok(rows)
}

/// Returns the program that is measured.
pub(super) fn ours() -> Result<Crate, BoxError> {
    Ok(Crate::write("server", OURS, &[("main.rs", include_str!("../templates/server/ours.rs"))])?.sharing())
}

fn compile(plan: &Plan, ours: &Crate, peer: &Crate) -> Result<Row, BoxError> {
    let [time, their_time] = in_turns(
        plan.rounds(),
        [&mut || ours.build_clean(BuildProfile::Debug), &mut || peer.build_clean(BuildProfile::Debug)],
    )?;
    let reference = format!("{}: {}", peer::name(peer)?, seconds(their_time));
    Ok(Row::new("compile a server of one service, clean, debug", seconds(time))
        .reference(reference, times(time, their_time)))
}
