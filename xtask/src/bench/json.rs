//! How fast JSON is read and written, against `serde_json` with derived types.

use std::collections::BTreeMap;
use std::process::Command;

use super::crates::{Crate, Profile};
use super::stopwatch::output;
use super::table::{Row, grouped};
use super::{Failure, Plan};

const DEPENDENCIES: &str = r#"
ferrosmith-runtime = { path = "../../../codegen/runtime" }
serde = { version = "1", features = ["derive"] }
serde_json = "1"

[dependencies.generated]
path = "../../../generated"
default-features = false
features = ["license-manager-user-subscriptions"]
"#;

const SOURCES: [(&str, &str); 5] = [
    ("main.rs", include_str!("templates/json/main.rs")),
    ("sample.rs", include_str!("templates/json/sample.rs")),
    ("derived.rs", include_str!("templates/json/derived.rs")),
    ("race.rs", include_str!("templates/json/race.rs")),
    ("allocations.rs", include_str!("templates/json/allocations.rs")),
];

/// Measures a large response, a small one and a request.
pub(super) fn measure(_: &Plan) -> Result<Vec<Row>, Failure> {
    let race = Crate::write("json", DEPENDENCIES, &SOURCES)?;
    race.build(Profile::Release)?;
    let said = output(&mut Command::new(race.program(Profile::Release)))?.out;
    let results = Results { numbers: numbers(&said)?, serde_json: race.version_of("serde_json")? };

    let size = grouped(results.number("list", "bytes")? as u64 / 1000);
    Ok(vec![
        results.throughput(&format!("JSON read, `ListUserAssociations` of {size} kB"), "list.read", 1.6)?,
        results.throughput("JSON write, the same value", "list.write", 1.3)?,
        results.count("allocations of that reading", "list.allocations")?,
        results.call("JSON read, response of `AssociateUser`", "small", "response")?,
        results.call("JSON write, request of `AssociateUser`", "small", "request")?,
    ])
}

/// What the program said: a name and a number a line.
struct Results {
    numbers: BTreeMap<String, f64>,
    serde_json: String,
}

fn numbers(said: &str) -> Result<BTreeMap<String, f64>, Failure> {
    let pairs = said.lines().filter_map(|line| line.split_once(' '));
    pairs.map(|(name, number)| Ok((name.to_owned(), number.parse()?))).collect()
}

impl Results {
    fn number(&self, of: &str, name: &str) -> Result<f64, Failure> {
        let name = format!("{of}.{name}");
        self.numbers.get(&name).copied().ok_or_else(|| format!("the program did not say {name}").into())
    }

    /// Ours and the reference's.
    fn pair(&self, of: &str) -> Result<[f64; 2], Failure> {
        Ok([self.number(of, "ours")?, self.number(of, "serde")?])
    }

    fn throughput(&self, what: &str, of: &str, goal: f64) -> Result<Row, Failure> {
        let bytes = self.number("list", "bytes")?;
        let [ours, theirs] = self.pair(of)?.map(|nanoseconds| bytes / nanoseconds * 1000.0);
        let ratio = ours / theirs;
        Ok(Row::new(what, format!("{ours:.0} MB/s"))
            .goal(&format!("at least {goal} x serde_json"), ratio >= goal)
            .reference(format!("{}: {theirs:.0} MB/s", self.name()), ratio))
    }

    fn count(&self, what: &str, of: &str) -> Result<Row, Failure> {
        let [ours, theirs] = self.pair(of)?;
        Ok(Row::new(what, grouped(ours as u64))
            .reference(format!("{}: {}", self.name(), grouped(theirs as u64)), ours / theirs))
    }

    /// The time and the allocations of one call.
    fn call(&self, what: &str, of: &str, direction: &str) -> Result<Row, Failure> {
        let bytes = self.number(of, &format!("{direction}.bytes"))?;
        let [ours, theirs] = self.pair(&format!("{of}.{direction}"))?;
        let allocations = self.pair(&format!("{of}.{direction}.allocations"))?;
        let cell = |time: f64, allocations: f64| {
            let plural = if allocations == 1.0 { "" } else { "s" };
            format!("{:.2} us, {allocations} allocation{plural}", time / 1000.0)
        };
        Ok(Row::new(format!("{what} ({bytes} bytes)"), cell(ours, allocations[0]))
            .reference(format!("{}: {}", self.name(), cell(theirs, allocations[1])), ours / theirs))
    }

    fn name(&self) -> String {
        format!("serde_json {} with derived types", self.serde_json)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_of_throughputs_is_above_one_where_ours_takes_less_time() -> Result<(), Failure> {
        let numbers = numbers("list.bytes 400000\nlist.read.ours 400000\nlist.read.serde 800000\n")?;
        let results = Results { numbers, serde_json: "1".to_owned() };
        let row = results.throughput("read", "list.read", 1.6)?;
        assert_eq!((row.measured.as_str(), row.ratio.as_str()), ("1000 MB/s", "2.00"));
        assert_eq!(row.goal, "at least 1.6 x serde_json");
        assert!(results.pair("list.write").is_err());
        Ok(())
    }
}
