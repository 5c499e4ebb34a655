//! The duration of the official protocol tests, where they are at hand.

use std::env;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::table::{Row, seconds};
use super::{BoxError, Plan};
use crate::codegen::root;

/// Measures `cargo xtask conformance` with everything compiled, without cargo itself.
pub(super) fn measure(_: &Plan) -> Result<Vec<Row>, BoxError> {
    let program = env::current_exe()?;
    let once = || {
        let mut command = Command::new(&program);
        command.arg("conformance").current_dir(root()).stdin(Stdio::null());
        let start = Instant::now();
        let output = command.output()?;
        Ok::<_, BoxError>((start.elapsed(), String::from_utf8_lossy(&output.stdout).into_owned()))
    };
    let (_, first) = once()?; // which may have to compile
    if running(&first).is_none() {
        eprintln!("warning: no protocol tests: FERROSMITH_PROTOCOL_TESTS does not say where they are");
        return Ok(Vec::new());
    }
    let (whole, said) = once()?;
    let running = running(&said).ok_or("the protocol tests did not say how long they took")?;
    Ok(vec![
        Row::new("`cargo xtask conformance`, all five protocols, warm", seconds(whole))
            .goal("under 60 s", whole < Duration::from_secs(60)),
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
