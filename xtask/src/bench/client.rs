//! The cost of a client: its calls, its endpoints, its signatures, and what a program with it is made of.

use std::fs;
use std::time::Duration;

use super::crates::{BuildProfile, Crate};
use super::program::Program;
use super::stopwatch::in_turns;
use super::table::{Row, megabytes, seconds, times};
use super::{BoxError, Plan};

const DEPENDENCIES: &str =
    "ferrosmith-client = { path = \"../../../codegen/client\", features = [\"tokio\"] }\n";

/// A program that calls License Manager User Subscriptions, with the transport of hyper.
const OURS: &str = "\
ferrosmith-client = { path = \"../../../codegen/client\", features = [\"hyper\"] }
generated = { path = \"../../../generated\", default-features = false, features = [\
\"license-manager-user-subscriptions\", \"sdk\"] }
tokio = { version = \"1\", features = [\"rt\"] }
";

/// The same with the crates that Amazon publishes, with their defaults.
const THEIRS: &str = "\
aws-config = \"1\"
aws-sdk-licensemanagerusersubscriptions = \"1\"
tokio = { version = \"1\", features = [\"rt\"] }
";

/// Measures calls in memory, and the program; with the peers beside the official one.
pub(super) fn measure(plan: &Plan) -> Result<Vec<Row>, BoxError> {
    let program = Program::run("client", DEPENDENCIES, include_str!("templates/programs/client.rs"), &[])?;
    let under = |race: &str, limit: f64| Ok::<_, BoxError>(program.time(race, "ours")? < limit);
    let allocations = program.allocations("call", "ours")?;
    let mut rows = vec![
        Row::new("client: a call in memory, `AssociateUser`, signed and read", program.call("call", "ours")?)
            .goal("under 8 us, under 60 allocations", under("call", 8000.0)? && allocations < 60.0),
        Row::new("client: an endpoint by rules, DataZone", program.call("endpoint", "ours")?)
            .goal("under 0.3 us", under("endpoint", 300.0)?),
        Row::new("client: Signature Version 4 of a small request, key cached", program.call("sign", "ours")?)
            .goal("under 4 us", under("sign", 4000.0)?),
    ];
    rows.extend(programs(plan)?);
    Ok(rows)
}

/// Compares programs that make one call, from an environment: packages, build, size.
fn programs(plan: &Plan) -> Result<Vec<Row>, BoxError> {
    let ours = Crate::write("caller", OURS, &[("main.rs", include_str!("templates/caller.rs"))])?;
    let packages = ours.packages()?;
    let mut rows = vec![
        Row::new("packages below a program that calls one service over TLS", (packages - 1).to_string())
            .goal("at most 55", packages <= 56),
    ];
    if !plan.peers {
        let [time] = in_turns(plan.rounds(), [&mut || ours.build_clean(BuildProfile::Debug)])?;
        rows.push(Row::new("compile it, clean, debug", seconds(time)));
        return Ok(rows);
    }
    let official = Crate::write(
        "official-caller",
        THEIRS,
        &[("main.rs", include_str!("templates/official_caller.rs"))],
    )?;
    let their_packages = official.packages()?;
    let name = "aws-sdk-licensemanagerusersubscriptions and aws-config";
    if let Some(row) = rows.pop() {
        let ratio = (packages - 1) as f64 / (their_packages - 1) as f64;
        rows.push(row.reference(format!("{name}: {}", their_packages - 1), ratio));
    }
    let [time, their_time] = in_turns(
        plan.rounds(),
        [&mut || ours.build_clean(BuildProfile::Debug), &mut || official.build_clean(BuildProfile::Debug)],
    )?;
    rows.push(third("compile it, clean, debug", seconds, time, their_time, name));
    ours.build(BuildProfile::Release)?;
    official.build(BuildProfile::Release)?;
    let size = |of: &Crate| Ok::<_, BoxError>(fs::metadata(of.program(BuildProfile::Release))?.len());
    let [size, their_size] = [size(&ours)?, size(&official)?];
    let bytes = |size: Duration| megabytes(size.as_secs());
    let [size, their_size] = [size, their_size].map(Duration::from_secs);
    rows.push(third("its size, release, stripped", bytes, size, their_size, name));
    Ok(rows)
}

/// Returns a row whose goal is a third of the reference.
fn third(what: &str, text: impl Fn(Duration) -> String, ours: Duration, theirs: Duration, name: &str) -> Row {
    let ratio = times(ours, theirs);
    Row::new(what, text(ours))
        .goal("at most 1/3", ratio <= 1.0 / 3.0)
        .reference(format!("{name}: {}", text(theirs)), ratio)
}
