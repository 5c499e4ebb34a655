//! The speed and memory of reading and writing JSON, compared with `serde_json` and derived types.

use super::program::Program;
use super::table::{Row, grouped};
use super::{BoxError, Plan};

const DEPENDENCIES: &str = "\
serde = { version = \"1\", features = [\"derive\"] }
serde_json = \"1\"
";

/// Measures large responses, a small one and a request.
pub(super) fn measure(plan: &Plan) -> Result<Vec<Row>, BoxError> {
    let megabytes = if plan.quick { "10" } else { "100" };
    let main = include_str!("templates/programs/json.rs");
    let program = Program::run("json", DEPENDENCIES, main, &[megabytes])?;
    let theirs = format!("{} with derived types", program.peer("serde_json")?);
    let results = Results { program, theirs };
    Ok(vec![
        results.throughput("list", "read", "`ListUserAssociations`", Some(2.0))?,
        results.throughput("list", "write", "the same value", Some(1.3))?,
        results.allocations("allocations of that reading", "list.read")?,
        results.throughput("listings", "read", "`SearchListings` of DataZone", Some(1.6))?,
        results.throughput("listings", "write", "the same value", Some(1.5))?,
        results.call("JSON read, response of `AssociateUser`", "response", "read", Some(0.45))?,
        results.call("JSON write, request of `AssociateUser`", "request", "write", None)?,
        results.memory()?,
    ])
}

struct Results {
    program: Program,
    /// The implementation that ours is compared with.
    theirs: String,
}

impl Results {
    fn throughput(
        &self,
        value: &str,
        direction: &str,
        what: &str,
        goal: Option<f64>,
    ) -> Result<Row, BoxError> {
        let bytes = self.program.number(&format!("{value}.bytes"))?;
        let race = format!("{value}.{direction}");
        let [ours, theirs] = ["ours", "serde_json"].map(|racer| self.program.throughput(bytes, &race, racer));
        let ratio = self.program.speed(&race, "serde_json")?;
        let kilobytes = grouped(bytes as u64 / 1000);
        let row = Row::new(format!("JSON {direction}, {what}, {kilobytes} kB"), ours?)
            .reference(format!("{}: {}", self.theirs, theirs?), ratio);
        Ok(match goal {
            Some(goal) => row.goal(&format!("at least {goal} x serde_json"), ratio >= goal),
            None => row,
        })
    }

    fn allocations(&self, what: &str, race: &str) -> Result<Row, BoxError> {
        let ours = self.program.allocations(race, "ours")?;
        let theirs = self.program.allocations(race, "serde_json")?;
        Ok(Row::new(what, grouped(ours as u64))
            .reference(format!("{}: {}", self.theirs, grouped(theirs as u64)), ours / theirs))
    }

    fn call(&self, what: &str, value: &str, direction: &str, goal: Option<f64>) -> Result<Row, BoxError> {
        let bytes = self.program.number(&format!("{value}.bytes"))?;
        let race = format!("{value}.{direction}");
        let [ours, theirs] = ["ours", "serde_json"].map(|racer| self.program.call(&race, racer));
        let ratio = 1.0 / self.program.speed(&race, "serde_json")?;
        let row = Row::new(format!("{what} ({bytes} bytes)"), ours?)
            .reference(format!("{}: {}", self.theirs, theirs?), ratio);
        Ok(match goal {
            Some(goal) => row.goal(&format!("at most {goal} of serde_json's time"), ratio <= goal),
            None => row,
        })
    }

    /// Returns the memory that reading takes at most, beside that of what was read.
    fn memory(&self) -> Result<Row, BoxError> {
        let megabytes = |name: &str| Ok::<_, BoxError>(self.program.number(name)? / 1e6);
        let [peak, held, result] =
            [megabytes("memory.peak")?, megabytes("memory.held")?, megabytes("memory.result")?];
        let ratio = peak / result;
        let what = format!("peak memory while {:.0} MB of list are read", megabytes("memory.bytes")?);
        Ok(Row::new(what, format!("{peak:.1} MB, {held:.1} MB held afterwards"))
            .goal("below 1.2 x the result itself", ratio < 1.2)
            .reference(format!("the result without room to spare: {result:.1} MB"), ratio))
    }
}
