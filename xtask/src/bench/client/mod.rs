//! The cost of a client: its calls, its endpoints, its signatures, and what a program with it weighs.

mod advisories;
mod throughput;
mod weight;

use super::program::Program;
use super::table::Row;
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
    let program = Program::run("client", DEPENDENCIES, include_str!("../templates/programs/client.rs"), &[])?;
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
    rows.push(throughput::measure(plan)?);
    let (caller, weights) = weight::measure(plan)?;
    rows.extend(weights);
    rows.push(advisories::measure(&caller, plan.advisories.as_deref())?);
    Ok(rows)
}
