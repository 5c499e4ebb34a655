//! The cost of a dependency on one service.

use std::process::Command;
use std::time::Duration;

use super::crates::{BuildProfile, Crate};
use super::stopwatch::{in_turns, output};
use super::table::{Row, seconds};
use super::{BoxError, Plan};

/// Measures a small program that uses License Manager User Subscriptions and nothing else.
pub(super) fn measure(plan: &Plan) -> Result<Vec<Row>, BoxError> {
    let consumer = write()?;
    let [time] = in_turns(plan.rounds(), [&mut || consumer.build_clean(BuildProfile::Debug)])?;
    output(&mut Command::new(consumer.program(BuildProfile::Debug)))?;
    let packages = consumer.packages()?;
    Ok(vec![
        Row::new(
            "compile a program that uses one service, clean, debug, with its dependencies",
            seconds(time),
        )
        .goal("under 10 s", time < Duration::from_secs(10)),
        Row::new("its packages in `cargo tree`, itself included", packages.to_string())
            .goal("at most 15", packages <= 15),
    ])
}

/// Returns the program.
pub(super) fn write() -> Result<Crate, BoxError> {
    let dependencies = "ferrosmith-runtime = { path = \"../../../codegen/runtime\" }\n\n\
                        [dependencies.generated]\n\
                        path = \"../../../generated\"\n\
                        default-features = false\n\
                        features = [\"client\", \"license-manager-user-subscriptions\"]\n";
    Crate::write("consumer", dependencies, &[("main.rs", include_str!("templates/consumer.rs"))])
}
