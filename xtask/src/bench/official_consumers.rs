//! The cost of a dependency on the official crate of one service, beside ours.

use super::consumer::{DATAZONE, LICENSE_MANAGER, Service};
use super::crates::{BuildProfile, Crate};
use super::stopwatch::in_turns;
use super::table::{Row, seconds, times};
use super::{BoxError, Plan};

/// Compares programs of two services.
pub(super) fn measure(plan: &Plan) -> Result<Vec<Row>, BoxError> {
    let small = of_consumers(&LICENSE_MANAGER, plan.rounds_of_short_builds())?;
    let large = of_consumers(&DATAZONE, plan.rounds())?;
    Ok(small.into_iter().chain(large).collect())
}

/// Compares programs that use one service: with the client's half, as the official crate has it, and with both.
fn of_consumers(service: &Service, rounds: usize) -> Result<[Row; 3], BoxError> {
    let [client, both, official] = [service.client()?, service.both_halves()?, service.official()?];
    let build = |program: &Crate| program.build_clean(BuildProfile::Debug);
    let [time, both_time, official_time] =
        in_turns(rounds, [&mut || build(&client), &mut || build(&both), &mut || build(&official)])?;
    let row = |what: String, time, goal: f64| {
        let ratio = times(time, official_time);
        Row::new(what, seconds(time))
            .goal(&format!("at most {goal:.2} x the official crate"), ratio <= goal)
            .reference(format!("official crate: {}", seconds(official_time)), ratio)
    };
    let what = format!("compile a program that uses {}, clean, debug", service.name);
    let with_both = format!("compile a program that uses {}, with the server's half too", service.name);
    let [packages, official_packages] = [client.packages()?, official.packages()?];
    Ok([
        row(what, time, 0.14),
        row(with_both, both_time, 0.18),
        Row::new("its packages", packages.to_string()).reference(
            format!("official crate: {official_packages}"),
            packages as f64 / official_packages.max(1) as f64,
        ),
    ])
}
