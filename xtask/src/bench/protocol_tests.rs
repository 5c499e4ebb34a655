//! The duration of the official protocol tests, which are no part of the repository.

use std::env;
use std::process::Command;
use std::time::Duration;

use super::stopwatch::{Output, output};
use super::table::{Row, seconds};
use super::{BoxError, Plan};
use crate::beside::TESTS;
use crate::codegen::root;
use crate::conformance::SUITES;

const WHAT: &str = "`cargo xtask conformance`, all protocols, warm";

/// Measures `cargo xtask conformance` with everything compiled, without cargo itself.
pub(super) fn measure(_: &Plan) -> Result<Vec<Row>, BoxError> {
    let tests = match TESTS.place() {
        Ok(tests) => tests,
        Err(problem) => return Ok(vec![Row::missing(WHAT, &problem)]),
    };
    let program = env::current_exe()?;
    let once = || {
        let mut command = Command::new(&program);
        command.arg("conformance").arg(&tests).env_remove(SUITES).current_dir(root());
        let Output { time, out, .. } = output(&mut command)?;
        Ok::<_, BoxError>((time, running(&out).ok_or("the protocol tests did not say how long they took")?))
    };
    once()?; // which may have to compile
    let (whole, running) = once()?;
    Ok(vec![
        Row::new(WHAT, seconds(whole)).goal("under 60 s", whole < Duration::from_secs(60)),
        Row::new("of that, running the tests", seconds(running))
            .goal("under 2 s", running < Duration::from_secs(2)),
    ])
}

/// The time in the last line: `…, run in 0.12 s`.
fn running(said: &str) -> Option<Duration> {
    let (_, time) = said.trim_end().rsplit_once(", run in ")?;
    Duration::try_from_secs_f64(time.strip_suffix(" s")?.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_says_how_long_the_tests_ran() {
        let said = "table\n\ngenerated in 0.04 s, compiled in 0.20 s, run in 0.12 s\n";
        assert_eq!(running(said), Some(Duration::from_millis(120)));
        assert_eq!(running("no protocol tests"), None);
    }
}
