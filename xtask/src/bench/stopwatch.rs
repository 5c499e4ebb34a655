//! Taking times.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::BoxError;

/// Measures each subject once a round, in turns, so that a change of the machine's mood meets all
/// of them. Gives the median of each.
pub(super) fn in_turns<const N: usize>(
    rounds: usize,
    mut subjects: [&mut dyn FnMut() -> Result<Duration, BoxError>; N],
) -> Result<[Duration; N], BoxError> {
    let mut times: [Vec<Duration>; N] = std::array::from_fn(|_| Vec::new());
    for _ in 0..rounds {
        for (subject, times) in subjects.iter_mut().zip(&mut times) {
            times.push(subject()?);
        }
    }
    Ok(times.map(median))
}

/// Returns the middle one; of an even number, the lower of the two in the middle.
pub(super) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

/// Runs a command, which must succeed, and gives what it printed.
pub(super) fn output(command: &mut Command) -> Result<Output, BoxError> {
    let start = Instant::now();
    let output = command.stdin(Stdio::null()).output()?;
    let time = start.elapsed();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        return Err(format!("{command:?} failed ({}):\n{error}", output.status).into());
    }
    Ok(Output { time, out: String::from_utf8_lossy(&output.stdout).into_owned(), error })
}

/// The output of a command.
pub(super) struct Output {
    pub(super) time: Duration,
    pub(super) out: String,
    pub(super) error: String,
}

/// Under which conditions the numbers came about.
pub(super) fn conditions(rounds: usize) -> Result<String, BoxError> {
    let rustc = output(Command::new("rustc").arg("--version"))?.out;
    let version = rustc.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let cores = std::thread::available_parallelism()?;
    let builds = match rounds {
        1 => "builds measured once, those beside syn and of one service: median of 3".to_owned(),
        rounds => format!("builds: median of {rounds}"),
    };
    Ok(format!(
        "{version}, {cores} cores; {builds}, in turns with their reference; no incremental compilation, since \
         dependencies have none; calls: median of 1,000, results dropped outside of the measured time, freed \
         memory kept by the process"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_a_measured_time() {
        let times = |numbers: &[u64]| median(numbers.iter().map(|n| Duration::from_secs(*n)).collect());
        assert_eq!(times(&[9, 1, 2]), Duration::from_secs(2));
        assert_eq!(times(&[4, 3, 2, 1]), Duration::from_secs(2));
        assert_eq!(times(&[]), Duration::ZERO);
    }

    #[test]
    fn subjects_take_turns() -> Result<(), BoxError> {
        let order = std::cell::RefCell::new(String::new());
        let subject = |name: char| {
            let order = &order;
            move || {
                order.borrow_mut().push(name);
                Ok(Duration::ZERO)
            }
        };
        in_turns(2, [&mut subject('a'), &mut subject('b')])?;
        assert_eq!(*order.borrow(), "abab");
        Ok(())
    }
}
