//! The cost of a dependency on one service.

use std::process::Command;
use std::time::Duration;

use super::crates::{BuildProfile, Crate};
use super::stopwatch::{in_turns, output};
use super::table::{Row, seconds};
use super::{BoxError, Plan};

/// Measures a small program that uses License Manager User Subscriptions and nothing else.
pub(super) fn measure(plan: &Plan) -> Result<Vec<Row>, BoxError> {
    let consumer = LICENSE_MANAGER.client()?;
    let build = &mut || consumer.build_clean(BuildProfile::Debug);
    let [time] = in_turns(plan.rounds_of_short_builds(), [build])?;
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

/// A service of which a program uses nothing but its types.
pub(super) struct Service {
    /// Its name in the table.
    pub(super) name: &'static str,
    feature: &'static str,
    /// The crate that Amazon publishes.
    official: &'static str,
    main: &'static str,
    /// The names of programs: with the client's half, with both halves, with the official crate.
    programs: [&'static str; 3],
}

pub(super) const LICENSE_MANAGER: Service = Service {
    name: "one service",
    feature: "license-manager-user-subscriptions",
    official: "aws-sdk-licensemanagerusersubscriptions",
    main: include_str!("templates/consumer.rs"),
    programs: ["consumer", "consumer-of-both-halves", "official-consumer"],
};

pub(super) const DATAZONE: Service = Service {
    name: "DataZone",
    feature: "datazone",
    official: "aws-sdk-datazone",
    main: include_str!("templates/datazone_consumer.rs"),
    programs: ["datazone-consumer", "datazone-consumer-of-both-halves", "official-datazone-consumer"],
};

impl Service {
    /// Returns a program with the client's half alone.
    pub(super) fn client(&self) -> Result<Crate, BoxError> {
        self.write(self.programs[0], "\"client\"")
    }

    /// Returns the same program with both halves.
    pub(super) fn both_halves(&self) -> Result<Crate, BoxError> {
        self.write(self.programs[1], "\"client\", \"server\"")
    }

    /// Returns an empty program with the official crate, without its default features.
    pub(super) fn official(&self) -> Result<Crate, BoxError> {
        let dependency = format!("{} = {{ version = \"1\", default-features = false }}\n", self.official);
        Crate::write(self.programs[2], &dependency, &[("main.rs", "fn main() {}\n")])
    }

    fn write(&self, name: &'static str, halves: &str) -> Result<Crate, BoxError> {
        let dependencies = format!(
            "[dependencies.generated]\n\
             path = \"../../../generated\"\n\
             default-features = false\n\
             features = [{halves}, \"{}\"]\n",
            self.feature
        );
        Crate::write(name, &dependencies, &[("main.rs", self.main)])
    }
}
