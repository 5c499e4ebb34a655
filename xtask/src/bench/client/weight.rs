//! The weight of a program that calls one service over TLS.

use std::fs;
use std::time::Duration;

use super::{OURS, THEIRS};
use crate::bench::crates::{BuildProfile, Crate};
use crate::bench::stopwatch::in_turns;
use crate::bench::table::{Row, megabytes, seconds, times};
use crate::bench::{BoxError, Plan};

/// Compares programs that make one call, from an environment: packages, build, size. Returns ours as well.
pub(super) fn measure(plan: &Plan) -> Result<(Crate, Vec<Row>), BoxError> {
    let ours = Crate::write("caller", OURS, &[("main.rs", include_str!("../templates/client/caller.rs"))])?
        .sharing();
    let packages = ours.packages()?;
    let mut rows = vec![
        Row::new("packages below a program that calls one service over TLS", (packages - 1).to_string())
            .goal("at most 55", packages <= 56),
    ];
    if !plan.peers {
        let [time] = in_turns(plan.rounds(), [&mut || ours.build_clean(BuildProfile::Debug)])?;
        rows.push(Row::new("compile it, clean, debug", seconds(time)));
        return Ok((ours, rows));
    }
    let official = Crate::write(
        "official-caller",
        THEIRS,
        &[("main.rs", include_str!("../templates/client/official_caller.rs"))],
    )?
    .sharing();
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
    Ok((ours, rows))
}

/// Returns a row whose goal is a third of the reference.
fn third(what: &str, text: impl Fn(Duration) -> String, ours: Duration, theirs: Duration, name: &str) -> Row {
    let ratio = times(ours, theirs);
    Row::new(what, text(ours))
        .goal("at most 1/3", ratio <= 1.0 / 3.0)
        .reference(format!("{name}: {}", text(theirs)), ratio)
}
