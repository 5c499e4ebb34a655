//! Calls over a socket, many at once, to a server on the same machine.

use std::process::Command;
use std::time::Duration;

use super::{OURS, THEIRS};
use crate::bench::crates::{BuildProfile, Crate};
use crate::bench::process::{self, watched};
use crate::bench::serving::Serving;
use crate::bench::stopwatch::in_turns;
use crate::bench::table::{Row, grouped};
use crate::bench::{BoxError, Plan, server};

const ROUNDS: usize = 3;
/// The calls of a round; it takes one or two seconds.
const CALLS: u32 = 32_000;

const AT_ONCE: (&str, &str) = ("at_once.rs", include_str!("../templates/client/at_once.rs"));

/// Measures calls in a second of a processor's time, of the client alone; with the peers beside the official client.
pub(super) fn measure(plan: &Plan) -> Result<Row, BoxError> {
    let what = "client: calls per second of a core, `AssociateUser`, 64 at once, over hyper";
    if !process::can_be_measured() {
        return Ok(Row::missing(what, "it takes the /proc of Linux"));
    }
    let server = server::ours()?;
    server.build(BuildProfile::Release)?;
    let server = Serving::start(&server.program(BuildProfile::Release))?;
    let ours = build("calls", OURS, include_str!("../templates/client/calls.rs"))?;
    if !plan.peers {
        let [time] = in_turns(ROUNDS, [&mut || time(&ours, &server)])?;
        return Ok(Row::new(what, speed(time)));
    }
    let theirs =
        build("official-client-calls", THEIRS, include_str!("../templates/client/official_calls.rs"))?;
    let [time, their_time] =
        in_turns(ROUNDS, [&mut || time(&ours, &server), &mut || time(&theirs, &server)])?;
    let name = "aws-sdk-licensemanagerusersubscriptions";
    let name = format!("{name} {} with its defaults, same server", theirs.version_of(name)?);
    let ratio = their_time.as_secs_f64() / time.as_secs_f64();
    Ok(Row::new(what, speed(time))
        .goal("at least 1.5 x the official client", ratio >= 1.5)
        .reference(format!("{name}: {}", speed(their_time)), ratio))
}

fn build(name: &'static str, dependencies: &str, main: &str) -> Result<Crate, BoxError> {
    let package = Crate::write(name, dependencies, &[("main.rs", main), AT_ONCE])?.sharing();
    package.build(BuildProfile::Release)?;
    Ok(package)
}

/// Returns the time that a process took for its calls.
fn time(program: &Crate, server: &Serving) -> Result<Duration, BoxError> {
    let mut command = Command::new(program.program(BuildProfile::Release));
    command.args([&server.address, &CALLS.to_string()]);
    let mut times = Vec::new();
    watched(command, |id| {
        times.push(process::cpu(id)?);
        Ok(())
    })?;
    let [_, before, after] = times.as_slice() else {
        return Err("the calls did not stop three times".into());
    };
    Ok(*after - *before)
}

fn speed(time: Duration) -> String {
    format!("{}/s", grouped((f64::from(CALLS) / time.as_secs_f64()) as u64))
}
