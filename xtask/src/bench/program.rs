//! A program that is compiled to measure itself, and what it said.

use std::collections::BTreeMap;
use std::process::Command;

use super::BoxError;
use super::crates::{BuildProfile, Crate};
use super::stopwatch::output;

/// The dependencies of every program; a program adds its own.
pub(super) const OURS: &str = "\
ferrosmith-runtime = { path = \"../../../codegen/runtime\", features = [\"event-stream\", \"query\"] }
generated = { path = \"../../../generated\", default-features = false, features = [\"client\", \
\"server\", \"datazone\", \
\"license-manager-user-subscriptions\"] }
";

/// The modules that programs share. One that a program does not name is not compiled.
const SHARED: [(&str, &str); 9] = [
    ("allocations.rs", include_str!("templates/shared/allocations.rs")),
    ("associations.rs", include_str!("templates/shared/associations.rs")),
    ("derived.rs", include_str!("templates/shared/derived.rs")),
    ("derived_listings.rs", include_str!("templates/shared/derived_listings.rs")),
    ("endpoints.rs", include_str!("templates/shared/endpoints.rs")),
    ("listings.rs", include_str!("templates/shared/listings.rs")),
    ("race.rs", include_str!("templates/shared/race.rs")),
    ("ready.rs", include_str!("templates/shared/ready.rs")),
    ("run_instances.rs", include_str!("templates/shared/run_instances.rs")),
];

/// Freed memory stays with the process (glibc; 32 MB are the most that it takes). Else, whether a call
/// pays the kernel for the pages of a large result depends on which block happens to lie last.
const KEPT: &str = "glibc.malloc.trim_threshold=33554432:glibc.malloc.mmap_threshold=33554432";

/// The output of a program: names and numbers.
pub(super) struct Program {
    package: Crate,
    said: Said,
}

impl Program {
    /// Compiles and runs a program.
    pub(super) fn run(
        name: &'static str,
        dependencies: &str,
        main: &str,
        arguments: &[&str],
    ) -> Result<Program, BoxError> {
        let package = Crate::write(name, &format!("{OURS}{dependencies}"), &sources(main))?.sharing();
        Program::of(package, arguments)
    }

    /// Compiles and runs a program that uses little of a large package.
    pub(super) fn run_with_little_of(
        package: &str,
        name: &'static str,
        dependencies: &str,
        main: &str,
    ) -> Result<Program, BoxError> {
        let dependencies = format!("{OURS}{dependencies}");
        Program::of(Crate::with_little_of(package, name, &dependencies, &sources(main))?, &[])
    }

    fn of(package: Crate, arguments: &[&str]) -> Result<Program, BoxError> {
        package.build(BuildProfile::Release)?;
        let mut command = Command::new(package.program(BuildProfile::Release));
        let said = output(command.args(arguments).env("GLIBC_TUNABLES", KEPT))?.out;
        Ok(Program { package, said: Said::read(&said)? })
    }

    /// Runs it again, with the allocator as it comes.
    pub(super) fn with_plain_allocator(self) -> Result<Program, BoxError> {
        let mut command = Command::new(self.package.program(BuildProfile::Release));
        let said = output(command.env_remove("GLIBC_TUNABLES"))?.out;
        Ok(Program { said: Said::read(&said)?, ..self })
    }

    /// Returns the name of a crate that it uses, and its version.
    pub(super) fn peer(&self, package: &str) -> Result<String, BoxError> {
        Ok(format!("{package} {}", self.package.version_of(package)?))
    }

    pub(super) fn number(&self, name: &str) -> Result<f64, BoxError> {
        self.said.number(name)
    }

    /// Returns the nanoseconds of a call.
    pub(super) fn time(&self, race: &str, racer: &str) -> Result<f64, BoxError> {
        self.number(&format!("{race}.{racer}"))
    }

    /// Returns the number of allocations of a call.
    pub(super) fn allocations(&self, race: &str, racer: &str) -> Result<f64, BoxError> {
        self.number(&format!("{race}.{racer}.allocations"))
    }

    /// Returns the time and the allocations of a call, for the table.
    pub(super) fn call(&self, race: &str, racer: &str) -> Result<String, BoxError> {
        let [time, allocations] = [self.time(race, racer)?, self.allocations(race, racer)?];
        let plural = if allocations == 1.0 { "" } else { "s" };
        Ok(format!("{:.2} us, {allocations} allocation{plural}", time / 1000.0))
    }

    /// Returns the number of bytes per second, for the table.
    pub(super) fn throughput(&self, bytes: f64, race: &str, racer: &str) -> Result<String, BoxError> {
        Ok(format!("{:.0} MB/s", bytes / self.time(race, racer)? * 1000.0))
    }

    /// Returns how many times as fast as `other` ours is.
    pub(super) fn speed(&self, race: &str, other: &str) -> Result<f64, BoxError> {
        Ok(self.time(race, other)? / self.time(race, "ours")?)
    }
}

/// The files of a program.
fn sources(main: &str) -> Vec<(&str, &str)> {
    [("main.rs", main)].into_iter().chain(SHARED).collect()
}

/// Names and numbers, one of each a line.
pub(super) struct Said(BTreeMap<String, f64>);

impl Said {
    /// Reads the output of a program.
    pub(super) fn read(output: &str) -> Result<Said, BoxError> {
        let pairs = output.lines().filter_map(|line| line.split_once(' '));
        pairs.map(|(name, number)| Ok((name.to_owned(), number.parse()?))).collect::<Result<_, _>>().map(Said)
    }

    pub(super) fn number(&self, name: &str) -> Result<f64, BoxError> {
        self.0.get(name).copied().ok_or_else(|| format!("the program did not say {name}").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_says_names_and_numbers() -> Result<(), BoxError> {
        let said = Said::read("list.bytes 400000\nlist.read.ours 12.5\n")?;
        assert_eq!(said.number("list.read.ours")?, 12.5);
        assert!(said.number("list.write.ours").is_err());
        Ok(())
    }
}
