//! Processes that are measured from outside: the time of the processor that they take, and their memory.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::BoxError;
use super::program::Said;

/// The unit of times in `/proc`: a hundredth of a second, whatever the kernel's own is.
const TICK: Duration = Duration::from_millis(10);

/// Returns `true` if processes can be looked at here.
pub(super) fn can_be_measured() -> bool {
    Path::new("/proc/self/stat").exists()
}

/// Returns the time that all threads of a process took so far.
pub(super) fn cpu(id: u32) -> Result<Duration, BoxError> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat"))?;
    let ticks = ticks(&stat).ok_or("/proc has another form here")?;
    Ok(TICK * u32::try_from(ticks)?)
}

/// Returns the bytes that a process holds in memory.
pub(super) fn memory(id: u32) -> Result<u64, BoxError> {
    let status = fs::read_to_string(format!("/proc/{id}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    Ok(kilobytes.ok_or("/proc has another form here")?.parse::<u64>()? * 1024)
}

/// Returns a command for a program that may have as many open files as the system lets anyone have.
pub(super) fn with_all_files(program: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -n \"$(ulimit -Hn)\" 2>&-; exec \"$0\" \"$@\""]).arg(program);
    command
}

/// Runs a program that says names and numbers. Where it says `stop` it waits, and is looked at.
pub(super) fn watched(
    mut command: Command,
    mut look: impl FnMut(u32) -> Result<(), BoxError>,
) -> Result<Said, BoxError> {
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let (mut input, output) = (process.stdin.take(), process.stdout.take().ok_or("no output")?);
    let mut said = String::new();
    for line in BufReader::new(output).lines() {
        let line = line?;
        if line == "stop" {
            look(process.id())?;
            input.as_mut().ok_or("no input")?.write_all(b"\n")?;
        }
        said += &format!("{line}\n");
    }
    match process.wait()?.success() {
        true => Said::read(&said),
        false => Err(format!("{command:?} failed; it said why above").into()),
    }
}

/// Returns the ticks in user and in kernel mode of a line of `/proc/PID/stat`. The name, which comes second, may have
/// blanks.
fn ticks(stat: &str) -> Option<u64> {
    let mut fields = stat.rsplit_once(") ")?.1.split(' ').skip(11);
    Some(fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_a_process_are_two_fields() {
        let stat = "7 (a b) c) S 1 7 7 0 -1 4194304 90 0 0 0 250 50 0 0 20 0 1 0 100 1000 10";
        assert_eq!(ticks(stat), Some(300));
        assert_eq!(ticks("nothing"), None);
    }
}
